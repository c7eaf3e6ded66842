/*
 * daemon - into the background, and the file that says who is there
 *
 * Layer: edge.
 */
#ifndef DAEMON_H
#define DAEMON_H

#include "supervisor/pure/settings.h"

/* A supervisor that is to outlive the command that started it. */
struct daemon {
	struct pidfh *pidfile; /* NULL without one */
	int waiting; /* descriptor behind which the command waits; or -1 */
	int null; /* while it starts, as their paths may be out of reach then */
	int system_log; /* or -1 */
};

/* Opens descriptors 0, 1 and 2 on /dev/null where they are closed, so that
 * none of them ever becomes a socket.  Returns 0, or -1 and errno. */
int daemon_fill_standard(void);

/*
 * Opens and locks the file of the process id, if there is to be one.  Returns
 * 0, or -1 with the complaint set.
 */
int daemon_lock(struct daemon *daemon, struct settings *settings);

/*
 * Forks if the settings want a daemon: the command then waits, and ends with
 * status 0 when daemon_ready is called, or with the status of the supervisor
 * when that ends before.  Returns 0 in whichever process is the supervisor, or
 * -1 with the complaint set.
 */
int daemon_fork(struct daemon *daemon, struct settings *settings);

/*
 * The supervisor listens: writes the process id, gives up the terminal, lets
 * the command end.  Standard error stays where --error-log put it; without
 * that it becomes the system's log, /dev/log, of which each write(2) is one
 * message; or, with a warning, nothing where there is none.  Returns 0, or -1
 * with the complaint set.
 */
int daemon_ready(struct daemon *daemon, struct settings *settings);

/* Removes the file of the process id. */
void daemon_end(struct daemon *daemon);

/* The file of the process id is another process's: closes it. */
void daemon_let_go(struct daemon *daemon);

/* Makes the file of --error-log the standard error; with --debug, standard
 * output.  Where it is the system's log already, connects to that anew, if it
 * can be reached.  Returns 0, or -1 with the complaint set. */
int daemon_redirect_log(struct settings *settings);

#endif
