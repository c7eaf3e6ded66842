/*
 * error_log - messages for the operator
 *
 * Layer: edge.
 *
 * Each line is one write(2) to standard error, so that lines of handlers, which
 * have the same descriptor, never cut it in two.
 */
#ifndef ERROR_LOG_H
#define ERROR_LOG_H

#include <stdatomic.h>
#include <stdint.h>

enum {
	/* A longer message is cut: pipes keep 4096 bytes together. */
	ERROR_LOG_LINE_LIMIT = 1024,
	/* The time between two lines about the same failure. */
	ERROR_LOG_QUIET_MS = 5000,
};

/* One kind of failure that may come with every connection; all zero at first.
 * Several processes may share one, and then log it once for all of them. */
struct error_log_limit {
	_Atomic int64_t next_ms; /* monotonic; nothing is logged before */
	_Atomic uint64_t withheld; /* lines that were not written since */
};

/* Writes "supervisor: ", the message (printf) and a line end. */
__attribute__((format(printf, 1, 2))) void
error_log_say(const char *format, ...);

/*
 * Does the same, but at most once in ERROR_LOG_QUIET_MS for each limit; the
 * next line then tells how many were withheld.
 */
__attribute__((format(printf, 3, 4))) void error_log_say_seldom(
    struct error_log_limit *limit, int64_t now_ms, const char *format, ...);

#endif
