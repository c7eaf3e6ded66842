/*
 * static_file - sends the file or directory that was located
 *
 * Layer: story.
 */
#ifndef STATIC_FILE_H
#define STATIC_FILE_H

#include "httpd-once/locate.h"

/*
 * Answers with the regular file: chooses a precompressed variant and the
 * media type, decides with file_response_decide, and sends.
 */
void static_file_send(struct exchange *exchange, struct location *location);

/* Answers with the listing of the directory, or 403 with --no-listing. */
void
static_file_send_listing(struct exchange *exchange, struct location *location);

/*
 * Where the file of a location is missing and --precompressed is given: opens
 * the variant beside its name that the client accepts.  Returns 0 with an open
 * location, whose coding is then set, or -1 where there is none.
 */
int
static_file_locate_packed(struct exchange *exchange, struct location *location);

#endif
