/*
 * helper - runs a small program that is installed beside this one
 *
 * Layer: edge.
 *
 * The program gets its input, a pipe for its output and one for its errors
 * (which nobody reads), and nothing of the connection.  Its environment is
 * empty and it has no arguments.  See process.h.
 */
#ifndef HELPER_H
#define HELPER_H

#include "common/pure/text.h"

enum {
	/* The time until the program is killed: hundreds of times its need. */
	HELPER_TIMEOUT_MS = 5000,
	/* The most bytes for helper_ask, which a pipe takes at once. */
	HELPER_QUESTION_LIMIT = 4096,
};

/*
 * Runs the program of this name, from the directory of this executable or else
 * from SBINDIR, with the descriptor as its standard input, and waits for its
 * end.  The program's output is added to the text as far as there is room.
 * Returns the exit status, or -1 with errno ENOENT (or what else execve(2)
 * says) where there is no such program, ETIMEDOUT where it was too slow and has
 * been killed, EPROTO where a signal ended it, EMSGSIZE where it printed too
 * much.
 */
int helper_run(const char *name, int input, struct text *output);

/* Does the same with these bytes as the standard input, and ignores the output.
 */
int helper_ask(const char *name, struct view question);

/* Whether such a program is there and may be executed. */
bool helper_is_there(const char *name);

#endif
