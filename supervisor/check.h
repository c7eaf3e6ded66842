/*
 * check - whether the settings would serve, before they do
 *
 * Layer: story.
 */
#ifndef CHECK_H
#define CHECK_H

#include "supervisor/server.h"

enum {
	EXIT_USAGE = 100, /* the command line, or a file that it names */
	EXIT_SYSTEM = 111, /* the system refused something */
};

/*
 * Begins to ask the handler of a setup.  Returns 1 where it does; 0 where the
 * handler is a program that cannot be asked; -1 with the settings' complaint
 * set.
 */
int check_begin(struct trial *trial, const struct server *server,
    struct setup *setup, int64_t now_ms);

/*
 * What the end of the handler means, which has said itself what is wrong.
 * Returns 0, or the exit status with the settings' complaint set.
 */
int
check_judge(const struct trial *trial, struct settings *settings, int status);

/*
 * Asks the handler and waits for its answer.  Returns 0, or the exit status
 * with the settings' complaint set.
 */
int check_handler(const struct server *server, struct setup *setup);

/*
 * --check: says everything that would keep the supervisor from serving by
 * these settings, and changes nothing.  Returns the exit status.
 */
int check_all(struct server *server, struct setup *setup);

#endif
