/*
 * sibling - runs a small program that is installed beside this one
 *
 * Layer: edge.
 *
 * The program gets its input, a pipe for its output and one for its errors
 * (which nobody reads), and nothing of the connection.  Its environment is
 * empty and it has no arguments.  See process.h.
 */
#ifndef SIBLING_H
#define SIBLING_H

#include "httpd-once/pure/text.h"

enum {
	/* Until the program is killed: hundreds of times what one takes. */
	SIBLING_TIMEOUT_MS = 5000,
	/* What sibling_ask may send: a pipe takes it without waiting. */
	SIBLING_QUESTION_LIMIT = 4096,
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
int sibling_run(const char *name, int input, struct text *output);

/* The same with these bytes as its standard input, and no output. */
int sibling_ask(const char *name, struct view question);

#endif
