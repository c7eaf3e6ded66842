#include "supervisor/pure/head_end.h"

#include <string.h>

/* The length of the line that begins there, its end included; 0 where the end
 * is not there. */
static size_t
line_length(const char *bytes, size_t length)
{
	const char *end = memchr(bytes, '\n', length);

	return end == NULL ? 0 : (size_t)(end - bytes) + 1;
}

static bool
is_empty(const char *line, size_t length)
{
	return length == 1 || (length == 2 && line[0] == '\r');
}

/* "GET", blanks, one more word: a request line without a version.  Others than
 * GET have none (RFC 1945 5). */
static bool
is_simple(const char *line, size_t length)
{
	size_t i = 4;

	if (length < i || memcmp(line, "GET ", i) != 0)
		return false;
	while (i < length && line[i] == ' ')
		i++;
	while (
	    i < length && line[i] != ' ' && line[i] != '\r' && line[i] != '\n')
		i++;
	while (i < length && (line[i] == ' ' || line[i] == '\r'))
		i++;
	return i + 1 == length;
}

/* The binary form has a length of its own, and comes from a proxy, which sends
 * what it has. */
static bool
is_binary_proxy_header(const char *bytes, size_t length)
{
	static const char signature[] = "\r\n\r\n\0\r\nQUIT\n";

	return length >= sizeof signature - 1 &&
	    memcmp(bytes, signature, sizeof signature - 1) == 0;
}

bool
head_end_is_there(const char *bytes, size_t length)
{
	bool has_begun = false;
	size_t at = 0;

	if (length >= HEAD_END_LIMIT || is_binary_proxy_header(bytes, length))
		return true;
	while (at < length) {
		const char *line = bytes + at;
		size_t line_size = line_length(line, length - at);

		if (line_size == 0)
			return false;
		/* Empty lines in front are passed over (RFC 9112 2.2). */
		if (is_empty(line, line_size) && has_begun)
			return true;
		if (!is_empty(line, line_size) && is_simple(line, line_size))
			return true;
		has_begun = has_begun || !is_empty(line, line_size);
		at += line_size;
	}
	return false;
}
