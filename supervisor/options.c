#include "supervisor/options.h"

#include "common/pure/option_help.h"
#include "common/pure/option_reader.h"

#include <stdio.h>
#include <string.h>

enum {
	HELP_BYTES = OPTION_HELP_TITLES_BYTES + 80 * OPTION_HELP_ROW_BYTES,
};

static int
refuse(struct settings *settings, const struct text *complaint)
{
	return settings_complain(
	    settings, "%.*s", (int)complaint->length, complaint->at);
}

static int
read_options(struct settings *settings, struct option_reader *reader)
{
	char buffer[OPTION_COMPLAINT_LIMIT];
	struct text complaint = text_over(buffer, sizeof buffer);
	const struct option_row *row;
	const char *value;
	const char *root = NULL;

	for (;;) {
		switch (option_read_next(reader, &row, &value, &complaint)) {
		case OPTION_READ_END:
			if (root != NULL)
				settings->root = root;
			return 0;
		case OPTION_READ_FAULT:
			return refuse(settings, &complaint);
		case OPTION_READ_OPTION:
			if (settings_set(settings, row, value) != 0)
				return -1;
			break;
		case OPTION_READ_OPERAND:
			if (root != NULL) {
				option_refuse_operand(&complaint, value);
				return refuse(settings, &complaint);
			}
			root = value;
			break;
		}
	}
}

int
options_read(struct settings *settings, int argc, char **argv)
{
	struct option_reader reader = { .tables = settings_tables,
		.next = argv + (argc > 0) };
	int own = argc > 0;

	/* The first "--" ends the supervisor's part, wherever it stands. */
	while (own < argc && strcmp(argv[own], "--") != 0)
		own++;
	if (own + 1 < argc)
		settings->handler = argv + own + 1;
	else if (own < argc)
		return settings_complain(
		    settings, "a handler is missing behind --");
	reader.end = argv + own;
	return read_options(settings, &reader);
}

int
options_help(void)
{
	static char buffer[HELP_BYTES];
	struct text text = text_over(buffer, sizeof buffer);

	TEXT_LITERAL(&text,
	    "usage: supervisor [options] [root]\n"
	    "       supervisor [options] -- handler [argument ...]\n"
	    "Executes a handler, httpd-once without any other, for each "
	    "connection.\n"
	    "What is served, programs, the log and their limits are handed "
	    "on to httpd-once;\na handler behind -- has options of its own.\n");
	option_help(&text, settings_tables);
	/* What fwrite(3) could not write, fflush(3) no longer knows of. */
	if (fwrite(text.at, 1, text.length, stdout) != text.length)
		return -1;
	return fflush(stdout) == 0 ? 0 : -1;
}
