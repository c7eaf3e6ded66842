/*
 * status - the counts since the start, for programs
 *
 * Layer: story.
 *
 * A program that connects to the socket of --status gets lines of a name, a
 * blank and a number, and the end of the file.  A name may have one label, in
 * the form of Prometheus:
 *
 *	accepted{listener="0.0.0.0:80"} 17
 *
 * An exit status or a signal has a line only if a handler ended with it.  The
 * names are in supervisor(8).
 */
#ifndef STATUS_H
#define STATUS_H

#include "supervisor/server.h"

/* Writes all lines to the connection without ever waiting for its other end:
 * lines that do not fit into its buffer are left out. */
void status_tell(const struct server *server, int64_t now_ms, int connection);

#endif
