/*
 * socket_diag - what the kernel knows of TCP connections
 *
 * Layer: edge.
 *
 * One question, and the answer has every connection of a port: sock_diag(7).
 * No privilege is needed, and only the own network namespace is seen.  A
 * sandbox may forbid such sockets; then nothing can be known.
 */
#ifndef SOCKET_DIAG_H
#define SOCKET_DIAG_H

#include "supervisor/pure/peer.h"
#include "supervisor/pure/progress.h"

/* Returns a descriptor for socket_diag_list, or -1 and errno. */
int socket_diag_open(void);

/* Is told of each connection, with the context that was given. */
typedef void socket_diag_visitor(void *context, const struct peer *remote,
    const struct progress_sight *sight);

/*
 * Tells of every connection, by that local end's family, to its port on this
 * machine.  Returns 0, or -1 and errno: ENOENT where the kernel has no such
 * service, EIO where the answer makes no sense, or what send(2) and recv(2)
 * say.
 */
int socket_diag_list(int fd, const struct peer *local,
    socket_diag_visitor *visitor, void *context);

#endif
