/*
 * response_head - the bytes of the head of a response
 *
 * Layer: pure.
 *
 * Every answer begins with response_head_begin, adds its own fields, and ends
 * the head with response_head_end, so that the fields of every answer are
 * written in one place.  A value that holds a control byte is left out whole,
 * so that nobody can split a head.
 */
#ifndef RESPONSE_HEAD_H
#define RESPONSE_HEAD_H

#include "common/pure/text.h"

enum {
	/* The most bytes of a head.  A program may print 64 KiB, of which each
	 * line of three bytes ("a:" and LF) becomes one of five; --header adds
	 * 8 KiB; a redirect to the longest path has 24 KiB. */
	RESPONSE_HEAD_LIMIT = 128 * 1024,
};

/* The facts that are the same for all answers of one process. */
struct response_head_common {
	int64_t now; /* seconds since 1970 */
	struct view server; /* value of Server, ours; empty to hide it */
	const char *const *headers; /* "Name: value", from --header */
	unsigned header_count;
};

/*
 * Writes the status line (always HTTP/1.0), Date, Server, Connection: close and
 * the fields of --header.  An empty phrase stands for the usual one.
 */
void response_head_begin(struct text *head, int status, struct view phrase,
    const struct response_head_common *common);

/* Adds one field. */
void
response_head_field(struct text *head, struct view name, struct view value);
void response_head_number(struct text *head, struct view name, uint64_t value);

/* Adds the empty line. */
void response_head_end(struct text *head);

/* Whether an answer with this status never has a body (RFC 1945 7.2). */
bool response_head_is_bodiless(int status);

#endif
