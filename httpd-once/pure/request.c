#include "httpd-once/pure/request.h"

#include <string.h>

enum { PORT_DIGITS = 5 }; /* of 65535 */

static int
refuse(struct request *request, int status, const char *reason)
{
	request->reason = reason;
	return status;
}

static bool
is_blank(char byte)
{
	return byte == ' ' || byte == '\t';
}

/* How many words of non-blanks the bytes hold, counted up to three. */
static unsigned
count_words(struct view line)
{
	unsigned words = 0;
	bool is_inside = false;

	for (size_t i = 0; i < line.length && words < 3; i++) {
		bool is_gap = is_blank(line.at[i]) || line.at[i] == '\r';

		if (!is_gap && !is_inside)
			words++;
		is_inside = !is_gap;
	}
	return words;
}

static bool
is_line_empty(const char *line, size_t length)
{
	return length == 0 || (length == 1 && line[0] == '\r');
}

/*
 * What begins with a control byte is no text: TLS, most likely, whose client
 * would wait for an answer before it ever sent a line end.
 */
static bool
is_binary(const char *buffer, size_t length)
{
	return length > 0 && byte_is_control(buffer[0]) && buffer[0] != '\t' &&
	    buffer[0] != '\r' && buffer[0] != '\n';
}

/*
 * *scanned counts the bytes whose lines are known not to end the head.  The
 * first line that is not empty is looked at for its words once, when its end
 * comes; it is told from the others by no such line lying before it.
 */
size_t
request_head_length(const char *buffer, size_t length, size_t *scanned)
{
	size_t at = *scanned;
	/* At most one empty line may precede the request line. */
	bool is_first = at <= 2 && is_line_empty(buffer, at > 0 ? at - 1 : 0);

	if (is_binary(buffer, length))
		return 1;
	for (;;) {
		struct view rest = { buffer + at, length - at };
		size_t line = view_find(rest, '\n');
		bool is_empty = is_line_empty(rest.at, line);

		if (line == rest.length)
			return 0;
		if (is_empty && (!is_first || at > 0))
			return at + line + 1;
		if (!is_empty && is_first &&
		    count_words(view_slice(rest, 0, line)) < 3)
			return at + line + 1;
		is_first = is_first && is_empty;
		at += line + 1;
		*scanned = at;
	}
}

/*
 * Cuts the next line off; its line end, LF or CRLF (RFC 1945 appendix B), is
 * not part of it.  A CR anywhere else is refused later: two programs that
 * disagree about where a line ends can be played against each other.  The last
 * line of a whole head has its line end too, so a line without one is no line.
 */
static bool
next_line(struct view *rest, struct view *line)
{
	if (rest->length == 0)
		return false;
	*line = view_next_line(rest);
	return rest->at[-1] == '\n';
}

static struct view
next_word(struct view *rest)
{
	struct view word;
	size_t start = 0;
	size_t end;

	while (start < rest->length && is_blank(rest->at[start]))
		start++;
	end = start;
	while (end < rest->length && !is_blank(rest->at[end]))
		end++;
	word = view_slice(*rest, start, end);
	*rest = view_slice(*rest, end, rest->length);
	return word;
}

static enum request_method
method_of(struct view name)
{
	/* Arrays, not pointers: nothing here needs a relocation. */
	static const char names[REQUEST_OTHER][8] = {
		[REQUEST_GET] = "GET",
		[REQUEST_HEAD] = "HEAD",
		[REQUEST_POST] = "POST",
		[REQUEST_PUT] = "PUT",
		[REQUEST_DELETE] = "DELETE",
		[REQUEST_PATCH] = "PATCH",
		[REQUEST_OPTIONS] = "OPTIONS",
		[REQUEST_TRACE] = "TRACE",
		[REQUEST_CONNECT] = "CONNECT",
	};
	unsigned method = 0;

	while (method < REQUEST_OTHER &&
	    !view_equals(name, view_of(names[method])))
		method++;
	return (enum request_method)method;
}

/* One of the two numbers of a version; 1000 stands for all that is larger. */
static int
read_number(struct view digits, unsigned *number)
{
	uint64_t value;

	for (size_t i = 0; i < digits.length; i++)
		if (!byte_is_digit(digits.at[i]))
			return -1;
	if (digits.length == 0)
		return -1;
	if (view_number(digits, &value) == -1 || value > 1000)
		value = 1000;
	*number = (unsigned)value;
	return 0;
}

/* RFC 1945 3.1: both numbers are integers, leading zeros are ignored. */
static int
parse_version(struct view word, struct request *request)
{
	struct view digits = view_slice(word, 5, word.length);
	size_t dot = view_find(digits, '.');

	if (!view_starts_with(word, VIEW("HTTP/")) || dot == digits.length ||
	    read_number(view_slice(digits, 0, dot), &request->major) == -1 ||
	    read_number(view_slice(digits, dot + 1, digits.length),
		&request->minor) == -1) {
		request->major = 1;
		request->minor = 0;
		return refuse(request, 400, "line/version");
	}
	if (request->major > 1) {
		request->major = 1;
		request->minor = 0;
		return refuse(request, 505, "line/major-version");
	}
	return 0;
}

