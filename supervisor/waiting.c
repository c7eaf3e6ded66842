#include "supervisor/waiting.h"

#include "supervisor/accept.h"
#include "supervisor/acceptors.h"
#include "supervisor/edge/service_unavailable.h"
#include "supervisor/pure/head_end.h"
#include "supervisor/reap.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
	/* So long no place was given: it is not only that all are busy. */
	STUCK_MS = 50,
	/* Who has waited for that long did not just meet a busy moment. */
	LONG_MS = 100,
	CALM_MS = 1000,
	/* For a request, as httpd-once does; and for a place, as browsers
	 * do. */
	REQUEST_MS = 30 * 1000,
	PLACE_MS = 300 * 1000,
	/* A share of the places for those who have said what they want. */
	RESERVE_SHARE = 8,
	/* Started before anything else has its turn. */
	STARTS_A_TURN = 16,
	HEARD_AT_ONCE = 64,
	/* Descriptors for everything else. */
	OTHERS = 64,
};

void
waiting_open(struct waiting_room *waiting)
{
	waiting->watch = -1;
	relief_open(&waiting->relief);
}

bool
waiting_is_open(const struct loop *loop)
{
	return loop->server->room != NULL && loop->server->board->is_pressed;
}

bool
waiting_accepts(const struct loop *loop)
{
	return waiting_is_open(loop) && !loop->server->room->is_closing;
}

uint32_t
waiting_count(const struct server *server)
{
	return server->room == NULL
	    ? 0
	    : server->room->ready.waiting + server->room->silent.waiting;
}

int
waiting_watch(const struct server *server)
{
	return server->room == NULL || server->room->silent.waiting == 0
	    ? -1
	    : server->room->watch;
}

/* -------------------------------------------------------------- descriptors */

/* The most descriptors that may be open: the hard limit, since the soft one is
 * raised only while connections are accepted. */
static rlim_t
most_descriptors(void)
{
	struct rlimit limit;

	return getrlimit(RLIMIT_NOFILE, &limit) == 0 ? limit.rlim_max : 0;
}

/*
 * Where there are many, those who wait have them above all that select(2)
 * knows, and leave the low ones to what it waits for.
 */
static void
measure(struct waiting_room *waiting)
{
	rlim_t most = most_descriptors();

	waiting->is_moved_up = most >= 2 * (rlim_t)FD_SETSIZE;
	if (waiting->is_moved_up)
		most -= FD_SETSIZE;
	else
		most /= 2;
	most = most > OTHERS ? most - OTHERS : 0;
	waiting->limit =
	    most < FAIR_QUEUE_LIMIT ? (uint32_t)most : FAIR_QUEUE_LIMIT;
}

/*
 * Only while one is accepted: handlers have the limit that the supervisor was
 * started with.
 */
static void
raise_limit(struct rlimit *before)
{
	struct rlimit raised;

	if (getrlimit(RLIMIT_NOFILE, before) != 0)
		return;
	raised = (struct rlimit){ before->rlim_max, before->rlim_max };
	setrlimit(RLIMIT_NOFILE, &raised);
}

static int
accept_high(
    struct loop *loop, struct listener *listener, struct fair_client *client)
{
	struct rlimit before = { .rlim_cur = 0 };
	int result;
	int high;

	raise_limit(&before);
	result = accept_connection(loop, listener, client);
	if (result == 1 && loop->server->room->is_moved_up) {
		high = fcntl(client->connection, F_DUPFD_CLOEXEC, FD_SETSIZE);
		if (high >= 0) {
			close(client->connection);
			client->connection = high;
		}
	}
	if (before.rlim_cur != 0)
		setrlimit(RLIMIT_NOFILE, &before);
	return result;
}

/* ---------------------------------------------------------------- who comes */

enum request {
	REQUEST_READY, /* it is there, or never will be more than it is */
	REQUEST_SILENT,
	REQUEST_GONE, /* with its client */
};

