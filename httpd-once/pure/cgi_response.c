#include "httpd-once/pure/cgi_response.h"

#include <string.h>

#include "httpd-once/pure/response_head.h"

static int
refuse(struct cgi_response *answer, const char *reason)
{
	answer->reason = reason;
	return 502;
}

size_t
cgi_response_header_length(const char *buffer, size_t length, size_t *scanned)
{
	size_t at = *scanned;
	const char *end;

	while (at < length &&
	    (end = memchr(buffer + at, '\n', length - at)) != NULL) {
		size_t line = (size_t)(end - (buffer + at));

		if (line == 0 || (line == 1 && buffer[at] == '\r'))
			return at + line + 1;
		at += line + 1;
		*scanned = at;
	}
	return 0;
}

/* Cuts the next line off.  Returns false at the empty line. */
static bool
next_line(struct view *rest, struct view *line)
{
	*line = view_next_line(rest);
	return line->length > 0;
}

/* RFC 3875 6.3.3: three digits, perhaps a blank and a phrase. */
static int
take_status(struct cgi_response *answer, struct view value)
{
	uint64_t number;

	if (answer->status != 0)
		return refuse(answer, "answer/two-status");
	if (view_number(view_slice(value, 0, 3), &number) == -1 ||
	    number < 200 || (value.length > 3 && value.at[3] != ' '))
		return refuse(answer, "answer/status");
	answer->status = (int)number;
	answer->phrase = view_trim(view_slice(value, 4, value.length));
	return 0;
}

static int
take_location(struct cgi_response *answer, struct view value)
{
	if (answer->location.length > 0)
		return refuse(answer, "answer/two-locations");
	if (value.length == 0)
		return refuse(answer, "answer/no-location");
	answer->location = value;
	return 0;
}

static int
take_type(struct cgi_response *answer, struct view value)
{
	if (answer->has_type)
		return refuse(answer, "answer/two-types");
	if (value.length == 0)
		return refuse(answer, "answer/empty-type");
	answer->has_type = true;
	return 0;
}

static int
take_length(struct cgi_response *answer, struct view value)
{
	if (answer->has_length)
		return refuse(answer, "answer/two-lengths");
	if (view_number(value, &answer->length) == -1)
		return refuse(answer, "answer/length");
	answer->has_length = true;
	return 0;
}

static int
take_field(struct cgi_response *answer, struct view name, struct view value)
{
	if (view_equals_nocase(name, VIEW("Status")))
		return take_status(answer, value);
	if (view_equals_nocase(name, VIEW("Location")))
		return take_location(answer, value);
	if (view_equals_nocase(name, VIEW("Content-Type")))
		return take_type(answer, value);
	if (view_equals_nocase(name, VIEW("Content-Length")))
		return take_length(answer, value);
	return 0;
}

static int
take_line(struct cgi_response *answer, struct view line)
{
	size_t colon = view_find(line, ':');
	struct view name = view_slice(line, 0, colon);

	if (line.at[0] == ' ' || line.at[0] == '\t')
		return refuse(answer, "answer/folded");
	if (view_has_control_but_tab(line))
		return refuse(answer, "answer/control");
	if (colon == line.length)
		return refuse(answer, "answer/no-colon");
	if (!view_is_token(name))
		return refuse(answer, "answer/field-name");
	return take_field(
	    answer, name, view_trim(view_slice(line, colon + 1, line.length)));
}

/* Whether the location is a path of this server; "//host/path" names another
 * server. */
static bool
is_local(struct view location)
{
	return view_starts_with(location, VIEW("/")) &&
	    !view_starts_with(location, VIEW("//"));
}

int
cgi_response_parse(struct view header, struct cgi_response *answer)
{
	struct view rest = header;
	struct view line;
	size_t lines = 0;

	*answer =
	    (struct cgi_response){ .phrase = VIEW(""), .location = VIEW("") };
	while (next_line(&rest, &line)) {
		if (take_line(answer, line) != 0)
			return 502;
		lines++;
	}
	answer->fields = view_slice(header, 0, (size_t)(line.at - header.at));
	if (lines == 0)
		return refuse(answer, "answer/empty-header");
	if (answer->status == 0 && answer->location.length == 0 &&
	    !answer->has_type)
		return refuse(answer, "answer/no-cgi-field");
	answer->is_local_redirect = lines == 1 && is_local(answer->location);
	if (answer->status == 0)
		answer->status = answer->location.length > 0 ? 302 : 200;
	return 0;
}

/*
 * Whether a field is the server's to write: it concerns this connection
 * (RFC 7230 6.1), names the server or the time, or is written by the caller.
 */
static bool
is_for_server(struct view name)
{
	static const char names[][18] = { "Status", "Content-Length",
		"Connection", "Transfer-Encoding", "Keep-Alive",
		"Proxy-Connection", "TE", "Trailer", "Upgrade", "Date",
		"Server" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (view_is_nocase(name, names[i]))
			return true;
	return false;
}

void
cgi_response_write(const struct cgi_response *answer, struct text *head)
{
	struct view rest = answer->fields;
	struct view line;

	while (rest.length > 0 && next_line(&rest, &line)) {
		size_t colon = view_find(line, ':');
		struct view name = view_slice(line, 0, colon);
		struct view value = view_slice(line, colon + 1, line.length);

		if (!is_for_server(name))
			response_head_field(head, name, view_trim(value));
	}
}

int
cgi_response_raw_status(struct view bytes)
{
	size_t blank = view_find(view_slice(bytes, 0, 16), ' ');
	struct view digits = view_slice(bytes, blank + 1, blank + 4);
	uint64_t number;

	if (!view_starts_with(bytes, VIEW("HTTP/")) || digits.length != 3 ||
	    view_number(digits, &number) == -1)
		return 0;
	return (int)number;
}
