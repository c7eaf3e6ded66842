#include "httpd-once/edge/process.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "common/edge/children.h"
#include "common/edge/clock.h"
#include "common/edge/close_fds.h"

enum {
	STOP_GRACE_MS = 2000,
	/* The pause between two looks whether a group is gone. */
	STOP_LOOK_MS = 10,
	/* Killed at a time; whoever is left is listed again. */
	CHILDREN_A_TIME = 64,
	/* Signals of every system; those above are for real time. */
	LAST_SIGNAL = 31,
	EXIT_NOT_EXECUTED = 127, /* the status that shells have for it */
};

static volatile sig_atomic_t is_asked_to_end;

/* SIGPIPE, the last, stays caught: errno tells of a side that is gone. */
static const int caught_signals[PROCESS_SIGNALS] = { SIGCHLD, SIGTERM, SIGINT,
	SIGHUP, SIGPIPE };

/*
 * execve(2) resets the signals that are caught, and leaves those that are
 * ignored.  Launchers are known to ignore these signals and the ones that are
 * caught here: a shell for its background jobs, Perl, GNU parallel, Python, a
 * shell with job control, a daemon.  A launcher that ignores none of them
 * ignores no signal at all, which spares asking for the rest.  PIPE and XFSZ
 * say nothing: supervisor ignores them for a handler, and a program gets them
 * back anyway.
 */
static const unsigned char telling_signals[] = { SIGQUIT, SIGFPE, SIGALRM,
	SIGXFSZ, SIGTSTP, SIGTTOU, SIGUSR1, SIGUSR2 };

/* The three pipes, [0] to read from and [1] to write to; -1 where closed. */
struct pipes {
	int input[2];
	int output[2];
	int errors[2];
};

static void
on_signal(int number)
{
	if (number != SIGCHLD && number != SIGPIPE)
		is_asked_to_end = 1;
}

/* Returns the handler that the signal had before. */
static void (*set_signal(int number, void (*handler)(int)))(int)
{
	struct sigaction action = { .sa_handler = handler };
	struct sigaction before = { .sa_handler = SIG_DFL };

	sigemptyset(&action.sa_mask);
	sigaction(number, &action, &before);
	return before.sa_handler;
}

static void
catch_signals(struct process *process)
{
	sigset_t caught;

	is_asked_to_end = 0;
	sigemptyset(&caught);
	for (size_t i = 0; i < PROCESS_SIGNALS - 1; i++)
		sigaddset(&caught, caught_signals[i]);
	sigprocmask(SIG_BLOCK, &caught, &process->mask_before);
	for (size_t i = 0; i < PROCESS_SIGNALS; i++)
		process->handlers_before[i] =
		    set_signal(caught_signals[i], on_signal);
}

static void
release_signals(const struct process *process)
{
	for (size_t i = 0; i < PROCESS_SIGNALS - 1; i++)
		(void)set_signal(
		    caught_signals[i], process->handlers_before[i]);
	sigprocmask(SIG_SETMASK, &process->mask_before, NULL);
}

bool
process_is_asked_to_end(void)
{
	return is_asked_to_end != 0;
}

void
process_close(int *fd)
{
	if (*fd != -1)
		close(*fd);
	*fd = -1;
}

static void
close_pipes(struct pipes *pipes)
{
	for (int i = 0; i < 2; i++) {
		process_close(&pipes->input[i]);
		process_close(&pipes->output[i]);
		process_close(&pipes->errors[i]);
	}
}

static int
open_pipes(struct pipes *pipes, bool has_input)
{
	if ((has_input && pipe2(pipes->input, O_CLOEXEC) == -1) ||
	    pipe2(pipes->output, O_CLOEXEC) == -1 ||
	    pipe2(pipes->errors, O_CLOEXEC) == -1) {
		int error = errno;

		close_pipes(pipes);
		errno = error;
		return -1;
	}
	return 0;
}

