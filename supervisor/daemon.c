#include "daemon.h"

#include <bsd/libutil.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int
daemon_fill_standard(void)
{
	int fd;

	do {
		fd = open("/dev/null", O_RDWR);
		if (fd < 0)
			return -1;
	} while (fd <= STDERR_FILENO);
	return close(fd);
}

int
daemon_lock(struct daemon *daemon, struct settings *settings)
{
	pid_t other = 0;

	if (settings->pidfile == NULL)
		return 0;
	daemon->pidfile = pidfile_open(settings->pidfile, 0644, &other);
	/* libbsd leaves it open to whatever is executed. */
	if (daemon->pidfile != NULL)
		return fcntl(
		    pidfile_fileno(daemon->pidfile), F_SETFD, FD_CLOEXEC);
	if (errno == EEXIST)
		return settings_complain(settings,
		    "%s: process %d runs already", settings->pidfile,
		    (int)other);
	return settings_complain(
	    settings, "pidfile %s: %s", settings->pidfile, strerror(errno));
}

/* The command that was typed: ends as the supervisor's start ends. */
__attribute__((noreturn)) static void
wait_and_exit(int ready, pid_t supervisor)
{
	char byte;
	int status;

	if (read(ready, &byte, 1) == 1)
		_exit(0);
	if (waitpid(supervisor, &status, 0) == supervisor &&
	    WIFEXITED(status) && WEXITSTATUS(status) != 0)
		_exit(WEXITSTATUS(status));
	_exit(111);
}

int
daemon_fork(struct daemon *daemon, struct settings *settings)
{
	int ready[2];
	pid_t pid;

	if (!settings->is_daemon)
		return 0;
	if (pipe2(ready, O_CLOEXEC) != 0)
		return settings_complain(settings, "pipe: %s", strerror(errno));
	pid = fork();
	if (pid < 0)
		return settings_complain(settings, "fork: %s", strerror(errno));
	if (pid > 0) {
		close(ready[1]);
		wait_and_exit(ready[0], pid);
	}
	close(ready[0]);
	daemon->waiting = ready[1];
	setsid();
	return 0;
}

static int
leave_terminal(const struct settings *settings)
{
	int fd = open("/dev/null", O_RDWR | O_CLOEXEC);

	if (fd < 0 || dup2(fd, STDIN_FILENO) < 0 ||
	    dup2(fd, STDOUT_FILENO) < 0 ||
	    (settings->error_log == NULL && dup2(fd, STDERR_FILENO) < 0))
		return -1;
	return close(fd);
}

int
daemon_ready(struct daemon *daemon, struct settings *settings)
{
	if (daemon->pidfile != NULL && pidfile_write(daemon->pidfile) != 0)
		return settings_complain(settings, "pidfile %s: %s",
		    settings->pidfile, strerror(errno));
	if (daemon->waiting < 0)
		return 0;
	if (leave_terminal(settings) != 0 || write(daemon->waiting, "", 1) != 1)
		return settings_complain(
		    settings, "daemon: %s", strerror(errno));
	close(daemon->waiting);
	daemon->waiting = -1;
	return 0;
}

void
daemon_end(struct daemon *daemon)
{
	if (daemon->pidfile != NULL)
		pidfile_remove(daemon->pidfile);
	daemon->pidfile = NULL;
}

void
daemon_let_go(struct daemon *daemon)
{
	if (daemon->pidfile != NULL)
		pidfile_close(daemon->pidfile);
	daemon->pidfile = NULL;
}

int
daemon_redirect_log(struct settings *settings)
{
	int fd;

	if (settings->is_debug && settings->error_log == NULL)
		return dup2(STDOUT_FILENO, STDERR_FILENO) < 0
		    ? settings_complain(settings, "%s", strerror(errno))
		    : 0;
	if (settings->error_log == NULL)
		return 0;
	fd = open(settings->error_log,
	    O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY, 0644);
	if (fd < 0 || dup2(fd, STDERR_FILENO) < 0)
		return settings_complain(settings, "error-log %s: %s",
		    settings->error_log, strerror(errno));
	close(fd);
	return 0;
}
