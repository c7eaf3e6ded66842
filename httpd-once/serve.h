/*
 * serve - the story of one request
 *
 * Layer: story.
 */
#ifndef SERVE_H
#define SERVE_H

#include "httpd-once/options.h"

/*
 * Answers one request from descriptor 0 on descriptor 1 and logs it; a spare
 * handler waits for its connection first.  Returns OPTIONS_EXIT_ANSWERED (also
 * for a spare that is no longer needed); OPTIONS_EXIT_GONE when the client went
 * away, was too late, or sent nothing; OPTIONS_EXIT_LEFT and
 * OPTIONS_EXIT_UNLOGGED when a program has left a daemon behind, and when the
 * line of the request could not be written; OPTIONS_EXIT_SYSTEM when a spare
 * failed to receive its connection.
 */
int serve(const struct options *options);

#endif
