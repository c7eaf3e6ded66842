#include "supervisor/loop.h"
#include "common/edge/children.h"
#include "common/edge/clock.h"

#include "supervisor/accept.h"
#include "supervisor/acceptors.h"
#include "supervisor/edge/select_set.h"
#include "supervisor/edge/signals.h"
#include "supervisor/loop_state.h"
#include "supervisor/reap.h"
#include "supervisor/reload.h"
#include "supervisor/report.h"
#include "supervisor/waiting.h"

#include <bsd/unistd.h>
#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
	/* After this time at the limit without a break it is said once. */
	CROWD_MS = 1000,
	/* Nor is it over before such a share of the places is free. */
	CROWD_SHARE = 8,
	/* The title of the process is for people. */
	SHOW_MS = 250,
	/* How often changes by other processes are looked for unasked. */
	CREW_LOOK_MS = 1000,
	/* No sooner is the first process told again that all places are
	 * taken. */
	FIRST_LOOK_MS = 50,
};

/* ----------------------------------------------------------------- stopping */

/* Stops accepting; the handlers at work may finish until this time. */
static void
stop(struct loop *loop, int64_t stop_by_ms, bool leaves_paths)
{
	reload_cancel(loop->server);
	spares_dismiss(&loop->server->spares);
	server_close_listeners(loop->server, leaves_paths);
	loop->is_stopping = true;
	loop->stop_by_ms = stop_by_ms;
}

/*
 * Connections that are complete but were not accepted yet would be reset when
 * their listener is closed: those that can have a handler get one.  A socket
 * that another process holds, too, keeps them for its next owner.
 */
static void
empty_backlogs(struct loop *loop)
{
	struct listeners *listeners = &loop->server->setup->listeners;

	loop->rest_until_ms = 0;
	if (acceptors_accepts(loop->server) && !waiting_is_open(loop))
		return;
	for (unsigned i = 0; i < listeners->count; i++)
		if (!listeners->list[i].is_handed)
			accept_some(loop, &listeners->list[i],
			    loop_settings(loop)->backlog);
}

static void
stop_for_good(struct loop *loop)
{
	unsigned drain_s = loop_settings(loop)->drain_s;

	loop->has_heard_stop = true;
	if (loop->is_stopping) {
		/* Until now the handlers had no limit of time. */
		loop->stop_by_ms = loop->now_ms + (int64_t)drain_s * 1000;
		if (loop->server->crew != NULL)
			acceptors_tell(loop->server->crew, SIGTERM);
		return;
	}
	notify_stopping(&loop->server->notify);
	upgrade_cancel(&loop->server->upgrade);
	if (loop->server->crew != NULL)
		acceptors_tell(loop->server->crew, SIGTERM);
	empty_backlogs(loop);
	/* Only the first of a crew takes the paths of UNIX sockets away: they
	 * may be those of whoever comes next already. */
	stop(loop, loop->now_ms + (int64_t)drain_s * 1000,
	    loop->server->owner != 0);
	if (loop->server->board->slots.running > 0 && loop->server->owner == 0)
		error_log_say("stopping: %" PRIu32
			      " handlers may finish for %u s",
		    loop->server->board->slots.running, drain_s);
}

/* Stops for a successor, which has the backlogs; the handlers have no limit of
 * time. */
static void
stop_for_successor(struct loop *loop)
{
	struct server *server = loop->server;

	notify_successor(&server->notify, server->upgrade.pid);
	error_log_say(
	    "upgrade: process %d serves now", (int)server->upgrade.pid);
	if (server->crew != NULL)
		acceptors_retire(server->crew);
	stop(loop, INT64_MAX, true);
	/* The successor has it, with its lock. */
	daemon_let_go(&server->daemon);
	reap_let_live(loop->server->board, server->upgrade.pid);
	upgrade_finish(&server->upgrade);
}

static void
hear_from_successor(struct loop *loop)
{
	if (upgrade_is_ready(&loop->server->upgrade))
		stop_for_successor(loop);
	else
		error_log_say(
		    "upgrade: the new one did not start; this one goes on");
}

/* A copy may get SIGTERM twice: from the first process, and from somebody who
 * signals every process called supervisor. */
