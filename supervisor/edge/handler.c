#include "supervisor/edge/handler.h"

#include "supervisor/edge/program_path.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* execve(2) takes its arguments as char *, but changes none of them. */
static char *
word(const char *text)
{
	return (char *)(uintptr_t)text;
}

static void
choose_once(struct handler *handler, const struct settings *settings)
{
	char **next = handler->own_arguments;

	program_path_find("httpd-once", handler->path);
	*next++ = word("httpd-once");
	for (unsigned i = 0; i < settings->once_word_count; i++)
		*next++ = word(settings->once_words[i]);
	*next++ = word("--");
	*next++ = word(settings->root == NULL ? "." : settings->root);
	*next = NULL;
	handler->arguments = handler->own_arguments;
}

/* Looks a name without a slash up in PATH, as a shell would. */
static int
search(char path[PATH_MAX], const char *name)
{
	const char *rest = getenv("PATH");

	if (strchr(name, '/') != NULL || rest == NULL)
		return snprintf(path, PATH_MAX, "%s", name) < PATH_MAX ? 0 : -1;
	while (*rest != '\0') {
		size_t length = strcspn(rest, ":");

		if (snprintf(path, PATH_MAX, "%.*s/%s", (int)length, rest,
			name) < PATH_MAX &&
		    access(path, X_OK) == 0)
			return 0;
		rest += length + (rest[length] == ':');
	}
	errno = ENOENT;
	return -1;
}

static bool
starts_as_script(int fd)
{
	char start[2];

	return pread(fd, start, sizeof start, 0) == sizeof start &&
	    memcmp(start, "#!", sizeof start) == 0;
}

/* Whether this is the last part of a path. */
static bool
is_named(const char *path, const char *name)
{
	const char *slash = strrchr(path, '/');

	return strcmp(slash == NULL ? path : slash + 1, name) == 0;
}

static int
open_executable(struct handler *handler)
{
	struct stat status;

	/* A program may be executable and not readable. */
	handler->fd = open(handler->path, O_RDONLY | O_CLOEXEC);
	if (handler->fd < 0 && errno == EACCES)
		handler->fd = open(handler->path, O_PATH | O_CLOEXEC);
	if (handler->fd < 0)
		return -1;
	handler->is_script = starts_as_script(handler->fd);
	if (access(handler->path, X_OK) == 0 &&
	    fstat(handler->fd, &status) == 0 && S_ISREG(status.st_mode))
		return 0;
	handler_close(handler);
	errno = EACCES;
	return -1;
}

int
handler_open(struct handler *handler, struct settings *settings)
{
	int result = 0;

	handler->fd = -1;
	handler->arguments = settings->handler;
	if (settings->handler == NULL)
		choose_once(handler, settings);
	else
		result = search(handler->path, settings->handler[0]);
	if (result != 0 || open_executable(handler) != 0)
		return settings_complain(settings, "handler %s: %s",
		    result != 0 ? settings->handler[0] : handler->path,
		    strerror(errno));
	handler->is_once = settings->handler == NULL ||
	    program_path_is("httpd-once", handler->fd);
	handler->is_checked = handler->is_once ||
	    (!handler->is_script && is_named(handler->path, "httpd-once"));
	return 0;
}

int
handler_open_again(struct handler *handler, struct settings *settings,
    const struct handler *before)
{
	bool is_same;

	if (handler_open(handler, settings) == 0)
		return 0;
	is_same = strcmp(handler->arguments[0], before->arguments[0]) == 0;
	if (settings->chroot == NULL || before->is_script || !is_same)
		return -1;
	handler->fd = fcntl(before->fd, F_DUPFD_CLOEXEC, 0);
	if (handler->fd < 0)
		return -1;
	memcpy(handler->path, before->path, sizeof handler->path);
	handler->is_script = false;
	handler->is_once = before->is_once;
	handler->is_checked = before->is_checked;
	return 0;
}

void
handler_close(struct handler *handler)
{
	if (handler->fd >= 0)
		close(handler->fd);
	handler->fd = -1;
}

void
handler_execute(const struct handler *handler, char *const *environment)
{
	if (!handler->is_script)
		syscall(SYS_execveat, handler->fd, "", handler->arguments,
		    environment, AT_EMPTY_PATH);
	/* It is a script, or the kernel or a sandbox lacks execveat(2). */
	if (handler->is_script || errno == ENOSYS || errno == EPERM)
		execve(handler->path, handler->arguments, environment);
}
