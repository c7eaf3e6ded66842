#include "httpd-once/pure/cgi_response.h"
#include "tests/unit/unit.h"

#include <string.h>

enum { HEAD_LIMIT = 512 };

static int
parse(const char *header, struct cgi_response *answer)
{
	return cgi_response_parse(unit_guarded_view(header), answer);
}

static void
check_refused(const char *header, const char *reason)
{
	struct cgi_response answer;

	CHECK_NUMBER(parse(header, &answer), 502);
	CHECK_STRING(answer.reason, reason);
	unit_release();
}

static void
check_line(const char *header, const char *line)
{
	struct cgi_response answer;

	CHECK_NUMBER(parse(header, &answer), 502);
	CHECK_VIEW(answer.line, view_of(line));
	unit_release();
}

static void
check_status(const char *header, int status, const char *phrase)
{
	struct cgi_response answer;

	CHECK_NUMBER(parse(header, &answer), 0);
	CHECK_NUMBER(answer.status, status);
	CHECK_VIEW(answer.phrase, view_of(phrase));
	unit_release();
}

static void
check_written(const char *header, const char *expected)
{
	char buffer[HEAD_LIMIT];
	struct text head = text_over(buffer, sizeof(buffer));
	struct cgi_response answer;

	CHECK_NUMBER(parse(header, &answer), 0);
	cgi_response_write(&answer, &head);
	CHECK_VIEW(text_view(&head), view_of(expected));
	unit_release();
}

/* Given byte by byte and at once, the end is found at the same place. */
static void
check_length(const char *bytes, size_t expected)
{
	struct view view = unit_guarded_view(bytes);
	size_t scanned = 0;

	CHECK_NUMBER(cgi_response_header_length(view.at, view.length, &scanned),
	    expected);
	scanned = 0;
	for (size_t length = 0; length < expected; length++)
		CHECK_NUMBER(
		    cgi_response_header_length(view.at, length, &scanned), 0);
	if (expected > 0)
		CHECK_NUMBER(
		    cgi_response_header_length(view.at, expected, &scanned),
		    expected);
	unit_release();
}

static void
test_length(void)
{
	unit_case("a header ends with an empty line of either kind");
	check_length("A: b\n\nbody", 6);
	check_length("A: b\r\n\r\nbody", 8);
	check_length("A: b\r\n\nbody", 7);
	check_length("A: b\n\r\nbody", 7);
	check_length("A: b\nC: d\n\n\n", 11);
	check_length("\nbody", 1);
	check_length("\r\nbody", 2);

	unit_case("there is no end where there is no empty line");
	check_length("", 0);
	check_length("A: b", 0);
	check_length("A: b\n", 0);
	check_length("A: b\r\n\r", 0);
	check_length("A: b\n \n", 0);
}

static void
test_status(void)
{
	unit_case("without a Status it is 200, with Location 302 (6.2.3)");
	check_status("Content-Type: text/html\n\n", 200, "");
	check_status("Location: http://a/\n\n", 302, "");
	check_status("Location: http://a/\nContent-Type: a/b\n\n", 302, "");

	unit_case("Status is taken wherever it stands, with or without phrase");
	check_status(
	    "Status: 404 Not Here\nContent-Type: a/b\n\n", 404, "Not Here");
	check_status(
	    "Content-Type: a/b\r\nX: y\r\nSTATUS:404\r\n\r\n", 404, "");
	check_status("Status: 301\nLocation: /x\n\n", 301, "");
	check_status("Status: 204 \n\n", 204, "");
	check_status("Status: 999 Own\n\n", 999, "Own");

	unit_case("a Status that is none is refused (6.3.3)");
	check_refused("Status: OK\n\n", "answer/status");
	check_refused("Status: 20\n\n", "answer/status");
	check_refused("Status: 2000\n\n", "answer/status");
	check_refused("Status: 200OK\n\n", "answer/status");
	check_refused("Status: +20 OK\n\n", "answer/status");
	check_refused("Status: 100 Continue\n\n", "answer/status");
	check_refused("Status:\n\n", "answer/status");
}

