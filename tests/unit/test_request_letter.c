/*
 * Request heads, held against the letter of RFC 1945 and RFC 7230 and not
 * against the parser: each row says what is sent and what has to come of it.
 */
#include "httpd-once/pure/request.h"
#include "tests/unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct expectation {
	const char *head;
	int status;
	const char *reason; /* NULL where it is accepted */
};

#define GET "GET / HTTP/1.0\r\n"
#define GET11 "GET / HTTP/1.1\r\nHost: a\r\n"
#define CHECK_ALL(table) check_all(table, sizeof(table) / sizeof((table)[0]))

/*
 * The head ends at the same byte whether it comes at once or byte by byte, and
 * is then parsed.  Only one that is to be refused may end before its last byte.
 */
static int
parse(const void *bytes, size_t length, struct request *request)
{
	char *head = unit_guarded(bytes, length);
	size_t scanned = 0, at_once = 0, end = 0;
	size_t whole = request_head_length(head, length, &at_once);
	int status;

	while (end < length && request_head_length(head, end, &scanned) == 0)
		end++;
	CHECK_NUMBER(end, whole);
	CHECK_NUMBER(request_head_length(head, end, &scanned), whole);
	status = request_parse(head, whole, request);
	CHECK(whole == length || status != 0);
	return status;
}

static void
check_all(const struct expectation *all, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct request request;
		int status = parse(all[i].head, strlen(all[i].head), &request);

		if (status != all[i].status)
			printf("# row %zu: %.60s\n", i, all[i].head);
		CHECK_NUMBER(status, all[i].status);
		CHECK_STRING(request.reason, all[i].reason);
	}
}

