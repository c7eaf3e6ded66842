#include "supervisor/edge/upgrade.h"

#include "supervisor/edge/inherited.h"
#include "supervisor/edge/notify.h"
#include "supervisor/edge/pid_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <unistd.h>

#define VARIABLE "SUPERVISOR_UPGRADE"

void
upgrade_find_self(char path[PATH_MAX])
{
	ssize_t length = readlink("/proc/self/exe", path, PATH_MAX - 1);

	path[length < 0 ? 0 : length] = '\0';
}

__attribute__((noreturn)) static void
become_new_and_exit(const struct upgrade_program *program, int fd)
{
	char number[16];

	snprintf(number, sizeof number, "%d", fd);
	notify_pass_on();
	if (fcntl(fd, F_SETFD, 0) == 0 && setenv(VARIABLE, number, 1) == 0 &&
	    inherited_pass_on(program->listeners) == 0 &&
	    pid_file_pass_on(program->pidfile) == 0 &&
	    sigprocmask(SIG_SETMASK, program->mask, NULL) == 0)
		execv(program->path, program->arguments);
	_exit(111);
}

int
upgrade_begin(struct upgrade *upgrade, const struct upgrade_program *program)
{
	int pair[2];

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
		return -1;
	upgrade->pid = pair[0] < FD_SETSIZE ? fork() : -1;
	if (upgrade->pid == 0)
		become_new_and_exit(program, pair[1]);
	close(pair[1]);
	upgrade->fd = pair[0];
	if (upgrade->pid > 0)
		return 0;
	upgrade_finish(upgrade);
	return -1;
}

bool
upgrade_is_ready(struct upgrade *upgrade)
{
	char byte;

	if (read(upgrade->fd, &byte, 1) == 1)
		return true;
	upgrade_finish(upgrade);
	return false;
}

void
upgrade_finish(struct upgrade *upgrade)
{
	int error = errno;

	close(upgrade->fd);
	upgrade->pid = 0;
	errno = error;
}

void
upgrade_cancel(struct upgrade *upgrade)
{
	if (upgrade->pid == 0)
		return;
	kill(upgrade->pid, SIGKILL);
	upgrade_finish(upgrade);
}

/* Whether the descriptor is one end of the pair that the parent of this
 * process has made for it. */
static bool
is_from_parent(int fd)
{
	struct ucred peer;
	socklen_t length = sizeof peer;

	return getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &length) == 0 &&
	    peer.pid == getppid() && fcntl(fd, F_SETFD, FD_CLOEXEC) == 0;
}

bool
upgrade_is_successor(void)
{
	const char *number = getenv(VARIABLE);

	if (number == NULL || is_from_parent(atoi(number)))
		return number != NULL;
	/* A variable that somebody set, who knows why: it says nothing. */
	unsetenv(VARIABLE);
	return false;
}

void
upgrade_take_over(void)
{
	const char *number = getenv(VARIABLE);
	char byte;
	int fd;

	if (number == NULL)
		return;
	fd = atoi(number);
	unsetenv(VARIABLE);
	/* The end of file means that the old one agrees, or has ended. */
	if (write(fd, "", 1) == 1)
		while (read(fd, &byte, 1) < 0 && errno == EINTR)
			continue;
	close(fd);
}
