/*
 * check - finds mistakes in the options and their files (--check)
 *
 * Layer: story.
 */
#ifndef CHECK_H
#define CHECK_H

#include "httpd-once/options.h"

/*
 * Opens, reads and parses every file that the options name and a request would
 * open, as the user and below the root directory that this process has, and
 * reports each mistake to the operator in a line.  Nothing is written and no
 * file is made.  Returns the exit status: 0, OPTIONS_EXIT_USAGE where a file or
 * directory is wrong, OPTIONS_EXIT_SYSTEM where the system has failed.
 */
int check(const struct options *options);

#endif
