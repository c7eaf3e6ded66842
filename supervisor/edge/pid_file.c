#include "supervisor/edge/pid_file.h"

#include "supervisor/edge/trusted_open.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define VARIABLE "SUPERVISOR_PIDFILE"

/* Returns the descriptor that a predecessor left open, or -1. */
static int
find_inherited(void)
{
	const char *number = getenv(VARIABLE);
	struct stat status;
	int fd = number == NULL ? -1 : atoi(number);

	unsetenv(VARIABLE);
	if (fd <= STDERR_FILENO || fstat(fd, &status) != 0 ||
	    !S_ISREG(status.st_mode) || fcntl(fd, F_SETFD, FD_CLOEXEC) != 0 ||
	    flock(fd, LOCK_EX | LOCK_NB) != 0)
		return -1;
	return fd;
}

static int
refuse(struct settings *settings, int fd)
{
	char text[16] = "";

	if (errno != EWOULDBLOCK)
		return settings_complain(settings, "--pidfile %s: %s",
		    settings->pidfile, strerror(errno));
	(void)!pread(fd, text, sizeof text - 1, 0);
	return settings_complain(settings,
	    "--pidfile %s: process %d runs already", settings->pidfile,
	    atoi(text));
}

static int
open_file(struct settings *settings)
{
	const struct trusted_wish wish = { .flags = O_RDWR, .mode = 0644 };
	const char *reason;
	int fd = trusted_open(settings->pidfile, &wish, &reason);

	if (fd < 0)
		return settings_complain(settings, "--pidfile %s: %s",
		    settings->pidfile,
		    reason != NULL ? reason : strerror(errno));
	if (flock(fd, LOCK_EX | LOCK_NB) == 0)
		return fd;
	refuse(settings, fd);
	close(fd);
	return -1;
}

int
pid_file_open(struct settings *settings)
{
	int inherited = find_inherited();
	int fd;

	if (inherited >= 0 && trusted_is_same(settings->pidfile, inherited))
		return inherited;
	/* One that is asked for no longer. */
	if (inherited >= 0) {
		(void)!ftruncate(inherited, 0);
		close(inherited);
	}
	fd = open_file(settings);
	/* Whoever had it may have removed it before the lock was got. */
	while (fd >= 0 && !trusted_is_same(settings->pidfile, fd)) {
		close(fd);
		fd = open_file(settings);
	}
	return fd;
}

int
pid_file_write(int fd)
{
	char text[16];
	int length = snprintf(text, sizeof text, "%d\n", (int)getpid());

	if (ftruncate(fd, 0) != 0)
		return -1;
	return pwrite(fd, text, (size_t)length, 0) == length ? 0 : -1;
}

void
pid_file_remove(int fd, const char *path)
{
	(void)!ftruncate(fd, 0);
	trusted_remove(path, fd);
	close(fd);
}

int
pid_file_pass_on(int fd)
{
	char number[16];

	if (fd < 0)
		return 0;
	snprintf(number, sizeof number, "%d", fd);
	return fcntl(fd, F_SETFD, 0) == 0 && setenv(VARIABLE, number, 1) == 0
	    ? 0
	    : -1;
}
