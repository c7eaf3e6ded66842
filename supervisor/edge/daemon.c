#include "supervisor/edge/daemon.h"

#include "common/edge/ability.h"
#include "supervisor/edge/error_log.h"
#include "supervisor/edge/pid_file.h"
#include "supervisor/edge/privileges.h"
#include "supervisor/edge/trusted_open.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
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
	daemon->pidfile = -1;
	if (settings->pidfile == NULL)
		return 0;
	daemon->pidfile = pid_file_open(settings);
	return daemon->pidfile < 0 ? -1 : 0;
}

/* Ends the command that was typed with the result of the supervisor's start. */
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

/* Returns a descriptor, or -1 where no log can be reached.  A log that is full
 * loses messages, because nothing waits for it. */
static int
open_system_log(void)
{
	static const struct sockaddr_un address = { .sun_family = AF_UNIX,
		.sun_path = "/dev/log" };
	int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);

	if (fd < 0 || connect(fd, (const void *)&address, sizeof address) == 0)
		return fd;
	close(fd);
	return -1;
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
	daemon->null = open("/dev/null", O_RDWR | O_CLOEXEC);
	daemon->system_log = open_system_log();
	setsid();
	return 0;
}

static bool
is_system_log(int fd)
{
	int type = 0;
	socklen_t length = sizeof type;

	return getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &length) == 0 &&
	    type == SOCK_DGRAM;
}

/* Returns 0, or -1 and errno. */
static int
use_as_log(int fd)
{
	if (dup2(fd, STDERR_FILENO) < 0)
		return -1;
	error_log_let_nobody_wait();
	return close(fd);
}

static int
leave_terminal(const struct daemon *daemon, const struct settings *settings)
{
	bool has_log = settings->error_log != NULL || daemon->system_log >= 0;

	if (!has_log)
		error_log_say(
		    "warning: there is no /dev/log, and messages are lost "
		    "from now on; --error-log FILE keeps them");
	if (dup2(daemon->null, STDIN_FILENO) < 0 ||
	    dup2(daemon->null, STDOUT_FILENO) < 0 ||
	    (!has_log && dup2(daemon->null, STDERR_FILENO) < 0))
		return -1;
	if (daemon->system_log >= 0 && settings->error_log != NULL)
		close(daemon->system_log);
	else if (daemon->system_log >= 0 && use_as_log(daemon->system_log) != 0)
		return -1;
	return close(daemon->null);
}

int
daemon_ready(struct daemon *daemon, struct settings *settings)
{
	if (daemon->pidfile >= 0 && pid_file_write(daemon->pidfile) != 0)
		return settings_complain(settings, "--pidfile %s: %s",
		    settings->pidfile, strerror(errno));
	if (daemon->waiting < 0)
		return 0;
	if (leave_terminal(daemon, settings) != 0 ||
	    write(daemon->waiting, "", 1) != 1)
		return settings_complain(
		    settings, "daemon: %s", strerror(errno));
	close(daemon->waiting);
	daemon->waiting = -1;
	return 0;
}

void
daemon_end(struct daemon *daemon, const struct settings *settings)
{
	if (daemon->pidfile >= 0)
		pid_file_remove(daemon->pidfile, settings->pidfile);
	daemon->pidfile = -1;
}

void
daemon_let_go(struct daemon *daemon)
{
	if (daemon->pidfile >= 0)
		close(daemon->pidfile);
	daemon->pidfile = -1;
}

int
daemon_open_file(struct settings *settings)
{
	struct trusted_wish wish = { .flags = O_WRONLY | O_APPEND,
		.mode = 0644 };
	struct identity identity;
	const char *reason;
	int fd;

	if (settings->user != NULL) {
		if (privileges_identify(settings, &identity) != 0)
			return -1;
		wish.user = identity.user;
		wish.group = identity.group;
		wish.gives = true;
	}
	/* The user may not be able to open what root could. */
	if (trusted_is_same(settings->error_log, STDERR_FILENO))
		return fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0);
	fd = trusted_open(settings->error_log, &wish, &reason);
	if (fd >= 0)
		return fd;
	return settings_complain(settings, "--error-log %s: %s",
	    settings->error_log, reason != NULL ? reason : strerror(errno));
}

int
daemon_open_log(struct daemon *daemon, struct settings *settings)
{
	daemon->log = -1;
	daemon->has_made_log = false;
	if (settings->error_log != NULL) {
		bool was_there = access(settings->error_log, F_OK) == 0;

		daemon->log = daemon_open_file(settings);
		daemon->has_made_log = daemon->log >= 0 && !was_there;
		return daemon->log >= 0 ? 0 : -1;
	}
	if (settings->is_debug)
		daemon->log = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0);
	else if (is_system_log(STDERR_FILENO))
		/* The log may have been restarted, with another socket. */
		daemon->log = open_system_log();
	return 0;
}

int
daemon_use_log(struct daemon *daemon)
{
	int fd = daemon->log;

	daemon->log = -1;
	return fd < 0 ? 0 : use_as_log(fd);
}

void
daemon_forget_log(struct daemon *daemon, const struct settings *settings)
{
	if (daemon->log >= 0 && daemon->has_made_log)
		trusted_remove(settings->error_log, daemon->log);
	if (daemon->log >= 0)
		close(daemon->log);
	daemon->log = -1;
	daemon->has_made_log = false;
}

int
daemon_check_log(struct settings *settings)
{
	if (settings->error_log == NULL ||
	    ability_append(settings->error_log) == 0)
		return 0;
	return settings_complain(settings, "--error-log %s: %s",
	    settings->error_log, strerror(errno));
}

int
daemon_check_pidfile(struct settings *settings)
{
	if (settings->pidfile == NULL || ability_append(settings->pidfile) == 0)
		return 0;
	return settings_complain(
	    settings, "--pidfile %s: %s", settings->pidfile, strerror(errno));
}
