/*
 * fd_passing - descriptors that one process hands to another
 *
 * Layer: edge.
 *
 * They travel beside the bytes of one message over a UNIX socket that keeps
 * messages apart (SOCK_SEQPACKET), as SCM_RIGHTS; see unix(7).
 */
#ifndef FD_PASSING_H
#define FD_PASSING_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "common/pure/view.h"

enum {
	FD_PASSING_MOST = 2, /* in one message */
};

/*
 * Sends copies of count descriptors with at least one byte, without waiting.
 * Returns 0, or -1 and errno of sendmsg(2): EAGAIN where the socket is full.
 */
int fd_passing_send(
    int socket, struct view bytes, const int *descriptors, size_t count);

struct fd_passing {
	char *bytes; /* the caller's buffer */
	size_t size;
	int descriptors[FD_PASSING_MOST]; /* the caller's after a success */
	size_t count; /* so many have to come */
};

/*
 * Receives one message; waits says whether to wait for it.  Returns the number
 * of its bytes; 0 at the end of the file, without a descriptor; or -1 and
 * errno of recvmsg(2), EBADMSG where the message was longer than size or had
 * another number of descriptors.  They are closed then, and otherwise closed
 * by execve(2).
 */
ssize_t fd_passing_receive(int socket, struct fd_passing *passing, bool waits);

#endif
