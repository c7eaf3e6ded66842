/*
 * process - runs one program to its end
 *
 * Layer: edge.
 *
 * The program gets descriptors 0, 1 and 2 and no other, the signals as they
 * are at login, and a process group of its own, so that it can be ended
 * together with its children.  The caller's descriptors 0, 1 and 2 must be
 * open, so that no pipe gets one of these numbers.
 *
 * It is started by vfork(2), which neither copies page tables nor lets the
 * caller run before execve(2) has succeeded or failed, so that a failure is
 * known at once.  All functions that are called in between are safe there.
 *
 * While a program runs, SIGCHLD, SIGTERM, SIGINT and SIGHUP reach the caller
 * only inside process_poll, so that none is lost between a test and a wait.
 * SIGPIPE has no effect from then on.
 */
#ifndef PROCESS_H
#define PROCESS_H

#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

enum {
	PROCESS_SIGNALS = 5, /* those named above */
	/* In place of a descriptor for the program's input. */
	PROCESS_PIPE = -1, /* a pipe, written to at process->input */
	PROCESS_NOTHING = -2, /* an input that is empty */
};

/* The program that is to be run. */
struct process_plan {
	int folder; /* becomes the working directory; AT_FDCWD: as it is */
	const char *file; /* its name from there, with a slash in it */
	char *const *arguments;
	char *const *environment;
	int input; /* becomes its descriptor 0; or one of those above */
};

struct process {
	pid_t id; /* and that of its group; 0 before it runs */
	int input; /* writes to its descriptor 0; -1 without PROCESS_PIPE */
	int output; /* reads from its descriptor 1 */
	int errors; /* reads from its descriptor 2 */
	bool has_ended;
	bool is_stopped; /* it did not end by itself */
	int end_status; /* of waitpid(2), once it has ended */
	sigset_t mask_before;
	void (*handlers_before[PROCESS_SIGNALS])(int); /* of those signals */
};

/*
 * Starts the program.  The three descriptors are the caller's, to be closed by
 * process_close.  They block, so poll(2) is to be asked first: nobody else
 * reads from or writes to them.  Returns 0; or -1 with the errno of execve(2)
 * or of another call that failed, and then nothing is left behind.
 */
int process_start(struct process *process, const struct process_plan *plan);

/*
 * Waits as poll(2) does, for so many milliseconds, but also returns -1 with
 * EINTR when the program has ended (see process_has_ended) or a signal has told
 * the caller to end (see process_is_asked_to_end).  With no time left it
 * returns 0 at once, even where a descriptor is ready.
 */
int process_poll(struct process *process, struct pollfd *fds, nfds_t count,
    int64_t timeout_ms);

/* Looks whether the program has ended, without waiting. */
bool process_has_ended(struct process *process);

/* Whether SIGTERM, SIGINT or SIGHUP came since the program was started. */
bool process_is_asked_to_end(void);

/* Closes one of the three descriptors, if it is open, and sets it to -1. */
void process_close(int *fd);

/*
 * Ends the rest of the program and its group: with SIGTERM, and two seconds
 * later with SIGKILL for those that are left.  Returns when the group is gone.
 */
void process_stop(struct process *process);

/*
 * Closes the descriptors and puts the signals back.  A program that has not
 * ended is stopped first, because nothing else would wait for it.
 *
 * What it has left behind is stopped, too, wherever it may have gone: the
 * caller has become a subreaper (prctl(2)), so it inherits all of it.  But a
 * program that ended by itself, and was not stopped, may leave a process in a
 * session of its own (setsid(2)), as a daemon does.  Returns whether there is
 * one.
 */
bool process_end(struct process *process);

#endif
