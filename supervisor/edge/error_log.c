#include "supervisor/edge/error_log.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

static size_t
kept_length(int wanted, size_t room)
{
	if (wanted < 0)
		return 0;
	return (size_t)wanted < room ? (size_t)wanted : room - 1;
}

__attribute__((format(printf, 1, 0))) static void
write_line(const char *format, va_list arguments, uint64_t withheld)
{
	char line[ERROR_LOG_LINE_LIMIT];
	size_t length = sizeof "supervisor: " - 1;
	int error = errno;
	ssize_t written;

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
	/* A failure of this could not be reported anywhere. */
	written = write(STDERR_FILENO, line, length);
	(void)written;
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
