#include "supervisor/edge/spawn.h"

#include "supervisor/edge/terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

/* Runs in the child, which borrows its parent's memory and stack. */
static int
become_handler(const struct spawner *spawner, int connection)
{
	/* A session would do, too; but Linux schedules each session as a group
	 * of its own, and on a busy machine a new one waits for its turn: with
	 * sessions the supervisor started less than half as many handlers. */
	setpgid(0, 0);
	if (dup2(connection, STDIN_FILENO) < 0 ||
	    dup2(connection, STDOUT_FILENO) < 0 ||
	    terminal_leave_child(spawner->terminal) != 0 ||
	    (spawner->magic >= 0 && fcntl(spawner->magic, F_SETFD, 0) != 0) ||
	    sigprocmask(SIG_SETMASK, &spawner->mask, NULL) != 0 ||
	    (spawner->confine != NULL &&
		spawner->confine(spawner->confined) != 0))
		return errno;
	handler_execute(spawner->handler, spawner->environment.list);
	return errno;
}

static pid_t
spawn_confined(
    const struct spawner *spawner, int connection, enum spawn_failure *failure)
{
	pid_t pid = fork();

	if (pid == 0) {
		(void)become_handler(spawner, connection);
		_exit(127);
	}
	*failure = SPAWN_FORK;
	return pid;
}

static pid_t
spawn_shared(
    const struct spawner *spawner, int connection, enum spawn_failure *failure)
{
	/* The child writes it and the parent reads it, in the same memory. */
	volatile int error = 0;
	pid_t pid = vfork(); /* NOLINT: the fastest; see spawn.h */

	if (pid == 0) {
		error = become_handler(spawner, connection); /* NOLINT */
		_exit(127);
	}
	if (pid > 0 && error == 0)
		return pid;
	*failure = pid < 0 ? SPAWN_FORK : SPAWN_EXECUTE;
	if (pid > 0) {
		while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
			continue;
		errno = error;
	}
	return -1;
}

pid_t
spawn_handler(
    const struct spawner *spawner, int connection, enum spawn_failure *failure)
{
	if (spawner->confine != NULL)
		return spawn_confined(spawner, connection, failure);
	return spawn_shared(spawner, connection, failure);
}
