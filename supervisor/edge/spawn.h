/*
 * spawn - one process for one connection
 *
 * Layer: edge.
 *
 * Where the new process has to confine itself first it is made by fork(2), and
 * that it could not execute the handler is only told by its exit status, 127.
 * Elsewhere the child is made by vfork(2): it borrows the supervisor's memory
 * until it executes the handler, so nothing is copied whatever the supervisor's
 * size.  Its descriptors 0 and 1 are the connection, 2 is the supervisor's own,
 * and it has no other but the one for magic_service.h.  It has a process group
 * of its own and the signal mask that the supervisor was started with.  The
 * dispositions are also as at that start, because the supervisor catches
 * signals and ignores none, and execve(2) resets those that are caught.
 */
#ifndef SPAWN_H
#define SPAWN_H

#include "supervisor/edge/handler.h"
#include "supervisor/pure/handler_env.h"

#include <signal.h>
#include <sys/types.h>

struct spawner {
	const struct handler *handler;
	struct handler_env environment;
	sigset_t mask; /* the handler's */
	/* Called with the argument by the new process, which ends where it
	 * returns -1; NULL: what this process is confined by is enough. */
	int (*confine)(void *);
	void *confined;
	int magic; /* a descriptor that handlers inherit; -1: none */
	int terminal; /* that handlers are to give up; -1: none */
};

enum spawn_failure {
	SPAWN_FORK, /* no process could be made */
	SPAWN_EXECUTE, /* the handler could not be executed */
};

/*
 * Starts the handler on the connection, which stays open here.  The
 * environment is as last described.  Returns its process id, or -1 with errno
 * and *failure.
 */
pid_t spawn_handler(
    const struct spawner *spawner, int connection, enum spawn_failure *failure);

#endif
