#include "supervisor/edge/trial.h"

#include "common/edge/clock.h"
#include "supervisor/edge/error_log.h"
#include "supervisor/edge/privileges.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { EXIT_FAILED = 111 };

/* The words of the handler with --check behind its name; NULL without memory.
 */
static char **
make_arguments(const struct handler *handler)
{
	static char option[] = "--check";
	size_t count = 0;
	char **arguments;

	while (handler->arguments[count] != NULL)
		count++;
	arguments = calloc(count + 2, sizeof *arguments);
	if (arguments == NULL)
		return NULL;
	arguments[0] = handler->arguments[0];
	arguments[1] = option;
	for (size_t i = 1; i < count; i++)
		arguments[i + 1] = handler->arguments[i];
	return arguments;
}

/* Gives up what the supervisor is going to give up.  The socket of --status is
 * not there yet, and needs no owner. */
static int
drop_privileges(const struct trial_plan *plan)
{
	struct settings settings;

	if (plan->settings == NULL)
		return 0;
	settings = *plan->settings;
	settings.status = NULL;
	if (privileges_drop(&settings) == 0)
		return 0;
	error_log_say("%s", settings.complaint);
	return -1;
}

__attribute__((noreturn)) static void
become_handler_and_exit(const struct trial_plan *plan, int output)
{
	struct handler handler = *plan->handler;

	handler.arguments = make_arguments(plan->handler);
	if (drop_privileges(plan) != 0)
		_exit(EXIT_FAILED);
	if (handler.arguments != NULL && dup2(output, STDOUT_FILENO) >= 0 &&
	    sigprocmask(SIG_SETMASK, plan->mask, NULL) == 0)
		handler_execute(&handler, plan->environment);
	error_log_say("handler %s: %s", handler.path, strerror(errno));
	_exit(EXIT_FAILED);
}

int
trial_begin(struct trial *trial, const struct trial_plan *plan, int64_t now_ms)
{
	int ends[2];
	int error;

	if (pipe2(ends, O_CLOEXEC) != 0)
		return -1;
	*trial = (struct trial){ .output = ends[0],
		.deadline_ms = now_ms + TRIAL_LONGEST_MS };
	trial->pid = fork();
	if (trial->pid == 0)
		become_handler_and_exit(plan, ends[1]);
	error = errno;
	close(ends[1]);
	if (trial->pid > 0)
		return 0;
	close(ends[0]);
	trial->pid = 0;
	errno = error;
	return -1;
}

/* Whether there may be more to wait for. */
static bool
wait_for_output(const struct trial *trial)
{
	struct pollfd ready = { .fd = trial->output, .events = POLLIN };
	int64_t left_ms = trial->deadline_ms - clock_steady_ms();
	char buffer[512];

	if (left_ms <= 0)
		return false;
	if (poll(&ready, 1, (int)left_ms) < 0)
		return errno == EINTR;
	return ready.revents == 0 ||
	    read(trial->output, buffer, sizeof buffer) > 0;
}

int
trial_wait(struct trial *trial)
{
	int status = -1;

	while (wait_for_output(trial))
		continue;
	trial_end_late(trial, clock_steady_ms());
	while (waitpid(trial->pid, &status, 0) < 0)
		if (errno != EINTR)
			return -1;
	trial_forget(trial);
	return status;
}

void
trial_end_late(struct trial *trial, int64_t now_ms)
{
	if (trial->pid == 0 || now_ms < trial->deadline_ms)
		return;
	trial->was_late = true;
	kill(trial->pid, SIGKILL);
}

void
trial_forget(struct trial *trial)
{
	if (trial->pid != 0)
		close(trial->output);
	trial->pid = 0;
}

void
trial_cancel(struct trial *trial)
{
	if (trial->pid == 0)
		return;
	kill(trial->pid, SIGKILL);
	trial_forget(trial);
}
