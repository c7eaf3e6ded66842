#include "common/pure/handler_options.h"
#include "common/pure/option_help.h"
#include "common/pure/option_reader.h"
#include "supervisor/pure/settings.h"
#include "tests/unit/unit.h"

#include <string.h>

static char buffer[OPTION_COMPLAINT_LIMIT];

static void
test_values(void)
{
	static const struct {
		const char *name;
		const char *value;
		const char *complaint;
	} rows[] = {
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
		    "log-format is one of combined|common|sws|json, "
		    "not 'jso'" },
		{ "log-format", "combined|common",
		    "log-format is one of combined|common|sws|json, "
		    "not 'combined|common'" },
		{ "charset", "", "" },
		{ "charset", "a;b",
		    "charset is not the name of a charset: 'a;b'" },
		{ "cgi-suffix", ".cgi", "" },
		{ "cgi-suffix", ".",
		    "cgi-suffix is not a suffix such as .cgi: '.'" },
		{ "cgi-suffix", "./x",
		    "cgi-suffix is not a suffix such as .cgi: './x'" },
		{ "index", "a", "" },
		{ "index", "", "index is not the name of a file: ''" },
		{ "index", "a/b", "index is not the name of a file: 'a/b'" },
		{ "header", "A: b", "" },
		{ "header", "A",
		    "header is not of the form 'Name: value': 'A'" },
		{ "header", ": b",
		    "header is not of the form 'Name: value': ': b'" },
		{ "header", "A: b\nC: d",
		    "header holds a control byte: 'A: b\\x0aC: d'" },
		{ "header", "etag: x",
		    "header is a field that the answer has itself: 'etag: x'" },
	};

	unit_case("a value is taken, or its complaint names it");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct text complaint = text_over(buffer, sizeof(buffer));
		struct options options;
		const struct option_row *row =
		    option_named(handler_options, view_of(rows[i].name));

		handler_options_begin(&options);
		CHECK(row != NULL);
		CHECK_NUMBER(
		    option_set(&options, row, rows[i].value, &complaint),
		    rows[i].complaint[0] == '\0' ? 0 : -1);
		CHECK_VIEW(text_view(&complaint), view_of(rows[i].complaint));
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

/* The command line, read and written down again. */
static const char *
read_back(char *const *words, size_t count)
{
	static char line[1024];
	const struct option_row *const tables[] = { handler_options, NULL };
	struct option_reader reader = {
		.tables = tables, .next = words, .end = words + count
	};
	struct text text = text_over(line, sizeof(line) - 1);
	enum option_read what;
	const struct option_row *row;
	const char *value;

	do {
		what = option_read_next(&reader, &row, &value, &text);
		if (what == OPTION_READ_OPTION) {
			text_add_string(&text, option_name(row));
			text_add_byte(&text, value == NULL ? '!' : '=');
		}
		if (what == OPTION_READ_OPERAND)
			text_add_byte(&text, '/');
		if (what <= OPTION_READ_OPERAND && what != OPTION_READ_END) {
			text_add_string(&text, value == NULL ? "" : value);
			text_add_byte(&text, ' ');
		}
	} while (what == OPTION_READ_OPTION || what == OPTION_READ_OPERAND);
	line[text.length] = '\0';
	return line;
}

