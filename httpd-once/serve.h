/*
 * serve - the story of one request
 *
 * Layer: policy.
 */
#ifndef SERVE_H
#define SERVE_H

#include "options.h"

/*
 * Answers one request from descriptor 0 on descriptor 1 and logs it.  Returns
 * OPTIONS_EXIT_ANSWERED, or OPTIONS_EXIT_GONE when the client went away, was
 * too late, or said nothing.
 */
int serve(const struct options *options);

#endif
