/*
 * Texts that can and cannot be the value of an option, at the limits.
 */
#include "common/pure/option_syntax.h"
#include "tests/unit/unit.h"

#include <string.h>

static void
test_charset(void)
{
	static const char letters[] =
	    "abcdefghijklmnopqrstuvwxyzabcdefghijklmno"; /* 41 */

	unit_case("a charset has at most 40 bytes (RFC 2978 2.3)");
	CHECK_STRING(option_fault(OPTION_CHARSET, letters + 1, NULL), NULL);
	CHECK_STRING(option_fault(OPTION_CHARSET, letters, NULL),
	    "is not the name of a charset");
}

static void
test_fields(void)
{
	static char value[OPTION_FIELDS_BYTES];
	OPTION_LIST_OF(2) list = { 1, { value } };
	const struct option_list *beside = (const struct option_list *)&list;

	unit_case("fields have at most 8 KiB together");
	memset(value, 'a', sizeof(value) - 1);
	CHECK_STRING(option_fault(OPTION_FIELD, "A:b", beside),
	    "makes more than 8 KiB of fields");
	value[sizeof(value) - 3] = '\0';
	CHECK_STRING(option_fault(OPTION_FIELD, "A:b", beside), NULL);

	unit_case("a field that answers have is not given twice");
	CHECK_STRING(option_fault(OPTION_FIELD, "content-LENGTH: 5", beside),
	    "is a field that the answer has itself");
	CHECK_STRING(option_fault(OPTION_FIELD, "A: b\r\nC: d", beside),
	    "holds a control byte");
	CHECK_STRING(option_fault(OPTION_FIELD, "no field", beside),
	    "is not of the form 'Name: value'");
}

static void
test_path_fields(void)
{
	static const struct {
		const char *text;
		const char *fault;
	} rows[] = {
		{ "*.css=A: b", NULL },
		{ "/a/**=A: b=c", NULL },
		{ "*.css", "is not of the form 'GLOB=Name: value'" },
		{ "=A: b", "is not of the form 'GLOB=Name: value'" },
		{ "a/b=A: b", "has a pattern with slashes, and none in front" },
		{ "*=A", "is not of the form 'Name: value'" },
		{ "*=date: x", "is a field that the answer has itself" },
	};
	struct option_list none = { 0 };

	unit_case("a field for paths has a pattern and a field");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		CHECK_STRING(
		    option_fault(OPTION_PATH_FIELD, rows[i].text, &none),
		    rows[i].fault);
}

int
main(void)
{
	test_charset();
	test_fields();
	test_path_fields();
	unit_case("a suffix is more than a dot, and a name has no slash");
	CHECK_STRING(option_fault(OPTION_SUFFIX, ".c", NULL), NULL);
	CHECK(option_fault(OPTION_SUFFIX, ".", NULL) != NULL);
	CHECK(option_fault(OPTION_SUFFIX, ".c/d", NULL) != NULL);
	CHECK_STRING(option_fault(OPTION_FILE_NAME, "index.html", NULL), NULL);
	CHECK(option_fault(OPTION_FILE_NAME, "a/b", NULL) != NULL);
	CHECK_STRING(option_fault(OPTION_FILLED, "", NULL), "is empty");
	return unit_end();
}
