/*
 * trial - asks a handler whether it could serve
 *
 * Layer: edge.
 *
 * httpd-once(8) with --check looks at all that its options name, says what is
 * wrong, and exits.  It is executed as it would be for a connection: the same
 * file and words, the same environment, as the same user and below the same
 * root directory.  What it says goes where messages of the supervisor go.
 */
#ifndef TRIAL_H
#define TRIAL_H

#include "supervisor/edge/handler.h"

#include <signal.h>
#include <stdint.h>
#include <sys/types.h>

enum {
	/* A folder on a machine that does not answer may hold it for ever. */
	TRIAL_LONGEST_MS = 20000,
};

struct trial {
	pid_t pid; /* 0: none runs */
	int output; /* a pipe from it, at its end when it has ended */
	int64_t deadline_ms; /* monotonic */
	bool was_late; /* and has been killed */
};

struct trial_plan {
	const struct handler *handler;
	char *const *environment;
	const sigset_t *mask; /* of signals, for the handler */
	/* Whose user and root directory it is to have; NULL where this process
	 * has them already. */
	const struct settings *settings;
};

/* Starts it.  Returns 0, or -1 and errno. */
int
trial_begin(struct trial *trial, const struct trial_plan *plan, int64_t now_ms);

/* Waits for the end.  Returns the status as of waitpid(2), or -1 and errno. */
int trial_wait(struct trial *trial);

/* Kills it where its time is over. */
void trial_end_late(struct trial *trial, int64_t now_ms);

/* It has ended and was waited for: forgets it. */
void trial_forget(struct trial *trial);

/* It is not wanted any more. */
void trial_cancel(struct trial *trial);

#endif
