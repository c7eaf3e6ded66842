#include "supervisor/edge/notify.h"
#include "common/edge/clock.h"

#include "supervisor/edge/error_log.h"

#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static int
connect_to(const char *name)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	size_t length = strlen(name);
	int fd;

	if (length < 2 || length >= sizeof address.sun_path)
		return -1;
	memcpy(address.sun_path, name, length);
	/* This is an abstract name, which lies in no directory. */
	if (name[0] == '@')
		address.sun_path[0] = '\0';
	fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd < 0)
		return -1;
	if (connect(fd, (const void *)&address,
		(socklen_t)(offsetof(struct sockaddr_un, sun_path) + length)) ==
	    0)
		return fd;
	close(fd);
	return -1;
}

/* Half of the time that the watchdog waits (sd_watchdog_enabled(3)). */
static int64_t
watchdog_ms(void)
{
	const char *limit = getenv("WATCHDOG_USEC");
	const char *pid = getenv("WATCHDOG_PID");

	if (limit == NULL || (pid != NULL && atol(pid) != (long)getpid()))
		return 0;
	return (int64_t)(strtoll(limit, NULL, 10) / 2000);
}

void
notify_open(struct notify *notify, unsigned ready_fd)
{
	const char *name = getenv("NOTIFY_SOCKET");

	*notify = (struct notify){ .fd = -1,
		.ready_fd = ready_fd == 0 ? -1 : (int)ready_fd };
	if (name != NULL)
		notify->fd = connect_to(name);
	if (notify->fd >= 0)
		notify->watchdog_ms = watchdog_ms();
}

void
notify_close(struct notify *notify)
{
	if (notify->fd >= 0)
		close(notify->fd);
	if (notify->ready_fd >= 0)
		close(notify->ready_fd);
	*notify = (struct notify){ .fd = -1, .ready_fd = -1 };
}

static void
say(const struct notify *notify, const char *state)
{
	if (notify->fd >= 0)
		send(notify->fd, state, strlen(state), MSG_NOSIGNAL);
}

void
notify_ready(struct notify *notify)
{
	ssize_t written;

	say(notify, "READY=1");
	if (notify->ready_fd < 0)
		return;
	written = write(notify->ready_fd, "\n", 1);
	(void)written;
	close(notify->ready_fd);
	notify->ready_fd = -1;
}

void
notify_reloading(const struct notify *notify)
{
	char state[64];

	snprintf(state, sizeof state, "RELOADING=1\nMONOTONIC_USEC=%" PRId64,
	    clock_steady_ms() * 1000);
	say(notify, state);
}

void
notify_stopping(const struct notify *notify)
{
	say(notify, "STOPPING=1");
}

void
notify_alive(const struct notify *notify)
{
	say(notify, "WATCHDOG=1");
}

void
notify_running(const struct notify *notify, uint32_t running)
{
	char state[64];

	snprintf(state, sizeof state, "STATUS=%" PRIu32 " running", running);
	say(notify, state);
}

void
notify_successor(const struct notify *notify, pid_t pid)
{
	char state[64];

	snprintf(state, sizeof state, "MAINPID=%d", (int)pid);
	say(notify, state);
}

void
notify_pass_on(void)
{
	char pid[16];

	snprintf(pid, sizeof pid, "%d", (int)getpid());
	if (getenv("WATCHDOG_PID") != NULL)
		setenv("WATCHDOG_PID", pid, 1);
}