static int
parse_simple(struct request *request)
{
	request->major = 0;
	request->minor = 9;
	if (request->method != REQUEST_GET)
		return refuse(request, 400, "line/words");
	request->is_simple = true;
	return 0;
}

static int
parse_line(struct view line, struct request *request)
{
	struct view rest = line;
	struct view version;

	request->line = line;
	request->method_name = next_word(&rest);
	request->method = method_of(request->method_name);
	request->target = next_word(&rest);
	version = next_word(&rest);
	if (view_has_control_but_tab(line))
		return refuse(request, 400, "line/control");
	if (line.length > 0 && is_blank(line.at[0]))
		return refuse(request, 400, "line/blank-first");
	if (line.length > 0 && is_blank(line.at[line.length - 1]))
		return refuse(request, 400, "line/blank-last");
	if (!view_is_token(request->method_name))
		return refuse(request, 400, "line/method");
	if (request->target.length == 0)
		return refuse(request, 400, "line/words");
	if (view_trim(rest).length > 0)
		return refuse(request, 400, "line/blank-in-target");
	if (request->target.length > REQUEST_TARGET_LIMIT)
		return refuse(request, 414, "line/target-too-long");
	if (version.length == 0)
		return parse_simple(request);
	return parse_version(version, request);
}

struct view
request_field_name(const struct request *request, size_t index)
{
	const struct request_field *field = &request->fields[index];

	return (struct view){ request->head + field->name_start,
		field->name_bytes };
}

struct view
request_field_value(const struct request *request, size_t index)
{
	const struct request_field *field = &request->fields[index];

	return (struct view){ request->head + field->value_start,
		field->value_bytes };
}

static void
set_value(const struct request *request, struct request_field *field,
    struct view value)
{
	field->value_start = (uint16_t)(value.at - request->head);
	field->value_bytes = (uint16_t)value.length;
}

/*
 * Joins a continuation line to the value before it (RFC 1945 4.2): the line
 * end between them becomes blanks.
 */
static int
fold(struct request *request, struct view line)
{
	struct request_field *last;
	struct view value;
	char *gap;

	if (request->field_count == 0)
		return refuse(request, 400, "head/fold-first");
	last = &request->fields[request->field_count - 1];
	line = view_trim(line);
	if (line.length == 0)
		return 0;
	value = request_field_value(request, request->field_count - 1);
	if (value.length == 0) {
		set_value(request, last, line);
		return 0;
	}
	/* The views look into the caller's buffer, which may be written. */
	gap = (char *)(uintptr_t)(value.at + value.length);
	memset(gap, ' ', (size_t)(line.at - gap));
	value.length = (size_t)(line.at + line.length - value.at);
	set_value(request, last, value);
	return 0;
}

static int
parse_field(struct view line, struct request *request)
{
	size_t colon = view_find(line, ':');
	struct view name = view_slice(line, 0, colon);
	struct request_field *field;

	if (view_has_control_but_tab(line))
		return refuse(request, 400, "head/control");
	if (is_blank(line.at[0]))
		return fold(request, line);
	if (colon == line.length)
		return refuse(request, 400, "head/no-colon");
	if (!view_is_token(name))
		return refuse(request, 400, "head/field-name");
	if (request->field_count == REQUEST_FIELDS_LIMIT)
		return refuse(request, 431, "head/too-many-fields");
	field = &request->fields[request->field_count++];
	field->name_start = (uint16_t)(name.at - request->head);
	field->name_bytes = (uint16_t)name.length;
	set_value(request, field,
	    view_trim(view_slice(line, colon + 1, line.length)));
	return 0;
}

struct view
request_next(const struct request *request, struct view name, size_t *cursor)
{
	size_t index = *cursor;

	/* Most names are told apart by their lengths. */
	while (index < request->field_count &&
	    (request->fields[index].name_bytes != name.length ||
		!view_equals_nocase(request_field_name(request, index), name)))
		index++;
	*cursor = index + 1;
	if (index >= request->field_count)
		return (struct view){ NULL, 0 };
	return request_field_value(request, index);
}

struct view
request_value(const struct request *request, struct view name)
{
	size_t cursor = 0;

	return request_next(request, name, &cursor);
}

/* Letters, digits, and what host names, IPv4 and [IPv6] are made of. */
static bool
is_host_byte(char byte)
{
	return byte_is_letter(byte) || byte_is_digit(byte) || byte == '-' ||
	    byte == '.' || byte == '_';
}

static bool
is_port(struct view port)
{
	uint64_t number;

	return port.length == 0 ||
	    (port.length <= PORT_DIGITS && view_number(port, &number) == 0 &&
		number <= 65535);
}

/* The end of "[...]", or 0 where the address in it can be none. */
static size_t
literal_length(struct view host)
{
	size_t end = view_find(host, ']');

	if (end == host.length || end < 3)
		return 0;
	for (size_t i = 1; i < end; i++)
		if (byte_hex(host.at[i]) == -1 && host.at[i] != ':' &&
		    host.at[i] != '.')
			return 0;
	return end + 1;
}

