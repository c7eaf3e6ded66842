/*
 * head_end - whether a client has said what it wants
 *
 * Layer: pure.  Nothing is parsed here: whether the request is a good one is
 * the handler's to judge.
 */
#ifndef HEAD_END_H
#define HEAD_END_H

#include <stdbool.h>
#include <stddef.h>

enum {
	/* A client that has sent so much has said enough, whatever it was;
	 * httpd-once takes no head that is longer. */
	HEAD_END_LIMIT = 16 * 1024,
};

/*
 * Whether these first bytes of a connection hold all that comes before the
 * body of a request: an empty line behind the fields (RFC 1945 5, 4.2), the
 * one line of a simple request (RFC 1945 4.1), or HEAD_END_LIMIT bytes.  A
 * header of the PROXY protocol may stand in front.
 */
bool head_end_is_there(const char *bytes, size_t length);

#endif
