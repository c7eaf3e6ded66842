/*
 * server - everything that a running supervisor owns
 *
 * Layer: story.
 *
 * A setup is the result of reading the settings once.  It is made whole or not
 * at all, so a bad file of settings changes nothing.
 */
#ifndef SERVER_H
#define SERVER_H

#include "supervisor/confinement.h"
#include "supervisor/edge/daemon.h"
#include "supervisor/edge/error_log.h"
#include "supervisor/edge/listen.h"
#include "supervisor/edge/notify.h"
#include "supervisor/edge/scoreboard.h"
#include "supervisor/edge/spawn.h"
#include "supervisor/edge/trial.h"
#include "supervisor/edge/upgrade.h"
#include "supervisor/magic_service.h"
#include "supervisor/settings_file.h"
#include "supervisor/spares.h"

struct setup {
	struct settings settings;
	struct settings_file config;
	struct listeners listeners;
	struct handler handler;
	struct confinement confinement;
};

/* A change of the settings that is under way. */
struct reload {
	struct setup *next; /* NULL: none is */
	struct trial trial; /* of its handler */
	int status; /* with which that has ended, as of waitpid(2) */
	bool has_answered;
	bool is_wanted; /* once more, when this one is over */
};

struct acceptors;
struct waiting_room;

struct server {
	int argc;
	char **argv;
	struct setup *setup;
	struct scoreboard *board;
	struct spawner spawner;
	struct daemon daemon;
	struct notify notify;
	struct upgrade upgrade;
	struct reload reload;
	struct spares spares;
	struct magic_service magic;
	struct acceptors *crew; /* of the first process; NULL in a copy */
	struct waiting_room *room; /* of the first process; NULL in a copy */
	int told; /* copies write here for the first process; see acceptors.h */
	bool has_dropped; /* the privileges that it is to drop */
	pid_t first; /* the first process, of which the others are copies */
	uint16_t owner; /* of this process's slots; 0: the first process */
	char self[PATH_MAX]; /* the program that runs */
	sigset_t waiting; /* the mask for pselect */
};

/*
 * Reads the settings: defaults, then the file, then the command line, which
 * has the last word.  Returns 0, or -1 with the settings' complaint set and
 * nothing to free.
 */
int server_read_settings(const struct server *server, struct setup *setup);

/*
 * Tries how far handlers can be confined (confinement.h).  Returns 0, or -1
 * with the settings' complaint where that is not far enough for them.
 */
int server_try_confinement(struct setup *setup);

/*
 * Builds the environment of the handlers, which depends on --status, and on
 * whether there is a service for them to ask.  Returns 0, or -1 with the
 * settings' complaint set where the environment would be too large.
 */
int server_build_environment(struct server *server);

/*
 * Confines the calling process, a copy of the first one (struct server *).
 * Returns 0, or -1 and has said so.
 */
int server_confine(void *server);

/* Makes the setup the one in force. */
void server_use(struct server *server, struct setup *setup);

/* Starts the successor of this process, and logs that or the failure. */
void server_begin_upgrade(struct server *server);

/* Logs each address that it listens on in a line, and that it is ready. */
void server_announce(const struct server *server);

/* Logs the listeners that are not among the known ones (may be NULL). */
void server_announce_listeners(const struct listeners *listeners,
    const struct listeners *known, const char *what);

/* Logs how far handlers are confined. */
void server_announce_confinement(const struct setup *setup);

/* Closes all listeners and removes the paths of UNIX sockets, unless these are
 * left to others. */
void server_close_listeners(struct server *server, bool leaves_paths);

#endif
