/*
 * status_socket - what there is to tell, for programs
 *
 * Layer: story.
 *
 * Whoever connects to the socket of --status gets lines of a name, a blank and
 * a number, and the end of the file.  A name may have one label, in the form
 * of Prometheus:
 *
 *	accepted{listener="0.0.0.0:80"} 17
 *
 * A status or a signal that no handler ended with has no line.  The names are
 * in supervisor(8).
 */
#ifndef STATUS_SOCKET_H
#define STATUS_SOCKET_H

#include "supervisor/server.h"

/* Writes all of them to the connection, without ever waiting for its other
 * end: what does not fit into its buffer is left out. */
void
status_socket_tell(const struct server *server, int64_t now_ms, int connection);

#endif
