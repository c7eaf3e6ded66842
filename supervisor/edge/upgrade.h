/*
 * upgrade - one supervisor takes over from another, without a client noticing
 *
 * Layer: edge.
 *
 * The old one executes the program anew, as it lies on the disk now, and hands
 * it the sockets and one end of a connected pair whose number is in
 * SUPERVISOR_UPGRADE.  The new one says over it that it listens; the old one
 * stops accepting, gives back what only one can have (the pidfile), and closes
 * its end; then the new one goes on.  Between the two moments both accept.
 */
#ifndef UPGRADE_H
#define UPGRADE_H

#include "supervisor/edge/listen.h"

#include <limits.h>
#include <signal.h>
#include <sys/types.h>

/* Of the old one: the new one, while it starts. */
struct upgrade {
	pid_t pid; /* 0: none */
	int fd; /* readable when the new one is ready or has failed */
};

/* What the new one is executed with. */
struct upgrade_program {
	char path[PATH_MAX];
	char **arguments;
	const sigset_t *mask;
	const struct listeners *listeners;
};

/* Writes the path of the running program; "" where it cannot be told. */
void upgrade_find_self(char path[PATH_MAX]);

/* Starts the new one.  Returns 0, or -1 and errno. */
int
upgrade_begin(struct upgrade *upgrade, const struct upgrade_program *program);

/*
 * The descriptor is readable: whether the new one is ready.  If not it has
 * failed, and the upgrade is over.
 */
bool upgrade_is_ready(struct upgrade *upgrade);

/* The old one has given back everything: lets the new one go on. */
void upgrade_finish(struct upgrade *upgrade);

/* The new one is not wanted any more. */
void upgrade_cancel(struct upgrade *upgrade);

/* Whether this process is a new one, started by an old one. */
bool upgrade_is_successor(void);

/*
 * Of the new one: says that it is ready, and waits until the old one has
 * given back everything.
 */
void upgrade_take_over(void);

#endif
