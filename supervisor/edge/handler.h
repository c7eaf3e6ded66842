/*
 * handler - the program that is executed for each connection
 *
 * Layer: edge.
 *
 * The executable is opened once and executed by its descriptor, so that it
 * need not lie inside a --chroot, and so that a half-written new version of
 * it is never started.  A script (#!) is executed by its path: its interpreter
 * has to find it again by a name.
 */
#ifndef HANDLER_H
#define HANDLER_H

#include "supervisor/pure/settings.h"

#include <limits.h>

struct handler {
	int fd;
	bool is_script;
	bool is_once; /* httpd-once, also where it was named with a path */
	bool is_checked; /* a program of that name, which knows --check */
	char path[PATH_MAX]; /* absolute where it is not searched in PATH */
	char **arguments; /* NULL last */
	/* Of httpd-once: its name, options, "--", root and NULL. */
	char *own_arguments[SETTINGS_HANDLER_WORDS_LIMIT + 4];
};

/*
 * Finds and opens the handler that the settings ask for; without any it is
 * httpd-once, beside the supervisor's own executable or else where it is
 * installed.  The arguments point into the settings' texts and into the
 * struct, which must not be moved.  Returns 0, or -1 with the settings'
 * complaint set and nothing left open.
 */
int handler_open(struct handler *handler, struct settings *settings);

/*
 * The same while a handler runs already.  Where the settings name the same one
 * and a --chroot hides its file, the new one is the program that was opened
 * before.
 */
int handler_open_again(struct handler *handler, struct settings *settings,
    const struct handler *before);

void handler_close(struct handler *handler);

/*
 * Executes it in place of the calling process, which may be a vfork child.
 * Returns only on failure, with errno.
 */
void handler_execute(const struct handler *handler, char *const *environment);

#endif
