/*
 * supervisor - owns the listening sockets and executes a handler for each
 * connection
 *
 * The order of start-up.  Everything that can be refused is refused before
 * the first connection is accepted.
 */
#include "daemon.h"
#include "loop.h"
#include "options.h"
#include "privilege.h"
#include "signals.h"

#include <bsd/unistd.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/close_range.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
	EXIT_USAGE = 100, /* the command line or the file of settings */
	EXIT_SYSTEM = 111, /* the system refused something */
};

static int
complain(const struct setup *setup, int status)
{
	log_say("%s", setup->settings.complaint);
	if (status == EXIT_USAGE)
		log_say("--help lists the options");
	return status;
}

/* Memory that costs only what is used of it. */
static void *
map_zeroed(size_t size)
{
	void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	return memory == MAP_FAILED ? NULL : memory;
}

static int
prepare(struct server *server, struct settings *settings)
{
	server->slots = map_zeroed(sizeof *server->slots);
	server->tally = map_zeroed(sizeof *server->tally);
	if (server->slots == NULL || server->tally == NULL)
		return settings_complain(
		    settings, "memory: %s", strerror(errno));
	if (environment_build(&server->spawner.environment, environ) != 0)
		return settings_complain(settings,
		    "more than %d variables in the environment",
		    ENVIRONMENT_LIMIT);
	server->spawner.handler = &server->setup->handler;
	signals_install(&server->spawner.mask, &server->waiting);
	return 0;
}

/* Descriptors that the supervisor was started with, and knows nothing of. */
static void
keep_from_handlers(void)
{
	close_range(STDERR_FILENO + 1, ~0U, CLOSE_RANGE_CLOEXEC);
}

static int
start(struct server *server, struct daemon *daemon)
{
	struct setup *setup = server->setup;
	struct settings *settings = &setup->settings;

	if (daemon_redirect_log(settings) != 0 ||
	    daemon_begin(daemon, settings) != 0 ||
	    server_open(setup, NULL) != 0 || prepare(server, settings) != 0)
		return complain(setup, EXIT_SYSTEM);
	if (geteuid() == 0 && settings->user == NULL)
		log_say("warning: runs as root; --user NAME is safer");
	if (privilege_drop(settings) != 0)
		return complain(setup, EXIT_SYSTEM);
	server_announce(server);
	if (daemon_ready(daemon, settings) != 0)
		return complain(setup, EXIT_SYSTEM);
	return 0;
}

int
main(int argc, char **argv)
{
	static struct setup setup;
	static struct server server = { .setup = &setup,
		.directory = AT_FDCWD };
	struct daemon daemon = { .waiting = -1 };
	int status;

	/* Before anything points into argv: it is copied elsewhere. */
	setproctitle_init(argc, argv, environ);
	keep_from_handlers();
	server.argc = argc;
	server.argv = argv;
	if (daemon_fill_standard() != 0)
		return EXIT_SYSTEM;
	if (server_read_settings(&server, &setup) != 0)
		return complain(&setup, EXIT_USAGE);
	if (setup.settings.wants_help)
		return options_help() == 0 ? 0 : EXIT_SYSTEM;
	if (setup.settings.wants_version)
		return puts("supervisor " VERSION) < 0 ? EXIT_SYSTEM : 0;
	status = start(&server, &daemon);
	if (status == 0)
		status = loop_run(&server);
	daemon_end(&daemon);
	return status;
}
