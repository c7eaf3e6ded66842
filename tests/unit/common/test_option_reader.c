#include "common/pure/handler_options.h"
#include "common/pure/option_reader.h"
#include "tests/unit/unit.h"

#include <string.h>

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

int
main(void)
{
	test_command_line();
	return unit_end();
}
