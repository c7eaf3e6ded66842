/*
 * multipart - the body of an answer that has several ranges of a file
 *
 * Layer: pure.
 *
 * The parts are of the type multipart/byteranges (RFC 7233 4.1, RFC 2046
 * 5.1.1): each has a head of its own, and a line closes them.
 */
#ifndef MULTIPART_H
#define MULTIPART_H

#include "httpd-once/pure/file_response.h"

enum {
	/* The head of one part. */
	MULTIPART_HEAD_LIMIT = 512,
};

/* Chooses the boundary, and sets the length of the body with all its parts. */
void multipart_begin(struct file_response *plan,
    const struct file_response_facts *file, int64_t now);

/* Adds the head of one part; without a range the closing line. */
void multipart_add_part(struct text *text, const struct file_response *plan,
    const struct file_response_facts *file, const struct range *range);

/* Adds the field Content-Range (RFC 7233 4.2), also for a single range. */
void multipart_add_content_range(
    struct text *text, const struct range *range, uint64_t size_bytes);

#endif
