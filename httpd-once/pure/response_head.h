/*
 * response_head - the head of an answer, as bytes
 *
 * Layer: pure.
 *
 * All answers begin with response_head_begin, add their own fields, and end the head
 * with response_head_end, so that what every answer has stands in one place.  A value
 * that holds a control byte is left out whole: a head cannot be split.
 */
#ifndef RESPONSE_HEAD_H
#define RESPONSE_HEAD_H

#include "common/pure/text.h"

enum {
	/* No head is longer.  A program may print 64 KiB, of which each line
	 * of three bytes ("a:" and LF) becomes one of five; --header adds 8
	 * KiB; a redirect to the longest path has 24 KiB. */
	RESPONSE_HEAD_LIMIT = 128 * 1024,
};

/* What is the same for all answers of one process. */
struct response_head_common {
	int64_t now; /* seconds since 1970 */
	struct view server; /* value of Server, ours; empty to hide it */
	const char *const *headers; /* "Name: value", from --header */
	unsigned header_count;
};

/*
 * The status line (always HTTP/1.0), Date, Server, Connection: close and the
 * fields of --header.  phrase may be empty: then it is the usual one.
 */
void response_head_begin(struct text *head, int status, struct view phrase,
    const struct response_head_common *common);

/* One field. */
void
response_head_field(struct text *head, struct view name, struct view value);
void response_head_number(struct text *head, struct view name, uint64_t value);

/* The empty line. */
void response_head_end(struct text *head);

/* Whether an answer with this status never has a body (RFC 1945 7.2). */
bool response_head_is_bodiless(int status);

#endif
