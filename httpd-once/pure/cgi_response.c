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

/*
 * RFC 3875 6.3.3: three digits, perhaps a blank and a phrase.  Of a field that
 * is there twice the last counts, as everywhere else.
 */
static int
take_status(struct cgi_response *answer, struct view value)
{
	uint64_t number;

	if (view_number(view_slice(value, 0, 3), &number) == -1 ||
	    number < 200 || (value.length > 3 && value.at[3] != ' '))
		return refuse(answer, "answer/status");
	answer->status = (int)number;
	answer->phrase = view_trim(view_slice(value, 4, value.length));
	return 0;
}

/*
 * What is no number says nothing, as other servers have it; two numbers say
 * two things, and a reader behind this server might take the other.
 */
static int
take_length(struct cgi_response *answer, struct view value)
{
	uint64_t length;

	if (view_number(value, &length) == -1)
		return 0;
	if (answer->has_length && answer->length != length)
		return refuse(answer, "answer/two-lengths");
	answer->length = length;
	answer->has_length = true;
	return 0;
}

/* The one coding that can be taken off; RFC 3875 has none. */
static int
take_transfer_coding(struct cgi_response *answer, struct view value)
{
	if (view_equals_nocase(value, VIEW("chunked")))
		answer->is_chunked = true;
	else if (!view_equals_nocase(value, VIEW("identity")))
		return refuse(answer, "answer/transfer-coding");
	return 0;
}

static int
take_field(struct cgi_response *answer, struct view name, struct view value)
{
	if (view_equals_nocase(name, VIEW("Status")))
		return take_status(answer, value);
	if (view_equals_nocase(name, VIEW("Content-Length")))
		return take_length(answer, value);
	if (view_equals_nocase(name, VIEW("Transfer-Encoding")))
		return take_transfer_coding(answer, value);
	if (view_equals_nocase(name, VIEW("Location")))
		answer->location = value;
	else if (view_equals_nocase(name, VIEW("Content-Type")))
		answer->type = value;
	return 0;
}

static int
take_line(struct cgi_response *answer, struct view line)
{
	size_t colon = view_find(line, ':');
	struct view name = view_slice(line, 0, colon);

	answer->line = line;
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

/*
 * A program that takes itself for one of RFC 3875 5 begins with a status line.
 * Cuts it off and takes it for a Status; leaves what is no such line.
 */
static int
take_status_line(struct cgi_response *answer, struct view *rest)
{
	struct view behind = *rest;
	struct view line = view_next_line(&behind);
	size_t blank = view_find(line, ' ');

	if (!view_starts_with(line, VIEW("HTTP/")) || blank == line.length)
		return 0;
	*rest = behind;
	answer->line = line;
	if (view_has_control_but_tab(line))
		return refuse(answer, "answer/control");
	return take_status(
	    answer, view_trim(view_slice(line, blank, line.length)));
}

/* Whether the location is a path of this server; "//host/path" names another
 * server. */
static bool
is_local(struct view location)
{
	return view_starts_with(location, VIEW("/")) &&
	    !view_starts_with(location, VIEW("//"));
}

void
cgi_response_unfold(char *header, size_t length)
{
	for (size_t i = 0; i + 1 < length; i++) {
		if (header[i] != '\n' ||
		    (header[i + 1] != ' ' && header[i + 1] != '\t') || i == 0)
			continue;
		header[i] = ' ';
		if (header[i - 1] == '\r')
			header[i - 1] = ' ';
	}
}

int
cgi_response_parse(struct view header, struct cgi_response *answer)
{
	struct view rest = header;
	struct view line;
	size_t lines = 0;

	*answer = (struct cgi_response){ .phrase = VIEW(""),
		.type = VIEW(""),
		.location = VIEW(""),
		.line = VIEW("") };
	if (take_status_line(answer, &rest) != 0)
		return 502;
	answer->fields = rest;
	while (next_line(&rest, &line)) {
		if (take_line(answer, line) != 0)
			return 502;
		lines++;
	}
	answer->fields.length = (size_t)(line.at - answer->fields.at);
	if (lines == 0 && answer->status == 0)
		return refuse(answer, "answer/empty-header");
	answer->is_local_redirect =
	    lines == 1 && answer->status == 0 && is_local(answer->location);
	if (answer->is_chunked)
		answer->has_length = false;
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

/* One of several that mean the same, or one that says nothing. */
static bool
is_void(const struct cgi_response *answer, struct view name, struct view value)
{
	if (view_equals_nocase(name, VIEW("Content-Type")))
		return value.length == 0 || value.at != answer->type.at;
	if (view_equals_nocase(name, VIEW("Location")))
		return value.length == 0 || value.at != answer->location.at;
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
		struct view value =
		    view_trim(view_slice(line, colon + 1, line.length));

		if (!is_for_server(name) && !is_void(answer, name, value))
			response_head_field(head, name, value);
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
