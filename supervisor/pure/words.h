/*
 * words - splits a line into words as a shell does
 *
 * Layer: pure.
 *
 * The quoting is that of POSIX 2.2, but nothing is expanded: words are
 * separated by blanks; between single quotes each byte means itself, between
 * double quotes as well but for a backslash before one of $ ` " \; elsewhere
 * a backslash makes the next byte mean itself.  A # at the beginning of a word
 * begins a comment.
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
	size_t wrong; /* offset of the mistake, after a failure */
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

/* The words for a failure, as the end of a sentence. */
const char *words_fault(enum words_result result);

#endif
