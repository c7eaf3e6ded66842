/*
 * static_file - sends what was located
 *
 * Layer: story.
 */
#ifndef STATIC_FILE_H
#define STATIC_FILE_H

#include "httpd-once/locate.h"

/*
 * Answers with the regular file: chooses a precompressed variant and the
 * media type, decides by file_response_decide, sends.
 */
void static_file_send(struct exchange *exchange, struct location *location);

/* Answers with the listing of the folder, or 403 where there shall be none. */
void
static_file_send_listing(struct exchange *exchange, struct location *location);

#endif
