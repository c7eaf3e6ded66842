/*
 * cgi_response - the header that a program prints, from bytes to values
 *
 * Layer: pure.
 *
 * A CGI response (RFC 3875 6) begins with header fields in any order, one a
 * line, each line ended by LF or CRLF, and an empty line.  Everything in a
 * struct cgi_response is a view into the bytes that were parsed.
 */
#ifndef CGI_RESPONSE_H
#define CGI_RESPONSE_H

#include "common/pure/text.h"

enum {
	/* The most bytes of a header: more than any client reads in a head,
	 * so that an objection comes from the client. */
	CGI_RESPONSE_HEADER_LIMIT = 64 * 1024,
};

struct cgi_response {
	struct view fields; /* all lines but the empty one */
	int status; /* what Status says; else 302 with Location, or 200 */
	struct view phrase; /* empty where the program gave none */
	bool has_type; /* a Content-Type field was there */
	bool has_length; /* a Content-Length field was there */
	uint64_t length; /* its value, bytes */
	struct view location; /* empty without one */
	bool is_local_redirect; /* RFC 3875 6.2.2: serve location instead */
	const char *reason; /* why it was refused; NULL where it was not */
};

/*
 * Finds the end of the header in what has been received so far.  Returns its
 * length in bytes with the empty line, or 0 while more bytes are needed.
 * *scanned is 0 at the first call and is kept by the caller between calls, so
 * that no byte is looked at twice.
 */
size_t
cgi_response_header_length(const char *buffer, size_t length, size_t *scanned);

/*
 * Parses one whole header, with its empty line.  Returns 0, or 502 with
 * answer->reason set (RFC 3875 6.2, 6.3: a malformed line, a CGI field twice,
 * no CGI field at all, a value that cannot be).
 */
int cgi_response_parse(struct view header, struct cgi_response *answer);

/*
 * Adds the program's fields to the head of a reply.  Fields that concern the
 * connection or are the server's own (RFC 3875 6.3.4) are left out, and so are
 * Status and Content-Length, which the caller writes.
 */
void cgi_response_write(const struct cgi_response *answer, struct text *head);

/*
 * The status in the first bytes of an answer that a program sends without the
 * server's help (RFC 3875 5), for the log; 0 where they are no status line.
 */
int cgi_response_raw_status(struct view bytes);

#endif