static const struct expectation simple[] = {
	{ "GET /path\r\n", 0, NULL },
	{ "GET /path\n", 0, NULL },
	{ "\r\nGET /path\r\n", 0, NULL },
	{ "GET \t /path\r\n", 0, NULL },
	{ "HEAD /path\r\n", 400, "line/words" },
	{ "POST /path\r\n", 400, "line/words" },
	{ "GET\r\n", 400, "line/words" },
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
	/* And nothing more. */
	{ "\r\n\r\n", 400, "line/method" },
	{ "\n\r\n", 400, "line/method" },
	{ "GET /a b HTTP/1.0\r\n\r\n", 400, "line/blank-in-target" },
	{ "GET / HTTP/1.0 x\r\n\r\n", 400, "line/blank-in-target" },
	{ "GET / HTTP/1.0 HTTP/1.0\r\n\r\n", 400, "line/blank-in-target" },
	{ "GET / HTTP/1.0 \r\n\r\n", 400, "line/blank-last" },
	{ "GET / HTTP/1.0\t\r\n\r\n", 400, "line/blank-last" },
	{ "GET / \r\n", 400, "line/blank-last" },
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

static const struct expectation fields[] = {
	{ GET "A: b\r\n\r\n", 0, NULL },
	{ GET "A:b\r\nC:\r\nD:   \t\r\n\r\n", 0, NULL },
	{ GET "A: b:c\r\n\r\n", 0, NULL },
	{ GET "A: \xe4 \x80\xff\tz\r\n\r\n", 0, NULL },
	{ GET "a!#$%&'*+-.^_`|~9: b\r\n\r\n", 0, NULL },
	{ GET "A: b\r\n c\r\n\r\n", 0, NULL },
	{ GET "A\r\n\r\n", 400, "head/no-colon" },
	{ GET "A: b\r\nno colon\r\n\r\n", 400, "head/no-colon" },
	{ GET ": b\r\n\r\n", 400, "head/field-name" },
	{ GET ":\r\n\r\n", 400, "head/field-name" },
	{ GET "A : b\r\n\r\n", 400, "head/field-name" },
	{ GET "A\t: b\r\n\r\n", 400, "head/field-name" },
	{ GET "A b: c\r\n\r\n", 400, "head/field-name" },
	{ GET "A(b): c\r\n\r\n", 400, "head/field-name" },
	{ GET "\xc3\x84: c\r\n\r\n", 400, "head/field-name" },
	{ GET " A: b\r\n\r\n", 400, "head/fold-first" },
	{ GET "\tA: b\r\n\r\n", 400, "head/fold-first" },
	{ GET " \r\n\r\n", 400, "head/fold-first" },
	{ GET "A: b\rc\r\n\r\n", 400, "head/control" },
	{ GET "A: b\r\r\n\r\n", 400, "head/control" },
	{ GET "A\r: b\r\n\r\n", 400, "head/control" },
	{ GET "A: \x01\r\n\r\n", 400, "head/control" },
	{ GET "A: \x7f\r\n\r\n", 400, "head/control" },
	{ GET "A: \v\r\n\r\n", 400, "head/control" },
	{ GET "A: b\r\n \x1b\r\n\r\n", 400, "head/control" },
	{ GET "\r\r\n\r\n", 400, "head/control" },
};

static const struct expectation lengths[] = {
	{ GET "Content-Length: 0\r\n\r\n", 0, NULL },
	{ GET "content-length:  18446744073709551615 \r\n\r\n", 0, NULL },
	{ GET "Content-Length: 0005\r\nContent-Length: 5\r\n\r\n", 0, NULL },
	{ GET "Content-Length: 5\r\nContent-Length: 6\r\n\r\n", 400,
	    "length/two" },
	{ GET "Content-Length: 18446744073709551616\r\n\r\n", 400,
	    "length/no-number" },
	{ GET "Content-Length: 99999999999999999999999\r\n\r\n", 400,
	    "length/no-number" },
	{ GET "Content-Length: +5\r\n\r\n", 400, "length/no-number" },
	{ GET "Content-Length: -5\r\n\r\n", 400, "length/no-number" },
	{ GET "Content-Length: 0x5\r\n\r\n", 400, "length/no-number" },
	{ GET "Content-Length: 5a\r\n\r\n", 400, "length/no-number" },
	{ GET "Content-Length: 5 5\r\n\r\n", 400, "length/no-number" },
	{ GET "Content-Length: 5\r\n 5\r\n\r\n", 400, "length/no-number" },
	{ GET "Content-Length: 5,6\r\n\r\n", 400, "length/no-number" },
	{ GET "Content-Length: 5.0\r\n\r\n", 400, "length/no-number" },
	{ GET "Content-Length: :\r\n\r\n", 400, "length/no-number" },
	{ GET "Content-Length:\r\n\r\n", 400, "length/no-number" },
	{ GET "Content-Length: \"5\"\r\n\r\n", 400, "length/no-number" },
	{ GET11 "Transfer-Encoding: chunked\r\n\r\n", 0, NULL },
	{ GET11 "transfer-encoding:\tCHUNKED \r\n\r\n", 0, NULL },
	{ GET11 "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n", 400,
	    "transfer/and-length" },
	{ GET11 "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n", 400,
	    "transfer/and-length" },
	{ GET11 "Transfer-Encoding: chunked\r\n"
		"Transfer-Encoding: chunked\r\n\r\n",
	    400, "transfer/two" },
	{ GET11 "Transfer-Encoding: gzip, chunked\r\n\r\n", 501,
	    "transfer/unknown" },
	{ GET11 "Transfer-Encoding: xchunked\r\n\r\n", 501,
	    "transfer/unknown" },
	{ GET11 "Transfer-Encoding:\r\n\r\n", 501, "transfer/unknown" },
};

static const struct expectation hosts[] = {
	{ "GET / HTTP/1.1\r\n\r\n", 400, "host/missing" },
	{ "GET / HTTP/1.7\r\n\r\n", 400, "host/missing" },
	{ "GET http://a/ HTTP/1.1\r\n\r\n", 400, "host/missing" },
	{ "GET / HTTP/1.0\r\n\r\n", 0, NULL },
	{ "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400, "host/two" },
	{ "GET / HTTP/1.1\r\nHost: a\r\nhost: b\r\n\r\n", 400, "host/two" },
	{ "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", 0, NULL },
	{ "GET / HTTP/1.1\r\nHost: www.Example.org\r\n\r\n", 0, NULL },
	{ "GET / HTTP/1.1\r\nHost: www.example.org:8080\r\n\r\n", 0, NULL },
	{ "GET / HTTP/1.1\r\nHost: www.example.org:\r\n\r\n", 0, NULL },
	{ "GET / HTTP/1.1\r\nHost: example.org.\r\n\r\n", 0, NULL },
	{ "GET / HTTP/1.1\r\nHost: my_host-1\r\n\r\n", 0, NULL },
	{ "GET / HTTP/1.1\r\nHost: 127.0.0.1:80\r\n\r\n", 0, NULL },
	{ "GET / HTTP/1.1\r\nHost: [::1]\r\n\r\n", 0, NULL },
	{ "GET / HTTP/1.1\r\nHost: [fe80::1:2]:8080\r\n\r\n", 0, NULL },
	{ "GET / HTTP/1.1\r\nHost: [::ffff:127.0.0.1]:80\r\n\r\n", 0, NULL },
	{ "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.1\r\nHost: /\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.1\r\nHost: ..\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.1\r\nHost: a..b\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.1\r\nHost: .\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.1\r\nHost: .a\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.1\r\nHost: a\\b\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.1\r\nHost: a\"b\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.1\r\nHost: a'b\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.1\r\nHost: <a>\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.1\r\nHost: a&b\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.1\r\nHost: a,b\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.1\r\nHost: a@b\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.1\r\nHost: a%00\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.1\r\nHost: \xc3\xa4\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.1\r\nHost: a:b\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.1\r\nHost: a:80:80\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.1\r\nHost: a:-1\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.1\r\nHost: a:65536\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.1\r\nHost: :80\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.1\r\nHost: [\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.1\r\nHost: []\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.1\r\nHost: [:]\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.1\r\nHost: [::1\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.1\r\nHost: [::1]x\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.1\r\nHost: [../x]\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.1\r\nHost: ::1\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.1\r\nHost:\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.0\r\nHost: <a>\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n", 400, "host/two" },
};

static const struct expectation expects[] = {
	{ GET11 "Expect: 100-continue\r\n\r\n", 0, NULL },
	{ GET11 "Expect: 100-Continue\r\n\r\n", 0, NULL },
	{ GET11 "Expect: 200-maybe\r\n\r\n", 417, "expect/unknown" },
	{ GET11 "Expect:\r\n\r\n", 417, "expect/unknown" },
	{ GET11 "Expect: 100-continue, x\r\n\r\n", 417, "expect/unknown" },
	{ GET11 "Expect: 100-continue\r\nExpect: x\r\n\r\n", 417,
	    "expect/unknown" },
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
test_values(void)
{
	static const char head[] = "POST  /p?q\tHTTP/01.07\r\n"
				   "Host: Example.org:80\r\n"
				   "X-Folded: a \r\n\t b\n  \r\n c\r\n"
				   "X-Empty:\r\n later\r\n"
				   "Accept: x\r\n"
				   "ACCEPT: y\r\n"
				   "Expect: 100-continue\r\n"
				   "Content-Length: 0042\r\n\r\n";
	struct request request;
	struct view folded;
	size_t cursor = 0;

	unit_case("what was sent is understood, and viewed where it lies");
	CHECK_NUMBER(parse(head, sizeof(head) - 1, &request), 0);
	CHECK_VIEW(request.line, VIEW("POST  /p?q\tHTTP/01.07"));
	CHECK_VIEW(request.method_name, VIEW("POST"));
	CHECK_NUMBER(request.method, REQUEST_POST);
	CHECK_VIEW(request.target, VIEW("/p?q"));
	CHECK_NUMBER(request.major, 1);
	CHECK_NUMBER(request.minor, 7);
	CHECK(!request.is_simple);
	CHECK_VIEW(request.host, VIEW("Example.org:80"));
	CHECK(request.has_length && !request.is_chunked);
	CHECK_NUMBER(request.content_length, 42);
	CHECK(request.expects_continue);
	CHECK_NUMBER(request.field_count, 7);

	/* unit_case frees what the views look into: once more. */
	unit_case("folded fields are joined by blanks, also after nothing");
	CHECK_NUMBER(parse(head, sizeof(head) - 1, &request), 0);
	folded = request_value(&request, VIEW("x-folded"));
	CHECK(folded.length >= 5);
	CHECK_NUMBER(view_find(folded, '\r'), folded.length);
	CHECK_NUMBER(view_find(folded, '\n'), folded.length);
	CHECK_VIEW(view_next(&folded, 'b'), VIEW("a"));
	CHECK_VIEW(view_trim(folded), VIEW("c"));
	CHECK_VIEW(request_value(&request, VIEW("X-EMPTY")), VIEW("later"));

	unit_case("repeated fields are found one after the other");
	CHECK_NUMBER(parse(head, sizeof(head) - 1, &request), 0);
	CHECK_VIEW(request_next(&request, VIEW("accept"), &cursor), VIEW("x"));
	CHECK_VIEW(request_next(&request, VIEW("accept"), &cursor), VIEW("y"));
	CHECK(request_next(&request, VIEW("accept"), &cursor).at == NULL);
	CHECK_VIEW(request_value(&request, VIEW("accept")), VIEW("x"));
	CHECK(request_value(&request, VIEW("accep")).at == NULL);
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

	unit_case("a hundred fields are served, one more is 431");
	length = (size_t)sprintf(head, GET);
	for (int i = 0; i < 100; i++)
		length += (size_t)sprintf(head + length, "A: %d\r\n", i);
	strcpy(head + length, "\r\n");
	CHECK_NUMBER(parse(head, length + 2, &request), 0);
	CHECK_NUMBER(request.field_count, 100);
	strcpy(head + length, "A: 100\r\n\r\n");
	CHECK_NUMBER(parse(head, length + 10, &request), 431);
	CHECK_STRING(request.reason, "head/too-many-fields");
}

static void
test_host_limit(void)
{
	char host[REQUEST_HOST_LIMIT + 5];

	unit_case("a host name has at most 255 bytes (RFC 1035 2.3.4)");
	memset(host, 'a', sizeof(host));
	memcpy(host + REQUEST_HOST_LIMIT, ":8080", 5);
	CHECK(request_is_host((struct view){ host, REQUEST_HOST_LIMIT }));
	CHECK(request_is_host((struct view){ host, sizeof(host) }));
	host[REQUEST_HOST_LIMIT] = 'a';
	CHECK(!request_is_host((struct view){ host, REQUEST_HOST_LIMIT + 1 }));
	unit_case("a port has at most five digits, zeros or not");
	CHECK(request_is_host(VIEW("[::1]:00080")));
	CHECK(!request_is_host(VIEW("[::1]:000080")));
	CHECK(!request_is_host(VIEW("a.example:000080")));
}

static void
test_host_name(void)
{
	static const char *const table[][2] = {
		{ "a.example", "a.example" },
		{ "a.example:80", "a.example" },
		{ "a.example:", "a.example" },
		{ "[::1]", "[::1]" },
		{ "[2001:db8::1]:8080", "[2001:db8::1]" },
		{ "", "" },
	};

	unit_case("the name of a host is all but its port");
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		CHECK(view_equals(request_host_name(view_of(table[i][0])),
		    view_of(table[i][1])));
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
	unit_case("fields (RFC 1945 4.2, RFC 7230 3.2)");
	CHECK_ALL(fields);
	unit_case("the length of the body leaves no doubt (RFC 7230 3.3)");
	CHECK_ALL(lengths);
	unit_case("Host is one host name (RFC 7230 5.4)");
	CHECK_ALL(hosts);
	unit_case("one expectation is known (RFC 7231 5.1.1)");
	CHECK_ALL(expects);
	test_nul();
	test_values();
	test_methods();
	test_old_versions();
	test_limits();
	test_host_limit();
	test_host_name();
	test_overlong();
	test_no_end();
	return unit_end();
}
