/*
 * progress - finds clients that make no use of their handlers
 *
 * Layer: pure.
 *
 * At the limit a place should go to a client that uses it.  A client makes
 * progress when it sends, or takes, PROGRESS_LEAST_BYTES: a byte now and then
 * is no progress.  A client is not blamed while it is the handler's turn: while
 * the handler has not read all that the client sent, or has nothing to send to
 * it.
 *
 * A client that has taken much may pause for longer: a second for each
 * PROGRESS_BYTES_A_SECOND beyond PROGRESS_FREE_BYTES, up to
 * PROGRESS_CREDIT_MS.  A reader with a large buffer takes nothing off the
 * network for as long as that lasts.
 */
#ifndef PROGRESS_H
#define PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	/* Half a packet: more than a head that comes byte by byte, less than
	 * any client takes at a time that reads. */
	PROGRESS_LEAST_BYTES = 512,
	/* The bytes that a client's system takes though the client never
	 * reads. */
	PROGRESS_FREE_BYTES = 256 * 1024,
	PROGRESS_BYTES_A_SECOND = 64 * 1024,
	PROGRESS_CREDIT_MS = 60000,
};

/* The facts that the system knows about a connection. */
struct progress_sight {
	uint64_t moved_bytes; /* received, and sent and acknowledged */
	uint32_t unread_bytes; /* received, and not read by the handler */
	uint32_t unsent_bytes; /* sent by the handler, not acknowledged */
	uint32_t quiet_ms; /* since data were last received or sent */
	bool has_word; /* the handler says that it waits for its client */
};

/* The progress of the client in a slot; all zero is none. */
struct progress {
	int32_t pid;
	bool is_clients_turn; /* when it was last looked at */
	int64_t started_ms; /* with pid: whose progress this is */
	uint64_t moved_bytes; /* when it was last looked at */
	uint64_t mark_bytes; /* where progress was last seen */
	int64_t moved_ms; /* and when; monotonic clock, as all of these */
};

/*
 * Notes the facts about the client of the handler pid, which was started at
 * started_ms.  With is_any_silence any silence counts as the client's, for
 * handlers that do not tell whose turn it is.
 */
void progress_note(struct progress *progress,
    const struct progress_sight *sight, bool is_any_silence, int64_t now_ms);

/* Begins the progress of the client of this handler. */
void progress_begin(struct progress *progress, int32_t pid, int64_t started_ms);

/* The time for which the client has done nothing though it was its turn, less
 * the pause that it has earned; 0 or less for a client that makes progress. */
int64_t progress_silence_ms(const struct progress *progress, int64_t now_ms);

/* A client whose place might be given to another. */
struct progress_candidate {
	uint32_t slot;
	uint32_t source; /* one number for each; 0: a source of its own */
	uint32_t running; /* handlers of that source */
	int64_t silence_ms;
};

/*
 * Chooses the client that loses its place: of those that have been silent for
 * silence_ms, and whose source has at least least_running handlers, one of the
 * source that has most, and of that source the one silent for longest.  Returns
 * its index, or count where there is none.
 */
size_t progress_choose(const struct progress_candidate *candidates,
    size_t count, uint32_t least_running, int64_t silence_ms);

/* Notes that this client has lost its place: its source has one handler less,
 * and it is not chosen again. */
void progress_let_go(
    struct progress_candidate *candidates, size_t count, size_t index);

#endif
