/*
 * Request lines and whole heads, held against the letter of RFC 1945 and
 * RFC 7230 and not against the parser.
 */
#include "tests/unit/httpd-once/request_letter.h"

static const struct expectation simple[] = {
	{ "GET /path\r\n", 0, NULL },
	{ "GET /path\n", 0, NULL },
	{ "\r\nGET /path\r\n", 0, NULL },
	{ "GET \t /path\r\n", 0, NULL },
	{ "HEAD /path\r\n", 400, "line/words" },
	{ "POST /path\r\n", 400, "line/words" },
	{ "GET\r\n", 400, "line/words" },
	{ "GET /path \t\r\n", 0, NULL },
	{ "GET HTTP/1.1\r\n", 400, "line/words" },
	{ "GET  HTTP/1.0\r\n", 400, "line/words" },
	{ "GET nope\r\n", 400, "line/words" },
	{ "GET *\r\n", 400, "line/words" },
	{ "GET http://a/\r\n", 400, "line/words" },
	{ "get /path\r\n", 400, "line/words" },
};

static const struct expectation versions[] = {
	{ "GET / HTTP/1.0\r\n\r\n", 0, NULL },
	{ "GET / HTTP/01.00\r\n\r\n", 0, NULL },
	{ "GET / HTTP/0000000000000000000000000001.0\r\n\r\n", 0, NULL },
	{ "GET / HTTP/1.1\r\nHost: a\r\n\r\n", 0, NULL },
	{ "GET / HTTP/1.2\r\nHost: a\r\n\r\n", 0, NULL },
	{ "GET / HTTP/1.99999999999999999999\r\nHost: a\r\n\r\n", 0, NULL },
	{ "GET / HTTP/0.9\r\n\r\n", 0, NULL },
	{ "GET / HTTP/2.0\r\n\r\n", 505, "line/major-version" },
	{ "GET / HTTP/02.0\r\n\r\n", 505, "line/major-version" },
	{ "GET / HTTP/10.0\r\n\r\n", 505, "line/major-version" },
	{ "GET / HTTP/4294967297.0\r\n\r\n", 505, "line/major-version" },
	{ "GET / HTTP/18446744073709551617.0\r\n\r\n", 505,
	    "line/major-version" },
	{ "PRI * HTTP/2.0\r\n\r\n", 505, "line/major-version" },
	{ "GET / HTTP/1\r\n\r\n", 400, "line/version" },
	{ "GET / HTTP/1.\r\n\r\n", 400, "line/version" },
	{ "GET / HTTP/.0\r\n\r\n", 400, "line/version" },
	{ "GET / HTTP/\r\n\r\n", 400, "line/version" },
	{ "GET / HTTP/1.0.0\r\n\r\n", 400, "line/version" },
	{ "GET / HTTP/1.0a\r\n\r\n", 400, "line/version" },
	{ "GET / HTTP/1:0\r\n\r\n", 400, "line/version" },
	{ "GET / HTTP/+1.0\r\n\r\n", 400, "line/version" },
	{ "GET / HTTP/-1.0\r\n\r\n", 400, "line/version" },
	{ "GET / HTTP/1.-1\r\n\r\n", 400, "line/version" },
	{ "GET / HTTP/0x1.0\r\n\r\n", 400, "line/version" },
	{ "GET / HTTP/:.0\r\n\r\n", 400, "line/version" },
	{ "GET / http/1.0\r\n\r\n", 400, "line/version" },
	{ "GET / HTTPS/1.0\r\n\r\n", 400, "line/version" },
	{ "GET / HTTP1.0\r\n\r\n", 400, "line/version" },
	{ "GET / SIP/2.0\r\n\r\n", 400, "line/version" },
	{ "GET / x\r\n\r\n", 400, "line/version" },
};

