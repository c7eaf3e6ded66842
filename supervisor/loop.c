#include "loop.h"

#include "refuse.h"
#include "signals.h"

#include <bsd/unistd.h>
#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	/* From one listener before the next has its turn: enough to spare
	 * most waits under load, less than a millisecond of starting. */
	ACCEPTS_A_TURN = 8,
	/* The rest after trouble: short enough not to be noticed, long enough
	 * for an idle processor; doubled up to the longest. */
	REST_LEAST_MS = 100,
	REST_MOST_MS = 500,
	/* From asking a handler to end to killing it. */
	MERCY_MS = 2000,
	/* Without a moment below the limit for this long, it is one crowd. */
	CROWD_MS = 1000,
	/* So many handlers are looked through at once for those that ended;
	 * with more of them, at most once in SWEEP_MS. */
	SWEEP_CHEAP = 256,
	SWEEP_MS = 50,
	TITLE_MS = 250,
};

struct loop {
	struct server *server;
	bool is_stopping; /* no more connections are accepted */
	bool must_sweep; /* a process may have ended unnoticed */
	bool is_crowded; /* and that has been said */
	unsigned turn; /* the listener whose turn is first */
	int rest_ms; /* the last rest; 0 when all is well */
	uint32_t titled; /* number of handlers in the process title */
	int64_t now_ms;
	int64_t wake_ms; /* the next thing to do without an event */
	int64_t rest_until_ms;
	int64_t stop_by_ms; /* when stopping: handlers are ended then */
	int64_t sweep_ms; /* not before */
	int64_t title_ms;
	int64_t crowded_ms; /* when the limit was last met */
	struct log_limit accept_trouble;
	struct log_limit fork_trouble;
	struct log_limit execute_trouble;
	struct log_limit source_trouble;
	struct log_limit crash;
};

static void
wake_at(struct loop *loop, int64_t when_ms)
{
	if (when_ms < loop->wake_ms)
		loop->wake_ms = when_ms;
}

static const struct settings *
settings_of(const struct loop *loop)
{
	return &loop->server->setup->settings;
}

/* ------------------------------------------------------------ who has ended */

static void
count_end(struct tally *tally, int status, const struct rusage *usage)
{
	if (WIFSIGNALED(status))
		tally->killed[WTERMSIG(status) & 127]++;
	else
		tally->exited[WEXITSTATUS(status)]++;
	tally->processor_us +=
	    (uint64_t)(usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) *
		1000000 +
	    (uint64_t)(usage->ru_utime.tv_usec + usage->ru_stime.tv_usec);
}

static void
account(struct loop *loop, pid_t pid, int status, const struct rusage *usage)
{
	struct slots *slots = loop->server->slots;
	struct tally *tally = loop->server->tally;
	uint32_t index = slots_find(slots, pid);
	const struct slot *slot = &slots->slots[index];
	char name[PEER_NAME_SIZE];

	if (index == 0)
		return;
	count_end(tally, status, usage);
	tally->lived_ms += (uint64_t)(loop->now_ms - slot->started_ms);
	if (slot->asked > 0) {
		tally->ended++;
	} else if (WIFSIGNALED(status)) {
		peer_write_name(&slot->peer, name);
		log_say_seldom(&loop->crash, loop->now_ms,
		    "handler %d for %s was killed by signal %d (%s)", (int)pid,
		    name, WTERMSIG(status), strsignal(WTERMSIG(status)));
	}
	slots_release(slots, index);
}

static bool
reap_one(struct loop *loop, pid_t which)
{
	struct rusage usage;
	int status;
	pid_t pid = wait4(which, &status, WNOHANG, &usage);

	if (pid > 0)
		account(loop, pid, status, &usage);
	return pid > 0;
}

/*
 * The signal names one process that ended, and finding that one takes the same
 * time whatever their number.  Others may have ended since, unnamed; to find
 * them the kernel looks at each that runs, so with many that is not done for
 * every signal.
 */
