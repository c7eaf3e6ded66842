#include "httpd-once/pure/log_line.h"

#include "httpd-once/pure/date.h"
#include "httpd-once/pure/utf8.h"

#include <string.h>

/* The most bytes of LOG_LINE_LIMIT that each field may take when escaped.  The
 * fields of one format and its fixed text stay below it together. */
enum {
	CLIENT_ROOM = 64,
	PORT_ROOM = 8,
	USER_ROOM = 100,
	VHOST_ROOM = 140,
	REASON_ROOM = 64,
	TEXT_REQUEST_ROOM = 2000,
	TEXT_REFERER_ROOM = 1000,
	TEXT_AGENT_ROOM = 700,
	JSON_REQUEST_ROOM = 1100,
	JSON_TARGET_ROOM = 1000,
	JSON_METHOD_ROOM = 40,
	JSON_HOST_ROOM = 264,
	JSON_REFERER_ROOM = 600,
	JSON_AGENT_ROOM = 400,
	CUT_BYTES = 3, /* "..." */
};

/* Writes the first character of the bytes.  Returns how many it took. */
typedef size_t add_character(struct text *text, struct view bytes);

static size_t
add_plain(struct text *text, struct view bytes)
{
	text_add_escaped(text, view_slice(bytes, 0, 1));
	return 1;
}

/* Escapes for a field that ends at a blank, before one that begins with a
 * bracket. */
static size_t
add_word(struct text *text, struct view bytes)
{
	if (bytes.at[0] == ' ')
		TEXT_LITERAL(text, "\\x20");
	else if (bytes.at[0] == '[')
		TEXT_LITERAL(text, "\\x5b");
	else
		text_add_escaped(text, view_slice(bytes, 0, 1));
	return 1;
}

static size_t
add_json(struct text *text, struct view bytes)
{
	uint32_t code = 0;
	size_t length = utf8_next(bytes, &code);

	if (length == 0) {
		TEXT_LITERAL(text, "\\ufffd");
		return 1;
	}
	if (code == '"' || code == '\\') {
		text_add_byte(text, '\\');
		text_add_byte(text, (char)code);
	} else if (code < 0x20 || (code >= 0x7f && code < 0xa0)) {
		text_add(text, code < 16 ? VIEW("\\u000") : VIEW("\\u00"));
		text_add_hex(text, code);
	} else {
		text_add(text, view_slice(bytes, 0, length));
	}
	return length;
}

/* The number of bytes at the start that need no escape. */
static size_t
plain_length(struct view bytes, add_character *add)
{
	bytes.length = view_find_unquotable(bytes);
	if (add == add_word) {
		bytes.length = view_find(bytes, ' ');
		bytes.length = view_find(bytes, '[');
	}
	return bytes.length;
}

/* Writes the bytes in no more than the room, at whose end the mark of a cut has
 * its place. */
static void
add_cut(struct text *text, struct view bytes, size_t room, add_character *add)
{
	size_t end = text->length + room;

	while (bytes.length > 0) {
		size_t before = text->length;
		/* Nearly all of a line: as much as fits at once. */
		size_t plain = plain_length(
		    view_slice(bytes, 0, end - CUT_BYTES - before), add);
		size_t taken;

		if (plain > 0) {
			text_add(text, view_slice(bytes, 0, plain));
			bytes = view_slice(bytes, plain, bytes.length);
			continue;
		}
		taken = add(text, bytes);
		bool is_last = taken == bytes.length;

		if (text->length + (is_last ? 0 : CUT_BYTES) > end) {
			text->length = before;
			TEXT_LITERAL(text, "...");
			return;
		}
		bytes = view_slice(bytes, taken, bytes.length);
	}
}

static void
add_or_dash(
    struct text *text, struct view bytes, size_t room, add_character *add)
{
	if (bytes.length > 0)
		add_cut(text, bytes, room, add);
	else
		text_add_byte(text, '-');
}

/* A request line that is cut keeps its version, which log tools look for. */
static void
add_request(
    struct text *text, struct view request, size_t room, add_character *add)
{
	size_t blank = view_find_last(request, ' ');
	struct view version = view_slice(request, blank, request.length);

	if (version.length > sizeof(" HTTP/1.1") - 1 ||
	    !view_starts_with(version, VIEW(" HTTP/")))
		version.length = 0;
	/* Any byte of it may have to be escaped. */
	room -= sizeof(" HTTP/") - 1 + 3 * 6;
	request.length -= version.length;
	add_cut(text, request, room, add);
	add_cut(text, version, sizeof(" HTTP/") - 1 + 3 * 6, add);
}

/* "-" stands for an unknown address elsewhere, but log tools refuse it. */
static bool
is_known(struct view address)
{
	return address.length > 0 && !view_equals(address, VIEW("-"));
}

/* ------------------------------------------------------------- text formats */

static void
add_client(struct text *text, struct view client)
{
	if (!is_known(client))
		client = VIEW("0.0.0.0");
	add_cut(text, client, CLIENT_ROOM, add_word);
}

static void
add_quoted(struct text *text, struct view bytes, size_t room)
{
	TEXT_LITERAL(text, " \"");
	add_or_dash(text, bytes, room, add_plain);
	text_add_byte(text, '"');
}

