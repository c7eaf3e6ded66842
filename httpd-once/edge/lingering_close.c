#include "httpd-once/edge/lingering_close.h"

#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <sys/socket.h>

#include "common/edge/clock.h"

enum {
	CHUNK = 16 * 1024,
	/* The most bytes that are received after the reply: enough for an
	 * upload that was refused, and an end for a client that never stops. */
	LINGER_BYTES = 256 << 20,
	LINGER_IDLE_MS = 2000,
	LINGER_MS = 30000,
};

/*
 * Receives what the client has sent by now into the caller's chunk, where it
 * is forgotten.  Returns the number of bytes; 0 at the end of input or where
 * the client is gone; -1 where there is nothing now.
 */
static ssize_t
discard(int fd, char *chunk, size_t size)
{
	ssize_t count;

	do {
		count = recv(fd, chunk, size, MSG_DONTWAIT);
	} while (count == -1 && errno == EINTR);
	if (count == -1)
		return errno == EAGAIN || errno == EWOULDBLOCK ? -1 : 0;
	return count;
}

/* Not inlined: its caller would have to step over the chunk. */
__attribute__((noinline)) static void
linger(int fd)
{
	char chunk[CHUNK];
	struct pollfd readable = { .fd = fd, .events = POLLIN };
	int64_t end_ms = clock_steady_ms() + LINGER_MS;
	uint64_t total = 0;

	while (total < LINGER_BYTES) {
		ssize_t count = discard(fd, chunk, sizeof(chunk));

		if (count == 0 || clock_steady_ms() > end_ms)
			return;
		if (count > 0)
			total += (uint64_t)count;
		else if (poll(&readable, 1, LINGER_IDLE_MS) <= 0)
			return;
	}
}

void
lingering_close(int fd, bool is_done)
{
	char byte; /* a larger chunk would lie on a page of its own */

	if (is_done && discard(fd, &byte, sizeof(byte)) <= 0)
		return;
	linger(fd);
}
