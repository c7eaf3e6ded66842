/*
 * process - runs one program, and sees to its end
 *
 * Layer: edge.
 *
 * The program gets descriptors 0, 1 and 2 and no other, the signals as they
 * are at login, and a process group of its own, so that it can be ended
 * together with its children.  The caller's descriptors 0, 1 and 2 must be
 * open, so that no pipe gets one of these numbers.
 *
 * It is started by vfork(2), which neither copies page tables nor lets the
 * caller run before execve(2) has succeeded or failed: so failures are known
 * at once.  All that is called in between is safe there.
 *
 * While a program runs, SIGCHLD, SIGTERM, SIGINT and SIGHUP reach the caller
 * only inside process_poll, so that none comes unnoticed between a look and a
 * wait.  SIGPIPE does nothing from then on.
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
	PROCESS_PIPE = -1, /* what is written to process->input */
	PROCESS_NOTHING = -2, /* nothing: it is at its end */
};

/* What is to be run. */
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
	int end_status; /* of waitpid(2), once it has ended */
	sigset_t mask_before;
	void (*handlers_before[PROCESS_SIGNALS])(int); /* of those signals */
};

/*
 * Starts the program.  The three descriptors are the caller's, to be closed by
 * process_close.  They block, so poll(2) is to be asked first: nobody else
 * reads from or writes to them.  Returns 0; or -1 with errno as execve(2) or
 * whatever call failed set it, and then nothing is left behind.
 */
int process_start(struct process *process, const struct process_plan *plan);

/*
 * As poll(2), for so many milliseconds, but returns also, with -1 and EINTR,
 * when the program has ended (has_ended then tells) or the caller was told by
 * a signal to end (process_is_asked_to_end).  With no time left it returns 0
 * at once, even where something is ready.
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
 * Ends what is left of the program and its group: SIGTERM, and SIGKILL two
 * seconds later for those who stay.  Returns when the group is gone.
 */
void process_stop(struct process *process);

/*
 * Gives up the descriptors and puts the signals back.  A program that has not
 * ended is stopped first: nobody else would wait for it.
 */
void process_end(struct process *process);

#endif
