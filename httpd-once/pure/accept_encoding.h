/*
 * accept_encoding - the content-coding that a client prefers
 *
 * Layer: pure.
 */
#ifndef ACCEPT_ENCODING_H
#define ACCEPT_ENCODING_H

#include "httpd-once/pure/request.h"

enum content_coding {
	CONTENT_CODING_IDENTITY, /* the file as it is */
	CONTENT_CODING_GZIP,
	CONTENT_CODING_ZSTD,
	CONTENT_CODING_BR,
	CONTENT_CODINGS, /* how many there are */
};

/* The name of a coding in a field ("gzip"); empty for identity. */
struct view content_coding_name(enum content_coding coding);

/* What a file in this coding has behind its name (".gz"); empty for
 * identity. */
struct view content_coding_suffix(enum content_coding coding);

/*
 * Reads all Accept-Encoding fields of the request (RFC 7231 5.3.4) and chooses
 * the coding of the highest quality among those that are available, the file
 * as it is among them; of equal ones br comes first, then zstd, then gzip.
 * available has the bit 1 << coding for each coding that is there.
 *
 * "*" stands for every coding that is not named, q=0 refuses one, and x-gzip
 * is gzip; of a coding named twice the last mention counts.  The file as it is
 * need not be named to be acceptable, but is then the last choice; it is also
 * sent where everything is refused, as the RFC demands.  Without a field
 * nothing is known about the client, so it gets the file as it is.  A malformed
 * element is left out.
 */
enum content_coding
accept_encoding_choose(const struct request *request, unsigned available);

#endif
