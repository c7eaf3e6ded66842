/*
 * Characters in UTF-8, held against the table of RFC 3629 4: each row has the
 * bytes, the length of the first character in them, and its code point.
 */
#include "httpd-once/pure/utf8.h"
#include "tests/unit/unit.h"

static const struct {
	const char *name;
	const char *bytes;
	size_t length;
	uint32_t code;
} rows[] = {
	{ "no byte at all", "", 0, 0 },
	{ "ASCII", "az", 1, 'a' },
	{ "the last character of one byte", "\x7f", 1, 0x7f },
	{ "the first character of two bytes", "\xc2\x80", 2, 0x80 },
	{ "the last character of two bytes", "\xdf\xbf", 2, 0x7ff },
	{ "the first character of three bytes", "\xe0\xa0\x80", 3, 0x800 },
	{ "the last before the surrogates", "\xed\x9f\xbf", 3, 0xd7ff },
	{ "the first behind the surrogates", "\xee\x80\x80", 3, 0xe000 },
	{ "the last character of three bytes", "\xef\xbf\xbf", 3, 0xffff },
	{ "the first of four bytes", "\xf0\x90\x80\x80", 4, 0x10000 },
	{ "the last character", "\xf4\x8f\xbf\xbf", 4, 0x10ffff },
	{ "a continuation byte in front", "\x80", 0, 0 },
	{ "overlong in two bytes", "\xc0\xaf", 0, 0 },
	{ "overlong in two bytes, the last", "\xc1\xbf", 0, 0 },
	{ "overlong in three bytes", "\xe0\x9f\xbf", 0, 0 },
	{ "overlong in four bytes", "\xf0\x8f\xbf\xbf", 0, 0 },
	{ "the first surrogate", "\xed\xa0\x80", 0, 0 },
	{ "the last surrogate", "\xed\xbf\xbf", 0, 0 },
	{ "above U+10FFFF", "\xf4\x90\x80\x80", 0, 0 },
	{ "a first byte that there is not", "\xf5\x80\x80\x80", 0, 0 },
	{ "cut off", "\xe2\x82", 0, 0 },
	{ "no continuation", "\xe2(\xa1", 0, 0 },
};

int
main(void)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		uint32_t code = 0;

		unit_case(rows[i].name);
		CHECK_NUMBER(utf8_next(unit_guarded_view(rows[i].bytes), &code),
		    rows[i].length);
		if (rows[i].length > 0)
			CHECK_NUMBER(code, rows[i].code);
	}
	return unit_end();
}
