/*
 * relief - takes places from clients that do nothing with them
 *
 * Layer: story.
 *
 * At the limit, while a client waits that has sent its request, the first
 * process asks the kernel about the clients of all handlers, at most ten times
 * a second and for no more than a twentieth of the time.  progress.h decides
 * which of them loses its place:
 *
 *	a client that was silent for --no-progress seconds goes before a
 *	client whose source has no more handlers than its own;
 *	one that was silent for a tenth of that goes where its source has four
 *	times as many handlers as the one that waits would have then.
 *
 * The handler belongs to the process that started it, which is told.
 */
#ifndef RELIEF_H
#define RELIEF_H

#include "supervisor/loop_state.h"
#include "supervisor/pure/fair_queue.h"
#include "supervisor/pure/progress.h"

enum {
	/* A power of two, for a chain of one or two at the limit. */
	RELIEF_BUCKETS = 32768,
};

struct relief {
	int sights; /* see socket_diag.h; -1 where that is not to be had */
	int64_t look_ms; /* the time of the next look */
	int64_t due_ms; /* when somebody may have been silent for long enough */
	struct progress progress[SLOTS_LIMIT + 1]; /* by slot */
	/* The slots of a look, found by the client's address. */
	uint32_t by_peer[RELIEF_BUCKETS];
	uint32_t next[SLOTS_LIMIT + 1];
	struct peer peers[SLOTS_LIMIT + 1];
	struct progress_candidate candidates[SLOTS_LIMIT];
	size_t count;
};

/* Called before any privilege is given up, because a sandbox may forbid it
 * later. */
void relief_open(struct relief *relief);

/* Whether a client's silence ever counts. */
bool relief_is_wanted(const struct loop *loop);

/* Ends handlers whose places the clients in the queue should have. */
void relief_give(
    struct loop *loop, struct relief *relief, const struct fair_queue *queue);

#endif
