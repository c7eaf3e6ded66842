/*
 * scoreboard - what the accepting processes of one supervisor know together
 *
 * Layer: edge.
 *
 * One piece of shared memory: the slots under a lock, and the rest, which is
 * atomic.  It stays the same over a change of settings, so the limits hold for
 * handlers of before and after.  A process that dies while it
 * holds the lock takes nobody with it: the next one puts the slots in order
 * again.
 */
#ifndef SCOREBOARD_H
#define SCOREBOARD_H

#include "supervisor/edge/error_log.h"
#include "supervisor/pure/counts.h"
#include "supervisor/pure/slots.h"

#include <pthread.h>

/* A handler that fails at once every time is tried by one of them only, and
 * said once. */
struct failing {
	_Atomic unsigned times; /* one after the other */
	_Atomic bool has_worked; /* ever */
	_Atomic int64_t retry_ms; /* it is tried again */
};

struct scoreboard {
	pthread_mutex_t lock;
	struct slots slots;
	struct counts tally;
	struct failing failing;
	struct error_log_limit wait_trouble;
	struct error_log_limit accept_trouble;
	struct error_log_limit spawn_trouble;
	struct error_log_limit source_trouble;
	struct error_log_limit crash;
	_Atomic bool is_crowded; /* the limit is met, and that has been said */
	_Atomic int64_t crowded_ms; /* when any of them last met it */
};

/* Makes an empty one, shared with processes forked later.  Returns NULL and
 * errno where there is no memory. */
struct scoreboard *scoreboard_make(void);

/* For a few steps over the slots; never while anything waits. */
struct slots *scoreboard_lock(struct scoreboard *board);
void scoreboard_unlock(struct scoreboard *board);

#endif
