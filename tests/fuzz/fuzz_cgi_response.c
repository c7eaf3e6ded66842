/*
 * A program's header that is accepted is written as lines of "name: value"
 * without a control byte in them, so that no client can be made to see another
 * header or two answers; and writing what was written changes nothing.
 */
#include "httpd-once/pure/cgi_response.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

enum { HEAD_LIMIT = 3 * CGI_RESPONSE_HEADER_LIMIT };

static void
check_inside(struct view part, struct view whole)
{
	if (part.length > 0 &&
	    (part.at < whole.at ||
		part.at + part.length > whole.at + whole.length))
		abort();
}

static void
check_lines(struct view head)
{
	while (head.length > 0) {
		size_t end = view_find(head, '\r');
		struct view line = view_slice(head, 0, end);

		if (end + 1 >= head.length || head.at[end + 1] != '\n')
			abort();
		if (!view_is_token(view_slice(line, 0, view_find(line, ':'))) ||
		    view_find(line, ':') == line.length)
			abort();
		for (size_t i = 0; i < line.length; i++)
			if (byte_is_control(line.at[i]) && line.at[i] != '\t')
				abort();
		head = view_slice(head, end + 2, head.length);
	}
}

static void
check_status(const struct cgi_response *answer)
{
	if (answer->status < 200 || answer->status > 999)
		abort();
	for (size_t i = 0; i < answer->phrase.length; i++)
		if (byte_is_control(answer->phrase.at[i]) &&
		    answer->phrase.at[i] != '\t')
			abort();
	if (answer->is_local_redirect &&
	    (answer->status != 302 || answer->location.at[0] != '/'))
		abort();
}

/* The same fields again, as a program would have to print them. */
static void
check_again(struct view head)
{
	static char printed[HEAD_LIMIT], buffer[HEAD_LIMIT];
	struct text header = text_over(printed, sizeof(printed));
	struct text again = text_over(buffer, sizeof(buffer));
	struct cgi_response answer;

	TEXT_LITERAL(&header, "Status: 200\n");
	text_add(&header, head);
	TEXT_LITERAL(&header, "\n");
	if (cgi_response_parse(text_view(&header), &answer) != 0)
		abort();
	cgi_response_write(&answer, &again);
	if (!view_equals(text_view(&again), head))
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char buffer[HEAD_LIMIT], printed[HEAD_LIMIT];
	struct text head = text_over(buffer, sizeof(buffer));
	struct view bytes = { (const char *)data, size };
	struct cgi_response answer;
	size_t scanned = 0;
	size_t length;

	if (size == 0 || size > CGI_RESPONSE_HEADER_LIMIT)
		return 0;
	(void)cgi_response_raw_status(bytes);
	length = cgi_response_header_length(bytes.at, bytes.length, &scanned);
	if (length > size || scanned > size)
		abort();
	if (length == 0)
		return 0;
	memcpy(printed, data, length);
	cgi_response_unfold(printed, length);
	bytes = (struct view){ printed, length };
	if (cgi_response_parse(bytes, &answer) != 0) {
		if (answer.reason == NULL)
			abort();
		check_inside(answer.line, bytes);
		return 0;
	}
	check_inside(answer.fields, bytes);
	check_inside(answer.phrase, bytes);
	check_inside(answer.location, bytes);
	check_inside(answer.type, bytes);
	check_status(&answer);
	cgi_response_write(&answer, &head);
	if (head.has_overflowed)
		abort();
	check_lines(text_view(&head));
	check_again(text_view(&head));
	return 0;
}
