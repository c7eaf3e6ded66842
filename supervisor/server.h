/*
 * server - all that a running supervisor owns
 *
 * Layer: policy.
 *
 * A setup is what comes of one reading of the settings: it is made whole or
 * not at all, so that a bad file of settings changes nothing.
 */
#ifndef SERVER_H
#define SERVER_H

#include "config.h"
#include "listen.h"
#include "log.h"
#include "slots.h"
#include "spawn.h"
#include "tally.h"

struct setup {
	struct settings settings;
	struct config config;
	struct listeners listeners;
	struct handler handler;
};

struct server {
	int argc;
	char **argv;
	struct setup *setup;
	struct spawner spawner;
	struct slots *slots;
	struct tally *tally;
	sigset_t waiting; /* mask for pselect */
	int directory; /* that the file of settings is relative to */
};

/*
 * Reads the settings: defaults, then the file, then the command line, which
 * has the last word.  Returns 0, or -1 with the settings' complaint set.
 */
int server_read_settings(const struct server *server, struct setup *setup);

/*
 * Opens what the settings of the setup name: handler and listeners; those of
 * kept (may be NULL) that stay are taken over.  Returns 0, or -1 with the
 * settings' complaint set and nothing left open.
 */
int server_open(struct setup *setup, const struct listeners *kept);

/* Tells, one line each, what it listens on, and that it is ready. */
void server_announce(const struct server *server);

#endif
