/*
 * relay - waits for a program and its client at the same time
 *
 * Layer: edge.
 */
#ifndef RELAY_H
#define RELAY_H

#include "httpd-once/edge/flow.h"
#include "httpd-once/edge/process.h"

struct relay {
	struct process process;
	struct flow feed; /* body of the request: client to program */
	struct flow collect; /* answer: program to client */
	bool is_feeding; /* feed has something to do */
	bool is_collecting; /* collect has been set up */
	int client; /* the answer goes there */
	bool is_half_closed; /* a client that sends no more is no news */
};

enum relay_event {
	RELAY_FEED = 1, /* feed can move something */
	RELAY_OUTPUT = 2, /* the program's output can be read or, when collect
	                   * is full, given to the client */
	RELAY_ERRORS = 4, /* its standard error can be read */
	RELAY_HALF_CLOSED = 8, /* the client sends no more; it may still read */
	RELAY_GONE = 16, /* the client does not read any more */
	RELAY_DEAF = 32, /* the program does not read its input any more */
};

/*
 * Waits for so many milliseconds.  Returns the events that came, 0 when the
 * time is past, -1 with EINTR as process_poll or with what poll(2) says.
 */
int relay_wait(struct relay *relay, int64_t timeout_ms);

/* Whether the next thing to happen is the client's to do. */
bool relay_is_waiting_for_client(const struct relay *relay);

#endif
