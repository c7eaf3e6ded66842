#include "supervisor/pure/words.h"

#include <stdbool.h>
#include <string.h>

/* What is read, and where what is left of a word is written: never behind. */
struct cursor {
	const char *from;
	char *to;
};

/* A line of a file that another system wrote ends in CR. */
static bool
is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\r';
}

/* Takes what stands between quotes.  Returns whether there was an end. */
static bool
take_quoted(struct cursor *cursor)
{
	char quote = *cursor->from++;

	while (*cursor->from != quote) {
		if (quote == '"' && *cursor->from == '\\' &&
		    cursor->from[1] != '\0' &&
		    strchr("$`\"\\", cursor->from[1]) != NULL)
			cursor->from++;
		if (*cursor->from == '\0')
			return false;
		*cursor->to++ = *cursor->from++;
	}
	cursor->from++;
	return true;
}

/* Takes one word, or fails at the byte that cursor->from is left at. */
static enum words_result
take_word(struct cursor *cursor)
{
	while (*cursor->from != '\0' && !is_blank(*cursor->from)) {
		const char *start = cursor->from;

		if (*start == '\'' || *start == '"') {
			if (!take_quoted(cursor)) {
				cursor->from = start;
				return WORDS_OPEN_QUOTE;
			}
			continue;
		}
		if (*start == '\\') {
			if (start[1] == '\0')
				return WORDS_LONE_BACKSLASH;
			cursor->from++;
		}
		*cursor->to++ = *cursor->from++;
	}
	return WORDS_FINE;
}

enum words_result
words_split(struct words *words, char *line)
{
	struct cursor cursor = { .from = line };
	enum words_result result = WORDS_FINE;

	words->count = 0;
	for (;;) {
		while (is_blank(*cursor.from))
			cursor.from++;
		if (*cursor.from == '\0' || *cursor.from == '#')
			break;
		cursor.to = line + (cursor.from - line);
		if (words->count == WORDS_LIMIT)
			result = WORDS_TOO_MANY;
		else
			words->at[words->count++] = cursor.to;
		if (result == WORDS_FINE)
			result = take_word(&cursor);
		if (result != WORDS_FINE)
			break;
		/* The terminator may lie where the next blank is read. */
		if (*cursor.from != '\0')
			cursor.from++;
		*cursor.to = '\0';
	}
	words->wrong = (size_t)(cursor.from - line);
	words->at[words->count] = NULL;
	return result;
}

const char *
words_fault(enum words_result result)
{
	switch (result) {
	case WORDS_OPEN_QUOTE:
		return "a quote that is not closed";
	case WORDS_LONE_BACKSLASH:
		return "a backslash with nothing behind it";
	case WORDS_TOO_MANY:
		return "more than 128 words";
	case WORDS_FINE:
		break;
	}
	return "";
}
