/*
 * Words lie one behind the other inside their line, and a word put into quotes
 * is that word again.
 */
#include "supervisor/pure/words.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

enum { LINE_LIMIT = 4096 };

/* Writes the word as one would for a shell.  Returns the end. */
static char *
quote(char *to, const char *word)
{
	*to++ = '\'';
	for (; *word != '\0'; word++) {
		if (*word == '\'') {
			memcpy(to, "'\\'", 3);
			to += 3;
		}
		*to++ = *word;
	}
	*to++ = '\'';
	*to++ = ' ';
	return to;
}

static void
check_again(const struct words *words)
{
	static char line[4 * LINE_LIMIT + 8];
	static struct words again;
	char *end = line;

	for (size_t i = 0; i < words->count; i++)
		end = quote(end, words->at[i]);
	*end = '\0';
	must(words_split(&again, line) == WORDS_FINE);
	must(again.count == words->count);
	for (size_t i = 0; i < words->count; i++)
		must(strcmp(again.at[i], words->at[i]) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct words words;
	char *line;
	const char *last;

	if (size >= LINE_LIMIT)
		return 0;
	line = malloc(size + 1);
	must(line != NULL);
	memcpy(line, data, size);
	line[size] = '\0';
	last = line;
	if (words_split(&words, line) == WORDS_FINE) {
		for (size_t i = 0; i < words.count; i++) {
			must(words.at[i] >= last);
			last = words.at[i] + strlen(words.at[i]);
			must(last <= line + size);
		}
		check_again(&words);
	} else {
		must(words.wrong < size);
	}
	must(words.at[words.count] == NULL);
	free(line);
	return 0;
}
