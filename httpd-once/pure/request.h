/*
 * request - the head of a request, from bytes to values
 *
 * Layer: pure.
 *
 * The request line is read here, the header fields in request_fields.
 * Everything in a struct request is a view into the buffer that was parsed
 * (RFC 1945 4 and 5; RFC 7230 where a 1.1 client expects more).  The parser
 * rewrites the line ends inside folded field values to blanks, cuts the zone
 * out of the address in Host, in place, and touches nothing else.
 */
#ifndef REQUEST_H
#define REQUEST_H

#include "common/pure/view.h"

enum {
	/* As much as browsers and proxies can be relied upon to send. */
	REQUEST_TARGET_LIMIT = 8 * 1024,
	/* Twice the target, which leaves as much for the fields as Apache. */
	REQUEST_HEAD_LIMIT = 16 * 1024,
	REQUEST_FIELDS_LIMIT = 100,
	REQUEST_HOST_LIMIT = 255, /* bytes of a domain name, RFC 1035 2.3.4 */
};

enum request_method {
	REQUEST_GET,
	REQUEST_HEAD,
	REQUEST_POST,
	REQUEST_PUT,
	REQUEST_DELETE,
	REQUEST_PATCH,
	REQUEST_OPTIONS,
	REQUEST_TRACE,
	REQUEST_CONNECT,
	REQUEST_OTHER, /* a token that is no known method */
};

/* The place of a field in the head, in bytes from the start of the head.  It
 * takes a quarter of two views, so that a usual request needs few pages. */
struct request_field {
	uint16_t name_start;
	uint16_t name_bytes;
	uint16_t value_start; /* without the blanks at its two ends */
	uint16_t value_bytes;
};

_Static_assert(REQUEST_HEAD_LIMIT <= UINT16_MAX, "offsets of two bytes");

struct request {
	struct view line; /* the request line without blanks at its end */
	struct view method_name;
	enum request_method method;
	struct view target;
	bool is_simple; /* HTTP/0.9: GET and an absolute path, no more */
	unsigned major; /* 0 or 1 */
	unsigned minor; /* 1000 stands for every larger number */
	size_t field_count;
	struct view host; /* the Host field, port and all; empty without one */
	bool has_length; /* a Content-Length field was there */
	uint64_t content_length;
	bool is_chunked; /* Transfer-Encoding: chunked */
	bool expects_continue; /* Expect: 100-continue from a 1.1 client */

	const char *reason; /* why it was refused; NULL where it was not */

	const char *head; /* the bytes that were parsed */
	struct request_field fields[REQUEST_FIELDS_LIMIT];
};

/* Sets up a request about which nothing is known yet. */
void request_clear(struct request *request);

/*
 * Finds the end of the head in what has been received so far.  Returns the
 * length of the head in bytes with its last line end, or 0 while more bytes
 * are needed.  A request line of fewer than three words is a whole head
 * whatever follows: it is HTTP/0.9 (RFC 1945 4.1, 5) or malformed; and so is a
 * second empty line in front.  The first byte alone is a whole head where it is
 * a control byte, which no HTTP begins with.  Any other head is read to its
 * empty line, even where it is known to be malformed before.
 * *scanned is 0 at the first call and is kept by the caller between calls, so
 * that no byte is looked at twice.
 */
size_t request_head_length(const char *buffer, size_t length, size_t *scanned);

/*
 * Refuses a head that filled the buffer without an end: sets request->line and
 * request->reason.  Returns 414 where the request line alone is too long, 431
 * otherwise.  The head is never taken for HTTP/0.9: a line that broke off may
 * have had a version.
 */
int
request_overlong(const char *buffer, size_t length, struct request *request);

/*
 * Parses one whole head of length bytes, at most REQUEST_HEAD_LIMIT.  Returns
 * 0, or the HTTP status that refuses it (400, 414, 417, 431, 501, 505), with
 * request->reason set.  line, method_name, target, major and minor are set as
 * far as they could be understood, also after a refusal: the log and the answer
 * to a HEAD need them.
 */
int request_parse(char *head, size_t length, struct request *request);

/* Sets the reason of a refusal.  Returns the status. */
int request_refuse(struct request *request, int status, const char *reason);

#endif
