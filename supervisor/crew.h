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
 * A copy ends in its own time when it is retired (SIGUSR2): its handlers may
 * finish, its sockets live on in others.  On SIGTERM it ends as a supervisor
 * without copies does.
 */
#ifndef CREW_H
#define CREW_H

#include "server.h"

enum {
	/* Those at work, and as many that are retired and not yet done. */
	CREW_LIMIT = 4 * SETTINGS_ACCEPTORS_LIMIT,
};

struct crew_member {
	pid_t pid;
	uint16_t owner; /* of its slots */
	bool is_retired;
};

struct crew {
	int (*work)(struct server *); /* of a copy; its exit status */
	struct crew_member members[CREW_LIMIT];
	unsigned count;
	uint16_t last_owner;
	int64_t staff_ms; /* nobody is started before */
};

/*
 * Starts members until settings.acceptors are at work.  Returns in the first
 * process only.
 */
void crew_staff(struct server *server, int64_t now_ms);

/* Ends the members at work in their own time. */
void crew_retire(struct crew *crew);

/* Sends every member a signal. */
void crew_tell(const struct crew *crew, int signal);

/*
 * A process that is no handler has ended.  Returns whether it was a member; the
 * slots that it leaves behind are then owned by 0, the first process, and
 * their number is added to *own.
 */
bool crew_has_lost(struct server *server, pid_t pid, int status, uint32_t *own);

#endif
