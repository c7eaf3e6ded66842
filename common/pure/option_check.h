/*
 * option_check - whether a text can be the value of an option
 *
 * Layer: pure.
 */
#ifndef OPTION_CHECK_H
#define OPTION_CHECK_H

#include "common/pure/option.h"

enum {
	/* Of all fields together: half of what most clients take as a head. */
	OPTION_FIELDS_BYTES = 8 * 1024,
	OPTION_CHARSET_LIMIT = 40, /* bytes of a name, RFC 2978 2.3 */
};

/*
 * What is wrong with it, as the rest of a sentence that begins with the name
 * of the option; NULL where nothing is.  beside is the list that it would come
 * into, or NULL.
 */
const char *option_fault(enum option_check check, const char *text,
    const struct option_list *beside);

#endif