static enum request
peek(int connection)
{
	char bytes[HEAD_END_LIMIT];
	ssize_t count =
	    recv(connection, bytes, sizeof bytes, MSG_PEEK | MSG_DONTWAIT);

	if (count > 0)
		return head_end_is_there(bytes, (size_t)count) ? REQUEST_READY
							       : REQUEST_SILENT;
	return count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)
	    ? REQUEST_SILENT
	    : REQUEST_GONE;
}

static bool
must_ask(const struct loop *loop)
{
	return loop->server->setup->handler.is_once &&
	    loop->server->room->watch >= 0;
}

static void
give_up(struct loop *loop, struct fair_queue *queue, uint32_t index,
    enum counts_refusal why)
{
	struct waiting_room *waiting = loop->server->room;
	struct fair_client client = fair_queue_remove(queue, index);

	if (queue == &waiting->silent)
		epoll_ctl(
		    waiting->watch, EPOLL_CTL_DEL, client.connection, NULL);
	loop->server->board->tally.refused[why]++;
	service_unavailable_send(client.connection);
}

static uint32_t
largest_of(const struct fair_queue *queue)
{
	return queue->sources[fair_queue_largest(queue)].waiting;
}

/* One of the source that has most: who has said nothing yet and had longest
 * to say it; or else who came last. */
static void
give_up_one(struct loop *loop)
{
	struct waiting_room *waiting = loop->server->room;
	struct fair_queue *queue = &waiting->silent;

	if (largest_of(&waiting->ready) > largest_of(queue)) {
		queue = &waiting->ready;
		give_up(loop, queue,
		    queue->sources[fair_queue_largest(queue)].last,
		    COUNTS_CROWDED);
	} else if (queue->waiting > 0) {
		give_up(loop, queue,
		    queue->sources[fair_queue_largest(queue)].first,
		    COUNTS_CROWDED);
	}
}

/* It is told when it says something. */
static void
watch_silent(struct waiting_room *waiting, const struct fair_client *client)
{
	struct epoll_event event = { .events = EPOLLIN | EPOLLRDHUP | EPOLLET };

	event.data.u32 = fair_queue_add(&waiting->silent, client);
	epoll_ctl(waiting->watch, EPOLL_CTL_ADD, client->connection, &event);
}

static void
admit(struct loop *loop, const struct fair_client *client)
{
	struct waiting_room *waiting = loop->server->room;

	if (waiting_count(loop->server) >= waiting->limit)
		give_up_one(loop);
	switch (must_ask(loop) ? peek(client->connection) : REQUEST_READY) {
	case REQUEST_READY:
		fair_queue_add(&waiting->ready, client);
		break;
	case REQUEST_SILENT:
		watch_silent(waiting, client);
		break;
	case REQUEST_GONE:
		loop->server->board->tally.left++;
		close(client->connection);
		break;
	}
}

/* Those who wait count as well. */
static bool
has_source_enough(struct loop *loop, const struct fair_client *client)
{
	uint32_t limit = loop_settings(loop)->max_per_source;
	uint64_t key = peer_key(&client->remote);
	uint32_t count;

	if (limit == 0 || key == PEER_KEY_NONE)
		return false;
	count = slots_running_for(scoreboard_lock(loop->server->board), key);
	scoreboard_unlock(loop->server->board);
	return count + fair_queue_waiting_for(&loop->server->room->ready, key) +
	    fair_queue_waiting_for(&loop->server->room->silent, key) >=
	    limit;
}

bool
waiting_accept(struct loop *loop, struct listener *listener)
{
	struct fair_client client;
	int result = accept_high(loop, listener, &client);

	if (result != 1)
		return result == 0;
	if (has_source_enough(loop, &client)) {
		loop->server->board->tally.refused[COUNTS_SOURCE]++;
		service_unavailable_send(client.connection);
	} else {
		admit(loop, &client);
	}
	return true;
}

/* ----------------------------------------------------------------- who says */

static struct fair_client
take_silent(struct waiting_room *waiting, uint32_t index)
{
	struct fair_client client = fair_queue_remove(&waiting->silent, index);

	/* A handler has it open, too, and would be heard here. */
	epoll_ctl(waiting->watch, EPOLL_CTL_DEL, client.connection, NULL);
	return client;
}

