#include "process.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "clock.h"

enum {
	STOP_GRACE_MS = 2000,
	/* How often a group is looked at whether it is gone. */
	STOP_LOOK_MS = 10,
	/* Signals of every system; those above are for real time. */
	LAST_SIGNAL = 31,
	EXIT_NOT_EXECUTED = 127, /* as shells say it */
};

static volatile sig_atomic_t is_asked_to_end;

static const int caught_signals[PROCESS_SIGNALS] = { SIGCHLD, SIGTERM, SIGINT,
	SIGHUP };

/* The three pipes, [0] to read from and [1] to write to; -1 where closed. */
struct pipes {
	int input[2];
	int output[2];
	int errors[2];
};

static void
on_signal(int number)
{
	if (number != SIGCHLD)
		is_asked_to_end = 1;
}

static void
catch_signals(struct process *process)
{
	struct sigaction action = { .sa_handler = on_signal };
	sigset_t caught;

	is_asked_to_end = 0;
	sigemptyset(&caught);
	for (size_t i = 0; i < PROCESS_SIGNALS; i++)
		sigaddset(&caught, caught_signals[i]);
	sigprocmask(SIG_BLOCK, &caught, &process->mask_before);
	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < PROCESS_SIGNALS; i++)
		sigaction(
		    caught_signals[i], &action, &process->actions_before[i]);
	/* A side that is gone is told by errno. */
	action.sa_handler = SIG_IGN;
	sigaction(SIGPIPE, &action, NULL);
}

static void
release_signals(const struct process *process)
{
	for (size_t i = 0; i < PROCESS_SIGNALS; i++)
		sigaction(caught_signals[i], &process->actions_before[i], NULL);
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
open_pipe(int *fds, int own_end)
{
	if (pipe2(fds, O_CLOEXEC) == -1)
		return -1;
	/* Only the end that stays here: the program's own must block. */
	return fcntl(fds[own_end], F_SETFL, O_NONBLOCK);
}

static int
open_pipes(struct pipes *pipes, bool has_input)
{
	if ((!has_input && open_pipe(pipes->input, 1) == -1) ||
	    open_pipe(pipes->output, 0) == -1 ||
	    open_pipe(pipes->errors, 0) == -1) {
		int error = errno;

		close_pipes(pipes);
		errno = error;
		return -1;
	}
	return 0;
}

/* Descriptors from 3 on; whoever started us may have left some open. */
static void
close_others(void)
{
	long limit;

#if defined(SYS_close_range) && !defined(PORTABLE)
	if (syscall(SYS_close_range, 3U, ~0U, 0U) == 0)
		return;
#endif
	limit = sysconf(_SC_OPEN_MAX);
	for (int fd = 3; fd < limit; fd++)
		close(fd);
}

static void
reset_signals(void)
{
	struct sigaction action = { .sa_handler = SIG_DFL };
	sigset_t none;

	sigemptyset(&action.sa_mask);
	for (int number = 1; number <= LAST_SIGNAL; number++)
		if (number != SIGKILL && number != SIGSTOP)
			sigaction(number, &action, NULL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

/*
 * In the new process, which still has the caller's memory: returns only when
 * something failed.
 */
static void
become(const struct process_plan *plan, const struct pipes *pipes)
{
	int input = plan->input == -1 ? pipes->input[0] : plan->input;

	if (setpgid(0, 0) == -1 || fchdir(plan->folder) == -1 ||
	    dup2(input, 0) == -1 || dup2(pipes->output[1], 1) == -1 ||
	    dup2(pipes->errors[1], 2) == -1)
		return;
	close_others();
	reset_signals();
#ifdef __linux__
	/* Should the caller be killed, nobody else would end it. */
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
		become(plan, pipes); /* NOLINT */
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
	if (open_pipes(&pipes, plan->input != -1) == -1)
		return -1;
	catch_signals(process);
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

/* Looks whether the program has ended. */
static void
look(struct process *process)
{
	pid_t id;

	if (process->has_ended)
		return;
	do {
		id = waitpid(process->id, &process->end_status, WNOHANG);
	} while (id == -1 && errno == EINTR);
	/* An error means that there is nothing to wait for any more; then
	 * nobody knows how it ended, and it did not end well. */
	if (id == -1)
		process->end_status = SIGKILL;
	process->has_ended = id != 0;
}

int
process_poll(struct process *process, struct pollfd *fds, nfds_t count,
    int64_t deadline_ms)
{
	int64_t left_ms = deadline_ms - clock_steady_ms();
	struct timespec timeout = { 0, 0 };
	sigset_t mask = process->mask_before;
	int ready;

	/* Also where something is always ready: time is up. */
	if (left_ms <= 0)
		return 0;
	timeout.tv_sec = (time_t)(left_ms / 1000);
	timeout.tv_nsec = (long)(left_ms % 1000) * 1000000;
	for (size_t i = 0; i < PROCESS_SIGNALS; i++)
		sigdelset(&mask, caught_signals[i]);
	ready = ppoll(fds, count, &timeout, &mask);
	if (ready == -1 && errno == EINTR) {
		look(process);
		errno = EINTR;
	}
	return ready;
}

/*
 * Waits until the group is gone.  As long as one of its members lives no other
 * process can get its number.
 */
static bool
is_group_gone(struct process *process, int64_t deadline_ms)
{
	for (;;) {
		int64_t next_ms = clock_steady_ms() + STOP_LOOK_MS;

		look(process);
		if (process->has_ended && kill(-process->id, 0) == -1)
			return true;
		if (next_ms > deadline_ms)
			return false;
		(void)process_poll(process, NULL, 0, next_ms);
	}
}

void
process_stop(struct process *process)
{
	int64_t deadline_ms = clock_steady_ms() + STOP_GRACE_MS;

	look(process);
	kill(-process->id, SIGTERM);
	if (is_group_gone(process, deadline_ms))
		return;
	kill(-process->id, SIGKILL);
	/* One that the system itself holds is not waited for without end. */
	(void)is_group_gone(process, deadline_ms + STOP_GRACE_MS);
}

void
process_end(struct process *process)
{
	if (process->id == 0)
		return;
	process_close(&process->input);
	process_close(&process->output);
	process_close(&process->errors);
	look(process);
	if (!process->has_ended)
		process_stop(process);
	release_signals(process);
	process->id = 0;
}
