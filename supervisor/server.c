#include "server.h"

#include "options.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

int
server_read_settings(const struct server *server, struct setup *setup)
{
	struct settings *settings = &setup->settings;

	/* Once for the name of the file alone, and to find mistakes early. */
	*settings = settings_default();
	if (options_read(settings, server->argc, server->argv) != 0)
		return -1;
	if (settings->config == NULL)
		return settings_check(settings);

	const char *name = settings->config;
	*settings = settings_default();
	settings->config = name;
	if (config_read(settings, &setup->config, server->directory) != 0)
		return -1;
	if (options_read(settings, server->argc, server->argv) != 0 ||
	    settings_check(settings) != 0) {
		config_free(&setup->config);
		return -1;
	}
	return 0;
}

int
server_open(struct setup *setup, const struct listeners *kept)
{
	if (handler_open(&setup->handler, &setup->settings) != 0)
		return -1;
	if (listen_all(&setup->listeners, &setup->settings, kept) != 0) {
		handler_close(&setup->handler);
		return -1;
	}
	return 0;
}

/* What a person on this machine would type, where there is such an address. */
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
server_announce(const struct server *server)
{
	const struct setup *setup = server->setup;
	const struct listeners *listeners = &setup->listeners;
	char url[LISTEN_NAME_SIZE + 16];
	char root[PATH_MAX];

	for (unsigned i = 0; i < listeners->count; i++)
		log_say("listening on %s", listeners->list[i].name);
	write_url(listeners, url, sizeof url);
	if (setup->settings.handler != NULL)
		log_say(
		    "ready, %s is answered by %s", url, setup->handler.path);
	else
		log_say("ready, %s serves %s", url,
		    realpath(setup->settings.root == NULL
			    ? "."
			    : setup->settings.root,
			root) == NULL
			? "a root that is not there"
			: root);
}
