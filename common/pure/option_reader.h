/*
 * option_reader - reads a command line, one option after the other
 *
 * Layer: pure.
 *
 * The forms are those of POSIX 12.2 and getopt_long(3): "-l FILE", "-lFILE",
 * several letters in one word, "--log FILE", "--log=FILE"; operands may stand
 * between options, and every word behind "--" is an operand.  Names cannot be
 * abbreviated, so that a word keeps its meaning when options are added.
 */
#ifndef OPTION_READER_H
#define OPTION_READER_H

#include "common/pure/option.h"

struct option_reader {
	/* Where names are looked for; NULL last. */
	const struct option_row *const *tables;
	char *const *next; /* the words that are left */
	char *const *end;
	const char *letters; /* those that are left in a word, or NULL */
	bool has_only_operands; /* "--" was met */
};

enum option_read {
	OPTION_READ_END, /* there are no more words */
	OPTION_READ_OPTION, /* row, and its value; NULL for a flag */
	OPTION_READ_OPERAND, /* value */
	OPTION_READ_FAULT, /* complaint tells the mistake */
};

/* Reads the next option or operand. */
enum option_read option_read_next(struct option_reader *reader,
    const struct option_row **row, const char **value, struct text *complaint);

/* The complaint about a second root.  Returns -1. */
int option_refuse_operand(struct text *complaint, const char *operand);

#endif
