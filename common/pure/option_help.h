/*
 * option_help - the options of a program as --help shows them
 *
 * Layer: pure.
 */
#ifndef OPTION_HELP_H
#define OPTION_HELP_H

#include "common/pure/option.h"

enum {
	/* The width of the usual terminal. */
	OPTION_HELP_COLUMNS = 80,
	/* For each row, with a line of its own for a long name. */
	OPTION_HELP_ROW_BYTES = 2 * (OPTION_HELP_COLUMNS + 1),
	OPTION_HELP_TITLES_BYTES = OPTION_GROUPS * 32,
};

/*
 * Adds the options of the tables (NULL last), one group after the other.  The
 * tables behind the first belong to a program to which this one passes its
 * settings on; of these only the options are shown that a file of settings may
 * have.
 */
void option_help(struct text *text, const struct option_row *const *tables);

#endif
