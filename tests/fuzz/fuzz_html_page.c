/*
 * Whatever the bytes: the pages fit, hold valid UTF-8 without a control byte,
 * and as many tags as without the bytes.
 * Input: two bytes of status, then the detail.
 */
#include "httpd-once/pure/html_page.h"
#include "httpd-once/pure/utf8.h"
#include "tests/fuzz/fuzz.h"

static size_t
checked_tags(struct view page)
{
	size_t tags = 0;

	while (page.length > 0) {
		uint32_t code = 0;
		size_t length = utf8_next(page, &code);

		must(length > 0);
		must(code == '\n' || (code >= 0x20 && code != 0x7f));
		must(code < 0x80 || code >= 0xa0);
		tags += code == '<';
		page = view_slice(page, length, page.length);
	}
	return tags;
}

static size_t
tags_of_error(int status, struct view detail)
{
	char buffer[HTML_PAGE_LIMIT];
	struct text text = text_over(buffer, sizeof(buffer));

	html_page_error(&text, status, detail);
	must(!text.has_overflowed);
	return checked_tags(text_view(&text));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char buffer[HTML_PAGE_LIMIT];
	struct text text = text_over(buffer, sizeof(buffer));
	struct view detail;
	int status;

	if (size < 3)
		return 0;
	status = (data[0] << 8 | data[1]) % 1000;
	detail = (struct view){ (const char *)data + 2, size - 2 };
	must(tags_of_error(status, detail) ==
	    tags_of_error(status, VIEW("plain")));
	html_page_redirect(&text, status, detail);
	must(!text.has_overflowed);
	checked_tags(text_view(&text));
	return 0;
}
