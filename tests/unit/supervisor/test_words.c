#include "supervisor/pure/words.h"
#include "tests/unit/unit.h"

#include <string.h>

enum { SHOWN = 6 };

static void
test_words(void)
{
	static const struct {
		const char *line;
		const char *words[SHOWN];
	} rows[] = {
		{ "", { NULL } },
		{ " \t\r", { NULL } },
		{ "# port 80", { NULL } },
		{ "  # x", { NULL } },
		{ "port 80", { "port", "80" } },
		{ "\tport\t 80 \r", { "port", "80" } },
		{ "port 80 # of old", { "port", "80" } },
		{ "port 80#1", { "port", "80#1" } },
		{ "a '#' \\#", { "a", "#", "#" } },
		{ "header 'A: b c'", { "header", "A: b c" } },
		{ "header A:\\ b", { "header", "A: b" } },
		{ "header \"A: 'b'\"", { "header", "A: 'b'" } },
		{ "x 'a\\b' \"a\\b\" a\\b", { "x", "a\\b", "a\\b", "ab" } },
		{ "x \"\\\"\\\\\\$\\`\"", { "x", "\"\\$`" } },
		{ "x '' \"\" y", { "x", "", "", "y" } },
		{ "x a'b'\"c\"\\d", { "x", "abcd" } },
		{ "x 'it'\\''s'", { "x", "it's" } },
		{ "\xc3\xa4 \x01", { "\xc3\xa4", "\x01" } },
	};

	unit_case("a line is split as a shell would (POSIX 2.2)");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct words words;
		size_t count = 0;

		CHECK_NUMBER(
		    words_split(&words,
			unit_guarded(rows[i].line, strlen(rows[i].line) + 1)),
		    WORDS_FINE);
		for (; count < SHOWN && rows[i].words[count] != NULL; count++) {
			CHECK(count < words.count);
			CHECK_STRING(words.at[count], rows[i].words[count]);
		}
		CHECK_NUMBER(words.count, count);
		CHECK(words.at[words.count] == NULL);
	}
	unit_release();
}

static void
test_faults(void)
{
	static const struct {
		const char *line;
		enum words_result result;
		size_t wrong;
	} rows[] = {
		{ "x 'a", WORDS_OPEN_QUOTE, 2 },
		{ "x a'", WORDS_OPEN_QUOTE, 3 },
		{ "'a' \"b", WORDS_OPEN_QUOTE, 4 },
		{ "\"a\\\"", WORDS_OPEN_QUOTE, 0 },
		{ "\"a\\", WORDS_OPEN_QUOTE, 0 },
		{ "a \\", WORDS_LONE_BACKSLASH, 2 },
	};

	unit_case("what is left open is told with its place");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct words words;

		CHECK_NUMBER(
		    words_split(&words,
			unit_guarded(rows[i].line, strlen(rows[i].line) + 1)),
		    rows[i].result);
		CHECK_NUMBER(words.wrong, rows[i].wrong);
		CHECK(words_fault(rows[i].result)[0] != '\0');
	}
	unit_release();
}

static void
test_limit(void)
{
	char line[2 * (WORDS_LIMIT + 1) + 1];
	struct words words;

	unit_case("128 words are taken, and one more is refused");
	for (size_t i = 0; i < sizeof(line); i++)
		line[i] = i % 2 == 0 ? 'x' : ' ';
	line[2 * WORDS_LIMIT] = '\0';
	CHECK_NUMBER(words_split(&words, line), WORDS_FINE);
	CHECK_NUMBER(words.count, WORDS_LIMIT);
	for (size_t i = 0; i < sizeof(line); i++)
		line[i] = i % 2 == 0 ? 'x' : ' ';
	line[sizeof(line) - 1] = '\0';
	CHECK_NUMBER(words_split(&words, line), WORDS_TOO_MANY);
	CHECK_NUMBER(words.wrong, 2 * WORDS_LIMIT);
}

static void
test_columns(void)
{
	char line[] = "  'a b'  \"c\" d";
	struct words words;

	unit_case("each word lies where it began");
	CHECK_NUMBER(words_split(&words, line), WORDS_FINE);
	CHECK_NUMBER(words.at[0] - line, 2);
	CHECK_NUMBER(words.at[1] - line, 9);
	CHECK_NUMBER(words.at[2] - line, 13);
}

int
main(void)
{
	test_words();
	test_faults();
	test_limit();
	test_columns();
	return unit_end();
}
