/*
 * board - what the accepting processes of one supervisor know together
 *
 * Layer: edge.
 *
 * One piece of shared memory: the slots under a lock, and the tally, whose
 * counters are atomic.  It stays the same over a change of settings, so the
 * limits hold for handlers of before and after.  A process that dies while it
 * holds the lock takes nobody with it: the next one puts the slots in order
 * again.
 */
#ifndef BOARD_H
#define BOARD_H

#include "slots.h"
#include "tally.h"

#include <pthread.h>

struct board {
	pthread_mutex_t lock;
	struct slots slots;
	struct tally tally;
	_Atomic bool is_crowded; /* the limit is met, and that has been said */
	_Atomic int64_t crowded_ms; /* when any of them last met it */
};

/* Makes an empty one, shared with processes forked later.  Returns NULL and
 * errno where there is no memory. */
struct board *board_make(void);

/* For a few steps over the slots; never while anything waits. */
struct slots *board_lock(struct board *board);
void board_unlock(struct board *board);

#endif
