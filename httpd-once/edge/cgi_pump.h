/*
 * cgi_pump - moves bytes from one descriptor to another without ever waiting
 *
 * Layer: edge.
 *
 * Where the kernel can, it moves them itself (splice(2)) and they never enter
 * this process; else they pass through a buffer.  Memory is constant either
 * way.
 */
#ifndef CGI_PUMP_H
#define CGI_PUMP_H

#include "common/pure/view.h"
#include "httpd-once/edge/process.h"
#include "httpd-once/pure/chunked.h"

#include <sys/types.h>

enum { CGI_FLOW_BUFFER_BYTES = 16 * 1024 };

struct cgi_flow {
	int from;
	int to;
	uint64_t left; /* bytes that may still be taken; CGI_FLOW_ALL */
	uint64_t moved; /* bytes that the kernel moved by itself */
	struct view pending; /* taken, and not yet given */
	bool is_full; /* the flow waits for room in `to` */
	bool is_copying; /* splice(2) is not for these two */
	bool is_wide; /* its pipes have been given more room */
	struct chunked *chunks; /* a coding to take off, or NULL; set first */
	char *buffer; /* the caller's, of CGI_FLOW_BUFFER_BYTES; set first */
};

#define CGI_FLOW_ALL UINT64_MAX

/*
 * Sets up a flow.  pending may be bytes that were received earlier; they are
 * not counted in left.  A socket that is written to is made not to block.
 */
void cgi_flow_begin(struct cgi_flow *flow, int from, int to,
    struct view pending, uint64_t left);

/* Whether every byte that may be taken has been taken and given. */
bool cgi_flow_is_done(const struct cgi_flow *flow);

/*
 * Moves what can be moved at once; to be called when `from` is readable or,
 * with is_full, `to` is writable.  Returns the number of bytes given; 0 at the
 * end of `from`; -1 with errno EAGAIN when the caller must wait, EPIPE or
 * ECONNRESET when the other side of one is gone, EPROTO for chunks that are
 * none, or what the system says.  With chunks it is done at their end.
 */
ssize_t cgi_flow_move(struct cgi_flow *flow);

/*
 * How many bytes given to a socket its other side has not taken yet; -1 where
 * the system cannot tell.  A socket whose buffer is large is not called
 * writable before a good part of it is free, which a slow reader may take
 * minutes for: only this shows that it goes on reading.
 */
long cgi_flow_unsent(const struct cgi_flow *flow);

struct cgi_pump {
	struct process process;
	struct cgi_flow feed; /* body of the request: client to program */
	struct cgi_flow collect; /* answer: program to client */
	bool is_feeding; /* feed has something to do */
	bool is_collecting; /* collect has been set up */
	int client; /* the answer goes there */
	bool is_half_closed; /* the client sends no more, and this is known */
};

enum cgi_pump_event {
	CGI_PUMP_FEED = 1, /* feed can move something */
	/* The program's output can be read or, when collect is full, given to
	 * the client. */
	CGI_PUMP_OUTPUT = 2,
	CGI_PUMP_ERRORS = 4, /* its standard error can be read */
	CGI_PUMP_HALF_CLOSED = 8, /* the client sends no more, but may read */
	CGI_PUMP_GONE = 16, /* the client does not read any more */
	CGI_PUMP_DEAF = 32, /* the program does not read its input any more */
};

/*
 * Waits for so many milliseconds.  Returns the events that came, 0 when the
 * time is past, -1 with EINTR as process_poll or with what poll(2) says.
 */
int cgi_pump_wait(struct cgi_pump *pump, int64_t timeout_ms);

/* Whether the next thing to happen is the client's to do. */
bool cgi_pump_is_waiting_for_client(const struct cgi_pump *pump);

#endif
