#include "httpd-once/pure/multipart.h"
#include "tests/unit/unit.h"

#include <string.h>

static const struct file_response_facts file = {
	.size_bytes = 100,
	.modified = 784111777,
	.type = { "text/plain", 10 },
	.encoding = { "", 0 },
};

static struct file_response
plan_of(const char *ranges)
{
	struct file_response plan = { .etag = "\"tag-of-the-fe\"",
		.etag_length = 17 };

	CHECK_NUMBER(
	    range_parse(view_of(ranges), 100, &plan.ranges), RANGE_PARTS);
	multipart_begin(&plan, &file, 1000);
	return plan;
}

static void
test_parts(void)
{
	char buffer[MULTIPART_HEAD_LIMIT];
	struct text text = text_over(buffer, sizeof(buffer));
	struct file_response plan = plan_of("bytes=0-9,20-29");
	struct range range = { 20, 10 };
	uint64_t length;

	unit_case("a part has a boundary, a type and its place (RFC 7233 4.1)");
	multipart_add_part(&text, &plan, &file, &range);
	CHECK_VIEW(text_view(&text),
	    VIEW("\r\n--part-3e8-tag-of-the-f\r\n"
		 "Content-Type: text/plain\r\n"
		 "Content-Range: bytes 20-29/100\r\n\r\n"));
	length = text.length;

	unit_case("a line closes the parts (RFC 2046 5.1.1)");
	text = text_over(buffer, sizeof(buffer));
	multipart_add_part(&text, &plan, &file, NULL);
	CHECK_VIEW(text_view(&text), VIEW("\r\n--part-3e8-tag-of-the-f--\r\n"));

	unit_case("the length is that of the heads, the parts and the end");
	/* The place of the first part is two digits shorter. */
	CHECK_NUMBER(
	    plan.length_bytes, length - 2 + 10 + length + 10 + text.length);
}

int
main(void)
{
	test_parts();
	return unit_end();
}
