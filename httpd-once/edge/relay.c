#include "httpd-once/edge/relay.h"

enum { FEED, INPUT, OUTPUT, ERRORS, CLIENT, FDS };

/* Waits on a flow: for room where it is full, else for bytes. */
static struct pollfd
poll_flow(const struct flow *flow)
{
	return (struct pollfd){
		.fd = flow->is_full ? flow->to : flow->from,
		.events = flow->is_full ? POLLOUT : POLLIN,
	};
}

/* What a client does besides sending and reading: it goes away. */
static int
client_events(const struct relay *relay, short revents)
{
	int events = 0;

	if ((revents & (POLLERR | POLLHUP)) != 0)
		events |= RELAY_GONE;
#ifdef POLLRDHUP
	if ((revents & POLLRDHUP) != 0 && !relay->is_half_closed)
		events |= RELAY_HALF_CLOSED;
#else
	(void)relay;
#endif
	return events;
}

int
relay_wait(struct relay *relay, int64_t timeout_ms)
{
	struct process *process = &relay->process;
	/* poll(2) passes over an entry whose descriptor is -1. */
	struct pollfd fds[FDS] = {
		[FEED] = { .fd = -1 },
		[INPUT] = { .fd = process->input },
		[OUTPUT] = { .fd = process->output, .events = POLLIN },
		[ERRORS] = { .fd = process->errors, .events = POLLIN },
		[CLIENT] = { .fd = relay->client },
	};
	int events = 0;
	int ready;

	if (relay->is_feeding)
		fds[FEED] = poll_flow(&relay->feed);
	if (relay->is_collecting)
		fds[OUTPUT] = poll_flow(&relay->collect);
#ifdef POLLRDHUP
	if (!relay->is_half_closed)
		fds[CLIENT].events = POLLRDHUP;
#endif
	ready = process_poll(process, fds, FDS, timeout_ms);
	if (ready <= 0)
		return ready;
	if (fds[FEED].revents != 0)
		events |= RELAY_FEED;
	if ((fds[INPUT].revents & POLLERR) != 0)
		events |= RELAY_DEAF;
	if (fds[OUTPUT].revents != 0)
		events |= RELAY_OUTPUT;
	if (fds[ERRORS].revents != 0)
		events |= RELAY_ERRORS;
	return events | client_events(relay, fds[CLIENT].revents);
}

bool
relay_is_waiting_for_client(const struct relay *relay)
{
	return (relay->is_feeding && !relay->feed.is_full) ||
	    (relay->is_collecting && relay->collect.is_full);
}
