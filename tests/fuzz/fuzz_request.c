/*
 * The end of a head is found at the same byte however it arrives; what is
 * parsed lies inside the head, which is changed nowhere but in folds; what is
 * accepted holds no byte that could mislead a log, a program or another parser,
 * and says the same when it is written out plainly and read again.
 */
#include "common/pure/text.h"
#include "httpd-once/pure/request_fields.h"
#include "tests/fuzz/fuzz.h"

#include <stdlib.h>
#include <string.h>

enum { INPUT_LIMIT = 2 * REQUEST_HEAD_LIMIT };

/* In steps whose sizes come from the bytes themselves. */
static void
check_arrival(const char *bytes, size_t length, size_t end)
{
	size_t scanned = 0, scanned_bytewise = 0, arrived = 0, found = 0;

	while (found == 0 && arrived < length) {
		size_t step = 1 + ((unsigned char)bytes[arrived] & 15);

		arrived = step > length - arrived ? length : arrived + step;
		found = request_head_length(bytes, arrived, &scanned);
		must(scanned <= arrived);
	}
	must(found == end);
	for (size_t i = 0; i < length && (end == 0 || i < end); i++)
		must(request_head_length(bytes, i, &scanned_bytewise) == 0);
	if (end > 0)
		must(request_head_length(bytes, end, &scanned_bytewise) == end);
}

static void
check_views(const struct request *request, struct view head)
{
	must(is_inside(request->line, head));
	must(is_inside(request->method_name, request->line));
	must(is_inside(request->target, request->line));
	must(is_inside(request->host, head));
	must(view_find(request->line, '\n') == request->line.length);
	must(request->field_count <= REQUEST_FIELDS_LIMIT);
	for (size_t i = 0; i < request->field_count; i++) {
		must(is_inside(request_field_name(request, i), head));
		must(is_inside(request_field_value(request, i), head));
	}
	must(request->major <= 1 && request->minor <= 1000);
}

static bool
has_control(struct view view, char except)
{
	for (size_t i = 0; i < view.length; i++)
		if (byte_is_control(view.at[i]) && view.at[i] != except)
			return true;
	return false;
}

static void
check_fields(const struct request *request)
{
	size_t hosts = 0, cursor = 0;

	for (size_t i = 0; i < request->field_count; i++) {
		struct view value = request_field_value(request, i);

		must(view_is_token(request_field_name(request, i)));
		must(!has_control(value, '\t'));
		must(view_equals(view_trim(value), value));
	}
	while (request_next(request, VIEW("host"), &cursor).at != NULL)
		hosts++;
	must(hosts <= 1);
	if (request->host.length > 0)
		must(hosts == 1 && request_is_host(request->host));
	else
		must(request->major == 0 || request->minor == 0);
	if (request->has_length || request->is_chunked)
		must(request->has_length != request->is_chunked);
	if (request->expects_continue)
		must(request->major == 1 && request->minor >= 1);
}

static void
check_accepted(const struct request *request)
{
	must(view_is_token(request->method_name));
	must(request->target.length > 0);
	must(request->target.length <= REQUEST_TARGET_LIMIT);
	must(!has_control(request->target, 'x'));
	must(view_find(request->target, ' ') == request->target.length);
	must(!has_control(request->line, '\t'));
	if (request->is_simple) {
		must(request->method == REQUEST_GET);
		must(request->field_count == 0 && request->major == 0);
		return;
	}
	check_fields(request);
}

static void
write_plainly(const struct request *request, struct text *text)
{
	text_add(text, request->method_name);
	text_add_byte(text, ' ');
	text_add(text, request->target);
	if (!request->is_simple) {
		TEXT_LITERAL(text, " HTTP/");
		text_add_number(text, request->major);
		text_add_byte(text, '.');
		text_add_number(text, request->minor);
	}
	TEXT_LITERAL(text, "\r\n");
	if (request->is_simple)
		return;
	for (size_t i = 0; i < request->field_count; i++) {
		text_add(text, request_field_name(request, i));
		TEXT_LITERAL(text, ": ");
		text_add(text, request_field_value(request, i));
		TEXT_LITERAL(text, "\r\n");
	}
	TEXT_LITERAL(text, "\r\n");
}

static void
check_same(const struct request *one, const struct request *other)
{
	must(view_equals(one->method_name, other->method_name));
	must(one->method == other->method);
	must(view_equals(one->target, other->target));
	must(one->is_simple == other->is_simple);
	must(one->major == other->major && one->minor == other->minor);
	must(view_equals(one->host, other->host));
	must(one->has_length == other->has_length);
	must(one->content_length == other->content_length);
	must(one->is_chunked == other->is_chunked);
	must(one->expects_continue == other->expects_continue);
	must(one->field_count == other->field_count);
	for (size_t i = 0; i < one->field_count; i++) {
		must(view_equals(
		    request_field_name(one, i), request_field_name(other, i)));
		must(view_equals(request_field_value(one, i),
		    request_field_value(other, i)));
	}
}

static void
check_again(const struct request *request)
{
	/* A blank after each colon and a CR on each line may be new. */
	static char buffer[INPUT_LIMIT + 4 * REQUEST_FIELDS_LIMIT];
	static struct request again;
	struct text text = text_over(buffer, sizeof(buffer));
	size_t scanned = 0;

	write_plainly(request, &text);
	must(!text.has_overflowed);
	must(request_head_length(buffer, text.length, &scanned) == text.length);
	must(request_parse(buffer, text.length, &again) == 0);
	check_same(request, &again);
}

static void
check_overlong(const char *bytes, size_t length)
{
	static struct request request;
	int status = request_overlong(bytes, length, &request);

	must(status == 414 || status == 431);
	must(request.reason != NULL);
	check_views(&request, (struct view){ bytes, length });
}

/* Folds become blanks; in Host, what follows a zone moves over it. */
static void
check_changes(const struct request *request, const char *before, size_t length)
{
	const char *after = request->head;
	struct view host = request_value(request, VIEW("Host"));
	size_t from = host.at == NULL ? length : (size_t)(host.at - after);

	for (size_t i = 0; i < length; i++)
		if (before[i] != after[i] &&
		    (i < from || i >= from + host.length))
			must(after[i] == ' ' &&
			    strchr("\r\n\t", before[i]) != NULL);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct request request;
	const char *bytes = size > 0 ? (const char *)data : "";
	size_t scanned = 0;
	size_t end = request_head_length(bytes, size, &scanned);
	char *head;
	int status;

	if (size > INPUT_LIMIT)
		return 0;
	must(end <= size);
	check_arrival(bytes, size, end);
	check_overlong(bytes, size);
	/* A copy of its own size: one byte too far is seen. */
	head = malloc(end > 0 ? end : 1);
	must(head != NULL);
	memcpy(head, bytes, end);
	status = request_parse(head, end, &request);
	must((status == 0) == (request.reason == NULL));
	must(status == 0 || status == 400 || status == 414 || status == 417 ||
	    status == 431 || status == 501 || status == 505);
	check_views(&request, (struct view){ head, end });
	check_changes(&request, bytes, end);
	if (status == 0) {
		check_accepted(&request);
		check_again(&request);
	}
	free(head);
	return 0;
}