static bool
must_end_at_once(const struct loop *loop)
{
	return loop->server->owner == 0
	    ? signal_flags.stop > 1
	    : signal_flags.now == loop->server->first;
}

static bool
is_over(struct loop *loop)
{
	const struct acceptors *crew = loop->server->crew;

	if (loop->is_retired || must_end_at_once(loop))
		return true;
	return loop->is_stopping && loop->own == 0 &&
	    waiting_count(loop->server) == 0 &&
	    (crew == NULL || crew->count == 0);
}

static void
end_all_at_once(struct loop *loop)
{
	if (loop->server->crew != NULL)
		acceptors_tell(loop->server->crew, SIGWINCH);
	spares_dismiss(&loop->server->spares);
	reap_end_all(loop);
}

/* ------------------------------------------------------------------ signals */

/* Puts other settings in force, where they have proved to be right. */
static void
reload(struct loop *loop)
{
	struct server *server = loop->server;
	bool has_changed = reload_go_on(server, loop->now_ms);

	loop_wake_at(loop, reload_wake_ms(server));
	if (!has_changed)
		return;
	reap_forget_failures(loop);
	/* The spares run the old handler, and the copies accept by the old
	 * settings. */
	spares_dismiss(&server->spares);
	if (server->crew != NULL)
		acceptors_retire(server->crew);
	acceptors_consider(server);
}

/* Obeys the signals that are for the first process alone. */
static void
obey_requests(struct loop *loop)
{
	if (signal_flags.report)
		report_write(loop->server, loop->now_ms);
	if (signal_flags.reload && !loop->is_stopping)
		reload_begin(loop->server, loop->now_ms);
	if (loop->server->reload.next != NULL)
		reload(loop);
	if (signal_flags.upgrade && !loop->is_stopping)
		server_begin_upgrade(loop->server);
}

static void
obey_signals(struct loop *loop)
{
	if (loop->server->owner == 0)
		obey_requests(loop);
	else if (signal_flags.upgrade && !loop->is_stopping)
		loop->is_retired = true;
	signal_flags.report = 0;
	signal_flags.reload = 0;
	signal_flags.upgrade = 0;
	if (signal_flags.stop > 0 && !loop->has_heard_stop)
		stop_for_good(loop);
}

/* ------------------------------------------------------- messages and title */

static uint64_t
count_given_up(const struct counts *tally)
{
	return tally->refused[COUNTS_CROWDED] + tally->refused[COUNTS_LATE];
}

static void
say_full(const struct loop *loop)
{
	struct scoreboard *board = loop->server->board;

	board->waited_before = board->tally.waited;
	board->given_up_before = count_given_up(&board->tally);
	board->no_progress_before = board->tally.no_progress;
	error_log_say("full: %u handlers run; clients wait",
	    loop_settings(loop)->max_connections);
}

static void
say_no_longer_full(const struct scoreboard *board)
{
	error_log_say("no longer full: %" PRIu32 " handlers run; %" PRIu64
		      " clients waited, %" PRIu64 " were given up, %" PRIu64
		      " handlers ended without progress",
	    board->slots.running, board->tally.waited - board->waited_before,
	    count_given_up(&board->tally) - board->given_up_before,
	    board->tally.no_progress - board->no_progress_before);
}

/* A place that one handler leaves and the next one takes is no end of it. */
static bool
is_nearly_full(const struct loop *loop)
{
	uint32_t limit = loop_settings(loop)->max_connections;

	return loop->server->board->slots.running > limit - limit / CROWD_SHARE;
}

static void
tell_crowd(struct loop *loop)
{
	struct scoreboard *board = loop->server->board;

	if (loop_is_full(loop) || board->is_pressed ||
	    (board->is_crowded && is_nearly_full(loop))) {
		/* This comes first, or another process would see an old
		 * time. */
		board->crowded_ms = loop->now_ms;
		if (!atomic_exchange(&board->is_crowded, true))
			say_full(loop);
	} else if (!board->is_crowded) {
		return;
	} else if (loop->now_ms - board->crowded_ms < CROWD_MS) {
		loop_wake_at(loop, board->crowded_ms + CROWD_MS);
	} else if (atomic_exchange(&board->is_crowded, false)) {
		say_no_longer_full(board);
	}
}

