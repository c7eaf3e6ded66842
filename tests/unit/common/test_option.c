#include "common/pure/option.h"

#include "common/pure/handler_options.h"
#include "tests/unit/unit.h"

#include <string.h>

static char buffer[OPTION_COMPLAINT_LIMIT];

static const struct {
	const char *name;
	const char *value;
	const char *complaint;
} values[] = {
	{ "timeout", "1", "" },
	{ "timeout", "86400", "" },
	{ "timeout", "0",
	    "timeout is a number of seconds from 1 to 86400, not '0'" },
	{ "timeout", "86401",
	    "timeout is a number of seconds from 1 to 86400, "
	    "not '86401'" },
	{ "timeout", "+1",
	    "timeout is a number of seconds from 1 to 86400, "
	    "not '+1'" },
	{ "max-body", "0", "" },
	{ "max-body", "18446744073709551615", "" },
	{ "max-body", "18446744073709551616",
	    "max-body is a number of bytes, not "
	    "'18446744073709551616'" },
	{ "max-body", "1k", "max-body is a number of bytes, not '1k'" },
	{ "log", "", "log is empty: ''" },
	{ "log", "-", "" },
	{ "log-format", "json", "" },
	{ "log-format", "jso",
	    "log-format is one of combined|common|sws|json|vhost, "
	    "not 'jso'" },
	{ "log-format", "combined|common",
	    "log-format is one of combined|common|sws|json|vhost, "
	    "not 'combined|common'" },
	{ "charset", "", "" },
	{ "charset", "a;b", "charset is not the name of a charset: 'a;b'" },
	{ "cgi-suffix", ".cgi", "" },
	{ "cgi-suffix", ".", "cgi-suffix is not a suffix such as .cgi: '.'" },
	{ "cgi-suffix", "./x",
	    "cgi-suffix is not a suffix such as .cgi: './x'" },
	{ "index", "a", "" },
	{ "index", "", "index is not the name of a file: ''" },
	{ "index", "a/b", "index is not the name of a file: 'a/b'" },
	{ "header", "A: b", "" },
	{ "header", "A", "header is not of the form 'Name: value': 'A'" },
	{ "header", ": b", "header is not of the form 'Name: value': ': b'" },
	{ "header", "A: b\nC: d",
	    "header holds a control byte: 'A: b\\x0aC: d'" },
	{ "header", "etag: x",
	    "header is a field that the answer has itself: 'etag: x'" },
};

static void
test_values(void)
{
	unit_case("a value is taken, or its complaint names it");
	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
		struct text complaint = text_over(buffer, sizeof(buffer));
		struct options options;
		const struct option_row *row =
		    option_named(handler_options, view_of(values[i].name));

		handler_options_begin(&options);
		CHECK(row != NULL);
		CHECK_NUMBER(
		    option_set(&options, row, values[i].value, &complaint),
		    values[i].complaint[0] == '\0' ? 0 : -1);
		CHECK_VIEW(text_view(&complaint), view_of(values[i].complaint));
	}
}

static int
add(struct options *options, const char *name, const char *value)
{
	struct text complaint = text_over(buffer, sizeof(buffer));

	return option_set(options, option_named(handler_options, view_of(name)),
	    value, &complaint);
}

static void
test_lists(void)
{
	static char field[OPTION_FIELDS_BYTES + 1];
	struct options options;

	handler_options_begin(&options);
	unit_case("16 of an option that may be repeated, in their order");
	for (int i = 0; i < OPTIONS_REPEAT_LIMIT; i++)
		CHECK_NUMBER(add(&options, "index", i == 0 ? "a" : "b"), 0);
	CHECK_NUMBER(add(&options, "index", "c"), -1);
	CHECK_NUMBER(options.indexes.count, OPTIONS_REPEAT_LIMIT);
	CHECK_STRING(options.indexes.texts[0], "a");
	CHECK_STRING(options.indexes.texts[OPTIONS_REPEAT_LIMIT - 1], "b");
	CHECK_NUMBER(options.headers.count, 0);
	CHECK_NUMBER(options.cgi_env.count, 0);

	unit_case("8 KiB of fields, all together");
	memset(field, 'x', sizeof(field) - 1);
	field[1] = ':';
	CHECK_NUMBER(add(&options, "header", field), 0);
	CHECK_NUMBER(add(&options, "header", "A:"), -1);
	CHECK_NUMBER(options.headers.count, 1);
}

int
main(void)
{
	test_values();
	test_lists();
	return unit_end();
}
