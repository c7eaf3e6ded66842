#include "supervisor/pure/printed_text.h"
#include "tests/unit/unit.h"

int
main(void)
{
	char bytes[8];
	struct printed_text text = { .bytes = bytes, .size = sizeof bytes };

	unit_case("pieces that fit are added");
	printed_text_add(&text, "a %d\n", 1);
	printed_text_add(&text, "%s", "bcd");
	CHECK_STRING(bytes, "a 1\nbcd");
	CHECK_NUMBER(text.length, 7);

	unit_case("one that does not fit as a whole is left out");
	printed_text_add(&text, "e");
	CHECK_STRING(bytes, "a 1\nbcd");
	text = (struct printed_text){ .bytes = bytes, .size = sizeof bytes };
	printed_text_add(&text, "123456789");
	CHECK_STRING(bytes, "");
	printed_text_add(&text, "1234567");
	CHECK_STRING(bytes, "1234567");
	return unit_end();
}