/* The first process has to know when no place becomes free for a while, and
 * when one does that somebody waits for in it. */
static void
tell_first(struct loop *loop)
{
	const struct scoreboard *board = loop->server->board;

	if (loop->server->owner == 0)
		return;
	if (loop->must_tell_first ||
	    (loop_is_full(loop) && !board->is_pressed &&
		loop->now_ms - board->looked_ms >= FIRST_LOOK_MS))
		acceptors_tell_first(loop->server);
	loop->must_tell_first = false;
}

/* A place that nobody who accepts has given back: they wait for none. */
static void
tell_room(const struct loop *loop)
{
	if (acceptors_accepts(loop->server) &&
	    loop->server->board->is_crowded &&
	    !loop->server->board->is_pressed && !loop_is_full(loop))
		acceptors_tell(loop->server->crew, SIGURG);
}

static void
tell_running(struct loop *loop)
{
	uint32_t running = loop->server->owner == 0
	    ? loop->server->board->slots.running
	    : loop->own;

	if (acceptors_accepts(loop->server) && running > 0)
		loop_wake_at(loop, loop->now_ms + CREW_LOOK_MS);
	if (running == loop->shown)
		return;
	if (loop->now_ms < loop->show_ms) {
		loop_wake_at(loop, loop->show_ms);
		return;
	}
	setproctitle("%s%" PRIu32 " running",
	    loop->server->owner == 0 ? "" : "acceptor, ", running);
	notify_running(&loop->server->notify, running);
	acceptors_tell_first(loop->server);
	loop->shown = running;
	loop->show_ms = loop->now_ms + SHOW_MS;
}

static void
tell_alive(struct loop *loop)
{
	const struct notify *notify = &loop->server->notify;

	if (notify->watchdog_ms == 0)
		return;
	if (loop->now_ms >= loop->alive_ms) {
		notify_alive(notify);
		loop->alive_ms = loop->now_ms + notify->watchdog_ms;
	}
	loop_wake_at(loop, loop->alive_ms);
}

/* --------------------------------------------------------------------- wait */

static int
watch(fd_set *set, int highest, int fd)
{
	select_set_add(set, fd);
	return fd > highest ? fd : highest;
}

/* Whether a connection could be given a handler, or a place to wait. */
static bool
has_room(const struct loop *loop)
{
	return loop->server->board->is_pressed ? waiting_accepts(loop)
					       : !loop_is_full(loop);
}

/* Where there is no room, only those where none is needed.  Returns the
 * highest. */
static int
watch_listeners(const struct loop *loop, fd_set *set, int highest)
{
	const struct listeners *listeners = &loop->server->setup->listeners;
	bool takes_clients = has_room(loop);

	for (unsigned i = 0; i < listeners->count; i++)
		if (takes_clients || listeners->list[i].is_status)
			highest = watch(set, highest, listeners->list[i].fd);
	return highest;
}

/* Returns the number for pselect(2): the highest descriptor and one. */
static int
fill_set(struct loop *loop, fd_set *set)
{
	int highest = -1;

	FD_ZERO(set);
	if (loop->server->upgrade.pid != 0)
		highest = watch(set, highest, loop->server->upgrade.fd);
	if (magic_service_waiting(&loop->server->magic) >= 0)
		highest = watch(
		    set, highest, magic_service_waiting(&loop->server->magic));
	if (loop->server->owner == 0 && loop->server->told >= 0)
		highest = watch(set, highest, loop->server->told);
	if (waiting_watch(loop->server) >= 0)
		highest = watch(set, highest, waiting_watch(loop->server));
	if (loop->is_stopping ||
	    (acceptors_accepts(loop->server) && !waiting_is_open(loop)))
		return highest + 1;
	if (loop_is_resting(loop))
		loop_wake_at(loop, loop->rest_until_ms);
	else
		highest = watch_listeners(loop, set, highest);
	/* The first process tells when another one gives back a place. */
	if (!has_room(loop) && loop->server->owner != 0)
		loop_wake_at(loop, loop->now_ms + CREW_LOOK_MS);
	return highest + 1;
}

/* The wait itself failed, for want of memory.  Without a rest it would fail
 * again and again. */
