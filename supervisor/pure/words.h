/*
 * words - a line as a shell would split it
 *
 * Layer: pure.
 *
 * As POSIX 2.2 has it, without anything that would be replaced: words are
 * separated by blanks; between single quotes each byte means itself, between
 * double quotes as well but for a backslash before one of $ ` " \; elsewhere
 * a backslash makes the next byte mean itself.  A # at the beginning of a word
 * ends the line.
 */
#ifndef WORDS_H
#define WORDS_H

#include <stddef.h>

enum {
	WORDS_LIMIT = 128, /* of one line, written by hand */
};

struct words {
	char *at[WORDS_LIMIT + 1]; /* each terminated; NULL last */
	size_t count;
	size_t wrong; /* offset of what is wrong, after a failure */
};

enum words_result {
	WORDS_FINE,
	WORDS_OPEN_QUOTE, /* wrong: of the quote */
	WORDS_LONE_BACKSLASH, /* the last byte of the line */
	WORDS_TOO_MANY, /* wrong: of the first that is too many */
};

/*
 * Splits the terminated line, which is changed; the words point into it, each
 * to where it began, so that its offset tells its column.
 */
enum words_result words_split(struct words *words, char *line);

/* Such a result as the end of a sentence. */
const char *words_fault(enum words_result result);

#endif
