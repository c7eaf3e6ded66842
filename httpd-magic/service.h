/*
 * service - answers one question after the other
 *
 * Layer: story.
 *
 * The database is loaded once, here.  Each file is looked at by a copy of this
 * process (fork(2)) that has the file, a pipe for its answer and nothing else,
 * enters the sandbox before it reads the first byte, and ends when it has
 * answered; so nothing of a file reaches the next one, and this process never
 * reads a byte of any.  Answers are kept (type_cache.h) where the copies cannot
 * see them.
 *
 * Everything is bounded: SERVICE_LOOKS copies at a time, never two for one
 * file, each for SERVICE_LOOK_MS; SERVICE_QUEUE questions that wait, each for
 * SERVICE_WAIT_MS.  A question beyond that, or about a file that was too much
 * for a copy, gets the answer at once that the type is not known.
 */
#ifndef SERVICE_H
#define SERVICE_H

#include <magic.h>

enum {
	/* More copies than processors only wait; each may take the memory of a
	 * sandbox. */
	SERVICE_LOOKS = 4,
	/* Usual questions of this number take a tenth of a second. */
	SERVICE_QUEUE = 64,
	/* A second more than the sandbox gives of the processor. */
	SERVICE_LOOK_MS = 3000,
	/* Together with the time above less than a handler waits. */
	SERVICE_WAIT_MS = 1000,
	/* The time before a file that was too much is tried again. */
	SERVICE_FAILURE_MS = 60000,
};

/*
 * Answers questions that come on the socket, until no process can ask any more.
 * Returns the status to exit with: 0, or LIBMAGIC_EXIT_SYSTEM where a call to
 * the system failed at the start, with the reason on standard error.
 */
int service_run(magic_t magic, int socket);

#endif
