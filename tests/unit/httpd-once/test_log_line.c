#include "httpd-once/pure/log_line.h"
#include "tests/unit/unit.h"

#include <string.h>

static char buffer[LOG_LINE_LIMIT];

static struct log_line
usual(void)
{
	return (struct log_line){
		.client = VIEW("192.0.2.7"),
		.port = VIEW("4711"),
		.user = VIEW("eve"),
		.host = VIEW("www.example.org:8080"),
		.server_port = VIEW("80"),
		.request = VIEW("GET /a?b HTTP/1.1"),
		.method = VIEW("GET"),
		.target = VIEW("/a?b"),
		.referer = VIEW("http://example.org/"),
		.agent = VIEW("curl/8.0"),
		.seconds = 784111777,
		.nanoseconds = 1999,
		.duration_us = 2000450,
		.body_bytes = 5000000000,
		.status = 200,
	};
}

static struct view
written(enum log_line_format format, const struct log_line *line)
{
	struct text text = text_over(buffer, sizeof(buffer));

	log_line_write(&text, format, line);
	CHECK(!text.has_overflowed);
	return text_view(&text);
}

static bool
has(struct view line, const char *part)
{
	return memmem(line.at, line.length, part, strlen(part)) != NULL;
}

static void
test_formats(void)
{
	struct log_line line = usual();

	unit_case("each format is written to the letter");
	CHECK_VIEW(written(LOG_LINE_COMBINED, &line),
	    VIEW("192.0.2.7 - eve [06/Nov/1994:08:49:37 +0000] "
		 "\"GET /a?b HTTP/1.1\" 200 5000000000 "
		 "\"http://example.org/\" \"curl/8.0\"\n"));
	CHECK_VIEW(written(LOG_LINE_COMMON, &line),
	    VIEW("192.0.2.7 - eve [06/Nov/1994:08:49:37 +0000] "
		 "\"GET /a?b HTTP/1.1\" 200 5000000000\n"));
	CHECK_VIEW(written(LOG_LINE_SWS, &line),
	    VIEW("192.0.2.7 1994-11-06T08:49:37Z "
		 "\"GET /a?b HTTP/1.1\" 200 5000000000\n"));
	CHECK_VIEW(written(LOG_LINE_VHOST, &line),
	    VIEW("www.example.org:80 192.0.2.7 - eve "
		 "[06/Nov/1994:08:49:37 +0000] "
		 "\"GET /a?b HTTP/1.1\" 200 5000000000 "
		 "\"http://example.org/\" \"curl/8.0\"\n"));
	CHECK_VIEW(written(LOG_LINE_JSON, &line),
	    VIEW("{\"time\":\"1994-11-06T08:49:37.000001Z\","
		 "\"client\":\"192.0.2.7\",\"port\":\"4711\","
		 "\"user\":\"eve\",\"host\":\"www.example.org:8080\","
		 "\"request\":\"GET /a?b HTTP/1.1\",\"method\":\"GET\","
		 "\"target\":\"/a?b\",\"status\":200,\"bytes\":5000000000,"
		 "\"seconds\":2.000450,\"referer\":\"http://example.org/\","
		 "\"agent\":\"curl/8.0\",\"reason\":null}\n"));
}

static void
test_unknown(void)
{
	struct log_line line = { .status = 408, .seconds = 0 };

	unit_case("what is not known has a sign of its own");
	CHECK_VIEW(written(LOG_LINE_COMBINED, &line),
	    VIEW("0.0.0.0 - - [01/Jan/1970:00:00:00 +0000] \"-\" 408 0 "
		 "\"-\" \"-\"\n"));
	CHECK(view_starts_with(
	    written(LOG_LINE_VHOST, &line), VIEW("-:0 0.0.0.0 - - [")));
	line.host = VIEW("[2001:db8::1]");
	line.server_port = VIEW("80");
	CHECK(view_starts_with(
	    written(LOG_LINE_VHOST, &line), VIEW("\\x5b2001:db8::1]:80 ")));
	line.client = VIEW("-");
	CHECK(view_starts_with(
	    written(LOG_LINE_SWS, &line), VIEW("0.0.0.0 1970")));
	CHECK(has(written(LOG_LINE_JSON, &line), "\"client\":null,"));
	CHECK(has(written(LOG_LINE_JSON, &line), "\"request\":null,"));
}

static void
test_escapes(void)
{
	struct log_line line = usual();

	unit_case("no byte of a client reaches a terminal as it came");
	line.agent = VIEW("\"\\\n\x1b\x7f\x9b\xc3\xa4~");
	line.user = VIEW("a b[\"");
	CHECK(has(written(LOG_LINE_COMBINED, &line),
	    " \"\\x22\\x5c\\x0a\\x1b\\x7f\\x9b\\xc3\\xa4~\"\n"));
	CHECK(has(written(LOG_LINE_COMBINED, &line), " a\\x20b\\x5b\\x22 ["));

	unit_case("JSON keeps characters and replaces what is none");
	CHECK(has(written(LOG_LINE_JSON, &line),
	    "\"agent\":\"\\\"\\\\\\u000a\\u001b\\u007f\\ufffd\xc3\xa4~\","));
	line.agent = VIEW("\xc2\x9b\xed\xa0\x80");
	CHECK(has(written(LOG_LINE_JSON, &line),
	    "\"agent\":\"\\u009b\\ufffd\\ufffd\\ufffd\","));
}

static void
test_cuts(void)
{
	static char request[8192], other[8192];
	struct log_line line = usual();
	struct view whole;

	memset(request, 'x', sizeof(request));
	memcpy(request, "GET /", 5);
	memcpy(request + sizeof(request) - 9, " HTTP/1.0", 9);
	memset(other, '\x01', sizeof(other));
	line.request = (struct view){ request, sizeof(request) };
	line.agent = (struct view){ other, sizeof(other) };
	line.client = line.port = line.user = line.host = line.agent;
	line.method = line.target = line.referer = line.reason = line.agent;
	line.server_port = line.agent;

	unit_case("overlong fields are cut with a mark, the line stays whole");
	for (int format = 0; format <= LOG_LINE_VHOST; format++) {
		whole = written((enum log_line_format)format, &line);
		CHECK(has(whole, "xxxx... HTTP/1.0\""));
		CHECK(view_find(whole, '\n') == whole.length - 1);
	}
	whole = written(LOG_LINE_JSON, &line);
	CHECK(has(whole, "\\u0001...\",\"reason\":\""));

	unit_case("a request line of nothing but a long version is cut");
	memset(request, ' ', sizeof(request));
	whole = written(LOG_LINE_COMBINED, &line);
	CHECK(has(whole, "  ...\" 200"));
}

int
main(void)
{
	test_formats();
	test_unknown();
	test_escapes();
	test_cuts();
	return unit_end();
}
