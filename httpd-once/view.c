#include "view.h"

#include <string.h>

struct view
view_of(const char *string)
{
	return (struct view){ string, strlen(string) };
}

static bool
is_blank(char byte)
{
	return byte == ' ' || byte == '\t';
}

struct view
view_trim(struct view view)
{
	while (view.length > 0 && is_blank(view.at[0])) {
		view.at++;
		view.length--;
	}
	while (view.length > 0 && is_blank(view.at[view.length - 1]))
		view.length--;
	return view;
}

bool
view_equals(struct view a, struct view b)
{
	return a.length == b.length && memcmp(a.at, b.at, a.length) == 0;
}

bool
view_equals_nocase(struct view a, struct view b)
{
	if (a.length != b.length)
		return false;
	for (size_t i = 0; i < a.length; i++)
		if (byte_lower(a.at[i]) != byte_lower(b.at[i]))
			return false;
	return true;
}

bool
view_starts_with(struct view view, struct view start)
{
	return view_equals(view_slice(view, 0, start.length), start);
}

bool
view_ends_with(struct view view, struct view end)
{
	if (view.length < end.length)
		return false;
	return view_equals(
	    view_slice(view, view.length - end.length, view.length), end);
}

size_t
view_find(struct view view, char byte)
{
	const char *found = memchr(view.at, byte, view.length);

	return found == NULL ? view.length : (size_t)(found - view.at);
}

size_t
view_find_last(struct view view, char byte)
{
	for (size_t i = view.length; i > 0; i--)
		if (view.at[i - 1] == byte)
			return i - 1;
	return view.length;
}

struct view
view_next(struct view *rest, char separator)
{
	size_t end = view_find(*rest, separator);
	struct view element = view_slice(*rest, 0, end);

	*rest = view_slice(*rest, end + 1, rest->length);
	return view_trim(element);
}

struct view
view_next_line(struct view *rest)
{
	size_t end = view_find(*rest, '\n');
	struct view line = view_slice(*rest, 0, end);

	*rest = view_slice(*rest, end + 1, rest->length);
	if (line.length > 0 && line.at[line.length - 1] == '\r')
		line.length--;
	return line;
}

int
view_number(struct view view, uint64_t *number)
{
	uint64_t sum = 0;

	if (view.length == 0)
		return -1;
	for (size_t i = 0; i < view.length; i++) {
		uint64_t digit = (uint64_t)(view.at[i] - '0');

		if (!byte_is_digit(view.at[i]))
			return -1;
		if (sum > (UINT64_MAX - digit) / 10)
			return -1;
		sum = sum * 10 + digit;
	}
	*number = sum;
	return 0;
}

bool
view_has_control(struct view view)
{
	return view_has_control_but_tab(view) ||
	    view_find(view, '\t') < view.length;
}

/*
 * How many of the first bytes are known to be no control bytes: all of a usual
 * head are looked at, eight at a time.  In a subtraction a byte's highest bit
 * tells whether it was less; a borrow from the next one can only come where
 * that was less itself.
 */
static size_t
start_of_controls(struct view view)
{
	const uint64_t ones = 0x0101010101010101;
	size_t i = 0;

	for (; view.length - i >= sizeof(uint64_t); i += sizeof(uint64_t)) {
		uint64_t bytes, deletes;

		memcpy(&bytes, view.at + i, sizeof(bytes));
		deletes = bytes ^ ones * 127;
		if (((bytes - ones * 32) & ~bytes & ones * 128) != 0 ||
		    ((deletes - ones) & ~deletes & ones * 128) != 0)
			break;
	}
	return i;
}

bool
view_has_control_but_tab(struct view view)
{
	for (size_t i = start_of_controls(view); i < view.length; i++)
		if (byte_is_control(view.at[i]) && view.at[i] != '\t')
			return true;
	return false;
}

bool
view_is_token(struct view view)
{
	for (size_t i = 0; i < view.length; i++)
		if (!byte_is_token(view.at[i]))
			return false;
	return view.length > 0;
}

bool
byte_is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

bool
byte_is_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

bool
byte_is_control(char byte)
{
	return (unsigned char)byte < 32 || byte == 127;
}

bool
byte_is_token(char byte)
{
	if (byte_is_letter(byte) || byte_is_digit(byte))
		return true;
	return byte > 32 && byte < 127 &&
	    strchr("()<>@,;:\\\"/[]?={}", byte) == NULL;
}

char
byte_lower(char byte)
{
	if (byte >= 'A' && byte <= 'Z')
		return (char)(byte - 'A' + 'a');
	return byte;
}

int
byte_hex(char byte)
{
	if (byte_is_digit(byte))
		return byte - '0';
	byte = byte_lower(byte);
	return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}
