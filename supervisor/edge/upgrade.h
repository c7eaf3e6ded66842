/*
 * upgrade - one supervisor takes over from another, without a client noticing
 *
 * Layer: edge.
 *
 * The old supervisor executes the program anew, as it lies on the disk now, and
 * passes it the sockets, the file of the process id, and one end of a connected
 * pair, whose number is in SUPERVISOR_UPGRADE.  The variable is believed only
 * where the pair was made by the parent of the process.  Over the pair the new
 * one tells that it listens; the old one stops accepting, and closes its end;
 * then the new one goes on.  In between both accept.
 */
#ifndef UPGRADE_H
#define UPGRADE_H

#include "supervisor/edge/listen.h"

#include <limits.h>
#include <signal.h>
#include <sys/types.h>

/* What the old supervisor knows about the new one, while that starts. */
struct upgrade {
	pid_t pid; /* 0: none */
	int fd; /* readable when the new one is ready or has failed */
};

/* The program and the arguments of the new supervisor. */
struct upgrade_program {
	char path[PATH_MAX];
	char **arguments;
	const sigset_t *mask;
	const struct listeners *listeners;
	int pidfile; /* passed on with its lock; -1 without one */
};

/* Writes the path of the running program; "" where it is not known. */
void upgrade_find_self(char path[PATH_MAX]);

/* Starts the new supervisor.  Returns 0, or -1 with errno. */
int
upgrade_begin(struct upgrade *upgrade, const struct upgrade_program *program);

/*
 * Called when the descriptor is readable.  Returns whether the new supervisor
 * is ready; if not, it has failed, and the upgrade is over.
 */
bool upgrade_is_ready(struct upgrade *upgrade);

/* Lets the new supervisor go on when the old one has given back everything. */
void upgrade_finish(struct upgrade *upgrade);

/* Ends a new supervisor that is no longer wanted. */
void upgrade_cancel(struct upgrade *upgrade);

/* Whether this process was started by an old supervisor. */
bool upgrade_is_successor(void);

/*
 * Called by the new supervisor: tells that it is ready, and waits until the old
 * one has given back everything.
 */
void upgrade_take_over(void);

#endif
