/*
 * file_response - the decision how a request for a file is answered
 *
 * Layer: pure.
 *
 * The request's conditions and ranges and the facts of the file go in; the
 * status, the header fields and the bytes to send come out.  There is a file
 * whenever this is asked: a missing one has been refused before.
 *
 * Whatever goes in, every response keeps these rules:
 *	200	the body is the whole file
 *	206	the body is one range, or parts of the file as multipart
 *	304	no body, no Content-Length; the validators are there
 *	412, 416	the body is an error page
 * and length_bytes is the length of the body that a GET is sent.
 */
#ifndef FILE_RESPONSE_H
#define FILE_RESPONSE_H

#include "httpd-once/pure/range.h"
#include "httpd-once/pure/request.h"
#include "httpd-once/pure/response_head.h"

enum {
	/* Three numbers of 64 bits in hexadecimal, and more. */
	FILE_RESPONSE_ETAG_LIMIT = 64,
	/* Nix, Guix, Bazel and makers of container images set the time of
	 * every file to the epoch or a second later: such a time tells nothing
	 * of the content. */
	FILE_RESPONSE_EPOCH_SECONDS = 1,
	FILE_RESPONSE_BOUNDARY_LIMIT = 40, /* RFC 2046 5.1.1 allows 70 */
};

/* The facts of the file that was found. */
struct file_response_facts {
	uint64_t size_bytes;
	int64_t modified; /* seconds since 1970 */
	uint32_t modified_ns;
	int64_t changed_ns; /* of its inode, nanoseconds since 1970 */
	uint64_t inode;
	struct view type; /* media type, with its charset */
	struct view encoding; /* Content-Encoding, or empty */
	bool is_variant; /* chosen by Accept-Encoding: Vary is sent */
};

struct file_response {
	int status;
	const char *reason; /* of 412 and 416; else NULL */
	struct range_set ranges; /* of 206 */
	uint64_t length_bytes; /* of the body */
	char etag[FILE_RESPONSE_ETAG_LIMIT];
	size_t etag_length;
	char boundary[FILE_RESPONSE_BOUNDARY_LIMIT]; /* of several ranges */
	size_t boundary_length;
	bool has_modified; /* Last-Modified can be sent */
	int64_t modified; /* what it says: never later than now */
};

/*
 * Decides about a GET or a HEAD (RFC 7232 6, RFC 7233 3); now is seconds since
 * 1970.  Ranges are for GET alone, and the HEAD of a 1.0 client ignores
 * If-Modified-Since (RFC 1945 8.2).
 */
void file_response_decide(const struct request *request,
    const struct file_response_facts *file, int64_t now,
    struct file_response *plan);

/*
 * Adds the fields that describe the file to a head: all of them for 200 and
 * 206, the validators for 304, the length for 416.
 */
void file_response_add_fields(struct text *head,
    const struct file_response *plan, const struct file_response_facts *file);

#endif
