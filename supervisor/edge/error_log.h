/*
 * error_log - what the supervisor tells people
 *
 * Layer: edge.
 *
 * One line, one write(2), on standard error, so that lines of handlers, which
 * have the same descriptor, never cut it in two.
 */
#ifndef ERROR_LOG_H
#define ERROR_LOG_H

#include <stdatomic.h>
#include <stdint.h>

enum {
	/* A longer message is cut: pipes keep 4096 bytes together. */
	ERROR_LOG_LINE_LIMIT = 1024,
	/* Between two lines of the same trouble. */
	ERROR_LOG_QUIET_MS = 5000,
};

/* One kind of trouble that may come with every connection; all zero first.
 * Several processes may share one, and then say it once for all of them. */
struct error_log_limit {
	_Atomic int64_t next_ms; /* monotonic; nothing is said before */
	_Atomic uint64_t withheld; /* times that it was not said since */
};

/* Writes "supervisor: ", the message (printf) and a line end. */
__attribute__((format(printf, 1, 2))) void
error_log_say(const char *format, ...);

/*
 * The same, but at most once in ERROR_LOG_QUIET_MS for each limit; the next line
 * then says how many were withheld.
 */
__attribute__((format(printf, 3, 4))) void error_log_say_seldom(
    struct error_log_limit *limit, int64_t now_ms, const char *format, ...);

#endif
