/*
 * progress - which clients do nothing with the handler that they have
 *
 * Layer: pure.
 *
 * At the limit a place is worth most to whoever does something with it.  A
 * client makes progress when it sends, or takes, PROGRESS_LEAST_BYTES: a byte
 * now and then is none.  Nor is a client blamed for what is not its to do:
 * while the handler has not read what it sent, or has nothing to send to it,
 * the client waits.
 *
 * Who has taken much may pause for longer: a second for each
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
	/* What a client's system takes by itself, though it never reads. */
	PROGRESS_FREE_BYTES = 256 * 1024,
	PROGRESS_BYTES_A_SECOND = 64 * 1024,
	PROGRESS_CREDIT_MS = 60000,
};

/* What the system knows of a connection. */
struct progress_sight {
	uint64_t moved_bytes; /* received, and sent and acknowledged */
	uint32_t unread_bytes; /* received, and not read by the handler */
	uint32_t unsent_bytes; /* sent by the handler, not acknowledged */
	uint32_t quiet_ms; /* since data were last received or sent */
	bool has_word; /* the handler says that it waits for its client */
};

/* What is remembered of the handler in a slot; all zero is nothing. */
struct progress {
	int32_t pid;
	bool is_clients_turn; /* when it was last looked at */
	int64_t started_ms; /* with pid: whose progress this is */
	uint64_t moved_bytes; /* when it was last looked at */
	uint64_t mark_bytes; /* where progress was last seen */
	int64_t moved_ms; /* and when; monotonic clock, as all of these */
};

/*
 * Takes note of what is seen of the handler pid, started at started_ms.  With
 * is_any_silence the client is to blame whoever is silent, for handlers whose
 * word is not known.
 */
void progress_note(struct progress *progress,
    const struct progress_sight *sight, bool is_any_silence, int64_t now_ms);

/* It is the progress of this handler from now on. */
void progress_begin(struct progress *progress, int32_t pid, int64_t started_ms);

/* For how long the client has done nothing that was its to do, less what it
 * has earned; 0 and below for one that does. */
int64_t progress_silence_ms(const struct progress *progress, int64_t now_ms);

/* Somebody whose place might be given to another. */
struct progress_candidate {
	uint32_t slot;
	uint32_t source; /* one number for each; 0: a source of its own */
	uint32_t running; /* handlers of that source */
	int64_t silence_ms;
};

/*
 * Who is to go: of those who have been silent for silence_ms, and whose source
 * has least_running handlers or more, one of the source that has most, and of
 * that the one silent for longest.  Returns its index, or count for nobody.
 */
size_t progress_choose(const struct progress_candidate *candidates,
    size_t count, uint32_t least_running, int64_t silence_ms);

/* That one is told to go: its source has one handler less, and it is not to be
 * chosen again. */
void progress_let_go(
    struct progress_candidate *candidates, size_t count, size_t index);

#endif
