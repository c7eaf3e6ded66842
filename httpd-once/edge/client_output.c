#include "httpd-once/edge/client_output.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/sendfile.h>
#endif

#include "common/edge/clock.h"

enum {
	/* POSIX: poll(2) calls a pipe writable when it has room for PIPE_BUF
	 * bytes, and this is the least PIPE_BUF of any system in use. */
	STREAM_CHUNK = 4096,
	COPY_CHUNK = 16 * 1024,
	SENDFILE_CHUNK = 1 << 30,
};

void
client_output_begin(struct client_output *output, int fd, int timeout_ms)
{
	output->fd = fd;
	output->is_stream = false;
	output->is_prepared = output->has_ended = false;
	output->timeout_ms = timeout_ms;
	output->sent_bytes = 0;
}

/* Makes a reader that is gone an error from now on, and no signal. */
static void
set_stream(struct client_output *output)
{
	output->is_stream = true;
	signal(SIGPIPE, SIG_IGN);
}

static int
wait_writable(const struct client_output *output)
{
	struct pollfd writable = { .fd = output->fd, .events = POLLOUT };
	int ready;

	do {
		ready = poll(&writable, 1, output->timeout_ms);
	} while (ready == -1 && errno == EINTR);
	if (ready == 0)
		errno = ETIMEDOUT;
	return ready > 0 ? 0 : -1;
}

static ssize_t
send_now(struct client_output *output, struct view bytes,
    enum client_output_rest rest)
{
	int more = rest == CLIENT_OUTPUT_PAUSES ? 0 : MSG_MORE;
	ssize_t count = -1;

	if (!output->is_stream) {
		count = send(output->fd, bytes.at, bytes.length,
		    MSG_DONTWAIT | MSG_NOSIGNAL | more);
		if (count == -1 && errno == ENOTSOCK)
			set_stream(output);
	}
	if (!output->is_stream)
		return count;
	if (wait_writable(output) == -1)
		return -1;
	if (bytes.length > STREAM_CHUNK)
		bytes.length = STREAM_CHUNK;
	return write(output->fd, bytes.at, bytes.length);
}

/* A failure means that the client is gone, which is found out later. */
static void
end_sending(struct client_output *output)
{
	if (!output->is_stream && !output->has_ended)
		(void)shutdown(output->fd, SHUT_WR);
	output->has_ended = true;
}

int
client_output_send(struct client_output *output, struct view bytes,
    enum client_output_rest rest)
{
	bool is_last_try = false;

	while (bytes.length > 0) {
		ssize_t count = send_now(output, bytes, rest);

		if (count >= 0) {
			output->sent_bytes += (uint64_t)count;
			bytes = view_slice(bytes, (size_t)count, bytes.length);
			is_last_try = false;
			continue;
		}
		if (errno == EINTR)
			continue;
		if (errno != EAGAIN && errno != EWOULDBLOCK)
			return -1;
		if (is_last_try) {
			errno = ETIMEDOUT;
			return -1;
		}
		/* A socket is not called writable before a good part of its
		 * buffer is free, which a slow reader may take longer for;
		 * but then there is some room. */
		is_last_try = wait_writable(output) == -1;
		if (is_last_try && errno != ETIMEDOUT)
			return -1;
	}
	if (rest == CLIENT_OUTPUT_ENDS)
		end_sending(output);
	return 0;
}

/* Copies the bytes, where sendfile(2) does not support the file or is lacking.
 */
static int
copy_file(struct client_output *output, struct client_output_piece piece)
{
	char chunk[COPY_CHUNK];

	while (piece.length > 0) {
		size_t size = piece.length < sizeof(chunk)
		    ? (size_t)piece.length
		    : sizeof(chunk);
		ssize_t count =
		    pread(piece.file, chunk, size, (off_t)piece.offset);

		if (count == -1 && errno == EINTR)
			continue;
		if (count == 0)
			errno = ENODATA;
		if (count <= 0)
			return -1;
		piece.offset += (uint64_t)count;
		piece.length -= (uint64_t)count;
		if (client_output_send(output,
			(struct view){ chunk, (size_t)count },
			CLIENT_OUTPUT_GOES_ON) == -1)
			return -1;
	}
	return 0;
}

#if defined(__linux__) && !defined(PORTABLE)

/*
 * A socket may block in sendfile(2) for as long as its timer says, which
 * starts anew whenever the client has taken something.  sendfile(2) works in
 * steps of 64 KiB, and each step would end with a packet that is not full: so
 * packets wait until they are full, or the sending side is ended, or for 200 ms
 * (tcp(7)).
 */
static void
prepare_socket(struct client_output *output)
{
	struct timeval timer = {
		.tv_sec = output->timeout_ms / 1000,
		.tv_usec = output->timeout_ms % 1000 * 1000L,
	};
	int yes = 1;

	output->is_prepared = true;
	if (setsockopt(output->fd, SOL_SOCKET, SO_SNDTIMEO, &timer,
		sizeof(timer)) == -1)
		output->is_stream = errno == ENOTSOCK;
	else
		setsockopt(
		    output->fd, IPPROTO_TCP, TCP_CORK, &yes, sizeof(yes));
	/* sendfile(2) has no flag against it, as send(2) has. */
	signal(SIGPIPE, SIG_IGN);
}

static bool
is_refused_by_system(int error)
{
	/* EPERM is what a filter of system calls says. */
	return error == EINVAL || error == ENOSYS || error == EOPNOTSUPP ||
	    error == EPERM;
}

static int
send_piece(struct client_output *output, struct client_output_piece piece)
{
	while (piece.length > 0) {
		size_t chunk = SENDFILE_CHUNK;
		off_t at = (off_t)piece.offset;
		ssize_t count;

		if (!output->is_stream && !output->is_prepared)
			prepare_socket(output);
		if (output->is_stream) {
			chunk = STREAM_CHUNK;
			if (wait_writable(output) == -1)
				return -1;
		}
		if (chunk > piece.length)
			chunk = (size_t)piece.length;
		count = sendfile(output->fd, piece.file, &at, chunk);
		if (count == -1 && errno == EINTR)
			continue;
		if (count == -1 && is_refused_by_system(errno))
			return copy_file(output, piece);
		if (count == -1 && (errno == EAGAIN || errno == EWOULDBLOCK))
			errno = ETIMEDOUT;
		if (count == 0)
			errno = ENODATA;
		if (count <= 0)
			return -1;
		output->sent_bytes += (uint64_t)count;
		piece.offset += (uint64_t)count;
		piece.length -= (uint64_t)count;
	}
	return 0;
}

#else

static int
send_piece(struct client_output *output, struct client_output_piece piece)
{
	return copy_file(output, piece);
}

#endif

int
client_output_send_file(struct client_output *output,
    struct client_output_piece piece, enum client_output_rest rest)
{
	if (send_piece(output, piece) == -1)
		return -1;
	if (rest == CLIENT_OUTPUT_ENDS)
		end_sending(output);
	return 0;
}

void
client_output_end(struct client_output *output)
{
	if (!output->is_stream)
		end_sending(output);
}

void
client_output_abort(struct client_output *output)
{
	struct linger at_once = { .l_onoff = 1, .l_linger = 0 };

	setsockopt(
	    output->fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once));
}
