/*
 * tally - what has been counted since the start
 *
 * Layer: pure.
 */
#ifndef TALLY_H
#define TALLY_H

#include "settings.h"

#include <stdint.h>

/* Why a connection was answered with a 503. */
enum tally_refusal {
	TALLY_SOURCE, /* too many of one source */
	TALLY_FORK, /* no process could be made */
	TALLY_EXECUTE, /* the handler could not be executed */
	TALLY_FAILING, /* the handler fails at once every time */
	TALLY_STOPPING, /* no place for it when the service ended */
	TALLY_REFUSALS,
};

struct tally {
	int64_t since_ms; /* monotonic clock */
	uint64_t accepted;
	uint64_t accepted_at[SETTINGS_LISTENS_LIMIT]; /* by listener */
	uint64_t refused[TALLY_REFUSALS];
	uint64_t accept_failed; /* for want of descriptors or memory */
	uint64_t accept_aborted; /* the client had gone */
	uint32_t most_running;
	uint64_t exited[256]; /* by exit status */
	uint64_t killed[128]; /* by signal */
	uint64_t ended; /* of both: ended by the supervisor */
	uint64_t processor_us;
	uint64_t lived_ms;
};

#endif
