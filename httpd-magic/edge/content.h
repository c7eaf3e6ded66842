/*
 * content - what libmagic makes of the beginning of a file
 *
 * Layer: edge.  Names exit statuses, because behind the sandbox nothing is
 * left to do but to exit.
 */
#ifndef CONTENT_H
#define CONTENT_H

#include <magic.h>

enum {
	/* Of what is looked at; the rest of a file hardly ever tells more. */
	CONTENT_BYTES = 256 * 1024,
	/* The longest line: twice the longest type registered with IANA (87
	 * bytes), with a charset behind it. */
	CONTENT_LINE_LIMIT = 255,

	CONTENT_EXIT_TOLD = 0,
	CONTENT_EXIT_UNKNOWN = 1,
	CONTENT_EXIT_SYSTEM = 111,
};

/* Loads the database, or says why not and exits with CONTENT_EXIT_SYSTEM. */
magic_t content_load(void);

/*
 * Lets libmagic compile the expressions that it would otherwise compile for
 * the first text it meets, so that each copy of this process has them.
 */
void content_warm_up(magic_t magic);

/*
 * Reads the file, whose offset is neither used nor moved where it has one, and
 * prints its type as a line on standard output.  Returns the status to exit
 * with: CONTENT_EXIT_UNKNOWN where the content tells nothing, and nothing was
 * printed; CONTENT_EXIT_SYSTEM where something failed, and standard error has
 * the reason.  The caller ends by _exit(2): what libraries do at the end takes
 * a millisecond, and may need more than a sandbox has left.
 */
int content_tell(magic_t magic, int file);

#endif
