#include "httpd-once/edge/helper.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "common/edge/clock.h"
#include "httpd-once/edge/process.h"

enum { NAME_LIMIT = 64 };

/* To go there, and not to list it, which a confined handler may not. */
static int
open_folder(const char *path)
{
#ifdef O_PATH
	return open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
#else
	return open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
#endif
}

/* Opens the directory of this executable.  Returns its descriptor, or -1. */
static int
open_own_folder(void)
{
	char path[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", path, sizeof(path));

	while (length > 0 && path[length - 1] != '/')
		length--;
	if (length <= 0)
		return -1;
	path[length - 1] = '\0'; /* the slash; "" cannot be: it is a name */
	return open_folder(length == 1 ? "/" : path);
}

static int
start_in(struct process *process, const char *file, int folder, int input)
{
	char name[NAME_LIMIT];
	char *const arguments[] = { name, NULL };
	char *const nothing[] = { NULL };
	const struct process_plan plan = {
		.folder = folder,
		.file = file,
		.arguments = arguments,
		.environment = nothing,
		.input = input,
	};
	int result, error;

	if (folder == -1)
		return -1;
	memcpy(name, file, strlen(file) + 1);
	result = process_start(process, &plan);
	error = errno;
	close(folder);
	errno = error;
	return result;
}

static int
start(struct process *process, const char *name, int input)
{
	char buffer[NAME_LIMIT];
	struct text file = text_over(buffer, sizeof(buffer));

	TEXT_LITERAL(&file, "./");
	text_add_string(&file, name);
	text_add_byte(&file, '\0');
	if (start_in(process, buffer, open_own_folder(), input) == 0)
		return 0;
	return start_in(process, buffer, open_folder(SBINDIR), input);
}

/* Adds the output that is there.  Returns 1, 0 at the end, or -1 with errno. */
static int
take(int fd, struct text *output)
{
	char buffer[512];
	ssize_t length = read(fd, buffer, sizeof(buffer));

	if (length == -1 && (errno == EAGAIN || errno == EINTR))
		return 1;
	if (length <= 0)
		return (int)length;
	text_add(output, (struct view){ buffer, (size_t)length });
	if (!output->has_overflowed)
		return 1;
	errno = EMSGSIZE;
	return -1;
}

/* Takes the output to its end, and then waits for the end of the program.
 * Returns 0, or -1 with errno. */
static int
follow(struct process *process, struct text *output)
{
	int64_t deadline_ms = clock_steady_ms() + HELPER_TIMEOUT_MS;
	int more = 1;

	while (more == 1 || !process->has_ended) {
		struct pollfd ready = { process->output, POLLIN, 0 };
		int count = process_poll(process, &ready, more == 1 ? 1 : 0,
		    deadline_ms - clock_steady_ms());

		if (count == 0)
			errno = ETIMEDOUT;
		if (count == 0 || process_is_asked_to_end() ||
		    (count == -1 && errno != EINTR))
			return -1;
		if (count > 0)
			more = take(process->output, output);
		if (more == -1)
			return -1;
	}
	return 0;
}

int
helper_run(const char *name, int input, struct text *output)
{
	struct process process;
	int result, error;

	if (start(&process, name, input) == -1)
		return -1;
	result = follow(&process, output);
	error = errno;
	(void)process_end(&process);
	errno = error;
	if (result == -1)
		return -1;
	if (WIFEXITED(process.end_status))
		return WEXITSTATUS(process.end_status);
	errno = EPROTO;
	return -1;
}

int
helper_ask(const char *name, struct view question)
{
	char nothing[1];
	struct text output = text_over(nothing, 0);
	int ends[2];
	int result = -1, error;
	ssize_t written;

	if (question.length > HELPER_QUESTION_LIMIT) {
		errno = E2BIG;
		return -1;
	}
	if (pipe2(ends, O_CLOEXEC) == -1)
		return -1;
	written = write(ends[1], question.at, question.length);
	close(ends[1]);
	if (written == (ssize_t)question.length)
		result = helper_run(name, ends[0], &output);
	error = errno;
	close(ends[0]);
	errno = error;
	return result;
}

static bool
is_in(int folder, const char *name)
{
	bool result =
	    folder != -1 && faccessat(folder, name, X_OK, AT_EACCESS) == 0;

	if (folder != -1)
		close(folder);
	return result;
}

bool
helper_is_there(const char *name)
{
	return is_in(open_own_folder(), name) ||
	    is_in(open(SBINDIR, O_RDONLY | O_DIRECTORY | O_CLOEXEC), name);
}
