/*
 * error_log - messages for the operator, which no client may see
 *
 * Layer: edge.
 *
 * They go to descriptor 2, unless it is the connection, as it is under inetd
 * and by default under systemd: then they go to syslog(3).
 */
#ifndef ERROR_LOG_H
#define ERROR_LOG_H

#include <stdbool.h>

#include "common/pure/view.h"

/* Whether the descriptor is the connection, which is descriptor 0 or 1. */
bool error_log_is_connection(int fd);

/* Writes the line, which ends in a newline, in one piece.  Returns whether that
 * was done, as far as anybody can know. */
bool error_log_write(struct view line);

/* Gives the line to syslog(3) as an informational message. */
void error_log_syslog(struct view line);

#endif