static void
hear_one(struct loop *loop, const struct epoll_event *event)
{
	struct waiting_room *waiting = loop->server->room;
	uint32_t index = event->data.u32;
	enum request request = (event->events & (EPOLLERR | EPOLLHUP)) != 0
	    ? REQUEST_GONE
	    : peek(waiting->silent.places[index].client.connection);
	struct fair_client client;

	/* Half of a request whose end will not come is for the handler. */
	if (request == REQUEST_SILENT && (event->events & EPOLLRDHUP) != 0)
		request = REQUEST_READY;
	if (request == REQUEST_SILENT)
		return;
	client = take_silent(waiting, index);
	client.came_ms = loop->now_ms;
	if (request == REQUEST_READY) {
		fair_queue_add(&waiting->ready, &client);
		return;
	}
	loop->server->board->tally.left++;
	close(client.connection);
}

void
waiting_hear(struct loop *loop)
{
	struct epoll_event events[HEARD_AT_ONCE];
	int count =
	    epoll_wait(loop->server->room->watch, events, HEARD_AT_ONCE, 0);

	for (int i = 0; i < count; i++)
		hear_one(loop, &events[i]);
}

/* Another handler may want to speak first. */
static void
take_all_as_ready(struct loop *loop)
{
	struct waiting_room *waiting = loop->server->room;

	while (waiting->silent.waiting > 0) {
		struct fair_client client =
		    take_silent(waiting, waiting->silent.oldest);

		client.came_ms = loop->now_ms;
		fair_queue_add(&waiting->ready, &client);
	}
}

/* --------------------------------------------------------- whose turn it is */

static struct fair_client
take_next(struct loop *loop, struct fair_queue *queue)
{
	uint32_t index =
	    fair_queue_next(queue, scoreboard_lock(loop->server->board));
	struct waiting_room *waiting = loop->server->room;
	struct fair_client client;

	scoreboard_unlock(loop->server->board);
	client = fair_queue_serve(queue, index);
	if (queue == &waiting->silent)
		epoll_ctl(
		    waiting->watch, EPOLL_CTL_DEL, client.connection, NULL);
	return client;
}

static bool
has_place(const struct loop *loop, const struct fair_queue *queue)
{
	uint32_t limit = loop_settings(loop)->max_connections;

	if (queue == &loop->server->room->silent)
		limit -= limit / RESERVE_SHARE;
	return loop->server->board->slots.running < limit;
}

/* Returns whether there may be places for more. */
static bool
serve_some(struct loop *loop, struct fair_queue *queue)
{
	unsigned most = STARTS_A_TURN;

	while (queue->waiting > 0 && has_place(loop, queue)) {
		struct fair_client client;

		if (loop_is_resting(loop))
			return false;
		if (most-- == 0) {
			loop_wake_at(loop, loop->now_ms);
			return false;
		}
		client = take_next(loop, queue);
		/* A copy that accepted just before took the place. */
		if (!accept_serve(loop, &client)) {
			if (queue == &loop->server->room->silent)
				watch_silent(loop->server->room, &client);
			else
				fair_queue_add(queue, &client);
			return false;
		}
		loop->server->board->tally.waited++;
	}
	return true;
}

static void
expire(struct loop *loop, struct fair_queue *queue, int64_t patience_ms)
{
	while (queue->waiting > 0) {
		int64_t due_ms =
		    queue->places[queue->oldest].client.came_ms + patience_ms;

		if (due_ms > loop->now_ms) {
			loop_wake_at(loop, due_ms);
			return;
		}
		give_up(loop, queue, queue->oldest, COUNTS_LATE);
	}
}

/* ---------------------------------------------------- its begin and its end */

/* When a place was last given to anybody. */
static int64_t
last_start_ms(struct loop *loop)
{
	const struct slots *slots = scoreboard_lock(loop->server->board);
	const struct slot *newest = &slots->slots[slots->newest];
	int64_t started_ms =
	    newest->pid == 0 ? loop->now_ms : newest->started_ms;

	scoreboard_unlock(loop->server->board);
	return started_ms;
}

