/*
 * socket_diag - asks the kernel about the state of TCP connections
 *
 * Layer: edge.
 *
 * One question has every connection of a port as its answer: sock_diag(7).  No
 * privilege is needed, and only connections of the same network namespace are
 * seen.  A sandbox may forbid such sockets; then nothing can be known.
 */
#ifndef SOCKET_DIAG_H
#define SOCKET_DIAG_H

#include "supervisor/pure/peer.h"
#include "supervisor/pure/progress.h"

/* Returns a descriptor for socket_diag_list, or -1 with errno. */
int socket_diag_open(void);

/* Called for each connection, with the context that was given. */
typedef void socket_diag_visitor(void *context, const struct peer *remote,
    const struct progress_sight *sight);

/*
 * Visits every connection to the port of this local end, of its address family.
 * Returns 0, or -1 with errno: ENOENT where the kernel has no such service, EIO
 * where the answer is malformed, or what send(2) and recv(2) say.
 */
int socket_diag_list(int fd, const struct peer *local,
    socket_diag_visitor *visitor, void *context);

#endif
