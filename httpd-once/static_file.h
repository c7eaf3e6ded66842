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

#endif
