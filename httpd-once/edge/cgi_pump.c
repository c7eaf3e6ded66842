#include "httpd-once/edge/cgi_pump.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/ioctl.h>
#endif

/* The descriptors for which a pump waits. */
enum { FEED, INPUT, OUTPUT, ERRORS, CLIENT, FDS };

enum {
	/* After so many bytes of one flow its pipes are given this capacity
	 * instead of the usual 64 KiB: a third faster; more makes no
	 * difference.  Not at once, because what all pipes of a user together
	 * may hold is limited. */
	WIDE_AFTER_BYTES = 1024 * 1024,
	SPLICE_BYTES = 256 * 1024,
	/* POSIX: a pipe that poll(2) calls writable takes PIPE_BUF bytes, and
	 * this is the least PIPE_BUF of any system in use. */
	STREAM_BYTES = 4096,
};

void
cgi_flow_begin(
    struct cgi_flow *flow, int from, int to, struct view pending, uint64_t left)
{
	int type;
	socklen_t size = sizeof(type);

	flow->from = from;
	flow->to = to;
	flow->left = left;
	flow->pending = pending;
	flow->is_full = pending.length > 0;
	flow->is_copying = flow->chunks != NULL;
	flow->is_wide = false;
	flow->moved = 0;
	if (getsockopt(to, SOL_SOCKET, SO_TYPE, &type, &size) == 0)
		(void)fcntl(to, F_SETFL, fcntl(to, F_GETFL) | O_NONBLOCK);
}

bool
cgi_flow_is_done(const struct cgi_flow *flow)
{
	return flow->left == 0 && flow->pending.length == 0;
}

/* Writes to a socket, or to a pipe or file that blocks. */
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
give_pending(struct cgi_flow *flow)
{
	ssize_t count = give(flow->to, flow->pending);

	if (count > 0)
		flow->pending = view_slice(
		    flow->pending, (size_t)count, flow->pending.length);
	flow->is_full = flow->pending.length > 0;
	return count;
}

static size_t
at_most(const struct cgi_flow *flow, size_t limit)
{
	return flow->left < limit ? (size_t)flow->left : limit;
}

static void
count_taken(struct cgi_flow *flow, size_t count)
{
	if (flow->left != CGI_FLOW_ALL)
		flow->left -= count;
}

/* Takes the coding off what was read; -1 where nothing can be given of it. */
static ssize_t
decode(struct cgi_flow *flow, ssize_t count)
{
	if (flow->chunks == NULL)
		return count;
	count = chunked_decode(flow->chunks, flow->buffer, (size_t)count);
	if (flow->chunks->has_ended)
		flow->left = 0;
	if (count > 0)
		return count;
	errno = count == 0 ? EAGAIN : EPROTO;
	return -1;
}

static ssize_t
copy(struct cgi_flow *flow)
{
	ssize_t count = read(
	    flow->from, flow->buffer, at_most(flow, CGI_FLOW_BUFFER_BYTES));

	if (count <= 0)
		return count;
	count_taken(flow, (size_t)count);
	count = decode(flow, count);
	if (count == -1)
		return -1;
	flow->pending = (struct view){ flow->buffer, (size_t)count };
	return give_pending(flow);
}

#if defined(__linux__) && !defined(PORTABLE)

/* This fails where the descriptor is no pipe or the user has too many pipes;
 * the flow is then slower, and no less right. */
static void
widen(struct cgi_flow *flow)
{
	flow->is_wide = true;
	(void)fcntl(flow->from, F_SETPIPE_SZ, SPLICE_BYTES);
	(void)fcntl(flow->to, F_SETPIPE_SZ, SPLICE_BYTES);
}

static ssize_t
move(struct cgi_flow *flow)
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
	if (count == -1 &&
	    (errno == EINVAL || errno == ENOSYS || errno == EPERM)) {
		flow->is_copying = true;
		return copy(flow);
	}
	return count;
}

#else

static ssize_t
move(struct cgi_flow *flow)
{
	return copy(flow);
}

#endif

ssize_t
cgi_flow_move(struct cgi_flow *flow)
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
cgi_flow_unsent(const struct cgi_flow *flow)
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

/* The entry for a flow: it waits for room where the flow is full, otherwise for
 * bytes. */
static struct pollfd
poll_flow(const struct cgi_flow *flow)
{
	return (struct pollfd){
		.fd = flow->is_full ? flow->to : flow->from,
		.events = flow->is_full ? POLLOUT : POLLIN,
	};
}

/* Tells whether the client has stopped sending, or has gone away. */
static int
client_events(const struct cgi_pump *pump, short revents)
{
	int events = 0;

	if ((revents & (POLLERR | POLLHUP)) != 0)
		events |= CGI_PUMP_GONE;
#ifdef POLLRDHUP
	if ((revents & POLLRDHUP) != 0 && !pump->is_half_closed)
		events |= CGI_PUMP_HALF_CLOSED;
#else
	(void)pump;
#endif
	return events;
}

int
cgi_pump_wait(struct cgi_pump *pump, int64_t timeout_ms)
{
	struct process *process = &pump->process;
	/* poll(2) passes over an entry whose descriptor is -1. */
	struct pollfd fds[FDS] = {
		[FEED] = { .fd = -1 },
		[INPUT] = { .fd = process->input },
		[OUTPUT] = { .fd = process->output, .events = POLLIN },
		[ERRORS] = { .fd = process->errors, .events = POLLIN },
		[CLIENT] = { .fd = pump->client },
	};
	int events = 0;
	int ready;

	if (pump->is_feeding)
		fds[FEED] = poll_flow(&pump->feed);
	if (pump->is_collecting)
		fds[OUTPUT] = poll_flow(&pump->collect);
#ifdef POLLRDHUP
	if (!pump->is_half_closed)
		fds[CLIENT].events = POLLRDHUP;
#endif
	ready = process_poll(process, fds, FDS, timeout_ms);
	if (ready <= 0)
		return ready;
	if (fds[FEED].revents != 0)
		events |= CGI_PUMP_FEED;
	if ((fds[INPUT].revents & POLLERR) != 0)
		events |= CGI_PUMP_DEAF;
	if (fds[OUTPUT].revents != 0)
		events |= CGI_PUMP_OUTPUT;
	if (fds[ERRORS].revents != 0)
		events |= CGI_PUMP_ERRORS;
	return events | client_events(pump, fds[CLIENT].revents);
}

bool
cgi_pump_is_waiting_for_client(const struct cgi_pump *pump)
{
	return (pump->is_feeding && !pump->feed.is_full) ||
	    (pump->is_collecting && pump->collect.is_full);
}
