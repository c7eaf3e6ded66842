#include "supervisor/relief.h"

#include "supervisor/acceptors.h"
#include "supervisor/edge/socket_diag.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

enum {
	/* Between two looks, and how long they may take altogether. */
	LOOK_MS = 100,
	LOOK_SHARE = 20,
	/* Where the kernel does not tell, it will not in a moment either. */
	BLIND_MS = 10000,
	/* For httpd-once: several times what a packet takes that is lost. */
	NO_PROGRESS_S = 4,
	/* The share of that for clients of a source that has many handlers,
	 * and how many times those of another it must have. */
	HURRY_SHARE = 10,
	MANY_TIMES = 4,
	/* At a time: enough for hundreds a second. */
	LET_GO_MOST = 64,
};

void
relief_open(struct relief *relief)
{
	relief->sights = socket_diag_open();
}

static int64_t
no_progress_ms(const struct loop *loop)
{
	unsigned seconds = loop_settings(loop)->no_progress_s;

	if (seconds != SETTINGS_NO_PROGRESS_DEFAULT)
		return (int64_t)seconds * 1000;
	return loop->server->setup->handler.is_once ? NO_PROGRESS_S * 1000 : 0;
}

bool
relief_is_wanted(const struct loop *loop)
{
	return no_progress_ms(loop) > 0;
}

/* What this process has used: a look on a busy machine may take much longer
 * than the processor works for it. */
static int64_t
used_us(void)
{
	struct timespec used = { .tv_sec = 0 };

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
	return (int64_t)used.tv_sec * 1000000 + used.tv_nsec / 1000;
}

/* ------------------------------------------------------------------- a look */

static uint32_t *
bucket_of(struct relief *relief, const struct peer *peer)
{
	uint64_t number = peer_key(peer) ^ (uint64_t)peer->port << 48;

	return &relief->by_peer[number * UINT64_C(0x9e3779b97f4a7c15) >> 49];
}

_Static_assert(RELIEF_BUCKETS == 1 << (64 - 49), "bucket_of fits the table");

/* One who may be let go; the others' progress is of no interest. */
static void
add_candidate(struct relief *relief, const struct slots *slots, uint32_t index)
{
	const struct slot *slot = &slots->slots[index];
	struct progress *progress = &relief->progress[index];
	uint32_t *bucket = bucket_of(relief, &slot->peer);

	if (progress->pid != slot->pid ||
	    progress->started_ms != slot->started_ms)
		progress_begin(progress, slot->pid, slot->started_ms);
	progress->is_clients_turn = false;
	relief->peers[index] = slot->peer;
	relief->next[index] = *bucket;
	*bucket = index;
	relief->candidates[relief->count++] =
	    (struct progress_candidate){ .slot = index,
		    .source = slot->source,
		    .running = slot->source == 0
			? 1
			: slots->sources[slot->source].running };
}

/* Returns how many were let go already. */
static uint32_t
list_candidates(struct loop *loop, struct relief *relief)
{
	struct scoreboard *board = loop->server->board;
	const struct slots *slots = scoreboard_lock(board);
	uint32_t going = 0;

	memset(relief->by_peer, 0, sizeof relief->by_peer);
	relief->count = 0;
	for (uint32_t index = slots->oldest; index != 0;
	     index = slots->slots[index].newer) {
		const struct slot *slot = &slots->slots[index];

		if (slot->is_let_go)
			going++;
		else if (slot->pid != 0 && slot->asked == 0 &&
		    slot->peer.family != PEER_LOCAL)
			add_candidate(relief, slots, index);
	}
	/* Who was killed in between may not have counted right. */
	board->let_go = going;
	scoreboard_unlock(board);
	return going;
}

/* What socket_diag_list is given. */
struct look {
	struct relief *relief;
	int64_t now_ms;
	bool is_any_silence;
	bool has_no_word; /* what the handlers would say was said before */
};

static void
see(void *context, const struct peer *remote,
    const struct progress_sight *sight)
{
	const struct look *look = context;
	struct progress_sight seen = *sight;
	uint32_t index = *bucket_of(look->relief, remote);

	seen.has_word = seen.has_word && !look->has_no_word;

	for (; index != 0; index = look->relief->next[index])
		if (look->relief->peers[index].port == remote->port &&
		    memcmp(look->relief->peers[index].address, remote->address,
			sizeof remote->address) == 0)
			progress_note(&look->relief->progress[index], &seen,
			    look->is_any_silence, look->now_ms);
}

/* Both families of a port are two questions; one asked twice is no use. */
static bool
was_asked(const struct listeners *listeners, unsigned which)
{
	const struct peer *local = &listeners->list[which].local;

	if (local->family == PEER_LOCAL)
		return true;
	for (unsigned i = 0; i < which; i++)
		if (listeners->list[i].local.family == local->family &&
		    listeners->list[i].local.port == local->port)
			return true;
	return false;
}

/* Connections have it from their listener; see client_input_await in
 * httpd-once. */
static bool
is_kept_alive(int fd)
{
	int on = 0;
	socklen_t length = sizeof on;

	return getsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, &length) == 0 &&
	    on;
}

/* One question. */
static int
look_at(const struct relief *relief, const struct listener *listener,
    struct look *look)
{
	look->has_no_word = is_kept_alive(listener->fd);
	return socket_diag_list(relief->sights, &listener->local, see, look);
}

