#include "httpd-once/pure/chunked.h"
#include "tests/unit/unit.h"

#include <string.h>

enum { BODY_LIMIT = 256 };

/*
 * Decodes what comes in pieces of some size.  Returns 1 where the body ended,
 * 0 where it did not yet, -1 where it is malformed; *rest is what was left.
 */
static int
decode(
    struct view input, size_t piece, char *body, size_t *length, size_t *rest)
{
	struct chunked chunk;
	int end = 0;

	chunked_begin(&chunk);
	*length = 0;
	while (input.length > 0 && end == 0) {
		struct view bytes = view_slice(input, 0, piece);
		size_t given = bytes.length;

		while (bytes.length > 0 && end == 0) {
			struct view data;

			end = chunked_next(&chunk, &bytes, &data);
			memcpy(body + *length, data.at, data.length);
			*length += data.length;
		}
		input = view_slice(input, given - bytes.length, input.length);
	}
	*rest = input.length;
	return end;
}

static void
check_body(const char *input, const char *expected, size_t expected_rest)
{
	/* Cut anywhere, it means the same. */
	for (size_t piece = 1; piece <= strlen(input); piece++) {
		char body[BODY_LIMIT];
		size_t length, rest;

		CHECK_NUMBER(decode(unit_guarded_view(input), piece, body,
				 &length, &rest),
		    1);
		CHECK_VIEW(((struct view){ body, length }), view_of(expected));
		CHECK_NUMBER(rest, expected_rest);
	}
	unit_release();
}

static void
check_end(const char *input, int expected)
{
	for (size_t piece = 1; piece <= strlen(input); piece++) {
		char body[BODY_LIMIT];
		size_t length, rest;

		CHECK_NUMBER(decode(unit_guarded_view(input), piece, body,
				 &length, &rest),
		    expected);
	}
	unit_release();
}

static void
test_whole(void)
{
	unit_case("chunks are joined, and the last one ends the body");
	check_body("0\r\n\r\n", "", 0);
	check_body("5\r\nhello\r\n0\r\n\r\n", "hello", 0);
	check_body("1\r\na\r\n2\r\nbc\r\n0\r\n\r\n", "abc", 0);
	check_body("A\r\n0123456789\r\n0\r\n\r\n", "0123456789", 0);
	check_body("a\r\n0123456789\r\n000\r\n\r\n", "0123456789", 0);
	check_body("4\r\n\r\n\r\n\r\n0\r\n\r\n", "\r\n\r\n", 0);

	unit_case("what follows the body is left");
	check_body("1\r\na\r\n0\r\n\r\nGET", "a", 3);

	unit_case("extensions and the trailer are read over");
	check_body("1;name=value\r\na\r\n0;x\r\n\r\n", "a", 0);
	check_body("1 \t; a=\"b\"\r\na\r\n0\r\n\r\n", "a", 0);
	check_body("0\r\nX: y\r\nZ: 1\r\n\r\n", "", 0);
}

static void
test_malformed(void)
{
	unit_case("a size is hexadecimal digits and nothing else");
	check_end("\r\n", -1);
	check_end("x\r\n", -1);
	check_end("-1\r\n", -1);
	check_end("+1\r\na", -1);
	check_end("0x1\r\na", -1);
	check_end(" 1\r\n", -1);
	check_end(";\r\n", -1);
	check_end("1\001\r\n", -1);
	check_end("1;a\001\r\n", -1);

	unit_case("a size that no number holds is refused");
	check_end("ffffffffffffffff\r\n", 0);
	check_end("10000000000000000\r\n", -1);
	check_end("0000000000000000000001\r\n", 0);

	unit_case("data of another length than was said is refused");
	check_end("1\r\nab\r\n", -1);
	check_end("2\r\na\r\n0\r\n\r\n", -1);

	unit_case("lines end with CR and LF, never with one of them");
	check_end("1\na\r\n0\r\n\r\n", -1);
	check_end("1\r\na\n0\r\n\r\n", -1);
	check_end("1;x\na\r\n0\r\n\r\n", -1);
	check_end("0\r\n\n", -1);
	check_end("0\r\nX: y\n\r\n", -1);
	check_end("1\ra", -1);
	check_end("1\r\na\rb", -1);
	check_end("0\r\n\rx", -1);

	unit_case("a body without an end has none yet");
	check_end("5\r\nhel", 0);
	check_end("5\r\nhello\r\n", 0);
	check_end("0\r\n", 0);
	check_end("0\r\nX: y\r\n", 0);
}

static void
test_limits(void)
{
	char input[CHUNKED_TRAILER_LIMIT + 16];
	char body[BODY_LIMIT];
	size_t length, rest;

	unit_case("a line and a trailer may only be so long");
	memset(input, '0', sizeof(input));
	CHECK_NUMBER(decode((struct view){ input, CHUNKED_LINE_LIMIT }, 100,
			 body, &length, &rest),
	    0);
	CHECK_NUMBER(decode((struct view){ input, CHUNKED_LINE_LIMIT + 1 }, 100,
			 body, &length, &rest),
	    -1);
	memset(input, 'x', sizeof(input));
	memcpy(input, "0\r\n", 3);
	CHECK_NUMBER(decode((struct view){ input, CHUNKED_TRAILER_LIMIT }, 100,
			 body, &length, &rest),
	    0);
	CHECK_NUMBER(decode((struct view){ input, sizeof(input) }, 100, body,
			 &length, &rest),
	    -1);
}

static void
test_in_place(void)
{
	char bytes[] = "3\r\nabc\r\n2;x\r\nde";
	char rest[] = "\r\n0\r\n\r\nbehind";
	char bad[] = "3\r\nabcd";
	struct chunked chunk;

	unit_case("the coding can be taken off in place, piece by piece");
	chunked_begin(&chunk);
	CHECK_NUMBER(chunked_decode(&chunk, bytes, sizeof(bytes) - 1), 5);
	CHECK_VIEW(((struct view){ bytes, 5 }), VIEW("abcde"));
	CHECK(!chunk.has_ended);
	CHECK_NUMBER(chunked_decode(&chunk, rest, sizeof(rest) - 1), 0);
	CHECK(chunk.has_ended);
	CHECK_NUMBER(chunked_decode(&chunk, rest, sizeof(rest) - 1), 0);
	chunked_begin(&chunk);
	CHECK_NUMBER(chunked_decode(&chunk, bad, sizeof(bad) - 1), -1);
}

int
main(void)
{
	test_in_place();
	test_whole();
	test_malformed();
	test_limits();
	return unit_end();
}
