/*
 * check - whether a request could be answered, before there is one
 *
 * Layer: story.
 */
#ifndef CHECK_H
#define CHECK_H

#include "httpd-once/options.h"

/*
 * Opens, reads and parses all that the options name and a request would open,
 * as the user and below the root directory that this process has, and tells
 * the operator of everything that is wrong, a line for each.  Nothing is
 * written and no file is made.  Returns the exit status: 0,
 * OPTIONS_EXIT_USAGE for a file or folder, OPTIONS_EXIT_SYSTEM where the
 * system has failed.
 */
int check(const struct options *options);

#endif
