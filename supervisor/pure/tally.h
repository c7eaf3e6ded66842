/*
 * tally - what has been counted since the start
 *
 * Layer: pure.  Several processes count in one tally.
 */
#ifndef TALLY_H
#define TALLY_H

#include <stdatomic.h>
#include <stdint.h>
#include <sys/select.h>

/* Why a connection was answered with a 503. */
enum tally_refusal {
	TALLY_SOURCE, /* too many of one source */
	TALLY_FORK, /* no process could be made */
	TALLY_EXECUTE, /* the handler could not be executed */
	TALLY_FAILING, /* the handler fails at once every time */
	TALLY_REFUSALS,
};

struct tally {
	int64_t since_ms; /* monotonic clock */
	_Atomic uint64_t accepted;
	_Atomic uint64_t accepted_at[FD_SETSIZE]; /* by listening descriptor */
	_Atomic uint64_t refused[TALLY_REFUSALS];
	_Atomic uint64_t accept_failed; /* for want of descriptors or memory */
	_Atomic uint64_t accept_aborted; /* the client had gone */
	_Atomic uint64_t exited[256]; /* by exit status */
	_Atomic uint64_t killed[128]; /* by signal */
	_Atomic uint64_t ended; /* of both: told to end */
	_Atomic uint64_t handed; /* connections taken by a spare */
	_Atomic uint64_t processor_us;
	_Atomic uint64_t lived_ms;
};

#endif
