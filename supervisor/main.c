/*
 * supervisor - owns the listening sockets and executes a handler for each
 * connection
 *
 * The order of start-up.  Everything that can be refused is refused before
 * the first connection is accepted.
 */
#include "common/edge/clock.h"
#include "common/edge/close_fds.h"
#include "supervisor/acceptors.h"
#include "supervisor/check.h"
#include "supervisor/edge/inherited.h"
#include "supervisor/edge/privileges.h"
#include "supervisor/edge/signals.h"
#include "supervisor/edge/terminal.h"
#include "supervisor/loop.h"
#include "supervisor/options.h"
#include "supervisor/waiting.h"

#include <bsd/unistd.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int
complain(const struct setup *setup, int status)
{
	error_log_say("%s", setup->settings.complaint);
	return status;
}

/* What the check of the handler needs, too, and nobody else notices. */
static int
prepare(struct server *server, struct settings *settings)
{
	if (handler_open(&server->setup->handler, settings) != 0)
		return -1;
	confinement_plan(
	    &server->setup->confinement, settings, &server->setup->handler);
	server->board = scoreboard_make();
	if (server->board == NULL)
		return settings_complain(
		    settings, "memory: %s", strerror(errno));
	server->board->tally.since_ms = clock_steady_ms();
	error_log_count_at(&server->board->tally.lost_lines);
	magic_service_open(&server->magic, &server->spawner.mask);
	return server_build_environment(server);
}

/* Goes into the background, where a successor is already. */
static int
settle(struct server *server, struct settings *settings)
{
	if (upgrade_is_successor())
		return 0;
	if (daemon_lock(&server->daemon, settings) != 0)
		return -1;
	return daemon_fork(&server->daemon, settings);
}

static int
open_all(struct server *server, struct settings *settings)
{
	struct listeners handed = { .count = 0 };
	struct setup *setup = server->setup;

	if (daemon_open_log(&server->daemon, settings) != 0 ||
	    inherited_adopt(&handed, settings) != 0 ||
	    settle(server, settings) != 0 ||
	    listen_all(&setup->listeners, settings, &handed) != 0)
		return -1;
	/* The handed sockets that the settings no longer name. */
	listen_close(&handed, &setup->listeners);
	return 0;
}

/* From here on this process is the supervisor, and no failure may end it. */
static void
take_over(struct server *server, struct settings *settings)
{
	upgrade_take_over();
	if (daemon_lock(&server->daemon, settings) != 0 ||
	    daemon_ready(&server->daemon, settings) != 0)
		error_log_say("%s", settings->complaint);
}

/* The terminal is root's, or whoever's started this, and not the user's. */
static void
leave_terminal(struct server *server)
{
	terminal_keep_unreadable();
	server->spawner.terminal = terminal_leave();
}

/* Gives up everything that is root's.  Returns 0, or -1 with the complaint set.
 */
static int
drop(struct server *server, struct settings *settings)
{
	if (settings->chroot != NULL && server->spawner.magic >= 0 &&
	    magic_service_start_outside(
		&server->magic, settings, clock_steady_ms()) != 0)
		return -1;
	server->has_dropped = true;
	confinement_begin(&server->setup->confinement);
	return privileges_drop(settings);
}

/* Listens, and is ready.  Returns 0, or -1 with the complaint set. */
static int
begin(struct server *server, struct settings *settings)
{
	if (open_all(server, settings) != 0)
		return -1;
	signals_install(&server->spawner.mask, &server->waiting);
	waiting_open(server->room);
	notify_open(&server->notify, settings->ready_fd);
	if (drop(server, settings) != 0 ||
	    server_try_confinement(server->setup) != 0 ||
	    server_build_environment(server) != 0)
		return -1;
	/* Until here the person who started it was told what is wrong. */
	if (daemon_use_log(&server->daemon) != 0)
		return settings_complain(
		    settings, "error-log: %s", strerror(errno));
	if (geteuid() == 0)
		error_log_say("warning: runs as root; --user NAME is safer");
	server_announce(server);
	if (upgrade_is_successor())
		take_over(server, settings);
	else if (daemon_ready(&server->daemon, settings) != 0)
		return -1;
	notify_ready(&server->notify);
	return 0;
}

/* Leaves nothing behind but what others need. */
static void
undo(struct server *server)
{
	daemon_forget_log(&server->daemon, &server->setup->settings);
	if (upgrade_is_successor())
		return;
	listen_unlink(&server->setup->listeners, NULL);
	daemon_end(&server->daemon, &server->setup->settings);
}

/*
 * Before anything is opened, because a number that is closed now may become
 * that of a descriptor of the supervisor's own.  Whoever waited was told by the
 * predecessor of a successor.
 */
static int
check_ready_fd(struct settings *settings)
{
	if (upgrade_is_successor())
		settings->ready_fd = 0;
	if (settings->ready_fd == 0 ||
	    fcntl((int)settings->ready_fd, F_GETFD) >= 0)
		return 0;
	return settings_complain(settings,
	    "--ready-fd %u: %s; it has to be open when supervisor is started",
	    settings->ready_fd, strerror(errno));
}

/* Returns 0, or the exit status with the complaint set. */
static int
start(struct server *server)
{
	struct setup *setup = server->setup;
	int status;

	if (check_ready_fd(&setup->settings) != 0)
		return EXIT_SYSTEM;
	if (setup->settings.user != NULL)
		leave_terminal(server);
	error_log_let_nobody_wait();
	if (prepare(server, &setup->settings) != 0)
		return EXIT_SYSTEM;
	status = check_handler(server, setup);
	if (status != 0 || begin(server, &setup->settings) == 0)
		return status;
	undo(server);
	return EXIT_SYSTEM;
}

int
main(int argc, char **argv)
{
	static struct acceptors crew = { .work = loop_run };
	static struct waiting_room room;
	static struct server server = {
		.daemon = { .pidfile = -1,
		    .waiting = -1,
		    .system_log = -1,
		    .log = -1 },
		.spawner = { .terminal = -1 },
		.crew = &crew,
		.room = &room,
		.told = -1,
	};
	struct setup *setup;
	int status;

	if (daemon_fill_standard() != 0) {
		error_log_say("cannot open /dev/null: %s", strerror(errno));
		return EXIT_SYSTEM;
	}
	/* This moves argv, so it comes before any pointer into it. */
	setproctitle_init(argc, argv, environ);
	/* No handler gets a descriptor that nobody here knows of. */
	if (close_fds_on_exec(STDERR_FILENO + 1) != 0)
		return EXIT_SYSTEM;
	upgrade_find_self(server.self);
	server.argc = argc;
	server.argv = argv;
	setup = calloc(1, sizeof *setup);
	if (setup == NULL)
		return EXIT_SYSTEM;
	server_use(&server, setup);
	if (server_read_settings(&server, setup) != 0)
		return complain(setup, EXIT_USAGE);
	if (setup->settings.wants_help)
		return options_help() == 0 ? 0 : EXIT_SYSTEM;
	if (setup->settings.wants_version)
		return puts("supervisor " VERSION) < 0 ? EXIT_SYSTEM : 0;
	if (setup->settings.wants_check)
		return check_all(&server, setup);
	status = start(&server);
	if (status != 0)
		return complain(setup, status);
	acceptors_consider(&server);
	status = loop_run(&server);
	daemon_end(&server.daemon, &server.setup->settings);
	return status;
}