static bool
is_stuck(struct loop *loop)
{
	int64_t stuck_ms;

	if (!loop_is_full(loop))
		return false;
	stuck_ms = last_start_ms(loop) + STUCK_MS;
	if (loop->now_ms >= stuck_ms)
		return true;
	loop_wake_at(loop, stuck_ms);
	return false;
}

static void
press(struct loop *loop)
{
	struct waiting_room *waiting = loop->server->room;

	measure(waiting);
	if (waiting->limit == 0)
		return;
	if (waiting->watch < 0)
		waiting->watch = epoll_create1(EPOLL_CLOEXEC);
	if (waiting->watch >= FD_SETSIZE) {
		close(waiting->watch);
		waiting->watch = -1;
	}
	waiting->is_closing = false;
	waiting->needed_ms = loop->now_ms;
	loop->server->board->is_pressed = true;
}

static void
release(struct loop *loop)
{
	loop->server->board->is_pressed = false;
	if (loop->server->crew != NULL)
		acceptors_tell(loop->server->crew, SIGURG);
}

static bool
is_needed(struct loop *loop)
{
	const struct waiting_room *waiting = loop->server->room;
	const struct fair_queue *ready = &waiting->ready;

	return waiting->silent.waiting > 0 ||
	    (ready->waiting > 0 &&
		loop->now_ms - ready->places[ready->oldest].client.came_ms >=
		    LONG_MS) ||
	    is_stuck(loop);
}

/* Where all have their turn soon, those that accept need not be one. */
static void
consider_end(struct loop *loop)
{
	struct waiting_room *waiting = loop->server->room;
	int64_t calm_ms;

	if (is_needed(loop))
		waiting->needed_ms = loop->now_ms;
	calm_ms = waiting->needed_ms + CALM_MS;
	waiting->is_closing = loop->now_ms >= calm_ms;
	if (!waiting->is_closing)
		loop_wake_at(loop, calm_ms);
	else if (waiting_count(loop->server) == 0)
		release(loop);
}

void
waiting_serve(struct loop *loop)
{
	struct waiting_room *waiting = loop->server->room;

	if (waiting == NULL)
		return;
	loop->server->board->looked_ms = loop->now_ms;
	if (loop->now_ms >= loop->stop_by_ms && loop->is_stopping)
		waiting_dismiss(loop);
	if (!loop->server->board->is_pressed) {
		if (loop->is_stopping || !is_stuck(loop))
			return;
		press(loop);
	}
	if (!must_ask(loop))
		take_all_as_ready(loop);
	if (serve_some(loop, &waiting->ready))
		serve_some(loop, &waiting->silent);
	if (waiting->ready.waiting > 0 && loop_is_full(loop)) {
		relief_give(loop, &waiting->relief, &waiting->ready);
		reap_let_go(loop);
	}
	expire(loop, &waiting->ready, PLACE_MS);
	expire(loop, &waiting->silent, REQUEST_MS);
	consider_end(loop);
	loop->server->board->waiting = waiting_count(loop->server);
}

void
waiting_dismiss(struct loop *loop)
{
	struct waiting_room *waiting = loop->server->room;

	while (waiting != NULL && waiting->silent.waiting > 0)
		give_up(loop, &waiting->silent, waiting->silent.oldest,
		    COUNTS_LATE);
	while (waiting != NULL && waiting->ready.waiting > 0)
		give_up(
		    loop, &waiting->ready, waiting->ready.oldest, COUNTS_LATE);
}

static void
close_all(const struct fair_queue *queue)
{
	for (uint32_t index = queue->oldest; index != 0;
	     index = queue->places[index].newer)
		close(queue->places[index].client.connection);
}

void
waiting_leave(struct server *server)
{
	struct waiting_room *waiting = server->room;

	server->room = NULL;
	if (waiting == NULL)
		return;
	close_all(&waiting->ready);
	close_all(&waiting->silent);
	if (waiting->watch >= 0)
		close(waiting->watch);
	if (waiting->relief.sights >= 0)
		close(waiting->relief.sights);
}
