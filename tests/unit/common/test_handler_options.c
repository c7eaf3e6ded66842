#include "common/pure/handler_options.h"
#include "supervisor/pure/settings.h"
#include "tests/unit/unit.h"

#include <string.h>

static char buffer[OPTION_COMPLAINT_LIMIT];

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

int
main(void)
{
	test_fallbacks();
	test_rows();
	return unit_end();
}
