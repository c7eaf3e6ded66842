/*
 * text - bytes written one after the other into a buffer of fixed size
 *
 * Layer: pure.
 *
 * A text never grows and never writes past its capacity: bytes that do not fit
 * are left out and has_overflowed is set, so that a writer can add freely and
 * look once at the end.  The bytes are not terminated.
 */
#ifndef TEXT_H
#define TEXT_H

#include "common/pure/view.h"

struct text {
	char *at; /* the caller's buffer */
	size_t length; /* bytes written */
	size_t capacity; /* bytes there is room for */
	bool has_overflowed;
};

/* An empty text over the caller's buffer. */
struct text text_over(char *buffer, size_t capacity);

/* The bytes that have been written. */
struct view text_view(const struct text *text);

/* Adds the bytes, all or none. */
void text_add(struct text *text, struct view bytes);
void text_add_byte(struct text *text, char byte);

/* Adds a string literal. */
#define TEXT_LITERAL(text, literal) text_add((text), VIEW(literal))

/* Adds a terminated string. */
void text_add_string(struct text *text, const char *string);

/* Adds a decimal number, with zeros in front up to a width. */
void text_add_number(struct text *text, uint64_t number);
void text_add_padded(struct text *text, uint64_t number, unsigned width);

/* Adds a number in hexadecimal digits, lower case, without zeros in front. */
void text_add_hex(struct text *text, uint64_t number);

/*
 * Adds the bytes with & < > " ' as HTML character references, so that they
 * mean themselves in element content and in quoted attribute values.
 */
void text_add_html(struct text *text, struct view bytes);

/*
 * Adds the bytes as a terminal or a log may show them: control bytes, quotes,
 * backslashes and bytes above 126 become \xHH.
 */
void text_add_escaped(struct text *text, struct view bytes);

/*
 * Adds the bytes as (part of) the path of a URL: every byte that is not an
 * unreserved character, a sub-delimiter that is harmless in HTML, or a slash
 * is percent-encoded (RFC 3986 2.1, 3.3).
 */
void text_add_url(struct text *text, struct view bytes);

#endif
