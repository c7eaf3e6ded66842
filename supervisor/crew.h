/*
 * crew - several processes that accept from the same sockets
 *
 * Layer: policy.
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
#ifndef CREW_H
#define CREW_H

#include "supervisor/server.h"

enum {
	/* Those at work, and as many that are retired and not gone yet. */
	CREW_LIMIT = 4 * SETTINGS_ACCEPTORS_LIMIT,
};

struct crew_member {
	pid_t pid;
	uint16_t owner; /* of its slots */
	bool is_retired;
};

struct crew {
	int (*work)(struct server *); /* of a copy; its exit status */
	bool has_lost; /* one at work, which is not replaced yet */
	bool is_wanted; /* it accepts in the first one's place */
	struct crew_member members[CREW_LIMIT];
	unsigned count;
	uint16_t last_owner;
	int64_t staff_ms; /* nobody is started before */
};

/* Whether others accept, and not the calling process. */
bool crew_accepts(const struct server *server);

/*
 * Looks whether the settings want a crew.  One that was wanted once stays,
 * with one member at least.
 */
void crew_consider(struct server *server);

/*
 * Starts members until settings.acceptors are at work.  Returns in the first
 * process only: when it is to be called again; INT64_MAX for not before a
 * member is lost.
 */
int64_t crew_staff(struct server *server, int64_t now_ms);

/* Lets the members at work leave what they have to the first process. */
void crew_retire(struct crew *crew);

/* Sends every member a signal. */
void crew_tell(const struct crew *crew, int signal);

/* Of a member: the first process has something to look at. */
void crew_tell_first(const struct server *server);

/*
 * A process that is no handler has ended.  Returns whether it was a member; the
 * slots that it leaves behind are then owned by 0, the first process, and
 * their number is added to *own.
 */
bool crew_has_lost(struct server *server, pid_t pid, int status, uint32_t *own);

/* The same for every member that has ended and was not waited for yet. */
void crew_look_for_lost(struct server *server, uint32_t *own);

#endif
