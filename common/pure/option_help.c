#include "common/pure/option_help.h"

enum {
	HELP_COLUMN = 30,
};

static void
add_blanks(struct text *text, size_t count)
{
	while (count-- > 0)
		text_add_byte(text, ' ');
}

static void
add_row(struct text *text, const struct option_row *row)
{
	size_t start = text->length;
	size_t width;

	if (row->letter != 0) {
		TEXT_LITERAL(text, "  -");
		text_add_byte(text, row->letter);
		TEXT_LITERAL(text, ", ");
	} else {
		add_blanks(text, 6);
	}
	text_add_string(text, row->name);
	if (option_has_argument(row))
		text_add_byte(text, ' ');
	text_add_string(text, row->argument);
	width = text->length - start;
	if (width >= HELP_COLUMN)
		text_add_byte(text, '\n');
	add_blanks(
	    text, width < HELP_COLUMN ? HELP_COLUMN - width : HELP_COLUMN);
	text_add_string(text, row->help);
	if (row->fallback[0] != '\0') {
		TEXT_LITERAL(text, " (");
		text_add_string(text, row->fallback);
		TEXT_LITERAL(text, ")");
	}
	text_add_byte(text, '\n');
}

static void
add_title(struct text *text, unsigned group)
{
	static const char titles[OPTION_GROUPS][28] = { "Connections:",
		"What is served:", "Programs:", "Logs:", "Limits:",
		"Privileges:", "Running:" };

	text_add_byte(text, '\n');
	text_add_string(text, titles[group]);
	text_add_byte(text, '\n');
}

static void
add_group(
    struct text *text, const struct option_row *const *tables, unsigned group)
{
	bool has_title = false;

	for (unsigned i = 0; tables[i] != NULL; i++) {
		for (const struct option_row *row = tables[i];
		     row->name[0] != '\0'; row++) {
			if (row->group != group ||
			    (i > 0 && row->is_for_command_line))
				continue;
			if (!has_title)
				add_title(text, group);
			has_title = true;
			add_row(text, row);
		}
	}
}

void
option_help(struct text *text, const struct option_row *const *tables)
{
	for (unsigned group = 0; group < OPTION_GROUPS; group++)
		add_group(text, tables, group);
}
