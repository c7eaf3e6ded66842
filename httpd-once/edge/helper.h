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
	/* Until the program is killed: hundreds of times what one takes. */
	HELPER_TIMEOUT_MS = 5000,
	/* What helper_ask may send: a pipe takes it without waiting. */
	HELPER_QUESTION_LIMIT = 4096,
};

/*
 * Runs the program of this name, from the folder of this executable or else
 * from SBINDIR, with the descriptor as its standard input.  What it prints is
 * added to the output as far as there is room.  It has been waited for, and
 * killed where it was too slow, when this returns: its exit status, or -1 with
 * errno ENOENT (or what else execve(2) says) where there is none, ETIMEDOUT
 * where it was too slow, EPROTO where a signal ended it, EMSGSIZE where it
 * printed too much.
 */
int helper_run(const char *name, int input, struct text *output);

/* The same with these bytes as its standard input, and no output. */
int helper_ask(const char *name, struct view question);

#endif
