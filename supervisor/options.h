/*
 * options - the command line
 *
 * Layer: story.
 */
#ifndef OPTIONS_H
#define OPTIONS_H

#include "supervisor/pure/settings.h"

/*
 * Reads the command line into the settings:
 *
 *	supervisor [options] [root]
 *	supervisor [options] -- handler [argument ...]
 *
 * May be called again with the same argv.
 * Returns 0, or -1 with the settings' complaint set.
 */
int options_read(struct settings *settings, int argc, char **argv);

/* Prints --help on standard output.  Returns 0, or -1 if that failed. */
int options_help(void);

#endif
