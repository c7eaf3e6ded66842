/*
 * accept_encoding - which content-coding a client wants
 *
 * Layer: pure.
 */
#ifndef ACCEPT_ENCODING_H
#define ACCEPT_ENCODING_H

#include "httpd-once/pure/request.h"

enum content_coding {
	CONTENT_CODING_IDENTITY, /* the file as it is */
	CONTENT_CODING_GZIP,
	CONTENT_CODING_BR,
};

/*
 * Reads all Accept-Encoding fields of the request (RFC 7231 5.3.4) and chooses
 * among the codings there are, and the file as it is, the one of highest
 * quality; among equals br, then gzip.
 *
 * "*" stands for what is not named, q=0 refuses, x-gzip is gzip; of a coding
 * named twice the last counts.  The file as it is need not be named to be
 * acceptable but is then the last choice; it is also the answer where
 * everything is refused, as the RFC tells.  Without a field nothing is known of
 * the client, so it gets the file as it is.  An element that is malformed is
 * left out.
 */
enum content_coding accept_encoding_choose(
    const struct request *request, bool has_br, bool has_gzip);

#endif
