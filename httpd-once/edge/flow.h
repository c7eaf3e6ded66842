/*
 * flow - moves bytes from one descriptor to another without ever waiting
 *
 * Layer: edge.
 *
 * Where the kernel can, it moves them itself (splice(2)) and they never enter
 * this process; else they pass through a buffer.  Memory is constant either
 * way.
 */
#ifndef FLOW_H
#define FLOW_H

#include "httpd-once/pure/view.h"

#include <sys/types.h>

enum { FLOW_BUFFER_BYTES = 16 * 1024 };

struct flow {
	int from;
	int to;
	uint64_t left; /* bytes that may still be taken; FLOW_ALL */
	uint64_t moved; /* bytes that the kernel moved by itself */
	struct view pending; /* taken, and not yet given */
	bool is_full; /* what must be waited for is room in `to` */
	bool is_copying; /* splice(2) is not for these two */
	bool is_wide; /* its pipes have been given more room */
	char *buffer; /* FLOW_BUFFER_BYTES of the caller's, set before begin */
};

#define FLOW_ALL UINT64_MAX

/*
 * Sets up a flow.  pending may be bytes that were received earlier; they are
 * not counted in left.  A socket that is written to is made not to block.
 */
void flow_begin(
    struct flow *flow, int from, int to, struct view pending, uint64_t left);

/* Whether all that may be taken was taken and given. */
bool flow_is_done(const struct flow *flow);

/*
 * Moves what can be moved at once; to be called when `from` is readable or,
 * with is_full, `to` is writable.  Returns the number of bytes given; 0 at the
 * end of `from`; -1 with errno EAGAIN when it must be waited, EPIPE or
 * ECONNRESET when the other side of one is gone, or what the system says.
 */
ssize_t flow_move(struct flow *flow);

/*
 * How many bytes given to a socket its other side has not taken yet; -1 where
 * the system cannot tell.  A socket whose buffer is large is not called
 * writable before a good part of it is free, which a slow reader may take
 * minutes for: only this shows that it goes on reading.
 */
long flow_unsent(const struct flow *flow);

#endif
