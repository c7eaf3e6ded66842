#include "common/pure/option_help.h"
#include "supervisor/pure/settings.h"
#include "tests/unit/unit.h"

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
	test_help();
	return unit_end();
}
