#include "tests/unit/unit.h"

#include <string.h>

static void
test_lines(void)
{
	struct view text = unit_guarded_view("one\r\n\ntwo\r\r\nlast");

	unit_case("view_next_line cuts LF and one CR before it");
	CHECK_VIEW(view_next_line(&text), VIEW("one"));
	CHECK_VIEW(view_next_line(&text), VIEW(""));
	CHECK_VIEW(view_next_line(&text), VIEW("two\r"));
	CHECK_VIEW(view_next_line(&text), VIEW("last"));
	CHECK_NUMBER(text.length, 0);
	CHECK_VIEW(view_next_line(&text), VIEW(""));
}

/* One byte of every value at every place among others of some value. */
static void
test_controls_everywhere(void)
{
	static const char others[] = { ' ', 'a', '~', '\t', '\x80', '\xff' };
	size_t wrong = 0;

	unit_case("a control byte is found at every place among every other");
	for (size_t i = 0; i < sizeof(others); i++) {
		for (size_t at = 0; at < 19 * 256; at++) {
			char bytes[19];
			bool is_found = at % 256 < 32 || at % 256 == 127;

			memset(bytes, others[i], sizeof(bytes));
			bytes[at / 256] = (char)(at % 256);
			wrong += view_has_control_but_tab(
				     (struct view){ bytes, sizeof(bytes) }) !=
			    (is_found && at % 256 != '\t');
		}
	}
	CHECK_NUMBER(wrong, 0);
}

static void
test_controls(void)
{
	unit_case("a tab is a control byte, but for those who allow it");
	CHECK(view_has_control(VIEW("a\tb")));
	CHECK(!view_has_control_but_tab(VIEW("a\tb")));
	CHECK(view_has_control(VIEW("a\x7f")));
	CHECK(view_has_control_but_tab(VIEW("a\x7f")));
	CHECK(view_has_control_but_tab(VIEW("\0")));
	CHECK(!view_has_control(VIEW("a \xff")));
	CHECK(!view_has_control(VIEW("")));
}

/* At every place, among bytes that differ from it in one bit or by one. */
static void
test_finding_everywhere(void)
{
	static const char others[][2] = { { '\n', '\v' }, { '\n', '\t' },
		{ '/', '\xaf' }, { '\0', '\x80' }, { '\0', '\1' },
		{ '\xff', '\x7f' } };
	size_t wrong = 0;

	unit_case("view_find finds the first, at every place among others");
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		for (size_t at = 0; at < 19; at++) {
			char bytes[19];

			memset(bytes, others[i][1], sizeof(bytes));
			wrong += view_find((struct view){ bytes, at },
				     others[i][0]) != at;
			memset(bytes + at, others[i][0], sizeof(bytes) - at);
			wrong +=
			    view_find((struct view){ bytes, sizeof(bytes) },
				others[i][0]) != at;
		}
	}
	CHECK_NUMBER(wrong, 0);
}

static void
test_strings(void)
{
	unit_case("view_is_nocase wants the whole string");
	CHECK(view_is_nocase(unit_guarded_view("aBc-1"), "AbC-1"));
	CHECK(!view_is_nocase(unit_guarded_view("ab"), "abc"));
	CHECK(!view_is_nocase(unit_guarded_view("abc"), "ab"));
	CHECK(!view_is_nocase(VIEW("ab\0"), "ab"));
	CHECK(view_is_nocase(VIEW(""), ""));

	unit_case("view_behind gives what follows the start, if it is there");
	CHECK_VIEW(view_of(view_behind("A=b", "A=")), VIEW("b"));
	CHECK_VIEW(view_of(view_behind("A=", "A=")), VIEW(""));
	CHECK(view_behind("A", "A=") == NULL);
	CHECK(view_behind("AB=b", "A=") == NULL);
}

static void
test_quotable(void)
{
	size_t wrong = 0;

	unit_case("what may stand between quotes is printed ASCII");
	for (int byte = 0; byte < 256; byte++) {
		char bytes[2] = { 'a', (char)byte };
		bool is_quotable =
		    byte >= 32 && byte < 127 && byte != '"' && byte != '\\';

		wrong += view_find_unquotable((struct view){ bytes, 2 }) !=
		    (is_quotable ? 2 : 1);
	}
	CHECK_NUMBER(wrong, 0);
}

int
main(void)
{
	struct view list = unit_guarded_view("a , b,,c");
	uint64_t number = 7;

	test_lines();
	test_controls();
	test_controls_everywhere();
	test_finding_everywhere();
	test_strings();
	test_quotable();

	unit_case("view_trim takes blanks off both ends only");
	CHECK_VIEW(view_trim(unit_guarded_view(" \ta b\t ")), VIEW("a b"));
	CHECK_VIEW(view_trim(unit_guarded_view("  ")), VIEW(""));

	unit_case("view_next walks a list, empty elements too");
	list = unit_guarded_view("a , b,,c");
	CHECK_VIEW(view_next(&list, ','), VIEW("a"));
	CHECK_VIEW(view_next(&list, ','), VIEW("b"));
	CHECK_VIEW(view_next(&list, ','), VIEW(""));
	CHECK_VIEW(view_next(&list, ','), VIEW("c"));
	CHECK_NUMBER(list.length, 0);

	unit_case("view_number takes digits only and never overflows");
	CHECK_NUMBER(view_number(VIEW("0018"), &number), 0);
	CHECK_NUMBER(number, 18);
	CHECK_NUMBER(
	    view_number(unit_guarded_view("18446744073709551615"), &number), 0);
	CHECK(number == UINT64_MAX);
	CHECK_NUMBER(view_number(VIEW("18446744073709551616"), &number), -1);
	CHECK_NUMBER(view_number(VIEW("+1"), &number), -1);
	CHECK_NUMBER(view_number(VIEW(""), &number), -1);
	CHECK_NUMBER(view_number(VIEW("1 "), &number), -1);
	CHECK_NUMBER(view_number(VIEW("1:"), &number), -1);

	unit_case("view_starts_with, view_ends_with and find stay inside");
	CHECK(view_starts_with(unit_guarded_view("abc"), VIEW("ab")));
	CHECK(!view_starts_with(unit_guarded_view("a"), VIEW("ab")));
	CHECK(view_ends_with(unit_guarded_view("abc"), VIEW("bc")));
	CHECK(!view_ends_with(unit_guarded_view("c"), VIEW("bc")));
	CHECK_NUMBER(view_find(unit_guarded_view("a.b.c"), '.'), 1);
	CHECK_NUMBER(view_find_last(unit_guarded_view("a.b.c"), '.'), 3);
	CHECK_NUMBER(view_find_last(unit_guarded_view("abc"), '.'), 3);

	unit_case("tokens are RFC 1945 2.2's");
	CHECK(view_is_token(VIEW("X-a_1!#$%&'*+-.^_`|~")));
	CHECK(!view_is_token(VIEW("")));
	for (int byte = 0; byte < 256; byte++) {
		char c = (char)byte;
		bool is_separator = byte <= 32 || byte >= 127 ||
		    memchr("()<>@,;:\\\"/[]?={}", byte, 17) != NULL;

		CHECK(byte_is_token(c) == !is_separator);
	}
	return unit_end();
}
