/*
 * Texts that are full, and bytes that must mean themselves in HTML, in a log
 * and in a URL.
 */
#include "common/pure/text.h"
#include "tests/unit/unit.h"

typedef void add_function(struct text *text, struct view bytes);

static void
check_added(add_function *add, struct view bytes, struct view expected)
{
	char buffer[64];
	struct text text = text_over(buffer, sizeof(buffer));

	add(&text, bytes);
	CHECK_VIEW(text_view(&text), expected);
}

static void
test_capacity(void)
{
	struct text text = text_over(unit_guarded("....", 4), 4);

	unit_case("bytes that do not fit are left out as a whole");
	TEXT_LITERAL(&text, "abc");
	CHECK(!text.has_overflowed);
	TEXT_LITERAL(&text, "de");
	CHECK(text.has_overflowed);
	CHECK_VIEW(text_view(&text), VIEW("abc"));
	text_add_byte(&text, 'd');
	CHECK_VIEW(text_view(&text), VIEW("abcd"));
	text_add_byte(&text, 'e');
	text_add_number(&text, 5);
	CHECK_VIEW(text_view(&text), VIEW("abcd"));
	CHECK(text.has_overflowed);
}

static void
test_numbers(void)
{
	char buffer[80];
	struct text text = text_over(buffer, sizeof(buffer));

	unit_case("numbers of 64 bits, with zeros in front up to a width");
	text_add_number(&text, 0);
	TEXT_LITERAL(&text, " ");
	text_add_number(&text, UINT64_MAX);
	TEXT_LITERAL(&text, " ");
	text_add_padded(&text, 7, 3);
	TEXT_LITERAL(&text, " ");
	text_add_padded(&text, 1234, 3);
	TEXT_LITERAL(&text, " ");
	text_add_hex(&text, 0);
	TEXT_LITERAL(&text, " ");
	text_add_hex(&text, UINT64_MAX);
	CHECK_VIEW(text_view(&text),
	    VIEW("0 18446744073709551615 007 1234 0 ffffffffffffffff"));
}

int
main(void)
{
	test_capacity();
	test_numbers();
	unit_case("HTML: five characters become references");
	check_added(text_add_html, VIEW("a<b>&\"'c"),
	    VIEW("a&lt;b&gt;&amp;&quot;&#39;c"));
	unit_case("log: bytes that a terminal or a reader could misread");
	check_added(text_add_escaped, VIEW("a \x1b[\"\\~\x7f\xff\n"),
	    VIEW("a \\x1b[\\x22\\x5c~\\x7f\\xff\\x0a"));
	unit_case("URL: unreserved characters and slashes stay (RFC 3986)");
	check_added(text_add_url, VIEW("/a b-._~%?#\"<\xc3\xa4"),
	    VIEW("/a%20b-._~%25%3F%23%22%3C%C3%A4"));
	return unit_end();
}
