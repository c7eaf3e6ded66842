#include "supervisor/options.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

enum {
	/* The table has fewer rows: checked where the arrays are filled. */
	ROWS_LIMIT = 40,
	/* Above every letter: the value of row 0. */
	FIRST_ROW = 256,
	/* Column of the explanations in --help. */
	HELP_COLUMN = 34,
};

struct getopt_tables {
	struct option names[ROWS_LIMIT + 1];
	char letters[2 * ROWS_LIMIT + 2];
};

static void
fill_tables(struct getopt_tables *tables)
{
	size_t letter = 0;
	int row = 0;

	memset(tables, 0, sizeof *tables);
	/* So that a missing argument is told from an unknown option. */
	tables->letters[letter++] = ':';
	for (const struct setting *setting = settings_table;
	     setting->name != NULL && row < ROWS_LIMIT; setting++, row++) {
		bool has_argument = setting->argument != NULL;

		tables->names[row] = (struct option){ .name = setting->name,
			.has_arg =
			    has_argument ? required_argument : no_argument,
			.val = FIRST_ROW + row };
		if (setting->letter == 0)
			continue;
		tables->letters[letter++] = setting->letter;
		if (has_argument)
			tables->letters[letter++] = ':';
	}
}

static const struct setting *
setting_of(int found)
{
	if (found >= FIRST_ROW)
		return &settings_table[found - FIRST_ROW];
	for (const struct setting *setting = settings_table;
	     setting->name != NULL; setting++)
		if (setting->letter == (char)found)
			return setting;
	return NULL;
}

static int
refuse(struct settings *settings, int found, char *const *argv)
{
	if (found == ':')
		return settings_complain(
		    settings, "%s needs an argument", argv[optind - 1]);
	if (optopt > 0 && optopt < FIRST_ROW)
		return settings_complain(
		    settings, "there is no option -%c", optopt);
	return settings_complain(settings,
	    optopt == 0 ? "there is no option %s" : "%s takes no argument",
	    argv[optind - 1]);
}

static int
read_options(struct settings *settings, int argc, char **argv)
{
	struct getopt_tables tables;
	int found;

	fill_tables(&tables);
	/* 0 and not 1: glibc and musl then forget an earlier reading. */
	optind = 0;
	opterr = 0;
	while ((found = getopt_long(
		    argc, argv, tables.letters, tables.names, NULL)) != -1) {
		const struct setting *setting = setting_of(found);

		if (found == '?' || found == ':' || setting == NULL)
			return refuse(settings, found, argv);
		if (settings_set(settings, setting, optarg) != 0)
			return -1;
	}
	if (argc - optind > 1)
		return settings_complain(settings,
		    "one root only; '%s' is one too many", argv[optind + 1]);
	if (optind < argc)
		settings->root = argv[optind];
	return 0;
}

int
options_read(struct settings *settings, int argc, char **argv)
{
	int own = 1;

	/* The first "--" ends the supervisor's part, wherever it stands:
	 * getopt_long would let a root before it change places with it. */
	while (own < argc && strcmp(argv[own], "--") != 0)
		own++;
	if (own + 1 < argc)
		settings->handler = argv + own + 1;
	else if (own < argc)
		return settings_complain(
		    settings, "a handler is missing behind --");
	return read_options(settings, own, argv);
}

static void
help_row(const struct setting *setting)
{
	char left[80];
	int length;

	length = snprintf(left, sizeof left, "  %c%c%s --%s%s%s",
	    setting->letter == 0 ? ' ' : '-',
	    setting->letter == 0 ? ' ' : setting->letter,
	    setting->letter == 0 ? " " : ",", setting->name,
	    setting->argument == NULL ? "" : " ",
	    setting->argument == NULL ? "" : setting->argument);
	printf("%-*s %s\n", length < HELP_COLUMN ? HELP_COLUMN : 0, left,
	    setting->help);
}

int
options_help(void)
{
	fputs("usage: supervisor [options] [root]\n"
	      "       supervisor [options] -- handler [argument ...]\n"
	      "Executes a handler, httpd-once without any other, for each "
	      "connection.\n\n",
	    stdout);
	for (const struct setting *setting = settings_table;
	     setting->name != NULL; setting++)
		help_row(setting);
	return fflush(stdout) == 0 ? 0 : -1;
}
