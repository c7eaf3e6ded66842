#include "httpd-once/edge/flow.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/ioctl.h>
#endif

enum {
	/* After so many bytes of one flow its pipes are given this capacity
	 * instead of the usual 64 KiB: a third faster; more makes no
	 * difference.  Not at once, because what all pipes of a user together
	 * may hold is limited. */
	WIDE_AFTER_BYTES = 1024 * 1024,
	SPLICE_BYTES = 256 * 1024,
	/* POSIX: what poll(2) calls writable takes PIPE_BUF bytes, and this is
	 * the least PIPE_BUF of any system in use. */
	STREAM_BYTES = 4096,
};

void
flow_begin(
    struct flow *flow, int from, int to, struct view pending, uint64_t left)
{
	int type;
	socklen_t size = sizeof(type);

	flow->from = from;
	flow->to = to;
	flow->left = left;
	flow->pending = pending;
	flow->is_full = pending.length > 0;
	flow->is_copying = flow->is_wide = false;
	flow->moved = 0;
	if (getsockopt(to, SOL_SOCKET, SO_TYPE, &type, &size) == 0)
		(void)fcntl(to, F_SETFL, fcntl(to, F_GETFL) | O_NONBLOCK);
}

bool
flow_is_done(const struct flow *flow)
{
	return flow->left == 0 && flow->pending.length == 0;
}

/* Writes to what may be a socket, or a pipe or file that blocks. */
static ssize_t
give(int to, struct view bytes)
{
	struct pollfd writable = { .fd = to, .events = POLLOUT };
	ssize_t count =
	    send(to, bytes.at, bytes.length, MSG_DONTWAIT | MSG_NOSIGNAL);

	if (count != -1 || errno != ENOTSOCK)
		return count;
	if (poll(&writable, 1, 0) == 0) {
		errno = EAGAIN;
		return -1;
	}
	if (bytes.length > STREAM_BYTES)
		bytes.length = STREAM_BYTES;
	return write(to, bytes.at, bytes.length);
}

static ssize_t
give_pending(struct flow *flow)
{
	ssize_t count = give(flow->to, flow->pending);

	if (count > 0)
		flow->pending = view_slice(
		    flow->pending, (size_t)count, flow->pending.length);
	flow->is_full = flow->pending.length > 0;
	return count;
}

static size_t
at_most(const struct flow *flow, size_t limit)
{
	return flow->left < limit ? (size_t)flow->left : limit;
}

static void
count_taken(struct flow *flow, size_t count)
{
	if (flow->left != FLOW_ALL)
		flow->left -= count;
}

static ssize_t
copy(struct flow *flow)
{
	ssize_t count =
	    read(flow->from, flow->buffer, at_most(flow, FLOW_BUFFER_BYTES));

	if (count <= 0)
		return count;
	count_taken(flow, (size_t)count);
	flow->pending = (struct view){ flow->buffer, (size_t)count };
	return give_pending(flow);
}

#if defined(__linux__) && !defined(PORTABLE)

/* Fails on what is no pipe, and where the user has too many; then be it. */
static void
widen(struct flow *flow)
{
	flow->is_wide = true;
	(void)fcntl(flow->from, F_SETPIPE_SZ, SPLICE_BYTES);
	(void)fcntl(flow->to, F_SETPIPE_SZ, SPLICE_BYTES);
}

static ssize_t
move(struct flow *flow)
{
	size_t limit = at_most(flow, SPLICE_BYTES);
	ssize_t count = splice(flow->from, NULL, flow->to, NULL, limit,
	    SPLICE_F_MOVE | SPLICE_F_NONBLOCK);

	if (count > 0) {
		count_taken(flow, (size_t)count);
		flow->moved += (uint64_t)count;
		if (!flow->is_wide && flow->moved >= WIDE_AFTER_BYTES)
			widen(flow);
	}
	flow->is_full = false;
	if (count == -1 && errno == EAGAIN) {
		struct pollfd readable = { .fd = flow->from, .events = POLLIN };

		flow->is_full = poll(&readable, 1, 0) > 0;
		errno = EAGAIN;
	}
	if (count == -1 && (errno == EINVAL || errno == ENOSYS)) {
		flow->is_copying = true;
		return copy(flow);
	}
	return count;
}

#else

static ssize_t
move(struct flow *flow)
{
	return copy(flow);
}

#endif

ssize_t
flow_move(struct flow *flow)
{
	ssize_t count;

	do {
		if (flow->pending.length > 0)
			count = give_pending(flow);
		else if (flow->is_copying)
			count = copy(flow);
		else
			count = move(flow);
	} while (count == -1 && errno == EINTR);
	return count;
}

long
flow_unsent(const struct flow *flow)
{
#ifdef __linux__
	int bytes;

	/* tcp(7) calls it SIOCOUTQ; the number is the same. */
	if (ioctl(flow->to, TIOCOUTQ, &bytes) == 0)
		return bytes;
#else
	(void)flow;
#endif
	return -1;
}
