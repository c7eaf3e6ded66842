/*
 * service - answers one question after the other
 *
 * Layer: story.
 *
 * The database is loaded once, here.  Each file is looked at by a copy of this
 * process (fork(2)) that has the file, a pipe for its answer and nothing else,
 * enters the sandbox before it reads the first byte, and ends when it has
 * answered; so nothing of a file reaches the next one, and this process never
 * reads a byte of any.  What was answered is kept (memo.h) where the copies
 * cannot see it.
 *
 * Everything is bounded: SERVICE_LOOKS copies at a time, never two for one
 * file, each for SERVICE_LOOK_MS; SERVICE_QUEUE questions that wait, each for
 * SERVICE_WAIT_MS.  Who comes on top of that, or asks about a file that a copy
 * could not bear, is answered at once that nothing is known.
 */
#ifndef SERVICE_H
#define SERVICE_H

#include <magic.h>

enum {
	/* More than there are processors only wait; each may take the memory
	 * of a sandbox. */
	SERVICE_LOOKS = 4,
	/* A tenth of a second's work of the usual kind. */
	SERVICE_QUEUE = 64,
	/* A second more than the sandbox gives of the processor. */
	SERVICE_LOOK_MS = 3000,
	/* With that, less than whoever asks will wait. */
	SERVICE_WAIT_MS = 1000,
	/* A file that was too much is not tried again before. */
	SERVICE_FAILURE_MS = 60000,
};

/*
 * Answers questions that come on the socket, until nobody is left who could
 * ask.  Returns the status to exit with: 0, or LIBMAGIC_EXIT_SYSTEM where the
 * system refused something at the start, with the reason on standard error.
 */
int service_run(magic_t magic, int socket);

#endif