static const struct expectation lines[] = {
	/* What appendix B of RFC 1945 asks to tolerate. */
	{ "GET   /\t \tHTTP/1.0\r\n\r\n", 0, NULL },
	{ "GET / HTTP/1.0\n\n", 0, NULL },
	{ "GET / HTTP/1.0\nHost: a\r\nX: y\n\r\n", 0, NULL },
	{ "\r\nGET / HTTP/1.0\r\n\r\n", 0, NULL },
	{ "\nGET / HTTP/1.0\n\n", 0, NULL },
	{ "GET / HTTP/1.0 \r\n\r\n", 0, NULL },
	{ "GET / HTTP/1.0\t \t\n\n", 0, NULL },
	/* And nothing more. */
	{ "GET / HTTP/1.0 \r \r\n\r\n", 400, "line/control" },
	{ " \r\n", 400, "line/method" },
	{ "\r\n\r\n", 400, "line/method" },
	{ "\n\r\n", 400, "line/method" },
	{ "GET /a b HTTP/1.0\r\n\r\n", 400, "line/blank-in-target" },
	{ "GET / HTTP/1.0 x\r\n\r\n", 400, "line/blank-in-target" },
	{ "GET / HTTP/1.0 HTTP/1.0\r\n\r\n", 400, "line/blank-in-target" },
	{ " GET / HTTP/1.0\r\n\r\n", 400, "line/blank-first" },
	{ "\tGET / HTTP/1.0\r\n\r\n", 400, "line/blank-first" },
	{ "GET / HTTP/1.0\r\r\n\r\n", 400, "line/control" },
	{ "GET /\r HTTP/1.0\r\n\r\n", 400, "line/control" },
	{ "GET /a\rb HTTP/1.0\r\n\r\n", 400, "line/control" },
	{ "GET /\x01 HTTP/1.0\r\n\r\n", 400, "line/control" },
	{ "GET /\x7f HTTP/1.0\r\n\r\n", 400, "line/control" },
	{ "GET /\x1b[2J HTTP/1.0\r\n\r\n", 400, "line/control" },
	{ "GET\v/ HTTP/1.0\r\n\r\n", 400, "line/control" },
	{ "GET\f/ HTTP/1.0 x\r\n\r\n", 400, "line/control" },
	{ "\r\r\nGET / HTTP/1.0\r\n\r\n", 400, "line/control" },
	{ "\x16\x03\x01\x02", 400, "line/binary" }, /* TLS */
	{ "\x01GET / HTTP/1.0\r\n\r\n", 400, "line/binary" },
	{ "\x7f", 400, "line/binary" },
	{ "G@T / HTTP/1.0\r\n\r\n", 400, "line/method" },
	{ "GET: / HTTP/1.0\r\n\r\n", 400, "line/method" },
	{ "\"GET\" / HTTP/1.0\r\n\r\n", 400, "line/method" },
	{ "G\xc3\x84T / HTTP/1.0\r\n\r\n", 400, "line/method" },
};

static void
test_nul(void)
{
	static const char line[] = "GET /a\0b HTTP/1.0\r\n\r\n";
	static const char first[] = "\0GET / HTTP/1.0\r\n\r\n";
	static const char value[] = "GET / HTTP/1.0\r\nA: b\0c\r\n\r\n";
	static const char name[] = "GET / HTTP/1.0\r\nA\0: c\r\n\r\n";
	struct request request;

	unit_case("a NUL is refused wherever it stands");
	CHECK_NUMBER(parse(line, sizeof(line) - 1, &request), 400);
	CHECK_STRING(request.reason, "line/control");
	CHECK_NUMBER(parse(first, sizeof(first) - 1, &request), 400);
	CHECK_STRING(request.reason, "line/binary");
	CHECK_NUMBER(parse(value, sizeof(value) - 1, &request), 400);
	CHECK_STRING(request.reason, "head/control");
	CHECK_NUMBER(parse(name, sizeof(name) - 1, &request), 400);
}

static void
test_methods(void)
{
	static const struct {
		const char *head;
		enum request_method method;
	} rows[] = {
		{ "GET / HTTP/1.0\r\n\r\n", REQUEST_GET },
		{ "HEAD / HTTP/1.0\r\n\r\n", REQUEST_HEAD },
		{ "POST / HTTP/1.0\r\n\r\n", REQUEST_POST },
		{ "PUT / HTTP/1.0\r\n\r\n", REQUEST_PUT },
		{ "DELETE / HTTP/1.0\r\n\r\n", REQUEST_DELETE },
		{ "PATCH / HTTP/1.0\r\n\r\n", REQUEST_PATCH },
		{ "OPTIONS * HTTP/1.0\r\n\r\n", REQUEST_OPTIONS },
		{ "TRACE / HTTP/1.0\r\n\r\n", REQUEST_TRACE },
		{ "CONNECT a:1 HTTP/1.0\r\n\r\n", REQUEST_CONNECT },
		{ "PROPFIND / HTTP/1.0\r\n\r\n", REQUEST_OTHER },
		{ "get / HTTP/1.0\r\n\r\n", REQUEST_OTHER },
		{ "Get / HTTP/1.0\r\n\r\n", REQUEST_OTHER },
		{ "GETT / HTTP/1.0\r\n\r\n", REQUEST_OTHER },
		{ "GE / HTTP/1.0\r\n\r\n", REQUEST_OTHER },
		{ "M-SEARCH / HTTP/1.0\r\n\r\n", REQUEST_OTHER },
	};
	struct request request;

	unit_case("methods are known by their exact case");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		CHECK_NUMBER(
		    parse(rows[i].head, strlen(rows[i].head), &request), 0);
		CHECK_NUMBER(request.method, rows[i].method);
	}
}