static void
rest_from_waiting(struct loop *loop)
{
	static const struct timespec rest = { .tv_nsec = LOOP_REST_LEAST_MS *
		    1000000L };

	error_log_say_seldom(&loop->server->board->wait_trouble, loop->now_ms,
	    "cannot wait for clients: %s", strerror(errno));
	nanosleep(&rest, NULL);
}

static void
wait_for_clients(struct loop *loop, fd_set *ready)
{
	int number = fill_set(loop, ready);
	int64_t wait_ms = loop->wake_ms - loop->now_ms;
	struct timespec timeout;

	if (wait_ms < 0)
		wait_ms = 0;
	timeout.tv_sec = wait_ms / 1000;
	timeout.tv_nsec = wait_ms % 1000 * 1000000;
	number = pselect(number, ready, NULL, NULL,
	    loop->wake_ms == INT64_MAX ? NULL : &timeout,
	    &loop->server->waiting);
	if (number <= 0)
		FD_ZERO(ready);
	if (number > 0 || (number == 0 && wait_ms == 0)) {
		signals_catch(&loop->server->waiting);
	} else if (number < 0 && errno != EINTR) {
		rest_from_waiting(loop);
		signals_catch(&loop->server->waiting);
	}
	loop->now_ms = clock_steady_ms();
	loop->wake_ms = INT64_MAX;
}

/* Starts spares, or processes that accept. */
static void
keep_ready(struct loop *loop)
{
	struct server *server = loop->server;
	const struct settings *settings = loop_settings(loop);

	if (loop->is_stopping)
		return;
	if (acceptors_accepts(server))
		loop_wake_at(loop, acceptors_staff(server, loop->now_ms));
	else if (!reap_has_failed(loop))
		loop_wake_at(loop,
		    spares_fill(&server->spares, &server->spawner,
			settings->spares, loop->now_ms));
}

/* Looked at before a connection is accepted: what a copy may reach has to be
 * what the names of the settings mean now. */
static void
look_at_confinement(struct loop *loop)
{
	struct server *server = loop->server;

	if (server->owner == 0 || loop->is_stopping ||
	    !confinement_is_outdated(&server->setup->confinement, loop->now_ms))
		return;
	loop->is_retired = true;
	loop->is_renewed = true;
}

/* It was only to end the wait. */
static void
hear_from_crew(const struct server *server, const fd_set *ready)
{
	uint64_t times;

	if (server->owner == 0 && server->told >= 0 &&
	    select_set_has(ready, server->told))
		(void)!read(server->told, &times, sizeof times);
}

int
loop_run(struct server *server)
{
	struct loop loop = { .server = server,
		.shown = UINT32_MAX,
		.wake_ms = INT64_MAX,
		.now_ms = clock_steady_ms() };
	fd_set ready;

	/* What a handler leaves behind when it is killed comes to this
	 * process. */
	(void)children_adopt();
	for (;;) {
		reap_ended(&loop);
		obey_signals(&loop);
		reap_overdue(&loop);
		reap_let_go(&loop);
		if (is_over(&loop))
			break;
		keep_ready(&loop);
		waiting_serve(&loop);
		tell_crowd(&loop);
		tell_first(&loop);
		tell_room(&loop);
		tell_running(&loop);
		tell_alive(&loop);
		wait_for_clients(&loop, &ready);
		if (server->upgrade.pid != 0 &&
		    select_set_has(&ready, server->upgrade.fd))
			hear_from_successor(&loop);
		if (magic_service_waiting(&server->magic) >= 0 &&
		    select_set_has(
			&ready, magic_service_waiting(&server->magic)))
			magic_service_asked(&server->magic, loop.now_ms);
		if (waiting_watch(server) >= 0 &&
		    select_set_has(&ready, waiting_watch(server)))
			waiting_hear(&loop);
		hear_from_crew(server, &ready);
		look_at_confinement(&loop);
		if (!loop.is_retired)
			accept_ready(&loop, &ready);
	}
	/* The handlers live on, and belong to the first process. */
	if (loop.is_retired) {
		spares_dismiss(&server->spares);
		return loop.is_renewed ? CONFINEMENT_EXIT_RENEW : 0;
	}
	end_all_at_once(&loop);
	if (server->owner != 0)
		return 0;
	magic_service_end(&server->magic);
	error_log_say("stopped");
	return 0;
}
