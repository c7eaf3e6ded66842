/*
 * printed_text - a text that grows by pieces in the form of printf(3)
 *
 * Layer: pure.
 */
#ifndef PRINTED_TEXT_H
#define PRINTED_TEXT_H

#include <stddef.h>

struct printed_text {
	char *bytes; /* the caller's, a string always */
	size_t size; /* of that memory, at least 1 */
	size_t length; /* of the text, 0 first */
};

/* Adds a piece (printf) if it fits as a whole; otherwise nothing. */
__attribute__((format(printf, 2, 3))) void
printed_text_add(struct printed_text *text, const char *format, ...);

#endif
