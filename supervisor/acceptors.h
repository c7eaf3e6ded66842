/*
 * acceptors - several processes that accept from the same sockets
 *
 * Layer: story.
 *
 * With --acceptors the first process accepts nothing: it starts that many
 * copies of itself, restarts a copy that dies, obeys the signals and adopts the
 * handlers that a dead copy leaves behind.  The copies run the same loop and
 * count on the same scoreboard, so every limit holds for all of them together.
 *
 * A copy that is retired (SIGUSR2) ends: its handlers then belong to the first
 * process, and its sockets live on in others.  On SIGTERM it ends with its
 * handlers, as a supervisor without copies does; on SIGWINCH from the first
 * process it ends at once.
 *
 * A wait in pselect(2) is ended for the copies by SIGURG, when a place has
 * become free at the limit, and for the first process by an eventfd(2), when
 * the number of a copy's handlers has changed: a copy that is confined cannot
 * send it a signal (confinement.h).  A copy whose confinement is outdated ends,
 * and another begins in its place.
 */
#ifndef ACCEPTORS_H
#define ACCEPTORS_H

#include "supervisor/server.h"

enum {
	/* The copies at work, and three times as many retired ones that have
	 * not ended yet. */
	ACCEPTORS_LIMIT = 4 * SETTINGS_ACCEPTORS_LIMIT,
};

struct acceptor {
	pid_t pid;
	uint16_t owner; /* of its slots */
	bool is_retired;
};

struct acceptors {
	int (*work)(struct server *); /* of a copy; its exit status */
	bool has_lost; /* a copy at work has died and is not replaced yet */
	bool is_wanted; /* the copies accept, and not the first process */
	struct acceptor members[ACCEPTORS_LIMIT];
	unsigned count;
	uint16_t last_owner;
	int64_t staff_ms; /* no copy is started before this time */
};

/* Whether copies accept, and not the calling process. */
bool acceptors_accepts(const struct server *server);

/*
 * Looks whether the settings want copies.  Once they were wanted they stay, and
 * there is at least one.
 */
void acceptors_consider(struct server *server);

/*
 * Starts copies until settings.acceptors are at work.  Returns in the first
 * process only: the time of the next call, or INT64_MAX for not before a copy
 * is lost.
 */
int64_t acceptors_staff(struct server *server, int64_t now_ms);

/* Ends the copies at work, whose handlers become the first process's. */
void acceptors_retire(struct acceptors *crew);

/* Sends every copy a signal. */
void acceptors_tell(const struct acceptors *crew, int signal);

/* Called by a copy: ends the wait of the first process. */
void acceptors_tell_first(const struct server *server);

/*
 * Deals with the end of a process that is no handler.  Returns whether it was a
 * copy; the slots that it leaves behind are then owned by 0, the first process,
 * and their number is added to *own.
 */
bool
acceptors_has_lost(struct server *server, pid_t pid, int status, uint32_t *own);

/* Does the same for every copy that has ended and was not waited for yet. */
void acceptors_look_for_lost(struct server *server, uint32_t *own);

/* Whether the process is a member. */
bool acceptors_has(const struct server *server, pid_t pid);

#endif
