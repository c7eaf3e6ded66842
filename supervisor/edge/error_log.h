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

/*
 * Lines that could not be written at once are given up, and counted: nobody
 * waits for a log.  From now on they are counted there, where several processes
 * may count; those of before are added.
 */
void error_log_count_at(_Atomic uint64_t *count);

/*
 * Makes standard error, where it is no file, such that neither this process nor
 * a handler, whatever that is, ever waits for its reader or is ended by its
 * absence: a pipe or a terminal is opened anew, for this process and its
 * children alone, so that writing to it never blocks; and a pipe is opened for
 * reading, too, which nobody ever does, so that it is never broken.  This takes
 * /proc, and the right to open the pipe; without them the flag is set on what
 * others may use as well, but not on a terminal.  To be called again when
 * standard error has become another one.
 */
void error_log_let_nobody_wait(void);

#endif