static void
reap(struct loop *loop)
{
	pid_t named = signal_flags.child;

	if (named != 0) {
		signal_flags.child = 0;
		reap_one(loop, named);
		loop->must_sweep = true;
	}
	if (!loop->must_sweep)
		return;
	if (loop->server->slots->running > SWEEP_CHEAP &&
	    loop->now_ms < loop->sweep_ms) {
		wake_at(loop, loop->sweep_ms);
		return;
	}
	while (reap_one(loop, -1))
		continue;
	loop->must_sweep = false;
	loop->sweep_ms = loop->now_ms + SWEEP_MS;
}

/* ----------------------------------------------------- who runs for too long */

static int64_t
deadline_of(const struct loop *loop, const struct slot *slot)
{
	int64_t lifetime_ms = (int64_t)settings_of(loop)->lifetime_s * 1000;
	int64_t deadline_ms = INT64_MAX;

	if (lifetime_ms > 0)
		deadline_ms = slot->started_ms + lifetime_ms;
	if (loop->is_stopping && loop->stop_by_ms < deadline_ms)
		deadline_ms = loop->stop_by_ms;
	if (slot->asked > 0 && deadline_ms < INT64_MAX)
		deadline_ms += slot->asked * (int64_t)MERCY_MS;
	return deadline_ms;
}

/* First it is asked to end, then it is killed, each time with its group. */
static void
end_slot(struct slot *slot)
{
	kill(-slot->pid, slot->asked == 0 ? SIGTERM : SIGKILL);
	if (slot->asked < 100)
		slot->asked++;
}

static void
end_overdue(struct loop *loop)
{
	struct slots *slots = loop->server->slots;
	uint32_t index = slots->oldest;

	/* In the order of their start, so all behind the first that is not
	 * due and was not asked are not due either. */
	for (; index != 0; index = slots->slots[index].newer) {
		struct slot *slot = &slots->slots[index];

		if (deadline_of(loop, slot) <= loop->now_ms)
			end_slot(slot);
		wake_at(loop, deadline_of(loop, slot));
		if (slot->asked == 0)
			return;
	}
}

static void
kill_all(struct loop *loop)
{
	struct slots *slots = loop->server->slots;
	uint32_t index = slots->oldest;

	for (; index != 0; index = slots->slots[index].newer)
		kill(-slots->slots[index].pid, SIGKILL);
}

/* ------------------------------------------------------------ one connection */

static void
rest(struct loop *loop)
{
	loop->rest_ms = loop->rest_ms == 0 ? REST_LEAST_MS : 2 * loop->rest_ms;
	if (loop->rest_ms > REST_MOST_MS)
		loop->rest_ms = REST_MOST_MS;
	loop->rest_until_ms = loop->now_ms + loop->rest_ms;
}

static void
refuse(struct loop *loop, int connection, enum tally_refusal why)
{
	loop->server->tally->refused[why]++;
	refuse_and_close(connection);
}

static bool
has_source_too_many(struct loop *loop, const struct peer *peer)
{
	unsigned most = settings_of(loop)->max_per_source;
	char name[PEER_NAME_SIZE];

	if (most == 0 ||
	    slots_running_for(loop->server->slots, peer_key(peer)) < most)
		return false;
	peer_write_name(peer, name);
	log_say_seldom(&loop->source_trouble, loop->now_ms,
	    "refused %s, whose source has %u connections already", name, most);
	return true;
}

static void
describe(struct loop *loop, int connection, const struct listener *listener,
    const struct peer *remote)
{
	struct sockaddr_storage address = { .ss_family = AF_UNSPEC };
	socklen_t length = sizeof address;
	struct peer local = listener->local;

	if (listener->is_wildcard &&
	    getsockname(connection, (void *)&address, &length) == 0)
		local = peer_of(&address);
	environment_describe(
	    &loop->server->spawner.environment, remote, &local);
}

