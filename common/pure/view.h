/*
 * view - a run of bytes in a buffer that has another owner
 *
 * Layer: pure.
 *
 * A view never holds a terminator and never owns its bytes; it is valid as
 * long as the buffer it looks into.  An empty view may have any pointer that
 * is not NULL, so the bytes of a view can always be handed to mem*().
 */
#ifndef VIEW_H
#define VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct view {
	const char *at;
	size_t length; /* bytes */
};

/* The view of a string literal, without its terminator. */
#define VIEW(literal) ((struct view){ "" literal, sizeof(literal) - 1 })

/* The view of the string, without its terminator. */
struct view view_of(const char *string);

/* The rest of a string that starts like this; NULL where it does not. */
const char *view_behind(const char *string, const char *start);

/* The bytes from (inclusive) up to (exclusive) an offset, both cut to fit. */
static inline struct view
view_slice(struct view view, size_t from, size_t to)
{
	if (to > view.length)
		to = view.length;
	if (from > to)
		from = to;
	return (struct view){ view.at + from, to - from };
}

/* The view without the blanks (space, tab) at its two ends. */
struct view view_trim(struct view view);

/* Whether the bytes are the same. */
bool view_equals(struct view a, struct view b);

/* Whether the bytes are the same but for the case of ASCII letters. */
bool view_equals_nocase(struct view a, struct view b);
bool view_is_nocase(struct view view, const char *string);

/* Whether the view begins, or ends, with these bytes. */
bool view_starts_with(struct view view, struct view start);
bool view_ends_with(struct view view, struct view end);

/* The offset of the first, or last, such byte; view.length without one. */
size_t view_find(struct view view, char byte);
size_t view_find_last(struct view view, char byte);

/*
 * The offset of the first byte that a quoted text cannot hold as it is: a
 * control byte, a quote, a backslash or a byte above 126.
 */
size_t view_find_unquotable(struct view view);

/*
 * Cuts one element off the front of a list.  Returns the bytes before the
 * separator, trimmed, and leaves in *rest what follows it; an empty *rest
 * (length 0) means that there was no further separator.
 */
struct view view_next(struct view *rest, char separator);

/*
 * Cuts the next line off the front of a text: up to LF, or the end where there
 * is none.  Returns it without its line end, LF or CRLF.
 */
struct view view_next_line(struct view *rest);

/*
 * Reads a decimal number: digits only, no sign, no blanks, at least one.
 * Returns 0, or -1 when the view holds something else or the number does not
 * fit in *number, which is then left alone.
 */
int view_number(struct view view, uint64_t *number);

/* Whether there is a control byte; the second form ignores tabs. */
bool view_has_control(struct view view);
bool view_has_control_but_tab(struct view view);

/* Whether the view is one or more characters of RFC 1945 2.2's "token". */
bool view_is_token(struct view view);

/* ASCII only, whatever the locale. */
static inline bool
byte_is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static inline bool
byte_is_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static inline bool
byte_is_blank(char byte)
{
	return byte == ' ' || byte == '\t';
}

/* 0-31 and 127, RFC 1945 2.2 "CTL" */
static inline bool
byte_is_control(char byte)
{
	return (unsigned char)byte < 32 || byte == 127;
}

static inline char
byte_lower(char byte)
{
	return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

bool byte_is_token(char byte);
int byte_hex(char byte); /* 0-15, or -1 for what is no hexadecimal digit */

#endif
