/*
 * daemon - goes into the background, and keeps the file of the process id
 *
 * Layer: edge.
 */
#ifndef DAEMON_H
#define DAEMON_H

#include "supervisor/pure/settings.h"

/* The state of a supervisor that outlives the command that started it. */
struct daemon {
	int pidfile; /* locked; -1 without one */
	int waiting; /* descriptor behind which the command waits; or -1 */
	int null; /* while it starts, as their paths may be out of reach then */
	int system_log; /* or -1 */
	int log; /* the standard error to be, while that is being decided; -1 */
	bool has_made_log; /* its file was not there before */
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
 * when that ends before.  Returns 0 in the process that is the supervisor, or
 * -1 with the complaint set.
 */
int daemon_fork(struct daemon *daemon, struct settings *settings);

/*
 * Called when the supervisor listens: writes the process id, gives up the
 * terminal, and lets the command end.  Standard error stays where --error-log
 * put it; without that option it becomes the system's log, /dev/log, to which
 * each write(2) is one message; or, with a warning, /dev/null where there is no
 * such log.  Returns 0, or -1 with the complaint set.
 */
int daemon_ready(struct daemon *daemon, struct settings *settings);

/* Removes the file of the process id. */
void daemon_end(struct daemon *daemon, const struct settings *settings);

/* Closes the file of the process id, which now belongs to another process. */
void daemon_let_go(struct daemon *daemon);

/*
 * Opens the file of --error-log as trusted_open does; one that it makes is the
 * user's, who has to open it again when it was rotated.  A file that is the
 * standard error already is not opened again.  Returns a descriptor, or -1
 * with the complaint set.
 */
int daemon_open_file(struct settings *settings);

/*
 * Opens what is to be the standard error: the file of --error-log; with
 * --debug, standard output.  Where it is the system's log already, connects to
 * that anew, if it can be reached.  Nothing is changed yet.  Returns 0, or -1
 * with the complaint set.
 */
int daemon_open_log(struct daemon *daemon, struct settings *settings);

/* Makes it the standard error.  Returns 0, or -1 and errno. */
int daemon_use_log(struct daemon *daemon);

/* It is not to be used: closes it, and removes a file that was made. */
void daemon_forget_log(struct daemon *daemon, const struct settings *settings);

/* Whether lines could be added to the file of --error-log, and whether the
 * pidfile could be written.  Returns 0, or -1 with the complaint set. */
int daemon_check_log(struct settings *settings);
int daemon_check_pidfile(struct settings *settings);

#endif
