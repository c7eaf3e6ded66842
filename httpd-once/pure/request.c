#include "httpd-once/pure/request.h"

#include "httpd-once/pure/request_fields.h"

int
request_refuse(struct request *request, int status, const char *reason)
{
	request->reason = reason;
	return status;
}

/* How many words of non-blanks the bytes hold, counted up to three. */
static unsigned
count_words(struct view line)
{
	unsigned words = 0;
	bool is_inside = false;

	for (size_t i = 0; i < line.length && words < 3; i++) {
		bool is_gap = byte_is_blank(line.at[i]) || line.at[i] == '\r';

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
 * Bytes that begin with a control byte are no text.  They are TLS, most likely,
 * whose client would wait for an answer before it sent a line end.
 */
static bool
is_binary(const char *buffer, size_t length)
{
	return length > 0 && byte_is_control(buffer[0]) && buffer[0] != '\t' &&
	    buffer[0] != '\r' && buffer[0] != '\n';
}

/*
 * *scanned counts the bytes of lines that are known not to end the head.  The
 * words of the first line that is not empty are counted once, when its end
 * comes; it is known as the first because no such line lies before it.
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
 * Cuts the next line off, without its line end, LF or CRLF (RFC 1945 appendix
 * B).  A CR anywhere else is refused later: two programs that disagree about
 * the end of a line can be played against each other.  The last line of a whole
 * head has a line end too, so bytes without one are no line.
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

	while (start < rest->length && byte_is_blank(rest->at[start]))
		start++;
	end = start;
	while (end < rest->length && !byte_is_blank(rest->at[end]))
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

/* Reads one of the two numbers of a version; 1000 stands for every larger
 * number.  Returns 0, or -1 where there is no number. */
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
		return request_refuse(request, 400, "line/version");
	}
	if (request->major > 1) {
		request->major = 1;
		request->minor = 0;
		return request_refuse(request, 505, "line/major-version");
	}
	return 0;
}

static int
parse_simple(struct request *request)
{
	/* Anything else lacks its target, or its version: who sent it waits
	 * for a status line. */
	if (request->method != REQUEST_GET ||
	    !view_starts_with(request->target, VIEW("/")))
		return request_refuse(request, 400, "line/words");
	request->major = 0;
	request->minor = 9;
	request->is_simple = true;
	return 0;
}

static int
parse_line(struct view line, struct request *request)
{
	struct view rest;
	struct view version;

	while (line.length > 0 && byte_is_blank(line.at[line.length - 1]))
		line.length--;
	rest = line;
	request->line = line;
	request->method_name = next_word(&rest);
	request->method = method_of(request->method_name);
	request->target = next_word(&rest);
	version = next_word(&rest);
	if (view_has_control_but_tab(line))
		return request_refuse(request, 400, "line/control");
	if (line.length > 0 && byte_is_blank(line.at[0]))
		return request_refuse(request, 400, "line/blank-first");
	if (!view_is_token(request->method_name))
		return request_refuse(request, 400, "line/method");
	if (request->target.length == 0)
		return request_refuse(request, 400, "line/words");
	if (view_trim(rest).length > 0)
		return request_refuse(request, 400, "line/blank-in-target");
	if (request->target.length > REQUEST_TARGET_LIMIT)
		return request_refuse(request, 414, "line/target-too-long");
	if (version.length == 0)
		return parse_simple(request);
	return parse_version(version, request);
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
		return request_refuse(request, 414, "line/too-long");
	return request_refuse(request, 431, "head/too-long");
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
		return request_refuse(request, 400, "line/binary");
	if (!next_line(&rest, &line))
		return request_refuse(request, 400, "line/no-end");
	if (line.length == 0 && !next_line(&rest, &line))
		return request_refuse(request, 400, "line/no-end");
	if ((status = parse_line(line, request)) != 0)
		return status;
	if (request->is_simple)
		return 0;
	while (next_line(&rest, &line) && line.length > 0)
		if ((status = request_fields_add(request, line)) != 0)
			return status;
	return request_fields_check(request);
}
