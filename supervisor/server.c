#include "supervisor/server.h"

#include "supervisor/edge/signals.h"
#include "supervisor/options.h"

#include <errno.h>
#include <limits.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int
read_with_file(
    const struct server *server, struct setup *setup, const char *file)
{
	struct settings *settings = &setup->settings;

	*settings = settings_default();
	settings->config = file;
	if (settings_file_read(settings, &setup->config) != 0)
		return -1;
	if (options_read(settings, server->argc, server->argv) == 0 &&
	    settings_check(settings) == 0)
		return 0;
	settings_file_free(&setup->config);
	return -1;
}

/* The number of processors that this process may use. */
static unsigned
default_acceptors(void)
{
	cpu_set_t processors;
	int count = sched_getaffinity(0, sizeof processors, &processors) == 0
	    ? CPU_COUNT(&processors)
	    : 1;

	return count < SETTINGS_ACCEPTORS_DEFAULT_MOST
	    ? (unsigned)count
	    : SETTINGS_ACCEPTORS_DEFAULT_MOST;
}

static int
read_settings(const struct server *server, struct setup *setup)
{
	struct settings *settings = &setup->settings;

	/* The command line says whether there is a file. */
	*settings = settings_default();
	if (options_read(settings, server->argc, server->argv) != 0)
		return -1;
	if (settings->config != NULL)
		return read_with_file(server, setup, settings->config);
	return settings_check(settings);
}

int
server_read_settings(const struct server *server, struct setup *setup)
{
	if (read_settings(server, setup) != 0)
		return -1;
	if (setup->settings.acceptors == 0)
		setup->settings.acceptors = default_acceptors();
	return 0;
}

int
server_try_confinement(struct setup *setup)
{
	confinement_plan(
	    &setup->confinement, &setup->settings, &setup->handler);
	return confinement_try(
	    &setup->confinement, &setup->settings, &setup->handler);
}

/* Logs the address that a person on this machine would type into a browser. */
static void
write_url(const struct listeners *listeners, char *url, size_t size)
{
	const struct listener *best = &listeners->list[0];

	for (unsigned i = listeners->count; i-- > 0;)
		if (listeners->list[i].local.family != PEER_LOCAL)
			best = &listeners->list[i];
	if (best->local.family == PEER_LOCAL)
		snprintf(url, size, "%s", best->name);
	else if (best->is_wildcard)
		snprintf(url, size, "http://localhost:%u/", best->local.port);
	else
		snprintf(url, size, "http://%s/", best->name);
}

void
server_announce_listeners(const struct listeners *listeners,
    const struct listeners *known, const char *what)
{
	for (unsigned i = 0; i < listeners->count; i++)
		if (!listen_has(known, listeners->list[i].fd))
			error_log_say("%s %s%s", what, listeners->list[i].name,
			    listeners->list[i].is_status ? " for the status"
							 : "");
}

void
server_announce_confinement(const struct setup *setup)
{
	char words[CONFINEMENT_WORDS_SIZE];

	confinement_describe(&setup->confinement, &setup->settings, words);
	error_log_say("%s", words);
}

void
server_announce(const struct server *server)
{
	const struct setup *setup = server->setup;
	const struct settings *settings = &setup->settings;
	char url[LISTEN_NAME_SIZE + 16];
	char root[PATH_MAX];

	server_announce_listeners(&setup->listeners, NULL, "listening on");
	server_announce_confinement(setup);
	write_url(&setup->listeners, url, sizeof url);
	if (settings->handler != NULL)
		error_log_say(
		    "ready, %s is answered by %s", url, setup->handler.path);
	else if (realpath(settings->root == NULL ? "." : settings->root,
		     root) == NULL)
		error_log_say("ready, %s serves %s, which is not there", url,
		    settings->root);
	else
		error_log_say("ready, %s serves %s", url, root);
}

/* Gives the service only to a handler that knows how to use it. */
static void
offer_magic(struct server *server)
{
	char number[16];

	server->spawner.magic = -1;
	unsetenv(HANDLER_ENV_MAGIC);
	if (!server->setup->handler.is_once ||
	    !magic_service_is_there(&server->magic))
		return;
	server->spawner.magic = server->magic.ask;
	snprintf(number, sizeof number, "%d", server->magic.ask);
	setenv(HANDLER_ENV_MAGIC, number, 1);
}

int
server_confine(void *server)
{
	struct setup *setup = ((struct server *)server)->setup;

	if (confinement_enter(&setup->confinement, &setup->handler) == 0)
		return 0;
	error_log_say("handlers cannot be confined as they could at first");
	return -1;
}

/* Copies do it for all their handlers; the first process, when it starts one,
 * for that one. */
static void
choose_confine(struct server *server)
{
	server->spawner.confined = server;
	server->spawner.confine =
	    confinement_wants_acceptor(&server->setup->confinement)
	    ? server_confine
	    : NULL;
}

int
server_build_environment(struct server *server)
{
	const char *status = server->setup->settings.status;

	if (status == NULL)
		unsetenv(HANDLER_ENV_STATUS);
	else
		setenv(HANDLER_ENV_STATUS, status, 1);
	signals_of_writing(server->setup->handler.is_once);
	offer_magic(server);
	choose_confine(server);
	confinement_offer_log(&server->setup->confinement);
	if (handler_env_build(&server->spawner.environment, environ) == 0)
		return 0;
	return settings_complain(&server->setup->settings,
	    "more than %d variables in the environment; start it with env -i, "
	    "or unset some",
	    HANDLER_ENV_LIMIT);
}

void
server_use(struct server *server, struct setup *setup)
{
	server->setup = setup;
	server->spawner.handler = &setup->handler;
}

void
server_begin_upgrade(struct server *server)
{
	struct upgrade_program program = { .arguments = server->argv,
		.mask = &server->spawner.mask,
		.listeners = &server->setup->listeners,
		.pidfile = server->daemon.pidfile };

	if (server->upgrade.pid != 0)
		return;
	memcpy(program.path, server->self, sizeof program.path);
	if (upgrade_begin(&server->upgrade, &program) == 0)
		error_log_say(
		    "upgrade: process %d starts", (int)server->upgrade.pid);
	else
		error_log_say("upgrade: %s: %s", program.path, strerror(errno));
}

void
server_close_listeners(struct server *server, bool leaves_paths)
{
	struct listeners *listeners = &server->setup->listeners;

	if (!leaves_paths)
		listen_unlink(listeners, NULL);
	listen_close(listeners, NULL);
}