static void
say_why_not_started(struct loop *loop, enum spawn_failure failure)
{
	if (failure == SPAWN_FORK)
		log_say_seldom(&loop->fork_trouble, loop->now_ms,
		    "cannot make a process: %s", strerror(errno));
	else
		log_say_seldom(&loop->execute_trouble, loop->now_ms,
		    "cannot execute %s: %s", loop->server->setup->handler.path,
		    strerror(errno));
}

/* Its slot is taken; it gets a handler or a 503. */
static void
start_handler(struct loop *loop, int connection, uint32_t index)
{
	struct slots *slots = loop->server->slots;
	enum spawn_failure failure;
	pid_t pid = spawn_handler(&loop->server->spawner, connection, &failure);

	if (pid > 0) {
		slots_start(slots, index, pid);
		loop->rest_ms = 0;
		close(connection);
		return;
	}
	say_why_not_started(loop, failure);
	slots_release(slots, index);
	refuse(loop, connection,
	    failure == SPAWN_FORK ? TALLY_FORK : TALLY_EXECUTE);
	rest(loop);
}

static void
serve(struct loop *loop, int connection, unsigned number,
    const struct peer *remote)
{
	struct slots *slots = loop->server->slots;
	struct tally *tally = loop->server->tally;
	uint32_t index;

	tally->accepted++;
	tally->accepted_at[number]++;
	if (has_source_too_many(loop, remote)) {
		refuse(loop, connection, TALLY_SOURCE);
		return;
	}
	index = slots_take(slots, remote, loop->now_ms);
	slots->slots[index].listener = (uint16_t)number;
	if (slots->running > tally->most_running)
		tally->most_running = slots->running;
	describe(loop, connection, &loop->server->setup->listeners.list[number],
	    remote);
	start_handler(loop, connection, index);
}

/* -------------------------------------------------------------------- accept */

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

static bool
is_full(const struct loop *loop)
{
	return loop->server->slots->running >=
	    settings_of(loop)->max_connections;
}

static bool
is_resting(const struct loop *loop)
{
	return loop->now_ms < loop->rest_until_ms;
}

/* Returns whether there may be another connection. */
static bool
accept_failed(struct loop *loop, const struct listener *listener)
{
	if (errno == EINTR)
		return true;
	if (errno == EAGAIN || errno == EWOULDBLOCK)
		return false;
	if (is_connection_lost(errno)) {
		loop->server->tally->accept_aborted++;
		return true;
	}
	loop->server->tally->accept_failed++;
	log_say_seldom(&loop->accept_trouble, loop->now_ms,
	    "cannot accept on %s: %s", listener->name, strerror(errno));
	rest(loop);
	return false;
}

static bool
accept_one(struct loop *loop, unsigned number)
{
	const struct listener *listener =
	    &loop->server->setup->listeners.list[number];
	struct sockaddr_storage address = { .ss_family = AF_UNSPEC };
	socklen_t length = sizeof address;
	struct peer remote;
	int connection;

	connection =
	    accept4(listener->fd, (void *)&address, &length, SOCK_CLOEXEC);
	if (connection < 0)
		return accept_failed(loop, listener);
	remote = peer_of(&address);
	serve(loop, connection, number, &remote);
	return true;
}

static void
accept_some(struct loop *loop, unsigned number, unsigned most)
{
	while (most-- > 0 && !is_full(loop) && !is_resting(loop))
		if (!accept_one(loop, number))
			return;
}

static void
accept_ready(struct loop *loop, const fd_set *ready)
{
	const struct listeners *listeners = &loop->server->setup->listeners;

	loop->turn++;
	for (unsigned i = 0; i < listeners->count; i++) {
		unsigned number = (loop->turn + i) % listeners->count;

		if (FD_ISSET(listeners->list[number].fd, ready))
			accept_some(loop, number, ACCEPTS_A_TURN);
	}
}

/* ---------------------------------------------------------------------- wait */

