#include "httpd-once/pure/response_head.h"

#include "httpd-once/pure/date.h"
#include "httpd-once/pure/reason_phrase.h"

void
response_head_field(struct text *head, struct view name, struct view value)
{
	if (view_has_control_but_tab(value))
		return;
	text_add(head, name);
	TEXT_LITERAL(head, ": ");
	text_add(head, value);
	TEXT_LITERAL(head, "\r\n");
}

void
response_head_number(struct text *head, struct view name, uint64_t value)
{
	text_add(head, name);
	TEXT_LITERAL(head, ": ");
	text_add_number(head, value);
	TEXT_LITERAL(head, "\r\n");
}

void
response_head_begin(struct text *head, int status, struct view phrase,
    const struct response_head_common *common)
{
	TEXT_LITERAL(head, "HTTP/1.0 ");
	text_add_padded(head, (uint64_t)status, 3);
	TEXT_LITERAL(head, " ");
	text_add(head, phrase.length > 0 ? phrase : reason_phrase(status));
	TEXT_LITERAL(head, "\r\nDate: ");
	date_write(head, common->now);
	if (common->server.length > 0) {
		TEXT_LITERAL(head, "\r\nServer: ");
		text_add(head, common->server);
	}
	TEXT_LITERAL(head, "\r\nConnection: close\r\n");
	for (unsigned i = 0; i < common->header_count; i++) {
		text_add_string(head, common->headers[i]);
		TEXT_LITERAL(head, "\r\n");
	}
}

void
response_head_end(struct text *head)
{
	TEXT_LITERAL(head, "\r\n");
}

bool
response_head_is_bodiless(int status)
{
	return status == 204 || status == 304 || status < 200;
}
