/*
 * option_syntax - finds mistakes in the texts of options
 *
 * Layer: pure.
 */
#ifndef OPTION_SYNTAX_H
#define OPTION_SYNTAX_H

#include "common/pure/option.h"

enum {
	/* The most bytes of all fields: half of the head that most clients
	 * accept. */
	OPTION_FIELDS_BYTES = 8 * 1024,
	/* Of all fields for paths together, with their patterns. */
	OPTION_PATH_FIELDS_BYTES = 2 * 1024,
	OPTION_GLOB_LIMIT = 127, /* bytes of a pattern */
	OPTION_CHARSET_LIMIT = 40, /* bytes of a name, RFC 2978 2.3 */
};

/*
 * The mistake in a text, as the rest of a sentence that begins with the name of
 * the option; NULL where there is none.  beside is the list to which the text
 * would be added, or NULL.
 */
const char *option_fault(enum option_check check, const char *text,
    const struct option_list *beside);

#endif