static void
test_location(void)
{
	struct cgi_response answer;

	unit_case("a path alone is to be served instead (6.2.2)");
	CHECK_NUMBER(parse("Location: /a?b\n\n", &answer), 0);
	CHECK(answer.is_local_redirect);
	CHECK_VIEW(answer.location, VIEW("/a?b"));

	unit_case("anything else is for the client (6.2.3, 6.2.4)");
	CHECK_NUMBER(parse("Location: http://a/\n\n", &answer), 0);
	CHECK(!answer.is_local_redirect);
	CHECK_NUMBER(parse("Location: //host/a\n\n", &answer), 0);
	CHECK(!answer.is_local_redirect);
	CHECK_NUMBER(parse("Location: a\n\n", &answer), 0);
	CHECK(!answer.is_local_redirect);
	CHECK_NUMBER(parse("Status: 303 See\nLocation: /a\n\n", &answer), 0);
	CHECK(!answer.is_local_redirect);
	CHECK_NUMBER(parse("Location: /a\nSet-Cookie: b\n\n", &answer), 0);
	CHECK(!answer.is_local_redirect);
	CHECK_NUMBER(answer.status, 302);
	unit_release();
}

static void
test_malformed(void)
{
	unit_case("a line that is no field is refused");
	check_refused("\n", "answer/empty-header");
	check_refused("hello\n\n", "answer/no-colon");
	check_refused(
	    "Content-Type: a/b\nHTTP/1.0 200 OK\n\n", "answer/no-colon");
	check_refused(": a\n\n", "answer/field-name");
	check_refused("A b: c\nContent-Type: a/b\n\n", "answer/field-name");
	check_refused("Content-Type : a/b\n\n", "answer/field-name");
	check_refused("Content-Type: a/b\n more\n\n", "answer/folded");
	check_refused("\tContent-Type: a/b\n\n", "answer/folded");

	unit_case("no control byte gets through");
	check_refused("Content-Type: a/b\rSet-Cookie: x\n\n", "answer/control");
	check_refused("Content-Type: a\001b\n\n", "answer/control");
	check_refused("X: \177\nContent-Type: a/b\n\n", "answer/control");
	check_refused("Content-Type: a/b\r\r\n\n", "answer/control");
	check_written("Content-Type: a\tb\n\n", "Content-Type: a\tb\r\n");
	check_written("Content-Type: \344/b\n\n", "Content-Type: \344/b\r\n");

	unit_case("two lengths and other codings are refused");
	check_refused("Content-Type: a/b\nContent-Length: 1\n"
		      "Content-Length: 2\n\n",
	    "answer/two-lengths");
	check_refused("Transfer-Encoding: gzip\n\n", "answer/transfer-coding");
	check_refused(
	    "Transfer-Encoding: gzip, chunked\n\n", "answer/transfer-coding");

	unit_case("the line that is refused can be quoted");
	check_line("X: y\n<!--: spam\nZ: z\n\n", "<!--: spam");
	check_line("X: y\r\nTraceback\r\n\r\n", "Traceback");
	check_line("HTTP/1.0 abc\n\n", "HTTP/1.0 abc");
	check_line("\n", "");
}

/* As other servers have it: see tests/program-outputs.json. */
static void
test_tolerated(void)
{
	struct cgi_response answer;

	unit_case("no field has to be there");
	check_status("X-Field: a\n\n", 200, "");
	check_status("Content-Length: 0\n\n", 200, "");
	check_status("Status: 404\n\n", 404, "");

	unit_case("of a field that is there twice the last counts");
	check_status("Status: 200 A\nStatus: 404 B\n\n", 404, "B");
	check_written("Content-Type: a/b\nX: y\ncontent-type: c/d\n\n",
	    "X: y\r\ncontent-type: c/d\r\n");
	check_written("Location: /a\nLocation: /b\n\n", "Location: /b\r\n");
	CHECK_NUMBER(
	    parse("Content-Length: 1\nContent-Length: 01\n\n", &answer), 0);
	CHECK_NUMBER(answer.length, 1);

	unit_case("an empty type or location is none, a length without number");
	check_written("Content-Type:\nX: y\n\n", "X: y\r\n");
	check_written("Content-Type: a/b\nContent-Type: \n\n", "");
	check_written("Location:\nX: y\n\n", "X: y\r\n");
	CHECK_NUMBER(parse("Location:\n\n", &answer), 0);
	CHECK_NUMBER(answer.status, 200);
	CHECK(!answer.is_local_redirect);
	CHECK_NUMBER(parse("Content-Length: x\n\n", &answer), 0);
	CHECK(!answer.has_length);
	CHECK_NUMBER(
	    parse("Content-Length: 18446744073709551616\n\n", &answer), 0);
	CHECK(!answer.has_length);

	unit_case("a status line that comes first is a Status");
	check_status("HTTP/1.0 404 Not Here\n\n", 404, "Not Here");
	check_status("HTTP/1.1 404\r\nX: y\r\n\r\n", 404, "");
	check_status("HTTP/1.1 200 OK\nStatus: 404\n\n", 404, "");
	check_written(
	    "HTTP/1.0 200 OK\nContent-Type: a/b\n\n", "Content-Type: a/b\r\n");
	CHECK_NUMBER(parse("HTTP/1.0 302 F\nLocation: /a\n\n", &answer), 0);
	CHECK(!answer.is_local_redirect);
	check_refused("HTTP/1.0 OK\nX: y\n\n", "answer/status");
	check_refused("HTTP/1.0 100 Continue\n\n", "answer/status");
	check_refused("HTTP/1.0 200 O\001K\n\n", "answer/control");
	check_refused("HTTP/1.0\n\n", "answer/no-colon");

	unit_case("chunks are noticed, and then a length does not count");
	CHECK_NUMBER(
	    parse("transfer-encoding: Chunked\nContent-Length: 3\n\n", &answer),
	    0);
	CHECK(answer.is_chunked);
	CHECK(!answer.has_length);
	CHECK_NUMBER(parse("Transfer-Encoding: identity\n\n", &answer), 0);
	CHECK(!answer.is_chunked);
	unit_release();
}

