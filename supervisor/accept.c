#include "supervisor/accept.h"

#include "probes/probes.h"
#include "supervisor/edge/select_set.h"
#include "supervisor/edge/service_unavailable.h"
#include "supervisor/reap.h"
#include "supervisor/status.h"
#include "supervisor/waiting.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
	/* From one listener before the next has its turn: enough to spare
	 * most waits under load, less than a millisecond of starting. */
	ACCEPTS_A_TURN = 8,
	/* The same where nothing is started. */
	WAITS_A_TURN = 64,
};

/* An accepted connection on its way to a handler. */
struct arrival {
	uint32_t index; /* its slot, already taken */
	struct fair_client client;
};

/* ----------------------------------------------------------------- its slot */

static uint32_t
take_slot(struct loop *loop)
{
	uint32_t index = slots_take(scoreboard_lock(loop->server->board),
	    loop_settings(loop)->max_connections, loop->server->owner);

	scoreboard_unlock(loop->server->board);
	if (index != 0)
		loop->own++;
	return index;
}

static void
give_back_slot(struct loop *loop, uint32_t index)
{
	slots_release(scoreboard_lock(loop->server->board), index);
	scoreboard_unlock(loop->server->board);
	loop->own--;
}

static int
describe_slot(struct loop *loop, const struct arrival *arrival)
{
	int result =
	    slots_describe(scoreboard_lock(loop->server->board), arrival->index,
		&arrival->client.remote, loop_settings(loop)->max_per_source);

	scoreboard_unlock(loop->server->board);
	return result;
}

static void
start_slot(struct loop *loop, const struct arrival *arrival, pid_t pid)
{
	slots_start(scoreboard_lock(loop->server->board), arrival->index, pid,
	    loop->now_ms);
	scoreboard_unlock(loop->server->board);
}

/* ------------------------------------------------------------- its handler */

static void
refuse(
    struct loop *loop, const struct arrival *arrival, enum counts_refusal why)
{
	loop->server->board->tally.refused[why]++;
	give_back_slot(loop, arrival->index);
	service_unavailable_send(arrival->client.connection);
}

static void
refuse_source(struct loop *loop, const struct arrival *arrival)
{
	char name[PEER_NAME_SIZE];

	peer_write_name(&arrival->client.remote, name);
	error_log_say_seldom(&loop->server->board->source_trouble, loop->now_ms,
	    "refused %s, whose source has %u connections already", name,
	    loop_settings(loop)->max_per_source);
	refuse(loop, arrival, COUNTS_SOURCE);
}

static struct peer
local_end(const struct arrival *arrival)
{
	struct sockaddr_storage address = { .ss_family = AF_UNSPEC };
	socklen_t length = sizeof address;

	if (!arrival->client.is_local_unknown ||
	    getsockname(
		arrival->client.connection, (void *)&address, &length) != 0)
		return arrival->client.local;
	return peer_of(&address);
}

static void
not_started(struct loop *loop, const struct arrival *arrival,
    enum spawn_failure failure)
{
	if (failure == SPAWN_FORK)
		error_log_say_seldom(&loop->server->board->spawn_trouble,
		    loop->now_ms, "cannot make a process: %s", strerror(errno));
	else
		error_log_say_seldom(&loop->server->board->spawn_trouble,
		    loop->now_ms, "cannot execute %s: %s",
		    loop->server->setup->handler.path, strerror(errno));
	refuse(loop, arrival,
	    failure == SPAWN_FORK ? COUNTS_FORK : COUNTS_EXECUTE);
	loop_rest(loop);
}

/* Gives the connection to a spare if there is one, else to a new process. */
static pid_t
find_handler(struct loop *loop, int connection, enum spawn_failure *failure)
{
	struct server *server = loop->server;
	pid_t pid = spares_use(
	    &server->spares, &server->spawner.environment, connection);

	if (pid > 0) {
		server->board->tally.handed++;
		return pid;
	}
	return spawn_handler(&server->spawner, connection, failure);
}

static void
start_handler(struct loop *loop, const struct arrival *arrival)
{
	struct peer local = local_end(arrival);
	enum spawn_failure failure;
	pid_t pid;

	handler_env_describe(&loop->server->spawner.environment,
	    &arrival->client.remote, &local);
	pid = find_handler(loop, arrival->client.connection, &failure);
	if (pid < 0) {
		not_started(loop, arrival, failure);
		return;
	}
	PROBES_SPAWNED(pid, arrival->client.connection);
	start_slot(loop, arrival, pid);
	close(arrival->client.connection);
	loop->rest_ms = 0;
}

