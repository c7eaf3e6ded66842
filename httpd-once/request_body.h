/*
 * request_body - the body of a request, before a program runs
 *
 * Layer: story.
 *
 * A program is told the length of its body (RFC 3875 4.1.2), so a body that
 * comes in chunks is decoded into a file first.  A body that comes with its
 * length is left where it is, to flow to the program while that runs.
 */
#ifndef REQUEST_BODY_H
#define REQUEST_BODY_H

#include "httpd-once/exchange.h"

struct request_body {
	bool is_there; /* perhaps of 0 bytes */
	uint64_t length; /* bytes, after the coding was taken off */
	int spool; /* the file with the whole body, at its start; or -1 */
	struct view received; /* without a file: the first bytes of the body */
};

/*
 * Compares the length with --max-body, sends 100 Continue to a client that
 * waits for it, and decodes chunks.  Returns 0, or a status with
 * exchange->reason set.  body->spool is the caller's to close.
 */
int request_body_prepare(struct exchange *exchange, struct request_body *body);

#endif