bool
request_is_host(struct view host)
{
	size_t end = 0;

	if (host.length > 0 && host.at[0] == '[') {
		end = literal_length(host);
	} else {
		while (end < host.length && is_host_byte(host.at[end])) {
			if (host.at[end] == '.' && end + 1 < host.length &&
			    host.at[end + 1] == '.')
				return false;
			end++;
		}
		if (end > 0 && host.at[0] == '.')
			return false;
	}
	if (end == 0 || end > REQUEST_HOST_LIMIT)
		return false;
	if (end == host.length)
		return true;
	return host.at[end] == ':' &&
	    is_port(view_slice(host, end + 1, host.length));
}

struct view
request_host_name(struct view host)
{
	size_t end = 0;

	/* An address in brackets has colons of its own. */
	if (view_starts_with(host, VIEW("[")))
		end = view_find(host, ']');
	while (end < host.length && host.at[end] != ':')
		end++;
	return view_slice(host, 0, end);
}

static int
check_host(struct request *request)
{
	size_t cursor = 0;
	struct view host = request_next(request, VIEW("Host"), &cursor);
	bool is_new = request->major == 1 && request->minor >= 1;

	if (host.at == NULL)
		return is_new ? refuse(request, 400, "host/missing") : 0;
	if (request_next(request, VIEW("Host"), &cursor).at != NULL)
		return refuse(request, 400, "host/two");
	/* RFC 7230 5.4: empty where the target has no authority. */
	if (host.length == 0 && !is_new)
		return 0;
	if (!request_is_host(host))
		return refuse(request, 400, "host/no-name");
	request->host = host;
	return 0;
}

/* RFC 7230 3.3.2: a list of the same length over and over is one length. */
static int
check_length(struct request *request)
{
	size_t cursor = 0;
	struct view value;

	while ((value = request_next(request, VIEW("Content-Length"), &cursor))
		   .at != NULL) {
		uint64_t length;

		if (view_number(value, &length) == -1)
			return refuse(request, 400, "length/no-number");
		if (request->has_length && length != request->content_length)
			return refuse(request, 400, "length/two");
		request->has_length = true;
		request->content_length = length;
	}
	return 0;
}

/* RFC 7230 3.3.1: chunked is the only coding known here. */
static int
check_transfer(struct request *request)
{
	size_t cursor = 0;
	struct view value;

	while (
	    (value = request_next(request, VIEW("Transfer-Encoding"), &cursor))
		.at != NULL) {
		if (request->is_chunked)
			return refuse(request, 400, "transfer/two");
		if (!view_equals_nocase(value, VIEW("chunked")))
			return refuse(request, 501, "transfer/unknown");
		request->is_chunked = true;
	}
	if (request->is_chunked && request->has_length)
		return refuse(request, 400, "transfer/and-length");
	return 0;
}

static int
check_expect(struct request *request)
{
	size_t cursor = 0;
	struct view value;

	while ((value = request_next(request, VIEW("Expect"), &cursor)).at !=
	    NULL) {
		if (!view_equals_nocase(value, VIEW("100-continue")))
			return refuse(request, 417, "expect/unknown");
		request->expects_continue =
		    request->major == 1 && request->minor >= 1;
	}
	return 0;
}

static int
check_fields(struct request *request)
{
	int status;

	if ((status = check_host(request)) != 0 ||
	    (status = check_length(request)) != 0 ||
	    (status = check_transfer(request)) != 0)
		return status;
	return check_expect(request);
}

void
request_clear(struct request *request)
{
	/* The table of fields stays untouched: its pages cost time. */
	request->line = request->method_name = request->target = request->host =
	    VIEW("");
	request->method = REQUEST_OTHER;
	request->major = 1;
	request->minor = 0;
	request->field_count = 0;
	request->is_simple = false;
	request->has_length = request->is_chunked = false;
	request->expects_continue = false;
	request->content_length = 0;
	request->reason = NULL;
	request->head = NULL;
}

int
request_overlong(const char *buffer, size_t length, struct request *request)
{
	struct view line = { buffer, length };
	struct view rest = line;
	bool has_line;

	request_clear(request);
	has_line = next_line(&rest, &line);
	if (has_line && line.length == 0)
		has_line = next_line(&rest, &line);
	(void)parse_line(line, request);
	/* A line without its end may have had a version. */
	request->is_simple = false;
	if (!has_line)
		return refuse(request, 414, "line/too-long");
	return refuse(request, 431, "head/too-long");
}

int
request_parse(char *head, size_t length, struct request *request)
{
	struct view rest = { head, length };
	struct view line = VIEW("");
	int status;

	request_clear(request);
	request->head = head;
	if (is_binary(head, length))
		return refuse(request, 400, "line/binary");
	if (!next_line(&rest, &line))
		return refuse(request, 400, "line/no-end");
	if (line.length == 0 && !next_line(&rest, &line))
		return refuse(request, 400, "line/no-end");
	if ((status = parse_line(line, request)) != 0)
		return status;
	if (request->is_simple)
		return 0;
	while (next_line(&rest, &line) && line.length > 0)
		if ((status = parse_field(line, request)) != 0)
			return status;
	return check_fields(request);
}
