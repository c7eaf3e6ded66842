#include "supervisor/edge/inherited.h"

#include "supervisor/edge/upgrade.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define OWN_VARIABLE "SUPERVISOR_SOCKETS"

enum {
	FIRST_HANDED = 3, /* SD_LISTEN_FDS_START */
	LINE_SIZE = LISTEN_SPEC_SIZE + 24,
};

static int
adopt(struct listeners *listeners, struct settings *settings, int fd,
    const char *spec)
{
	if (listen_adopt(listeners, fd, spec) == 0)
		return 0;
	return settings_complain(settings,
	    "descriptor %d that was handed over: %s", fd,
	    errno == EINVAL ? "it is no listening socket" : strerror(errno));
}

static int
adopt_systemd(struct listeners *listeners, struct settings *settings)
{
	const char *pid = getenv("LISTEN_PID");
	const char *count = getenv("LISTEN_FDS");

	if (pid == NULL || count == NULL || atol(pid) != (long)getpid())
		return 0;
	for (int i = 0; i < atoi(count); i++)
		if (adopt(listeners, settings, FIRST_HANDED + i, NULL) != 0)
			return -1;
	return 0;
}

static int
adopt_line(struct listeners *listeners, struct settings *settings, char *line)
{
	char kind[8] = "";
	int fd = -1;
	int spec = 0;

	if (sscanf(line, "%d %7s %n", &fd, kind, &spec) < 2 || spec == 0)
		return settings_complain(
		    settings, OWN_VARIABLE " has a line '%s'", line);
	return adopt(listeners, settings, fd,
	    strcmp(kind, "own") == 0 ? line + spec : NULL);
}

static int
adopt_predecessor(struct listeners *listeners, struct settings *settings)
{
	char *text = getenv(OWN_VARIABLE);
	char *rest = NULL;

	if (text == NULL || !upgrade_is_successor())
		return 0;
	for (char *line = strtok_r(text, "\n", &rest); line != NULL;
	     line = strtok_r(NULL, "\n", &rest))
		if (adopt_line(listeners, settings, line) != 0)
			return -1;
	return 0;
}

int
inherited_adopt(struct listeners *listeners, struct settings *settings)
{
	int result = adopt_systemd(listeners, settings);

	if (result == 0)
		result = adopt_predecessor(listeners, settings);
	unsetenv("LISTEN_PID");
	unsetenv("LISTEN_FDS");
	unsetenv("LISTEN_FDNAMES");
	unsetenv(OWN_VARIABLE);
	return result;
}

int
inherited_pass_on(const struct listeners *listeners)
{
	char text[SETTINGS_LISTENS_LIMIT * LINE_SIZE] = "";
	size_t length = 0;

	for (unsigned i = 0; i < listeners->count; i++) {
		const struct listener *listener = &listeners->list[i];

		if (fcntl(listener->fd, F_SETFD, 0) != 0)
			return -1;
		length += (size_t)snprintf(text + length, LINE_SIZE,
		    "%d %s %s\n", listener->fd,
		    listener->is_handed ? "handed" : "own", listener->spec);
	}
	return setenv(OWN_VARIABLE, text, 1);
}
