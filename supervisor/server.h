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
	struct spares spares;
	struct magic_service magic;
	struct acceptors *crew; /* of the first process; NULL in a copy */
	struct waiting_room *room; /* of the first process; NULL in a copy */
	int told; /* copies write here for the first process; see acceptors.h */
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
 * Opens what the settings of the setup name: handler and listeners; those of
 * kept that stay are taken over.  Returns 0, or -1 with the settings'
 * complaint set and nothing left open.
 */
int server_open(struct setup *setup, const struct listeners *kept);

/*
 * Tries how far handlers can be confined (confinement.h).  Returns 0, or -1
 * with the settings' complaint where that is not far enough for them.
 */
int server_try_confinement(struct setup *setup);

/*
 * Builds the environment of the handlers, which depends on --status, and on
 * whether there is a service for them to ask.  Returns 0, or -1 where the
 * environment would be too large.
 */
int server_build_environment(struct server *server);

/*
 * Confines the calling process, a copy of the first one (struct server *).
 * Returns 0, or -1 and has said so.
 */
int server_confine(void *server);

/* Makes the setup the one in force. */
void server_use(struct server *server, struct setup *setup);

/*
 * Reads the settings again and puts them in force, or reports a mistake in them
 * and changes nothing.  Returns whether they are in force.
 */
bool server_reload(struct server *server);

/* Starts the successor of this process, and logs that or the failure. */
void server_begin_upgrade(struct server *server);

/* Logs each address that it listens on in a line, and that it is ready. */
void server_announce(const struct server *server);

/* Closes all listeners and removes the paths of UNIX sockets, unless these are
 * left to others. */
void server_close_listeners(struct server *server, bool leaves_paths);

#endif
