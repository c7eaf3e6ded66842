#include "httpd-once/edge/client_input.h"

#include <errno.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "common/edge/clock.h"

void
client_input_begin(
    struct client_input *input, int fd, int timeout_ms, char *buffer)
{
	input->fd = fd;
	input->is_stream = false;
	input->timeout_ms = timeout_ms;
	input->length = 0;
	input->head_bytes = 0;
	input->buffer = buffer;
}

void
client_input_await(const struct client_input *input, bool is_awaited)
{
	int on = is_awaited;

	if (!input->is_stream)
		setsockopt(
		    input->fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
}

/* Waits until there is something to read.  Returns 0, or -1 with errno. */
static int
wait_until(int fd, int64_t deadline_ms)
{
	struct pollfd readable = { .fd = fd, .events = POLLIN };

	for (;;) {
		int64_t left = deadline_ms - clock_steady_ms();
		int ready = poll(&readable, 1, left > 0 ? (int)left : 0);

		if (ready > 0)
			return 0;
		if (ready == 0) {
			errno = ETIMEDOUT;
			return -1;
		}
		if (errno != EINTR)
			return -1;
	}
}

/* Reads the bytes that are there now.  Returns -1 with EAGAIN where there are
 * none yet. */
static ssize_t
read_now(struct client_input *input, char *buffer, size_t size)
{
	struct pollfd readable = { .fd = input->fd, .events = POLLIN };
	ssize_t count = -1;

	if (!input->is_stream) {
		do {
			count = recv(input->fd, buffer, size, MSG_DONTWAIT);
		} while (count == -1 && errno == EINTR);
		input->is_stream = count == -1 && errno == ENOTSOCK;
	}
	if (!input->is_stream)
		return count;
	if (poll(&readable, 1, 0) == 0) {
		errno = EAGAIN;
		return -1;
	}
	return read(input->fd, buffer, size);
}

static ssize_t
read_until(
    struct client_input *input, char *buffer, size_t size, int64_t *deadline_ms)
{
	for (;;) {
		ssize_t count = read_now(input, buffer, size);

		if (count >= 0 ||
		    (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR))
			return count;
		if (*deadline_ms == 0)
			*deadline_ms = clock_steady_ms() + input->timeout_ms;
		client_input_await(input, true);
		if (wait_until(input->fd, *deadline_ms) == -1)
			return -1;
		client_input_await(input, false);
	}
}

ssize_t
client_input_fill(struct client_input *input, int64_t *deadline_ms)
{
	ssize_t count;

	if (input->length == REQUEST_HEAD_LIMIT) {
		errno = ENOBUFS;
		return -1;
	}
	count = read_until(input, input->buffer + input->length,
	    REQUEST_HEAD_LIMIT - input->length, deadline_ms);
	if (count > 0)
		input->length += (size_t)count;
	return count;
}

ssize_t
client_input_read(struct client_input *input, char *buffer, size_t size)
{
	int64_t deadline_ms = 0;

	return read_until(input, buffer, size, &deadline_ms);
}