static void
check_unfolded(const char *header, const char *expected)
{
	char buffer[HEAD_LIMIT];
	struct view given = view_of(header);

	memcpy(buffer, header, given.length);
	cgi_response_unfold(buffer, given.length);
	CHECK_VIEW(((struct view){ buffer, given.length }), view_of(expected));
}

static void
test_unfolded(void)
{
	unit_case("a field may go on in lines that start with a blank");
	check_unfolded("A: b\n c\nD: e\n\n", "A: b  c\nD: e\n\n");
	check_unfolded("A: b\r\n\tc\r\n d\r\n\r\n", "A: b  \tc   d\r\n\r\n");
	check_unfolded("A: b\n", "A: b\n");
	unit_case("what starts with a blank is no such line");
	check_unfolded(" A: b\n\n", " A: b\n\n");
	check_unfolded("\n A: b", "\n A: b");
	check_unfolded("", "");
}

static void
test_written(void)
{
	struct cgi_response answer;

	unit_case("the program's fields are passed on in their order");
	check_written("Set-Cookie: a\nContent-Type:  a/b \nSet-Cookie: b\r\n\n",
	    "Set-Cookie: a\r\nContent-Type: a/b\r\nSet-Cookie: b\r\n");
	check_written("Status: 301\nLocation: http://a/?x:y\n\n",
	    "Location: http://a/?x:y\r\n");
	check_written("Content-Type: a/b\nX-Empty:\n\n",
	    "Content-Type: a/b\r\nX-Empty: \r\n");

	unit_case("what is for the server to say is left out");
	check_written("Connection: keep-alive\nKeep-Alive: 5\nDate: x\n"
		      "Transfer-Encoding: chunked\nSERVER: me\nTE: x\n"
		      "Upgrade: h2c\nTrailer: x\nProxy-Connection: x\n"
		      "Content-Length: 3\nContent-Type: a/b\n\n",
	    "Content-Type: a/b\r\n");

	unit_case("its length is told");
	CHECK_NUMBER(
	    parse("Content-Length: 007\nContent-Type: a/b\n\n", &answer), 0);
	CHECK(answer.has_length);
	CHECK_NUMBER(answer.length, 7);
	CHECK_VIEW(answer.type, VIEW("a/b"));
	unit_release();
}

static void
test_raw(void)
{
	unit_case("the status of an answer without the server's help");
	CHECK_NUMBER(cgi_response_raw_status(VIEW("HTTP/1.1 404 No\r\n")), 404);
	CHECK_NUMBER(cgi_response_raw_status(VIEW("HTTP/1.0 200")), 200);
	CHECK_NUMBER(cgi_response_raw_status(VIEW("HTTP/1.0 20")), 0);
	CHECK_NUMBER(cgi_response_raw_status(VIEW("HTTP/1.0")), 0);
	CHECK_NUMBER(cgi_response_raw_status(VIEW("HTTP/1.0 x00 OK")), 0);
	CHECK_NUMBER(cgi_response_raw_status(VIEW("Content-Type: 200")), 0);
	CHECK_NUMBER(cgi_response_raw_status(VIEW("")), 0);
}

int
main(void)
{
	test_length();
	test_status();
	test_location();
	test_malformed();
	test_tolerated();
	test_unfolded();
	test_written();
	test_raw();
	return unit_end();
}