static int
look_at_all(const struct loop *loop, struct relief *relief)
{
	const struct listeners *listeners = &loop->server->setup->listeners;
	struct look look = { .relief = relief,
		.now_ms = loop->now_ms,
		.is_any_silence = !loop->server->setup->handler.is_once };

	for (unsigned i = 0; i < listeners->count; i++)
		if (!was_asked(listeners, i) &&
		    look_at(relief, &listeners->list[i], &look) != 0)
			return -1;
	for (size_t i = 0; i < relief->count; i++)
		relief->candidates[i].silence_ms = progress_silence_ms(
		    &relief->progress[relief->candidates[i].slot],
		    loop->now_ms);
	return 0;
}

/* ----------------------------------------------------------------- who goes */

static void
let_go(struct loop *loop, struct relief *relief, size_t which)
{
	struct scoreboard *board = loop->server->board;
	uint32_t index = relief->candidates[which].slot;
	const struct progress *progress = &relief->progress[index];
	struct slot *slot = &scoreboard_lock(board)->slots[index];

	/* It may have ended meanwhile. */
	if (slot->pid == progress->pid &&
	    slot->started_ms == progress->started_ms) {
		slot->is_let_go = true;
		board->let_go++;
	}
	scoreboard_unlock(board);
	progress_let_go(relief->candidates, relief->count, which);
}

static uint32_t
most_running(const struct relief *relief)
{
	uint32_t most = 0;

	for (size_t i = 0; i < relief->count; i++)
		if (relief->candidates[i].running > most)
			most = relief->candidates[i].running;
	return most;
}

/* Whose places are wanted, and by how many. */
struct want {
	uint32_t has; /* handlers of the source whose turn is next */
	uint32_t waiting;
	uint32_t poor; /* of those, clients of sources with few handlers */
};

static struct want
ask_queue(struct loop *loop, const struct relief *relief,
    const struct fair_queue *queue)
{
	uint32_t few = most_running(relief) / MANY_TIMES;
	const struct slots *slots = scoreboard_lock(loop->server->board);
	uint32_t next = fair_queue_next(queue, slots);
	struct want want = {
		.has = slots_running_for(
		    slots, peer_key(&queue->places[next].client.remote)),
		.waiting = queue->waiting,
		.poor = fair_queue_below(queue, slots, few),
	};

	scoreboard_unlock(loop->server->board);
	return want;
}

/* Lets go up to most of those silent for so long.  Returns how many. */
static uint32_t
let_go_some(struct loop *loop, struct relief *relief, uint32_t most,
    uint32_t least_running, int64_t silence_ms)
{
	uint32_t done = 0;

	while (done < most && done < LET_GO_MOST) {
		size_t found = progress_choose(relief->candidates,
		    relief->count, least_running, silence_ms);

		if (found == relief->count)
			break;
		let_go(loop, relief, found);
		done++;
	}
	return done;
}

/* The time until the first of those who are silent has been so for long
 * enough, or until one could be that is not yet. */
static int64_t
next_due_ms(const struct relief *relief, uint32_t many, int64_t silence_ms)
{
	int64_t least_ms = silence_ms / HURRY_SHARE;

	for (size_t i = 0; i < relief->count; i++) {
		const struct progress_candidate *one = &relief->candidates[i];
		int64_t left_ms =
		    (one->running >= many ? silence_ms / HURRY_SHARE
					  : silence_ms) -
		    one->silence_ms;

		if (one->silence_ms > 0 && left_ms > 0 && left_ms < least_ms)
			least_ms = left_ms;
	}
	return least_ms;
}

static void
choose(struct loop *loop, struct relief *relief, const struct fair_queue *queue,
    uint32_t going)
{
	int64_t silence_ms = no_progress_ms(loop);
	struct want want = ask_queue(loop, relief, queue);

	if (want.waiting > going)
		going += let_go_some(
		    loop, relief, want.waiting - going, want.has, silence_ms);
	/* Other handlers may work in silence for as long as they like. */
	if (want.poor > going && loop->server->setup->handler.is_once)
		let_go_some(loop, relief, want.poor - going,
		    MANY_TIMES * (want.has + 1), silence_ms / HURRY_SHARE);
	relief->due_ms = loop->now_ms +
	    next_due_ms(relief, MANY_TIMES * (want.has + 1), silence_ms);
	if (loop->server->board->let_go > 0 && loop->server->crew != NULL)
		acceptors_tell(loop->server->crew, SIGURG);
}

void
relief_give(
    struct loop *loop, struct relief *relief, const struct fair_queue *queue)
{
	int64_t begun_us = used_us();
	uint32_t going;

	if (!relief_is_wanted(loop))
		return;
	if (loop->now_ms < relief->look_ms) {
		loop_wake_at(loop, relief->due_ms);
		return;
	}
	going = list_candidates(loop, relief);
	if (look_at_all(loop, relief) == 0) {
		choose(loop, relief, queue, going);
		relief->look_ms =
		    loop->now_ms + LOOK_SHARE * (used_us() - begun_us) / 1000;
		if (relief->look_ms < loop->now_ms + LOOK_MS)
			relief->look_ms = loop->now_ms + LOOK_MS;
		if (relief->due_ms < relief->look_ms)
			relief->due_ms = relief->look_ms;
		loop_wake_at(loop, relief->due_ms);
		return;
	}
	error_log_say_seldom(&loop->server->board->sight_trouble, loop->now_ms,
	    "cannot tell which clients make progress: %s", strerror(errno));
	relief->due_ms = relief->look_ms = loop->now_ms + BLIND_MS;
}