static void
reset_signals(const struct process *process)
{
	bool is_one_ignored = false;
	sigset_t none;

	for (size_t i = 0; i < PROCESS_SIGNALS; i++)
		if (process->handlers_before[i] == SIG_IGN &&
		    caught_signals[i] != SIGPIPE)
			is_one_ignored = true;
	for (size_t i = 0; i < sizeof(telling_signals); i++)
		if (set_signal(telling_signals[i], SIG_DFL) == SIG_IGN &&
		    telling_signals[i] != SIGXFSZ)
			is_one_ignored = true;
	for (int number = 1; is_one_ignored && number <= LAST_SIGNAL; number++)
		if (number != SIGKILL && number != SIGSTOP)
			(void)set_signal(number, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

/*
 * Makes the end of a pipe from which is read descriptor 0.  For an empty input
 * nobody writes to the pipe, because its other end is closed with all others.
 */
static int
become_empty(void)
{
	int fds[2];

	close(0);
	return pipe2(fds, 0);
}

static int
take_input(const struct process_plan *plan, const struct pipes *pipes)
{
	if (plan->input == PROCESS_NOTHING)
		return become_empty();
	return dup2(
	    plan->input == PROCESS_PIPE ? pipes->input[0] : plan->input, 0);
}

/*
 * Runs in the new process, which still has the caller's memory.  Returns only
 * when something failed.
 */
static void
become(const struct process *process, const struct process_plan *plan,
    const struct pipes *pipes)
{
	if (setpgid(0, 0) == -1 ||
	    (plan->folder != AT_FDCWD && fchdir(plan->folder) == -1) ||
	    take_input(plan, pipes) == -1 || dup2(pipes->output[1], 1) == -1 ||
	    dup2(pipes->errors[1], 2) == -1)
		return;
	if (close_fds_from(STDERR_FILENO + 1) == -1)
		return;
	reset_signals(process);
#ifdef __linux__
	/* If the caller were killed, nobody else would end the program. */
	prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
	execve(plan->file, plan->arguments, plan->environment);
}

/* Returns 0, or the errno of what failed. */
static int
launch(struct process *process, const struct process_plan *plan,
    const struct pipes *pipes)
{
	/* The new process writes here: vfork(2) shares the memory. */
	volatile int error = 0;
	pid_t id = vfork(); /* NOLINT: fork(2) would copy; see process.h */

	if (id == 0) {
		become(process, plan, pipes); /* NOLINT */
		error = errno;
		_exit(EXIT_NOT_EXECUTED);
	}
	if (id == -1)
		return errno;
	if (error != 0) {
		while (waitpid(id, NULL, 0) == -1 && errno == EINTR)
			;
		return error;
	}
	process->id = id;
	return 0;
}

int
process_start(struct process *process, const struct process_plan *plan)
{
	struct pipes pipes = { { -1, -1 }, { -1, -1 }, { -1, -1 } };
	int error;

	memset(process, 0, sizeof(*process));
	process->input = process->output = process->errors = -1;
	if (open_pipes(&pipes, plan->input == PROCESS_PIPE) == -1)
		return -1;
	catch_signals(process);
	/* Where that is refused, a process that leaves its group is lost. */
	(void)children_adopt();
	error = launch(process, plan, &pipes);
	if (error != 0) {
		release_signals(process);
		close_pipes(&pipes);
		errno = error;
		return -1;
	}
	process->input = pipes.input[1];
	process->output = pipes.output[0];
	process->errors = pipes.errors[0];
	pipes.input[1] = pipes.output[0] = pipes.errors[0] = -1;
	close_pipes(&pipes);
	return 0;
}

bool
process_has_ended(struct process *process)
{
	pid_t id;

	if (process->has_ended)
		return true;
	do {
		id = waitpid(process->id, &process->end_status, WNOHANG);
	} while (id == -1 && errno == EINTR);
	/* An error means that there is nothing to wait for any more.  How the
	 * program ended is then unknown, and it counts as a failure. */
	if (id == -1)
		process->end_status = SIGKILL;
	process->has_ended = id != 0;
	return process->has_ended;
}

int
process_poll(struct process *process, struct pollfd *fds, nfds_t count,
    int64_t timeout_ms)
{
	struct timespec timeout = {
		.tv_sec = (time_t)(timeout_ms / 1000),
		.tv_nsec = (long)(timeout_ms % 1000) * 1000000,
	};
	sigset_t mask = process->mask_before;
	int ready;

	if (timeout_ms <= 0)
		return 0;
	for (size_t i = 0; i < PROCESS_SIGNALS - 1; i++)
		sigdelset(&mask, caught_signals[i]);
	ready = ppoll(fds, count, &timeout, &mask);
	if (ready == -1 && errno == EINTR) {
		(void)process_has_ended(process);
		errno = EINTR;
	}
	return ready;
}

/* Waits for every child that has ended, inherited ones among them.  Returns
 * whether there are others. */
static bool
has_children(struct process *process)
{
	int status;
	pid_t id;

	while ((id = waitpid(-1, &status, WNOHANG)) > 0) {
		if (id != process->id)
			continue;
		process->has_ended = true;
		process->end_status = status;
	}
	return id == 0;
}

/*
 * Waits until the group is gone.  As long as one of its members lives no other
 * process can get its number.
 */
static bool
is_group_gone(struct process *process, int64_t deadline_ms)
{
	for (;;) {
		if (!has_children(process) ||
		    (process->has_ended && kill(-process->id, 0) == -1))
			return true;
		if (clock_steady_ms() + STOP_LOOK_MS > deadline_ms)
			return false;
		(void)process_poll(process, NULL, 0, STOP_LOOK_MS);
	}
}

/* Whether a child is to live on: a program that ended by itself may leave a
 * process in a session of its own. */
static bool
is_daemon(const struct process *process, pid_t id)
{
	return !process->is_stopped && getsid(id) != getsid(0);
}

/* Kills each child that is not to live on.  Returns whether there was one. */
static bool
kill_children(const struct process *process)
{
	pid_t list[CHILDREN_A_TIME];
	long count = children_list(list, CHILDREN_A_TIME, 0);
	bool was_one = false;

	for (long i = 0; i < count; i++) {
		if (is_daemon(process, list[i]))
			continue;
		kill(list[i], SIGKILL);
		was_one = true;
	}
	return was_one;
}

/* Ends those who have left the group.  When they end, their children come to
 * this process. */
static void
end_family(struct process *process)
{
	int64_t deadline_ms = clock_steady_ms() + STOP_GRACE_MS;

	while (has_children(process) && kill_children(process) &&
	    clock_steady_ms() < deadline_ms)
		(void)process_poll(process, NULL, 0, 1);
}

static void
stop_group(struct process *process)
{
	int64_t deadline_ms = clock_steady_ms() + STOP_GRACE_MS;

	kill(-process->id, SIGTERM);
	if (is_group_gone(process, deadline_ms))
		return;
	kill(-process->id, SIGKILL);
	/* A process that the system itself holds is not waited for for ever. */
	(void)is_group_gone(process, deadline_ms + STOP_GRACE_MS);
}

void
process_stop(struct process *process)
{
	process->is_stopped = true;
	stop_group(process);
	end_family(process);
}

bool
process_end(struct process *process)
{
	bool has_left;

	if (process->id == 0)
		return false;
	process_close(&process->input);
	process_close(&process->output);
	process_close(&process->errors);
	if (!process_has_ended(process))
		process_stop(process);
	has_left = has_children(process);
	if (has_left) {
		stop_group(process);
		end_family(process);
		has_left = has_children(process);
	}
	release_signals(process);
	process->id = 0;
	return has_left;
}
