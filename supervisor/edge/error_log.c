#include "supervisor/edge/error_log.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static _Atomic uint64_t own_count;

/* Of all processes of one supervisor, when it is known. */
static _Atomic uint64_t *lost = &own_count;

static size_t
kept_length(int wanted, size_t room)
{
	if (wanted < 0)
		return 0;
	return (size_t)wanted < room ? (size_t)wanted : room - 1;
}

/* Whether the line could be written without waiting for anybody. */
static bool
write_now(const char *line, size_t length)
{
	struct pollfd log = { .fd = STDERR_FILENO, .events = POLLOUT };

	if (poll(&log, 1, 0) == 1 && (log.revents & POLLOUT) == 0)
		return false;
	return write(STDERR_FILENO, line, length) == (ssize_t)length;
}

__attribute__((format(printf, 1, 0))) static void
write_line(const char *format, va_list arguments, uint64_t withheld)
{
	char line[ERROR_LOG_LINE_LIMIT];
	size_t length = sizeof "supervisor: " - 1;
	int error = errno;

	snprintf(line, sizeof line, "supervisor: ");
	/* Room is kept for the count and the line end. */
	length += kept_length(vsnprintf(line + length,
				  sizeof line - length - 64, format, arguments),
	    sizeof line - length - 64);
	if (withheld > 0)
		length += kept_length(
		    snprintf(line + length, sizeof line - length,
			" (and %ju more like it)", (uintmax_t)withheld),
		    sizeof line - length);
	line[length++] = '\n';
	if (!write_now(line, length))
		(*lost)++;
	errno = error;
}

void
error_log_say(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	write_line(format, arguments, 0);
	va_end(arguments);
}

void
error_log_say_seldom(
    struct error_log_limit *limit, int64_t now_ms, const char *format, ...)
{
	int64_t next_ms = limit->next_ms;
	va_list arguments;

	if (now_ms < next_ms ||
	    !atomic_compare_exchange_strong(
		&limit->next_ms, &next_ms, now_ms + ERROR_LOG_QUIET_MS)) {
		limit->withheld++;
		return;
	}
	va_start(arguments, format);
	write_line(format, arguments, atomic_exchange(&limit->withheld, 0));
	va_end(arguments);
}

void
error_log_count_at(_Atomic uint64_t *count)
{
	*count += *lost;
	lost = count;
}

/* Opens what standard error is anew, so that its flags are this process's
 * alone.  Returns the descriptor, or -1. */
static int
open_anew(int flags)
{
	return open(
	    "/proc/self/fd/2", flags | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
}

void
error_log_let_nobody_wait(void)
{
	/* A pipe that this process could read itself has a reader for ever. */
	static int reader = -1;
	struct stat status;
	int flags = fcntl(STDERR_FILENO, F_GETFL);
	int fd = -1;

	if (reader >= 0)
		close(reader);
	reader = -1;
	if (flags < 0 || fstat(STDERR_FILENO, &status) != 0 ||
	    S_ISREG(status.st_mode))
		return;
	if (S_ISFIFO(status.st_mode))
		reader = open_anew(O_RDONLY);
	if (!S_ISSOCK(status.st_mode))
		fd = open_anew(O_WRONLY | O_APPEND);
	if (fd >= 0) {
		dup2(fd, STDERR_FILENO);
		close(fd);
	} else if (!S_ISCHR(status.st_mode)) {
		/* Others write there, too; a terminal would be theirs. */
		fcntl(STDERR_FILENO, F_SETFL, flags | O_NONBLOCK);
	}
}
