#include "sibling.h"

#include "clock.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { READ_END, WRITE_END };

/* All that the child needs, made before it is: after vfork(2) it may touch
 * nothing. */
struct launch {
	char beside[PATH_MAX]; /* empty where that cannot be told */
	char installed[PATH_MAX];
	int input;
	int output;
	int null;
};

/* The name in the folder of this executable. */
static void
find_beside(const char *name, char path[PATH_MAX])
{
	ssize_t length = readlink("/proc/self/exe", path, PATH_MAX - 1);
	size_t name_size = strlen(name) + 1;
	size_t end = length > 0 ? (size_t)length : 0;

	while (end > 0 && path[end - 1] != '/')
		end--;
	if (end == 0 || end + name_size > PATH_MAX)
		path[0] = '\0';
	else
		memcpy(path + end, name, name_size);
}

static void
find_installed(const char *name, char path[PATH_MAX])
{
	struct text text = text_over(path, PATH_MAX - 1);

	TEXT_LITERAL(&text, SBINDIR "/");
	text_add_string(&text, name);
	path[text.length] = '\0';
}

/* In the child; returns errno where it cannot become the program. */
static int
become(const struct launch *launch)
{
	char *const nothing[] = { NULL };
	/* What the program calls itself in its messages, to nobody. */
	static char self[] = "httpd-once-sibling";
	char *const arguments[] = { self, NULL };

	if (dup2(launch->input, STDIN_FILENO) == -1 ||
	    dup2(launch->output, STDOUT_FILENO) == -1 ||
	    dup2(launch->null, STDERR_FILENO) == -1)
		return errno;
	if (launch->beside[0] != '\0')
		execve(launch->beside, arguments, nothing);
	execve(launch->installed, arguments, nothing);
	return errno;
}

/* Returns the child's id, or -1 with errno. */
static pid_t
start(const struct launch *launch)
{
	/* Written by the child, read by the parent: one memory. */
	volatile int error = 0;
	pid_t child = vfork();

	if (child == 0) {
		error = become(launch);
		_exit(127);
	}
	if (child > 0 && error != 0) {
		waitpid(child, NULL, 0);
		errno = error;
		return -1;
	}
	return child;
}

/* Adds what comes until the end.  Returns 0, or -1 with errno. */
static int
collect(int fd, struct text *output)
{
	int64_t deadline_ms = clock_steady_ms() + SIBLING_TIMEOUT_MS;
	struct pollfd ready = { .fd = fd, .events = POLLIN };
	char buffer[512];

	for (;;) {
		int64_t left_ms = deadline_ms - clock_steady_ms();
		int count = poll(&ready, 1, left_ms > 0 ? (int)left_ms : 0);
		ssize_t length;

		if (count == 0) {
			errno = ETIMEDOUT;
			return -1;
		}
		if (count == -1 && errno == EINTR)
			continue;
		length = count == -1 ? -1 : read(fd, buffer, sizeof(buffer));
		if (length <= 0)
			return (int)length;
		text_add(output, (struct view){ buffer, (size_t)length });
		if (output->has_overflowed) {
			errno = EMSGSIZE;
			return -1;
		}
	}
}

/*
 * A program that has closed its output has ended, or it is not what it should
 * be: so it is killed in any case, and the wait is never long.
 */
static int
finish(pid_t child, int result)
{
	int error = errno;
	int status;

	kill(child, SIGKILL);
	while (waitpid(child, &status, 0) == -1)
		if (errno != EINTR)
			return -1;
	if (result == -1) {
		errno = error;
		return -1;
	}
	if (WIFEXITED(status))
		return WEXITSTATUS(status);
	errno = EPROTO;
	return -1;
}

static int
run(struct launch *launch, struct text *output)
{
	int ends[2];
	pid_t child;
	int result = -1;

	if (pipe2(ends, O_CLOEXEC) == -1)
		return -1;
	launch->output = ends[WRITE_END];
	/* A super-server may have left it ignored, and nothing to wait for. */
	signal(SIGCHLD, SIG_DFL);
	child = start(launch);
	close(ends[WRITE_END]);
	if (child > 0)
		result = finish(child, collect(ends[READ_END], output));
	close(ends[READ_END]);
	return result;
}

int
sibling_run(const char *name, int input, struct text *output)
{
	struct launch launch;
	int result, error;

	find_beside(name, launch.beside);
	find_installed(name, launch.installed);
	launch.input = input;
	launch.null = open("/dev/null", O_RDWR | O_CLOEXEC);
	if (launch.null == -1)
		return -1;
	result = run(&launch, output);
	error = errno;
	close(launch.null);
	errno = error;
	return result;
}

int
sibling_ask(const char *name, struct view question)
{
	char nothing[1];
	struct text output = text_over(nothing, 0);
	int ends[2];
	int result = -1, error;
	ssize_t written;

	if (question.length > SIBLING_QUESTION_LIMIT) {
		errno = E2BIG;
		return -1;
	}
	if (pipe2(ends, O_CLOEXEC) == -1)
		return -1;
	written = write(ends[WRITE_END], question.at, question.length);
	close(ends[WRITE_END]);
	if (written == (ssize_t)question.length)
		result = sibling_run(name, ends[READ_END], &output);
	error = errno;
	close(ends[READ_END]);
	errno = error;
	return result;
}
