/*
 * client_input - receives bytes from the client
 *
 * Layer: edge.
 *
 * The descriptor may be a socket, a pipe or a file.  A head that has arrived
 * whole costs one system call; the clock is asked only when one must wait.
 */
#ifndef CLIENT_INPUT_H
#define CLIENT_INPUT_H

#include "httpd-once/pure/request.h"

#include <sys/types.h>

struct client_input {
	int fd;
	bool is_stream; /* a pipe or a file, of which recv(2) knows nothing */
	int timeout_ms; /* for the whole head, and for each later wait */
	size_t length; /* bytes in the buffer */
	size_t head_bytes; /* of the head, once it is whole; or 0 */
	char *buffer; /* the caller's, of REQUEST_HEAD_LIMIT bytes */
};

/* Sets up an empty input; the buffer is not touched. */
void client_input_begin(
    struct client_input *input, int fd, int timeout_ms, char *buffer);

/*
 * Receives more bytes into the buffer, waiting no longer than until the
 * deadline (milliseconds of clock_steady_ms; 0 before the first call, which
 * sets it from timeout_ms when it has to wait).  Returns the number of bytes;
 * 0 at the end of input; -1 with errno ETIMEDOUT when the deadline is past,
 * ENOBUFS when the buffer is full, or what recv(2), read(2) or poll(2) says.
 */
ssize_t client_input_fill(struct client_input *input, int64_t *deadline_ms);

/*
 * Reads from the descriptor into the caller's buffer, waiting up to
 * timeout_ms.  Returns as read(2) does; -1 with ETIMEDOUT.
 */
ssize_t
client_input_read(struct client_input *input, char *buffer, size_t size);

/*
 * Lets whoever accepted the connection see that the client is what is waited
 * for, or that it is not any more: SO_KEEPALIVE is on for so long, and
 * sock_diag(7) tells that to supervisor, which takes no place from a client
 * that waits for a program.  Nor is a client that has vanished waited for
 * without a limit.
 */
void client_input_await(const struct client_input *input, bool is_awaited);

#endif
