#include "httpd-once/pure/response_head.h"
#include "tests/unit/unit.h"

#include <string.h>

static char buffer[512];

static void
test_fields(void)
{
	static const struct {
		struct view value;
		const char *written;
	} rows[] = {
		{ VIEW("v"), "N: v\r\n" },
		{ VIEW(""), "N: \r\n" },
		{ VIEW("a\tb \xff"), "N: a\tb \xff\r\n" },
		{ VIEW("a\r\nX: y"), "" },
		{ VIEW("a\n"), "" },
		{ VIEW("a\r"), "" },
		{ VIEW("a\0b"), "" },
		{ VIEW("\x1b[2J"), "" },
		{ VIEW("\x7f"), "" },
	};

	unit_case("a value that could end its field is left out, name and all");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct text head = text_over(buffer, sizeof(buffer));

		response_head_field(&head, VIEW("N"), rows[i].value);
		CHECK_VIEW(text_view(&head), view_of(rows[i].written));
	}
}

static void
test_beginning(void)
{
	const char *headers[] = { "A: b", "C: d" };
	struct response_head_common common = {
		.now = 784111777,
		.server = VIEW("s/1"),
		.headers = headers,
		.header_count = 2,
	};
	struct text head = text_over(buffer, sizeof(buffer));

	unit_case("status line, Date, Server, Connection, the operator's own");
	response_head_begin(&head, 404, VIEW(""), &common);
	response_head_number(&head, VIEW("N"), UINT64_MAX);
	response_head_end(&head);
	CHECK_VIEW(text_view(&head),
	    VIEW("HTTP/1.0 404 Not Found\r\n"
		 "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
		 "Server: s/1\r\nConnection: close\r\nA: b\r\nC: d\r\n"
		 "N: 18446744073709551615\r\n\r\n"));

	unit_case("another phrase, three digits, no Server where it is hidden");
	head = text_over(buffer, sizeof(buffer));
	common = (struct response_head_common){ .now = 0, .server = VIEW("") };
	response_head_begin(&head, 299, VIEW("Fine"), &common);
	CHECK_VIEW(text_view(&head),
	    VIEW("HTTP/1.0 299 Fine\r\n"
		 "Date: Thu, 01 Jan 1970 00:00:00 GMT\r\n"
		 "Connection: close\r\n"));
}

static void
test_bodiless(void)
{
	unit_case("204 and 304 have no body, nor has what is interim");
	CHECK(response_head_is_bodiless(204) && response_head_is_bodiless(304));
	CHECK(response_head_is_bodiless(100) && response_head_is_bodiless(199));
	CHECK(
	    !response_head_is_bodiless(200) && !response_head_is_bodiless(404));
	CHECK(
	    !response_head_is_bodiless(205) && !response_head_is_bodiless(303));
}

int
main(void)
{
	test_fields();
	test_beginning();
	test_bodiless();
	return unit_end();
}
