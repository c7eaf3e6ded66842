/*
 * libmagic - the type that libmagic finds in the beginning of a file
 *
 * Layer: edge.  It has exit statuses, because behind the sandbox nothing is
 * left to do but to exit.
 */
#ifndef LIBMAGIC_H
#define LIBMAGIC_H

#include <magic.h>

enum {
	/* The bytes that are looked at; the rest hardly ever tells more. */
	LIBMAGIC_BYTES = 256 * 1024,
	/* The longest line: twice the longest type registered with IANA (87
	 * bytes), with a charset behind it. */
	LIBMAGIC_LINE_LIMIT = 255,

	LIBMAGIC_EXIT_TOLD = 0,
	LIBMAGIC_EXIT_UNKNOWN = 1,
	LIBMAGIC_EXIT_SYSTEM = 111,
};

/* Loads the database, or prints the reason of the failure and exits with
 * LIBMAGIC_EXIT_SYSTEM. */
magic_t libmagic_load(void);

/*
 * Lets libmagic compile the expressions that it would otherwise compile for
 * the first text it meets, so that each copy of this process has them.
 */
void libmagic_warm_up(magic_t magic);

/*
 * Reads the file, whose offset is neither used nor moved where it has one, and
 * prints its type as a line on standard output.  Returns the status to exit
 * with: LIBMAGIC_EXIT_UNKNOWN where the content does not tell the type, and
 * nothing was printed; LIBMAGIC_EXIT_SYSTEM where something failed, and
 * standard error has the reason.  The caller ends with _exit(2): the work of
 * libraries at exit takes a millisecond, and may need more than the sandbox
 * allows.
 */
int libmagic_tell(magic_t magic, int file);

#endif
