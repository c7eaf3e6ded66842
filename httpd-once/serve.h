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
 * waits for them first.  Returns OPTIONS_EXIT_ANSWERED (also for a spare that
 * is not needed any more); OPTIONS_EXIT_GONE when the client went away, was too
 * late, or said nothing; OPTIONS_EXIT_SYSTEM when no connection could be taken.
 */
int serve(const struct options *options);

#endif
