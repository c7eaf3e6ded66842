/*
 * report_text - a text that grows piece by piece
 *
 * Layer: edge (stdio formats it; nothing is read or written).
 */
#ifndef REPORT_TEXT_H
#define REPORT_TEXT_H

#include <stddef.h>

struct telling {
	char *bytes; /* the caller's, a string always */
	size_t size; /* of that memory, at least 1 */
	size_t length; /* of the text, 0 first */
};

/* Adds a piece (printf) if it fits as a whole; otherwise nothing. */
__attribute__((format(printf, 2, 3))) void
report_text_add(struct telling *telling, const char *format, ...);

#endif
