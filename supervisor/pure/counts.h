/*
 * counts - the numbers of connections and handlers since the start
 *
 * Layer: pure.  Several processes share one struct counts.
 */
#ifndef COUNTS_H
#define COUNTS_H

#include <stdatomic.h>
#include <stdint.h>
#include <sys/select.h>

/* The reason why a connection was answered with a 503. */
enum counts_refusal {
	COUNTS_SOURCE, /* too many of one source */
	COUNTS_FORK, /* no process could be made */
	COUNTS_EXECUTE, /* the handler could not be executed */
	COUNTS_FAILING, /* the handler fails at once every time */
	COUNTS_CROWDED, /* too many wait, most of them of its source */
	COUNTS_LATE, /* it did not say in time what it wants, or waited long */
	COUNTS_REFUSALS,
};

struct counts {
	int64_t since_ms; /* monotonic clock */
	_Atomic uint64_t accepted;
	_Atomic uint64_t accepted_at[FD_SETSIZE]; /* by listening descriptor */
	_Atomic uint64_t refused[COUNTS_REFUSALS];
	_Atomic uint64_t accept_failed; /* for want of descriptors or memory */
	_Atomic uint64_t accept_aborted; /* the client had gone */
	_Atomic uint64_t exited[256]; /* by exit status */
	_Atomic uint64_t killed[128]; /* by signal */
	_Atomic uint64_t ended; /* of both: those that were told to end */
	_Atomic uint64_t no_progress; /* of those: their clients dawdled */
	_Atomic uint64_t waited; /* connections that waited for a place */
	_Atomic uint64_t left; /* clients that went while they waited */
	_Atomic uint64_t handed; /* connections taken by a spare */
	_Atomic uint64_t lost_lines; /* of a log */
	_Atomic uint64_t processor_us;
	_Atomic uint64_t lived_ms;
};

#endif
