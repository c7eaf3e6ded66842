/*
 * Header fields, held against the letter of RFC 1945 and RFC 7230 and not
 * against the parser.
 */
#include "tests/unit/httpd-once/request_letter.h"

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
	{ GET11 "Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n",
	    501, "transfer/unknown" },
	{ GET11 "Transfer-Encoding: , chunked ,\t,\r\n\r\n", 0, NULL },
	{ GET11 "Transfer-Encoding: gzip\r\n\r\n", 400, "transfer/no-end" },
	{ GET11 "Transfer-Encoding: chunked, gzip\r\n\r\n", 400,
	    "transfer/no-end" },
	{ GET11 "Transfer-Encoding: chunked\r\nTransfer-Encoding: a\r\n\r\n",
	    400, "transfer/no-end" },
	{ GET11 "Transfer-Encoding: chunked;a\r\n\r\n", 400,
	    "transfer/no-end" },
	{ GET11 "Transfer-Encoding: chunked, chunked\r\n\r\n", 400,
	    "transfer/two" },
	{ GET11 "Transfer-Encoding: xchunked\r\n\r\n", 400, "transfer/no-end" },
	{ GET11 "Transfer-Encoding:\r\n\r\n", 400, "transfer/no-end" },
	{ GET11 "Transfer-Encoding: ,\r\n\r\n", 400, "transfer/no-end" },
};

static const struct expectation types[] = {
	{ GET "Content-Type: a/b\r\n\r\n", 0, NULL },
	{ GET "Content-Type: a/b\r\ncontent-type:  a/b \r\n\r\n", 0, NULL },
	{ GET "Content-Type: a/b\r\nContent-Type: a/c\r\n\r\n", 400,
	    "type/two" },
	{ GET "Content-Type: a/b\r\nContent-Type:\r\n\r\n", 400, "type/two" },
	{ GET "Content-Type: a\r\nContent-Type: a\r\nContent-Type: b\r\n\r\n",
	    400, "type/two" },
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
	{ "GET / HTTP/1.1\r\nHost: [1:2:3]\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.1\r\nHost: [12345::]\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.1\r\nHost: [127.0.0.1]\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.1\r\nHost: [1::2::3]\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.1\r\nHost: [fe80::1%]\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.1\r\nHost: [fe80::1%a/b]\r\n\r\n", 400,
	    "host/no-name" },
	{ "GET / HTTP/1.1\r\nHost: [%eth0]\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.1\r\nHost: [1:2:3%eth0]\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.1\r\nHost: a%eth0\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.1\r\nHost: ::1\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.1\r\nHost:\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.0\r\nHost: <a>\r\n\r\n", 400, "host/no-name" },
	{ "GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n", 400, "host/two" },
};

static const struct expectation expects[] = {
	{ GET11 "Expect: 100-continue\r\n\r\n", 0, NULL },
	{ GET11 "Expect: 100-Continue\r\n\r\n", 0, NULL },
	{ GET11 "Expect: 200-maybe\r\n\r\n", 417, "expect/unknown" },
	{ GET11 "Expect:\r\n\r\n", 0, NULL },
	{ GET11 "Expect: ,\t100-continue,, 100-continue\r\n\r\n", 0, NULL },
	{ GET11 "Expect: 100-continue\r\nExpect: 100-continue\r\n\r\n", 0,
	    NULL },
	{ GET11 "Expect: 100-continue, x\r\n\r\n", 417, "expect/unknown" },
	{ GET11 "Expect: 100-continue\r\nExpect: x\r\n\r\n", 417,
	    "expect/unknown" },
};

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
test_limits(void)
{
	static char head[REQUEST_HEAD_LIMIT];
	struct request request;
	size_t length;

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
test_zone(void)
{
	static const char *const table[][2] = {
		{ "[fe80::1%eth0]", "[fe80::1]" },
		{ "[fe80::1%25eth0]:8080", "[fe80::1]:8080" },
		{ "[fe80::1%3]:", "[fe80::1]:" },
		{ "[fe80::1%br-lan.2_x]:80", "[fe80::1]:80" },
		{ "[fe80::1]:80", "[fe80::1]:80" },
	};

	unit_case("a zone is cut out of Host, wherever the field is read");
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		char head[128];
		struct request request;
		int length = snprintf(head, sizeof(head),
		    "GET / HTTP/1.1\r\nA: b\r\nHost: %s \r\nC: d\r\n\r\n",
		    table[i][0]);

		CHECK_NUMBER(parse(head, (size_t)length, &request), 0);
		CHECK_VIEW(request.host, view_of(table[i][1]));
		CHECK_VIEW(request_value(&request, VIEW("host")),
		    view_of(table[i][1]));
		CHECK_VIEW(request_value(&request, VIEW("C")), VIEW("d"));
	}
}

static void
test_elements(void)
{
	static const char head[] =
	    GET "A: , a,\t,b\r\nB: x\r\nA:\r\nA: c ,\r\n\r\n";
	struct request request;
	struct view rest = VIEW("");
	size_t cursor = 0;

	unit_case("a list is read from all its fields, without what is empty");
	CHECK_NUMBER(parse(head, sizeof(head) - 1, &request), 0);
	for (const char *name = "abc"; *name != '\0'; name++)
		CHECK_VIEW(
		    request_next_element(&request, VIEW("a"), &cursor, &rest),
		    ((struct view){ name, 1 }));
	CHECK(request_next_element(&request, VIEW("a"), &cursor, &rest).at ==
	    NULL);
}

int
main(void)
{
	unit_case("fields (RFC 1945 4.2, RFC 7230 3.2)");
	CHECK_ALL(fields);
	unit_case("the length of the body leaves no doubt (RFC 7230 3.3)");
	CHECK_ALL(lengths);
	unit_case("Host is one host name (RFC 7230 5.4)");
	CHECK_ALL(hosts);
	unit_case("one expectation is known (RFC 7231 5.1.1)");
	CHECK_ALL(expects);
	unit_case("the body has one type");
	CHECK_ALL(types);
	test_values();
	test_limits();
	test_host_limit();
	test_host_name();
	test_zone();
	test_elements();
	return unit_end();
}
