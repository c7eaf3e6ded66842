/*
 * cgi_response - the header that a program prints, from bytes to values
 *
 * Layer: pure.
 *
 * A CGI response (RFC 3875 6) begins with header fields in any order, one a
 * line, each line ended by LF or CRLF, and an empty line.  Everything in a
 * struct cgi_response is a view into the bytes that were parsed.
 *
 * Programs were written for other servers, so everything is accepted that most
 * of those accept: see tests/program-outputs.json.  A line "HTTP/1.0 404 Not
 * Found" may come first and counts as Status; no field is required; of a field
 * that occurs twice the last counts; and an empty Content-Type or Location is
 * ignored.
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
	struct view type; /* empty without one */
	bool is_chunked; /* the body has this coding, to be taken off */
	bool has_length; /* a Content-Length field counts */
	uint64_t length; /* its value, bytes */
	struct view location; /* empty without one */
	bool is_local_redirect; /* RFC 3875 6.2.2: serve location instead */
	const char *reason; /* why it was refused; NULL where it was not */
	struct view line; /* the line that was refused; else of no use */
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
 * Makes one line of each field that goes on in lines that start with a blank,
 * in place: the line ends between them become blanks.
 */
void cgi_response_unfold(char *header, size_t length);

/*
 * Parses one whole header, with its empty line.  Returns 0, or 502 with
 * answer->reason set (RFC 3875 6.2, 6.3: a malformed line, no line at all, a
 * Status that is none, two lengths that differ, a transfer coding other than
 * chunked).
 */
int cgi_response_parse(struct view header, struct cgi_response *answer);

/*
 * Adds the program's fields to the head of a reply.  Fields that concern the
 * connection or are the server's own (RFC 3875 6.3.4) are left out, and so are
 * Status and Content-Length, which the caller writes, and what is void.
 */
void cgi_response_write(const struct cgi_response *answer, struct text *head);

/*
 * The status in the first bytes of an answer that a program sends without the
 * server's help (RFC 3875 5), for the log; 0 where they are no status line.
 */
int cgi_response_raw_status(struct view bytes);

#endif
