/*
 * scoreboard - the memory that all accepting processes of a supervisor share
 *
 * Layer: edge.
 *
 * It holds the slots under a lock, and other fields, which are atomic.  It
 * stays the same over a change of settings, so the limits count the handlers
 * from before, too.  A process that dies while it holds the lock harms no
 * other: the next one that takes the lock puts the slots in order again.
 */
#ifndef SCOREBOARD_H
#define SCOREBOARD_H

#include "supervisor/edge/error_log.h"
#include "supervisor/pure/counts.h"
#include "supervisor/pure/slots.h"

#include <pthread.h>

/* A handler that fails at once every time is tried by only one process, and
 * reported once. */
struct failing {
	_Atomic unsigned times; /* one after the other */
	_Atomic bool has_worked; /* ever */
	_Atomic int64_t retry_ms; /* when it is tried again */
};

enum {
	/* As many are remembered; one more takes the place of the first. */
	SCOREBOARD_DAEMONS = 256,
};

struct scoreboard {
	pthread_mutex_t lock;
	struct slots slots;
	struct counts tally;
	struct failing failing;
	/* Processes that programs have left behind on purpose; 0: none. */
	_Atomic pid_t daemons[SCOREBOARD_DAEMONS];
	_Atomic unsigned next_daemon;
	struct error_log_limit wait_trouble;
	struct error_log_limit accept_trouble;
	struct error_log_limit spawn_trouble;
	struct error_log_limit source_trouble;
	struct error_log_limit crash;
	struct error_log_limit sight_trouble;
	_Atomic bool is_crowded; /* the limit is reached, which was logged */
	_Atomic int64_t crowded_ms; /* when any of them last met it */
	_Atomic bool is_pressed; /* the first process alone accepts */
	_Atomic int64_t looked_ms; /* when it last looked whether it must */
	_Atomic uint32_t waiting; /* connections that wait for a place */
	_Atomic uint32_t let_go; /* slots whose handlers are to end */
	uint64_t waited_before; /* the counts when it became crowded */
	uint64_t given_up_before;
	uint64_t no_progress_before;
};

/* Makes an empty scoreboard, shared with processes forked later.  Returns NULL
 * with errno where there is no memory. */
struct scoreboard *scoreboard_make(void);

/* Locks the slots for a few operations, during which nothing may wait. */
struct slots *scoreboard_lock(struct scoreboard *board);
void scoreboard_unlock(struct scoreboard *board);

#endif
