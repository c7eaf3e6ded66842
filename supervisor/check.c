#include "supervisor/check.h"

#include "common/edge/clock.h"

#include <errno.h>
#include <string.h>
#include <sys/wait.h>

int
check_begin(struct trial *trial, const struct server *server,
    struct setup *setup, int64_t now_ms)
{
	const struct trial_plan plan = {
		.handler = &setup->handler,
		.environment = server->spawner.environment.list,
		.mask = &server->spawner.mask,
		.settings = server->has_dropped ? NULL : &setup->settings,
	};

	if (!setup->handler.is_checked)
		return 0;
	if (trial_begin(trial, &plan, now_ms) == 0)
		return 1;
	return settings_complain(&setup->settings, "cannot check %s: %s",
	    setup->handler.path, strerror(errno));
}

int
check_judge(const struct trial *trial, struct settings *settings, int status)
{
	if (trial->was_late)
		settings_complain(settings,
		    "the handler did not answer --check within %d seconds: a "
		    "folder or a disk that it looks at does not answer",
		    TRIAL_LONGEST_MS / 1000);
	else if (status == -1)
		settings_complain(settings,
		    "the handler's answer to --check is lost: %s",
		    strerror(errno));
	else if (WIFSIGNALED(status))
		settings_complain(settings,
		    "the handler was killed by signal %d (%s) at --check",
		    WTERMSIG(status), strsignal(WTERMSIG(status)));
	else if (WEXITSTATUS(status) != 0)
		settings_complain(settings,
		    "the handler refuses these settings, for the reasons "
		    "above");
	else
		return 0;
	return status != -1 && WIFEXITED(status) &&
		WEXITSTATUS(status) == EXIT_USAGE
	    ? EXIT_USAGE
	    : EXIT_SYSTEM;
}

int
check_handler(const struct server *server, struct setup *setup)
{
	struct trial trial = { .pid = 0 };
	int status = check_begin(&trial, server, setup, clock_steady_ms());

	if (status <= 0)
		return status == 0 ? 0 : EXIT_SYSTEM;
	status = trial_wait(&trial);
	return check_judge(&trial, &setup->settings, status);
}

/* Says what a step complains of, and keeps the first status. */
static void
take(int *result, const struct settings *settings, int status)
{
	if (status == 0)
		return;
	error_log_say("%s", settings->complaint);
	if (*result == 0)
		*result = status;
}

int
check_all(struct server *server, struct setup *setup)
{
	struct settings *settings = &setup->settings;
	int result = 0;
	int status;

	take(&result, settings,
	    daemon_check_log(settings) == 0 ? 0 : EXIT_USAGE);
	take(&result, settings,
	    daemon_check_pidfile(settings) == 0 ? 0 : EXIT_USAGE);
	/* The addresses of --listen, the default one, and --status. */
	for (unsigned i = 0; i <= settings->listens.count + 1; i++)
		take(&result, settings,
		    listen_check(settings, i) == 0 ? 0 : EXIT_SYSTEM);
	if (handler_open(&setup->handler, settings) != 0) {
		take(&result, settings, EXIT_SYSTEM);
		return result;
	}
	magic_service_open(&server->magic, &server->spawner.mask);
	status = server_build_environment(server) == 0
	    ? check_handler(server, setup)
	    : EXIT_SYSTEM;
	/* What the handler refuses it has said itself. */
	if (status == EXIT_USAGE && result == 0)
		result = status;
	else if (status != EXIT_USAGE)
		take(&result, settings, status);
	return result;
}
