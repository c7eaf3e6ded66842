/*
 * options - the command line of httpd-once
 *
 * Layer: story.
 */
#ifndef OPTIONS_H
#define OPTIONS_H

#include "common/pure/handler_options.h"

enum {
	OPTIONS_EXIT_ANSWERED = 0,
	OPTIONS_EXIT_GONE = 1, /* the client went away or was too late */
	OPTIONS_EXIT_LEFT = 4, /* answered, and a program has left a daemon */
	OPTIONS_EXIT_UNLOGGED = 3, /* answered, and a line of a log was lost */
	OPTIONS_EXIT_USAGE = 100, /* this and the next are as in UCSPI */
	OPTIONS_EXIT_SYSTEM = 111,
};

/*
 * Reads the command line.  Returns -1 when there is a request to answer, or
 * the exit status when there is none: after --help and --version, and after the
 * operator has been told about a mistake in an option.
 */
int options_read(struct options *options, int argc, char **argv);

#endif
