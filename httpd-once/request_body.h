/*
 * request_body - the body of a request, as far as it must be had before a program runs
 *
 * Layer: story.
 *
 * A program is told the length of its body (RFC 3875 4.1.2), so one that comes
 * in chunks is decoded into a file first.  One that comes with its length is
 * left where it is, to flow to the program while that runs.
 */
#ifndef REQUEST_BODY_H
#define REQUEST_BODY_H

#include "httpd-once/exchange.h"

struct request_body {
	bool is_there; /* perhaps of 0 bytes */
	uint64_t length; /* bytes, after the coding was taken off */
	int spool; /* holds all of it, at its first byte; or -1 */
	struct view received; /* without a spool: the first bytes of it */
};

/*
 * Holds the request against --max-body, asks a client that waits to be asked
 * (Expect: 100-continue), and decodes chunks.  Returns 0, or a status with
 * exchange->reason set.  body->spool is the caller's to close.
 */
int request_body_prepare(struct exchange *exchange, struct request_body *body);

#endif