static void
watch_crowd(struct loop *loop)
{
	if (is_full(loop)) {
		if (!loop->is_crowded)
			log_say("full: %u handlers run; clients wait",
			    settings_of(loop)->max_connections);
		loop->is_crowded = true;
		loop->crowded_ms = loop->now_ms;
	} else if (loop->is_crowded &&
	    loop->now_ms - loop->crowded_ms >= CROWD_MS) {
		log_say("no longer full: %" PRIu32 " handlers run",
		    loop->server->slots->running);
		loop->is_crowded = false;
	} else if (loop->is_crowded) {
		wake_at(loop, loop->crowded_ms + CROWD_MS);
	}
}

static void
show_title(struct loop *loop)
{
	uint32_t running = loop->server->slots->running;

	if (running == loop->titled)
		return;
	if (loop->now_ms < loop->title_ms) {
		wake_at(loop, loop->title_ms);
		return;
	}
	setproctitle("%" PRIu32 " running", running);
	loop->titled = running;
	loop->title_ms = loop->now_ms + TITLE_MS;
}

static int
fill_set(struct loop *loop, fd_set *set)
{
	const struct listeners *listeners = &loop->server->setup->listeners;
	int highest = -1;

	FD_ZERO(set);
	if (is_resting(loop)) {
		wake_at(loop, loop->rest_until_ms);
		return highest;
	}
	if (is_full(loop))
		return highest;
	for (unsigned i = 0; i < listeners->count; i++) {
		FD_SET(listeners->list[i].fd, set);
		if (listeners->list[i].fd > highest)
			highest = listeners->list[i].fd;
	}
	return highest;
}

static void
wait_and_accept(struct loop *loop)
{
	fd_set ready;
	int highest = fill_set(loop, &ready);
	int64_t wait_ms = loop->wake_ms - loop->now_ms;
	struct timespec timeout;

	if (wait_ms < 0)
		wait_ms = 0;
	timeout.tv_sec = wait_ms / 1000;
	timeout.tv_nsec = wait_ms % 1000 * 1000000;
	if (pselect(highest + 1, &ready, NULL, NULL,
		loop->wake_ms == INT64_MAX ? NULL : &timeout,
		&loop->server->waiting) <= 0)
		FD_ZERO(&ready);
	loop->now_ms = log_now_ms();
	accept_ready(loop, &ready);
}

/* ---------------------------------------------------------------------- stop */

/*
 * Connections that are complete but were not accepted yet would be reset when
 * their listener is closed: those that can have a handler get one.  A socket
 * that somebody else holds too keeps them for its next owner.
 */
static void
empty_backlogs(struct loop *loop)
{
	const struct listeners *listeners = &loop->server->setup->listeners;

	loop->rest_until_ms = 0;
	for (unsigned i = 0; i < listeners->count; i++)
		if (!listeners->list[i].is_handed)
			accept_some(loop, i, settings_of(loop)->backlog);
}

static void
stop_accepting(struct loop *loop)
{
	struct listeners *listeners = &loop->server->setup->listeners;
	unsigned drain_s = settings_of(loop)->drain_s;

	empty_backlogs(loop);
	listen_unlink(listeners);
	listen_close(listeners, NULL);
	loop->is_stopping = true;
	loop->stop_by_ms = loop->now_ms + (int64_t)drain_s * 1000;
	if (loop->server->slots->running > 0)
		log_say("stopping: %" PRIu32 " handlers may finish for %u s",
		    loop->server->slots->running, drain_s);
}

static bool
is_over(struct loop *loop)
{
	if (signal_flags.stop > 1) {
		kill_all(loop);
		return true;
	}
	return loop->is_stopping && loop->server->slots->running == 0;
}

int
loop_run(struct server *server)
{
	struct loop loop = {
		.server = server, .titled = UINT32_MAX, .now_ms = log_now_ms()
	};

	server->tally->since_ms = loop.now_ms;
	while (!is_over(&loop)) {
		loop.wake_ms = INT64_MAX;
		reap(&loop);
		if (signal_flags.stop > 0 && !loop.is_stopping)
			stop_accepting(&loop);
		end_overdue(&loop);
		watch_crowd(&loop);
		show_title(&loop);
		if (!is_over(&loop))
			wait_and_accept(&loop);
	}
	log_say("stopped");
	return 0;
}
