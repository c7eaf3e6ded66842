/*
 * head_end - whether a client has sent the whole head of a request
 *
 * Layer: pure.  Nothing is parsed here: the handler judges the request.
 */
#ifndef HEAD_END_H
#define HEAD_END_H

#include <stdbool.h>
#include <stddef.h>

enum {
	/* A client that has sent this many bytes gets a handler in any case;
	 * httpd-once accepts no longer head. */
	HEAD_END_LIMIT = 16 * 1024,
};

/*
 * Whether these first bytes of a connection hold a whole head: up to the empty
 * line behind the fields (RFC 1945 5, 4.2), the one line of a simple request
 * (RFC 1945 4.1), or HEAD_END_LIMIT bytes.  A header of the PROXY protocol may
 * stand in front.
 */
bool head_end_is_there(const char *bytes, size_t length);

#endif
