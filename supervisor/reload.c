#include "supervisor/reload.h"

#include "supervisor/check.h"
#include "supervisor/reap.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static void
free_setup(struct setup *setup)
{
	settings_file_free(&setup->config);
	free(setup);
}

/* ---------------------------------------------------------------- refusing */

/* Forgets the setup, and says why. */
static void
give_up(struct server *server, const char *why)
{
	struct reload *reload = &server->reload;

	error_log_say("settings unchanged: %s", why);
	handler_close(&reload->next->handler);
	free_setup(reload->next);
	reload->next = NULL;
	notify_ready(&server->notify);
}

static bool
is_same_text(const char *one, const char *other)
{
	return one == other ||
	    (one != NULL && other != NULL && strcmp(one, other) == 0);
}

/* What a process cannot take back, or has done once and for all. */
static int
refuse_lasting(struct settings *next, const struct settings *now)
{
	const char *name = NULL;

	if (!is_same_text(next->user, now->user))
		name = "user";
	else if (!is_same_text(next->group, now->group))
		name = "group";
	else if (!is_same_text(next->chroot, now->chroot))
		name = "chroot";
	else if (next->no_new_privileges != now->no_new_privileges)
		name = "no-new-privileges";
	else if (next->is_daemon != now->is_daemon)
		name = "daemon";
	else if (!is_same_text(next->pidfile, now->pidfile))
		name = "pidfile";
	if (name == NULL)
		return 0;
	return settings_complain(next,
	    "%s cannot change while it runs; stop it and start it again", name);
}

/* --------------------------------------------------------------- preparing */

/* Returns 1 where the handler was asked; 0 where it need not be; -1 with the
 * complaint set. */
static int
prepare(struct server *server, struct setup *next, int64_t now_ms)
{
	next->handler.fd = -1;
	if (server_read_settings(server, next) != 0 ||
	    refuse_lasting(&next->settings, &server->setup->settings) != 0 ||
	    handler_open_again(
		&next->handler, &next->settings, &server->setup->handler) != 0)
		return -1;
	confinement_plan(&next->confinement, &next->settings, &next->handler);
	return check_begin(&server->reload.trial, server, next, now_ms);
}

void
reload_begin(struct server *server, int64_t now_ms)
{
	struct reload *reload = &server->reload;

	if (reload->next != NULL) {
		reload->is_wanted = true;
		return;
	}
	reload->next = calloc(1, sizeof *reload->next);
	if (reload->next == NULL) {
		error_log_say("settings unchanged: %s", strerror(errno));
		return;
	}
	notify_reloading(&server->notify);
	switch (prepare(server, reload->next, now_ms)) {
	case 1:
		reload->has_answered = false;
		break;
	case 0:
		reload->has_answered = true;
		reload->status = 0;
		reload->trial.was_late = false;
		break;
	default:
		give_up(server, reload->next->settings.complaint);
	}
}

bool
reload_has_lost(struct server *server, pid_t pid, int status)
{
	struct reload *reload = &server->reload;

	if (reload->trial.pid == 0 || pid != reload->trial.pid)
		return false;
	trial_forget(&reload->trial);
	reload->status = status;
	reload->has_answered = true;
	return true;
}

/* ----------------------------------------------------------- changing over */

/* Resets the counts of new listeners, whose descriptors may have been those of
 * others. */
static void
count_anew(struct counts *tally, const struct listeners *listeners,
    const struct listeners *known)
{
	for (unsigned i = 0; i < listeners->count; i++)
		if (!listen_has(known, listeners->list[i].fd))
			tally->accepted_at[listeners->list[i].fd] = 0;
}

/* The last steps that can fail; they are taken back where one of them does. */
static int
open_all(struct server *server, struct setup *next)
{
	if (daemon_open_log(&server->daemon, &next->settings) != 0)
		return -1;
	if (listen_all(&next->listeners, &next->settings,
		&server->setup->listeners) == 0)
		return 0;
	daemon_forget_log(&server->daemon, &next->settings);
	return -1;
}

static void
change_over(struct server *server, struct setup *next)
{
	struct setup *old = server->setup;

	/* dup2(2) to a descriptor that is open does not fail. */
	(void)daemon_use_log(&server->daemon);
	server_announce_listeners(
	    &next->listeners, &old->listeners, "listening on");
	server_announce_listeners(
	    &old->listeners, &next->listeners, "no longer listening on");
	count_anew(&server->board->tally, &next->listeners, &old->listeners);
	listen_tune(&next->listeners, &next->settings);
	listen_unlink(&old->listeners, &next->listeners);
	listen_close(&old->listeners, &next->listeners);
	handler_close(&old->handler);
	server_use(server, next);
	/* Handlers of before may still ask the service of before. */
	if (server->magic.pid > 0)
		reap_let_live(server->board, server->magic.pid);
	magic_service_renew(&server->magic);
	server_build_environment(server);
	free_setup(old);
	server->reload.next = NULL;
	server_announce_confinement(next);
	error_log_say("settings read again");
	notify_ready(&server->notify);
}

/* Returns whether it changed over. */
static bool
conclude(struct server *server)
{
	struct reload *reload = &server->reload;
	struct settings *settings = &reload->next->settings;

	if (check_judge(&reload->trial, settings, reload->status) != 0 ||
	    server_try_confinement(reload->next) != 0 ||
	    open_all(server, reload->next) != 0) {
		give_up(server, settings->complaint);
		return false;
	}
	change_over(server, reload->next);
	return true;
}

bool
reload_go_on(struct server *server, int64_t now_ms)
{
	struct reload *reload = &server->reload;
	bool has_changed;

	trial_end_late(&reload->trial, now_ms);
	if (reload->next == NULL || !reload->has_answered)
		return false;
	has_changed = conclude(server);
	if (reload->is_wanted) {
		reload->is_wanted = false;
		reload_begin(server, now_ms);
	}
	return has_changed;
}

int64_t
reload_wake_ms(const struct server *server)
{
	const struct reload *reload = &server->reload;

	if (reload->next == NULL)
		return INT64_MAX;
	return reload->has_answered ? 0 : reload->trial.deadline_ms;
}

void
reload_cancel(struct server *server)
{
	struct reload *reload = &server->reload;

	trial_cancel(&reload->trial);
	if (reload->next != NULL) {
		handler_close(&reload->next->handler);
		free_setup(reload->next);
	}
	reload->next = NULL;
	reload->is_wanted = false;
}