static void
test_command_line(void)
{
	static const struct {
		const char *words[6];
		const char *read;
	} rows[] = {
		{ { NULL }, "" },
		{ { "root" }, "/root " },
		{ { "-" }, "/- " },
		{ { "" }, "/ " },
		{ { "-l", "f", "r" }, "log=f /r " },
		{ { "r", "-lf" }, "/r log=f " },
		{ { "-hl", "f" }, "help! log=f " },
		{ { "-hlf" }, "help! log=f " },
		{ { "-l", "-" }, "log=- " },
		{ { "-l", "--" }, "log=-- " },
		{ { "--log", "--help" }, "log=--help " },
		{ { "--log=f" }, "log=f " },
		{ { "--log=" }, "log= " },
		{ { "--log=a=b" }, "log=a=b " },
		{ { "--vhosts", "r" }, "vhosts! /r " },
		{ { "--", "--vhosts", "--" }, "/--vhosts /-- " },
		{ { "--vhost" }, "there is no option --vhost" },
		{ { "--vhostss" }, "there is no option --vhostss" },
		{ { "--vhosts=1" }, "--vhosts takes no argument" },
		{ { "--log" }, "--log needs an argument" },
		{ { "-l" }, "-l needs an argument" },
		{ { "-hZ" }, "help! there is no option -Z" },
		{ { "-h-" }, "help! there is no option --" },
		{ { "--=" }, "there is no option --" },
	};

	unit_case("a command line is read as POSIX 12.2 and GNU have it");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char *words[6];
		size_t count = 0;

		for (; count < 6 && rows[i].words[count] != NULL; count++)
			words[count] = unit_guarded(rows[i].words[count],
			    strlen(rows[i].words[count]) + 1);
		CHECK_STRING(read_back(words, count), rows[i].read);
	}
	unit_release();
}

/* The value of a row in one struct is that of the same row in another. */
static bool
is_same(const void *a, const void *b, const struct option_row *row)
{
	const char *left = (const char *)a + row->at;
	const char *right = (const char *)b + row->at;

	switch ((enum option_kind)row->kind) {
	case OPTION_FLAG:
		return *left == *right;
	case OPTION_BYTES:
		return memcmp(left, right, sizeof(uint64_t)) == 0;
	case OPTION_NUMBER:
	case OPTION_SECONDS:
	case OPTION_CHOICE:
		return memcmp(left, right, sizeof(unsigned)) == 0;
	case OPTION_TEXT:
		return strcmp(*(const char *const *)(const void *)left,
			   *(const char *const *)(const void *)right) == 0;
	case OPTION_LIST:
		break;
	}
	return *(const unsigned *)(const void *)left == 1 &&
	    *(const unsigned *)(const void *)right == 1 &&
	    strcmp(((const struct option_list *)(const void *)left)->texts[0],
		((const struct option_list *)(const void *)right)->texts[0]) ==
	    0;
}

static void
check_fallback(void *fresh, const void *fallback, const struct option_row *row)
{
	struct text complaint = text_over(buffer, sizeof(buffer));

	if (row->fallback[0] == '\0')
		return;
	CHECK_NUMBER(option_set(fresh, row, row->fallback, &complaint), 0);
	unit_check(
	    is_same(fresh, fallback, row), row->name, __FILE__, __LINE__);
}

static void
test_fallbacks(void)
{
	static struct options options, fresh;
	static struct settings settings, own;

	unit_case("what the table says is what holds without a word");
	handler_options_begin(&options);
	handler_options_end(&options);
	settings = settings_default();
	for (const struct option_row *row = settings_tables[0];
	     row->name[0] != '\0'; row++)
		check_fallback(&own, &settings, row);
	for (const struct option_row *row = settings_tables[1];
	     row->name[0] != '\0'; row++)
		check_fallback(&fresh, &options, row);
}

static void
test_rows(void)
{
	unit_case("a name or a letter means one thing in both programs");
	for (const struct option_row *row = settings_tables[0];
	     row->name[0] != '\0'; row++) {
		const struct option_row *other =
		    option_named(handler_options, view_of(option_name(row)));

		CHECK(strncmp(row->name, "--", 2) == 0);
		CHECK(other == NULL || other->is_for_command_line);
		other = option_lettered(handler_options, row->letter);
		CHECK(other == NULL || other->is_for_command_line);
	}
}

static void
test_help(void)
{
	static char
	    help[OPTION_HELP_TITLES_BYTES + 100 * OPTION_HELP_ROW_BYTES];
	struct text text = text_over(help, sizeof(help));
	struct view rest;

	unit_case("no line of --help is longer than 80 columns");
	option_help(&text, settings_tables);
	CHECK(!text.has_overflowed);
	rest = text_view(&text);
	while (rest.length > 0)
		CHECK(view_next_line(&rest).length <= OPTION_HELP_COLUMNS);
}

int
main(void)
{
	test_values();
	test_lists();
	test_command_line();
	test_fallbacks();
	test_rows();
	test_help();
	return unit_end();
}
