/*
 * acceptors - several processes that accept from the same sockets
 *
 * Layer: story.
 *
 * With --acceptors the first process accepts nothing: it starts that many
 * copies of itself, restarts one that dies, obeys the signals and adopts the
 * handlers that a dead one leaves behind.  The copies run the same loop and
 * count on the same board, so every limit holds for all of them together.
 *
 * A copy that is retired (SIGUSR2) ends: its handlers are the first process's
 * then, its sockets live on in others.  On SIGTERM it ends as a supervisor
 * without copies does, with its handlers; at once on
 * SIGWINCH from the first process.
 *
 * Who waits in select(2) learns by SIGURG that there is something to look at:
 * the first process that a copy runs another number of handlers, the copies
 * that a place has become free at the limit.
 */
#ifndef ACCEPTORS_H
#define ACCEPTORS_H

#include "supervisor/server.h"

enum {
	/* Those at work, and as many that are retired and not gone yet. */
	ACCEPTORS_LIMIT = 4 * SETTINGS_ACCEPTORS_LIMIT,
};

struct acceptor {
	pid_t pid;
	uint16_t owner; /* of its slots */
	bool is_retired;
};

struct acceptors {
	int (*work)(struct server *); /* of a copy; its exit status */
	bool has_lost; /* one at work, which is not replaced yet */
	bool is_wanted; /* it accepts in the first one's place */
	struct acceptor members[ACCEPTORS_LIMIT];
	unsigned count;
	uint16_t last_owner;
	int64_t staff_ms; /* nobody is started before */
};

/* Whether others accept, and not the calling process. */
bool acceptors_accepts(const struct server *server);

/*
 * Looks whether the settings want a crew.  One that was wanted once stays,
 * with one member at least.
 */
void acceptors_consider(struct server *server);

/*
 * Starts members until settings.acceptors are at work.  Returns in the first
 * process only: when it is to be called again; INT64_MAX for not before a
 * member is lost.
 */
int64_t acceptors_staff(struct server *server, int64_t now_ms);

/* Lets the members at work leave what they have to the first process. */
void acceptors_retire(struct acceptors *crew);

/* Sends every member a signal. */
void acceptors_tell(const struct acceptors *crew, int signal);

/* Of a member: the first process has something to look at. */
void acceptors_tell_first(const struct server *server);

/*
 * A process that is no handler has ended.  Returns whether it was a member; the
 * slots that it leaves behind are then owned by 0, the first process, and
 * their number is added to *own.
 */
bool
acceptors_has_lost(struct server *server, pid_t pid, int status, uint32_t *own);

/* The same for every member that has ended and was not waited for yet. */
void acceptors_look_for_lost(struct server *server, uint32_t *own);

#endif