static void
test_old_versions(void)
{
	static const char simple_line[] = "GET /path?q\r\n";
	static const char newest[] =
	    "GET / HTTP/1.4294967296\r\nHost: a\r\n\r\n";
	static const char old[] =
	    "POST / HTTP/1.0\r\nExpect: 100-continue\r\n\r\n";
	static const char oldest[] =
	    "POST / HTTP/0.9\r\nExpect: 100-continue\r\n\r\n";
	struct request request;

	unit_case("a line without a version is a whole HTTP/0.9 request");
	CHECK_NUMBER(parse(simple_line, sizeof(simple_line) - 1, &request), 0);
	CHECK(request.is_simple);
	CHECK_VIEW(request.target, VIEW("/path?q"));
	CHECK_NUMBER(request.major, 0);
	CHECK_NUMBER(request.field_count, 0);

	unit_case("but with another method it is told so with a status line");
	CHECK_NUMBER(parse("POST /\r\n", 8, &request), 400);
	CHECK(!request.is_simple);
	CHECK_NUMBER(parse("HEAD /\r\n", 8, &request), 400);
	CHECK(!request.is_simple);

	unit_case("a minor version of any size is one");
	CHECK_NUMBER(parse(newest, sizeof(newest) - 1, &request), 0);
	CHECK_NUMBER(request.major, 1);
	CHECK_NUMBER(request.minor, 1000);

	unit_case("an older client does not wait for 100 (RFC 7231 5.1.1)");
	CHECK_NUMBER(parse(old, sizeof(old) - 1, &request), 0);
	CHECK(!request.expects_continue);
	CHECK_NUMBER(parse(oldest, sizeof(oldest) - 1, &request), 0);
	CHECK(!request.expects_continue);
}

/* "GET /aaa... HTTP/1.0" with a target of length bytes, then the rest. */
static size_t
make_head(char *head, size_t target_length, const char *rest)
{
	memcpy(head, "GET /", 5);
	memset(head + 5, 'a', target_length - 1);
	memcpy(head + 4 + target_length, rest, strlen(rest));
	return 4 + target_length + strlen(rest);
}

static void
test_limits(void)
{
	static char head[2 * REQUEST_HEAD_LIMIT];
	struct request request;
	size_t length;

	unit_case("a target of 8 KiB is served, one byte more is 414");
	length = make_head(head, REQUEST_TARGET_LIMIT, " HTTP/1.0\r\n\r\n");
	CHECK_NUMBER(parse(head, length, &request), 0);
	length = make_head(head, REQUEST_TARGET_LIMIT + 1, " HTTP/1.0\r\n\r\n");
	CHECK_NUMBER(parse(head, length, &request), 414);
	CHECK_STRING(request.reason, "line/target-too-long");
	length = make_head(head, REQUEST_TARGET_LIMIT + 1, "\r\n");
	CHECK_NUMBER(parse(head, length, &request), 414);
}

static void
test_overlong(void)
{
	static char head[REQUEST_HEAD_LIMIT];
	struct request request;
	size_t scanned = 0;

	unit_case("a line that fills the buffer is 414, a head 431");
	memset(head, 'a', sizeof(head));
	memcpy(head, "GET /", 5);
	CHECK_NUMBER(request_head_length(head, sizeof(head), &scanned), 0);
	CHECK_NUMBER(request_overlong(head, sizeof(head), &request), 414);
	CHECK_STRING(request.reason, "line/too-long");
	CHECK_VIEW(request.method_name, VIEW("GET"));
	memcpy(head, "HEAD / HTTP/1.0\r\nA: ", 20);
	CHECK_NUMBER(request_overlong(head, sizeof(head), &request), 431);
	CHECK_STRING(request.reason, "head/too-long");
	CHECK_VIEW(request.line, VIEW("HEAD / HTTP/1.0"));
	CHECK_NUMBER(request.method, REQUEST_HEAD);

	unit_case("a line without its end is not taken for HTTP/0.9");
	CHECK_NUMBER(request_overlong("GET /", 5, &request), 414);
	CHECK(!request.is_simple);
	CHECK_VIEW(request.target, VIEW("/"));
}

static void
test_no_end(void)
{
	char head[] = "GET / HTTP/1.0";
	char empty[] = "\r\n";
	struct request request;

	unit_case("a head without a line end is refused, not read beyond");
	CHECK_NUMBER(request_parse(unit_guarded(head, sizeof(head) - 1),
			 sizeof(head) - 1, &request),
	    400);
	CHECK_STRING(request.reason, "line/no-end");
	CHECK_NUMBER(request_parse(unit_guarded(empty, sizeof(empty) - 1),
			 sizeof(empty) - 1, &request),
	    400);
	CHECK_NUMBER(request_parse(unit_guarded("", 0), 0, &request), 400);
}

int
main(void)
{
	unit_case("HTTP/0.9: a bare GET line is a whole request");
	CHECK_ALL(simple);
	unit_case("versions are two integers (RFC 1945 3.1)");
	CHECK_ALL(versions);
	unit_case("request lines are read with appendix B's tolerance only");
	CHECK_ALL(lines);
	test_nul();
	test_methods();
	test_old_versions();
	test_limits();
	test_overlong();
	test_no_end();
	return unit_end();
}