static void
add_outcome(struct text *text, const struct log_line *line)
{
	TEXT_LITERAL(text, " \"");
	add_request(text, line->request.length > 0 ? line->request : VIEW("-"),
	    TEXT_REQUEST_ROOM, add_plain);
	TEXT_LITERAL(text, "\" ");
	text_add_padded(text, (uint64_t)line->status, 3);
	text_add_byte(text, ' ');
	text_add_number(text, line->body_bytes);
}

static void
write_common(struct text *text, const struct log_line *line)
{
	add_client(text, line->client);
	TEXT_LITERAL(text, " - ");
	add_or_dash(text, line->user, USER_ROOM, add_word);
	TEXT_LITERAL(text, " [");
	date_write_log(text, line->seconds);
	text_add_byte(text, ']');
	add_outcome(text, line);
}

static void
write_combined(struct text *text, const struct log_line *line)
{
	write_common(text, line);
	add_quoted(text, line->referer, TEXT_REFERER_ROOM);
	add_quoted(text, line->agent, TEXT_AGENT_ROOM);
}

/* The length of a host without the port that may be behind it. */
static size_t
bare_length(struct view host)
{
	size_t colon = view_find_last(host, ':');
	struct view port = view_slice(host, colon + 1, host.length);
	uint64_t number;

	return colon < host.length && view_number(port, &number) == 0
	    ? colon
	    : host.length;
}

static void
write_vhost(struct text *text, const struct log_line *line)
{
	struct view host = view_slice(line->host, 0, bare_length(line->host));

	add_or_dash(text, host, VHOST_ROOM, add_word);
	text_add_byte(text, ':');
	add_cut(text,
	    is_known(line->server_port) ? line->server_port : VIEW("0"),
	    PORT_ROOM, add_word);
	text_add_byte(text, ' ');
	write_combined(text, line);
}

static void
write_sws(struct text *text, const struct log_line *line)
{
	add_client(text, line->client);
	text_add_byte(text, ' ');
	date_write_iso(text, line->seconds);
	add_outcome(text, line);
}

/* --------------------------------------------------------------------- JSON */

/* The time with its microseconds: 1994-11-06T08:49:37.000001Z. */
static void
add_precise_time(struct text *text, const struct log_line *line)
{
	char buffer[32];
	struct text whole = text_over(buffer, sizeof(buffer));

	date_write_iso(&whole, line->seconds);
	text_add(text, view_slice(text_view(&whole), 0, whole.length - 1));
	text_add_byte(text, '.');
	text_add_padded(text, line->nanoseconds / 1000 % 1000000, 6);
	text_add_byte(text, 'Z');
}

static void
add_name(struct text *text, const char *name)
{
	TEXT_LITERAL(text, ",\"");
	text_add_string(text, name);
	TEXT_LITERAL(text, "\":");
}

static void
add_member(struct text *text, const char *name, struct view value, size_t room)
{
	add_name(text, name);
	if (value.length == 0) {
		TEXT_LITERAL(text, "null");
		return;
	}
	text_add_byte(text, '"');
	add_cut(text, value, room, add_json);
	text_add_byte(text, '"');
}

static void
add_request_member(struct text *text, struct view request)
{
	add_name(text, "request");
	if (request.length == 0) {
		TEXT_LITERAL(text, "null");
		return;
	}
	text_add_byte(text, '"');
	add_request(text, request, JSON_REQUEST_ROOM, add_json);
	text_add_byte(text, '"');
}

static void
write_json(struct text *text, const struct log_line *line)
{
	TEXT_LITERAL(text, "{\"time\":\"");
	add_precise_time(text, line);
	text_add_byte(text, '"');
	add_member(text, "client",
	    is_known(line->client) ? line->client : VIEW(""), CLIENT_ROOM);
	add_member(text, "port", line->port, PORT_ROOM);
	add_member(text, "user", line->user, USER_ROOM);
	add_member(text, "host", line->host, JSON_HOST_ROOM);
	add_request_member(text, line->request);
	add_member(text, "method", line->method, JSON_METHOD_ROOM);
	add_member(text, "target", line->target, JSON_TARGET_ROOM);
	add_name(text, "status");
	text_add_number(text, (uint64_t)line->status);
	add_name(text, "bytes");
	text_add_number(text, line->body_bytes);
	add_name(text, "seconds");
	text_add_number(text, line->duration_us / 1000000);
	text_add_byte(text, '.');
	text_add_padded(text, line->duration_us % 1000000, 6);
	add_member(text, "referer", line->referer, JSON_REFERER_ROOM);
	add_member(text, "agent", line->agent, JSON_AGENT_ROOM);
	add_member(text, "reason", line->reason, REASON_ROOM);
	text_add_byte(text, '}');
}

void
log_line_write(
    struct text *text, enum log_line_format format, const struct log_line *line)
{
	switch (format) {
	case LOG_LINE_COMBINED:
		write_combined(text, line);
		break;
	case LOG_LINE_COMMON:
		write_common(text, line);
		break;
	case LOG_LINE_SWS:
		write_sws(text, line);
		break;
	case LOG_LINE_JSON:
		write_json(text, line);
		break;
	case LOG_LINE_VHOST:
		write_vhost(text, line);
		break;
	}
	text_add_byte(text, '\n');
}
