#include "common/pure/view.h"

#include <string.h>

struct view
view_of(const char *string)
{
	return (struct view){ string, strlen(string) };
}

const char *
view_behind(const char *string, const char *start)
{
	while (*start != '\0' && *string == *start) {
		string++;
		start++;
	}
	return *start == '\0' ? string : NULL;
}

struct view
view_trim(struct view view)
{
	while (view.length > 0 && byte_is_blank(view.at[0])) {
		view.at++;
		view.length--;
	}
	while (view.length > 0 && byte_is_blank(view.at[view.length - 1]))
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
view_is_nocase(struct view view, const char *string)
{
	for (size_t i = 0; i < view.length; i++)
		if (string[i] == '\0' ||
		    byte_lower(view.at[i]) != byte_lower(string[i]))
			return false;
	return string[view.length] == '\0';
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

static const uint64_t ones = 0x0101010101010101;

static uint64_t
eight_bytes(const char *at)
{
	uint64_t bytes;

	memcpy(&bytes, at, sizeof(bytes));
	return bytes;
}

/*
 * Whether one of eight bytes is less than a limit: the highest bit of each byte
 * tells so after a subtraction.  A byte can only borrow from the next one where
 * it was less itself.
 */
static bool
has_less(uint64_t bytes, unsigned char limit)
{
	return ((bytes - ones * limit) & ~bytes & ones * 128) != 0;
}

size_t
view_find(struct view view, char byte)
{
	uint64_t wanted = ones * (unsigned char)byte;
	size_t i = 0;

	while (view.length - i >= 8 &&
	    !has_less(eight_bytes(view.at + i) ^ wanted, 1))
		i += 8;
	while (i < view.length && view.at[i] != byte)
		i++;
	return i;
}

size_t
view_find_unquotable(struct view view)
{
	static const bool is_unquotable[256] = { [0 ... 31] = true,
		['"'] = true,
		['\\'] = true,
		[127 ... 255] = true };
	size_t i = 0;

	while (i < view.length && !is_unquotable[(unsigned char)view.at[i]])
		i++;
	return i;
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

bool
view_has_control_but_tab(struct view view)
{
	size_t i = 0;

	while (view.length - i >= 8 &&
	    !has_less(eight_bytes(view.at + i), 32) &&
	    !has_less(eight_bytes(view.at + i) ^ ones * 127, 1))
		i += 8;
	for (; i < view.length; i++)
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
byte_is_token(char byte)
{
	static const bool is_token[256] = { ['0' ... '9'] = true,
		['A' ... 'Z'] = true,
		['^' ... 'z'] = true,
		['!'] = true,
		['#' ... '\''] = true,
		['*'] = true,
		['+'] = true,
		['-'] = true,
		['.'] = true,
		['|'] = true,
		['~'] = true };

	return is_token[(unsigned char)byte];
}

int
byte_hex(char byte)
{
	if (byte_is_digit(byte))
		return byte - '0';
	byte = byte_lower(byte);
	return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}