static void
serve(struct loop *loop, const struct arrival *arrival)
{
	if (describe_slot(loop, arrival) != 0)
		refuse_source(loop, arrival);
	else if (reap_is_failing(loop))
		refuse(loop, arrival, COUNTS_FAILING);
	else
		start_handler(loop, arrival);
}

/* ------------------------------------------------------------------- accept */

/* Whether accept(2) failed for this connection only, so that the next may do
 * (accept(2), "Error handling"). */
static bool
is_connection_lost(int error)
{
	switch (error) {
	case ECONNABORTED:
	case EPROTO:
	case ENETDOWN:
	case ENOPROTOOPT:
	case EHOSTDOWN:
	case ENONET:
	case EHOSTUNREACH:
	case EOPNOTSUPP:
	case ENETUNREACH:
	case ETIMEDOUT:
	case EPERM:
		return true;
	default:
		return false;
	}
}

/* Returns whether there may be another connection. */
static bool
accept_failed(struct loop *loop, const struct listener *listener, int error)
{
	struct counts *tally = &loop->server->board->tally;

	if (error == EINTR)
		return true;
	if (error == EAGAIN || error == EWOULDBLOCK)
		return false;
	if (is_connection_lost(error)) {
		tally->accept_aborted++;
		return true;
	}
	tally->accept_failed++;
	error_log_say_seldom(&loop->server->board->accept_trouble, loop->now_ms,
	    "cannot accept on %s: %s", listener->name, strerror(error));
	loop_rest(loop);
	return false;
}

/* The status socket needs neither a slot nor a handler, so it is answered even
 * at the limit. */
static bool
answer_status(struct loop *loop, const struct listener *listener)
{
	int connection = accept4(listener->fd, NULL, NULL, SOCK_CLOEXEC);

	if (connection < 0)
		return accept_failed(loop, listener, errno);
	status_tell(loop->server, loop->now_ms, connection);
	close(connection);
	return true;
}

int
accept_connection(
    struct loop *loop, struct listener *listener, struct fair_client *client)
{
	struct counts *tally = &loop->server->board->tally;
	struct sockaddr_storage address = { .ss_family = AF_UNSPEC };
	socklen_t length = sizeof address;
	int connection =
	    accept4(listener->fd, (void *)&address, &length, SOCK_CLOEXEC);

	if (connection < 0)
		return accept_failed(loop, listener, errno) ? 0 : -1;
	PROBES_ACCEPTED(connection, listener->fd);
	tally->accepted++;
	tally->accepted_at[listener->fd]++;
	*client = (struct fair_client){ .connection = connection,
		.is_local_unknown = listener->is_wildcard,
		.remote = peer_of(&address),
		.local = listener->local,
		.came_ms = loop->now_ms };
	return 1;
}

/* Returns whether there may be another connection. */
static bool
accept_one(struct loop *loop, struct listener *listener)
{
	struct arrival arrival;
	int result;

	if (listener->is_status)
		return answer_status(loop, listener);
	/* The first process gives places in the order of its queue. */
	if (loop->server->board->is_pressed)
		return false;
	arrival.index = take_slot(loop);
	if (arrival.index == 0)
		return false;
	result = accept_connection(loop, listener, &arrival.client);
	if (result != 1) {
		give_back_slot(loop, arrival.index);
		return result == 0;
	}
	serve(loop, &arrival);
	return true;
}

bool
accept_serve(struct loop *loop, const struct fair_client *client)
{
	struct arrival arrival = { .index = take_slot(loop),
		.client = *client };

	if (arrival.index == 0)
		return false;
	serve(loop, &arrival);
	return true;
}

void
accept_some(struct loop *loop, struct listener *listener, unsigned most)
{
	bool is_waiting_room = waiting_is_open(loop) && !listener->is_status;

	while (most-- > 0 && !loop_is_resting(loop))
		if (is_waiting_room ? !waiting_accept(loop, listener)
				    : !accept_one(loop, listener))
			return;
}

void
accept_ready(struct loop *loop, const fd_set *ready)
{
	struct listeners *listeners = &loop->server->setup->listeners;

	loop->turn++;
	for (unsigned i = 0; i < listeners->count; i++) {
		struct listener *listener =
		    &listeners->list[(loop->turn + i) % listeners->count];

		if (select_set_has(ready, listener->fd))
			accept_some(loop, listener,
			    waiting_is_open(loop) ? WAITS_A_TURN
						  : ACCEPTS_A_TURN);
	}
}
