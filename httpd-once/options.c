#include "httpd-once/options.h"

#include <unistd.h>

#include "common/pure/option_help.h"
#include "common/pure/option_reader.h"
#include "httpd-once/edge/error_log.h"

enum {
	USAGE_BYTES = 256,
	HELP_BYTES =
	    USAGE_BYTES + OPTION_HELP_TITLES_BYTES + 40 * OPTION_HELP_ROW_BYTES,
};

static int
show(struct view text)
{
	return write(1, text.at, text.length) == (ssize_t)text.length
	    ? OPTIONS_EXIT_ANSWERED
	    : OPTIONS_EXIT_SYSTEM;
}

/* Not inlined: the buffer would be between two frames that are used. */
__attribute__((noinline)) static int
show_help(const struct option_row *const *tables)
{
	char buffer[HELP_BYTES];
	struct text text = text_over(buffer, sizeof(buffer));

	TEXT_LITERAL(&text,
	    "usage: httpd-once [options] [root]\n"
	    "Answers one HTTP request on its standard input and output from\n"
	    "the files below root (the working directory).\n");
	option_help(&text, tables);
	return show(text_view(&text));
}

/* Says what is wrong, and where to read on. */
__attribute__((noinline)) static int
complain(struct view why)
{
	char buffer[OPTION_COMPLAINT_LIMIT + 64];
	struct text line = text_over(buffer, sizeof(buffer));

	TEXT_LITERAL(&line, "httpd-once: ");
	text_add(&line, why);
	TEXT_LITERAL(&line, " (see httpd-once --help)\n");
	(void)error_log_write(text_view(&line));
	return OPTIONS_EXIT_USAGE;
}

/* Returns 0, or -1 with the reason in complaint. */
static int
read_all(struct options *options, struct option_reader *reader,
    struct text *complaint)
{
	const struct option_row *row;
	const char *value;
	bool has_root = false;

	for (;;) {
		switch (option_read_next(reader, &row, &value, complaint)) {
		case OPTION_READ_END:
			return 0;
		case OPTION_READ_FAULT:
			return -1;
		case OPTION_READ_OPTION:
			if (option_set(options, row, value, complaint) != 0)
				return -1;
			break;
		case OPTION_READ_OPERAND:
			if (has_root)
				return option_refuse_operand(complaint, value);
			has_root = true;
			options->root = value;
			break;
		}
	}
}

int
options_read(struct options *options, int argc, char **argv)
{
	const struct option_row *const tables[] = { handler_options, NULL };
	struct option_reader reader = {
		.tables = tables,
		.next = argv + (argc > 0),
		.end = argv + argc,
	};
	char buffer[OPTION_COMPLAINT_LIMIT];
	struct text complaint = text_over(buffer, sizeof(buffer));

	handler_options_begin(options);
	if (read_all(options, &reader, &complaint) != 0)
		return complain(text_view(&complaint));
	if (options->wants_help)
		return show_help(tables);
	if (options->wants_version)
		return show(VIEW("httpd-once " VERSION "\n"));
	handler_options_end(options);
	return -1;
}
