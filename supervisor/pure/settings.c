#include "supervisor/pure/settings.h"

#include "supervisor/pure/handler_env.h"
#include "supervisor/pure/slots.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define AT(member) offsetof(struct settings, member)

enum {
	/* More than a century is a typing error. */
	LONGEST_S = 1000000000,
	/* What the kernel takes for a backlog (a 32-bit number) is cut by
	 * net.core.somaxconn anyway. */
	BACKLOG_MOST = 65535,
};

static const struct option_row own_options[] = {
	{ .name = "--listen",
	    .argument = "ADDRESS:PORT",
	    .help = "listen there; repeat ([v6]:port, :port, unix:PATH)",
	    .at = AT(listens),
	    .kind = OPTION_LIST,
	    .most = SETTINGS_LISTENS_LIMIT,
	    .group = OPTION_CONNECTIONS },
	{ .name = "--address",
	    .letter = 'i',
	    .argument = "ADDRESS",
	    .help = "listen on this address only",
	    .at = AT(address),
	    .kind = OPTION_TEXT,
	    .group = OPTION_CONNECTIONS },
	{ .name = "--port",
	    .letter = 'p',
	    .argument = "PORT",
	    .help = "listen on this port; 0 takes a free one",
	    .fallback = "8080",
	    .at = AT(port),
	    .kind = OPTION_NUMBER,
	    .most = 65535,
	    .group = OPTION_CONNECTIONS },
	{ .name = "--backlog",
	    .argument = "N",
	    .help = "connections that the kernel keeps waiting",
	    .fallback = "1024",
	    .at = AT(backlog),
	    .kind = OPTION_NUMBER,
	    .least = 1,
	    .most = BACKLOG_MOST,
	    .group = OPTION_CONNECTIONS },
	{ .name = "--defer-accept",
	    .argument = "SECONDS",
	    .help = "for a client to send something; 0: at once",
	    .fallback = "15",
	    .at = AT(defer_accept_s),
	    .kind = OPTION_NUMBER,
	    .most = 3600,
	    .group = OPTION_CONNECTIONS },
	{ .name = "--acceptors",
	    .argument = "N",
	    .help = "processes that accept (one a processor, to 4)",
	    .at = AT(acceptors),
	    .kind = OPTION_NUMBER,
	    .least = 1,
	    .most = SETTINGS_ACCEPTORS_LIMIT,
	    .group = OPTION_CONNECTIONS },
	{ .name = "--error-log",
	    .argument = "FILE",
	    .help = "messages, and what handlers say; else stderr",
	    .at = AT(error_log),
	    .kind = OPTION_TEXT,
	    .group = OPTION_LOGS },
	{ .name = "--status",
	    .argument = "PATH",
	    .help = "tell the counts at this UNIX socket",
	    .at = AT(status),
	    .kind = OPTION_TEXT,
	    .group = OPTION_LOGS },
	{ .name = "--max-connections",
	    .argument = "N",
	    .help = "handlers at a time",
	    .fallback = "1000",
	    .at = AT(max_connections),
	    .kind = OPTION_NUMBER,
	    .least = 1,
	    .most = SLOTS_LIMIT,
	    .group = OPTION_LIMITS },
	{ .name = "--max-per-source",
	    .argument = "N",
	    .help = "for one IPv4 address or IPv6 /64; 0: any",
	    .fallback = "0",
	    .at = AT(max_per_source),
	    .kind = OPTION_NUMBER,
	    .most = SLOTS_LIMIT,
	    .group = OPTION_LIMITS },
	{ .name = "--spares",
	    .argument = "N",
	    .help = "handlers executed ahead, if they know how",
	    .fallback = "0",
	    .at = AT(spares),
	    .kind = OPTION_NUMBER,
	    .most = SETTINGS_SPARES_LIMIT,
	    .group = OPTION_LIMITS },
	{ .name = "--no-progress",
	    .argument = "SECONDS",
	    .help = "for a client to go on, at the limit (4)",
	    .at = AT(no_progress_s),
	    .kind = OPTION_NUMBER,
	    .most = LONGEST_S,
	    .group = OPTION_LIMITS },
	{ .name = "--lifetime",
	    .argument = "SECONDS",
	    .help = "end a handler that is older; 0: never",
	    .fallback = "0",
	    .at = AT(lifetime_s),
	    .kind = OPTION_NUMBER,
	    .most = LONGEST_S,
	    .group = OPTION_LIMITS },
	{ .name = "--drain",
	    .argument = "SECONDS",
	    .help = "for handlers to finish at the end",
	    .fallback = "30",
	    .at = AT(drain_s),
	    .kind = OPTION_NUMBER,
	    .most = LONGEST_S,
	    .group = OPTION_LIMITS },
	{ .name = "--user",
	    .argument = "NAME",
	    .help = "become this user after listening",
	    .at = AT(user),
	    .kind = OPTION_TEXT,
	    .group = OPTION_PRIVILEGES },
	{ .name = "--group",
	    .argument = "NAME",
	    .help = "and take this group (the user's)",
	    .at = AT(group),
	    .kind = OPTION_TEXT,
	    .group = OPTION_PRIVILEGES },
	{ .name = "--chroot",
	    .argument = "DIR",
	    .help = "make this directory the root",
	    .at = AT(chroot),
	    .kind = OPTION_TEXT,
	    .group = OPTION_PRIVILEGES },
	{ .name = "--no-new-privileges",
	    .help = "what a handler executes gets no more than it",
	    .at = AT(no_new_privileges),
	    .group = OPTION_PRIVILEGES },
	{ .name = "--allow-read",
	    .argument = "PATH",
	    .help = "programs may read and execute below it; repeat",
	    .at = AT(allow_read),
	    .kind = OPTION_LIST,
	    .most = SETTINGS_ALLOW_LIMIT,
	    .group = OPTION_PRIVILEGES },
	{ .name = "--allow-write",
	    .argument = "PATH",
	    .help = "programs may also write there; repeat",
	    .at = AT(allow_write),
	    .kind = OPTION_LIST,
	    .most = SETTINGS_ALLOW_LIMIT,
	    .group = OPTION_PRIVILEGES },
	{ .name = "--no-confine",
	    .help = "handlers and programs may do what the user may",
	    .at = AT(no_confine),
	    .group = OPTION_PRIVILEGES },
	{ .name = "--require-confine",
	    .help = "do not start where they cannot be confined",
	    .at = AT(require_confine),
	    .group = OPTION_PRIVILEGES },
	{ .name = "--config",
	    .argument = "FILE",
	    .help = "more settings; read again on SIGHUP",
	    .at = AT(config),
	    .kind = OPTION_TEXT,
	    .is_for_command_line = true,
	    .group = OPTION_RUNNING },
	{ .name = "--daemon",
	    .help = "go into the background when it listens",
	    .at = AT(is_daemon),
	    .group = OPTION_RUNNING },
	{ .name = "--pidfile",
	    .argument = "FILE",
	    .help = "hold the process id in a locked file",
	    .at = AT(pidfile),
	    .kind = OPTION_TEXT,
	    .group = OPTION_RUNNING },
	{ .name = "--ready-fd",
	    .argument = "N",
	    .help = "write a line end to this descriptor when ready",
	    .at = AT(ready_fd),
	    .kind = OPTION_NUMBER,
	    .least = 3,
	    .most = 1023,
	    .is_for_command_line = true,
	    .group = OPTION_RUNNING },
	{ .name = "--debug",
	    .letter = 'd',
	    .help = "foreground, one at a time, messages on stdout",
	    .at = AT(is_debug),
	    .is_for_command_line = true,
	    .group = OPTION_RUNNING },
	{ .name = "--check",
	    .help = "say what is wrong with all this, and end",
	    .at = AT(wants_check),
	    .is_for_command_line = true,
	    .group = OPTION_RUNNING },
	{ .name = "--help",
	    .letter = 'h',
	    .help = "show this",
	    .at = AT(wants_help),
	    .is_for_command_line = true,
	    .group = OPTION_RUNNING },
	{ .name = "--version",
	    .help = "show the version",
	    .at = AT(wants_version),
	    .is_for_command_line = true,
	    .group = OPTION_RUNNING },
	{ .name = "" },
};

const struct option_row *const settings_tables[] = { own_options,
	handler_options, NULL };

/* Each agrees with the fallback in its row, which a unit test holds. */
struct settings
settings_default(void)
{
	struct settings settings = {
		.port = 8080,
		.max_connections = 1000,
		.no_progress_s = SETTINGS_NO_PROGRESS_DEFAULT,
		.drain_s = 30,
		.backlog = 1024,
		.defer_accept_s = 15,
	};

	handler_options_begin(&settings.once);
	return settings;
}

int
settings_complain(struct settings *settings, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(
	    settings->complaint, sizeof settings->complaint, format, arguments);
	va_end(arguments);
	return -1;
}

static bool
is_of_handler(const struct option_row *row)
{
	const struct option_row *other = handler_options;

	while (other->name[0] != '\0' && other != row)
		other++;
	return other == row;
}

/* Keeps the words that httpd-once will be told the same with. */
static int
keep_words(
    struct settings *settings, const struct option_row *row, const char *value)
{
	if (settings->once_word_count > SETTINGS_HANDLER_WORDS_LIMIT - 2)
		return settings_complain(settings,
		    "%s is one option of httpd-once too many",
		    option_name(row));
	settings->once_words[settings->once_word_count++] = row->name;
	if (option_has_argument(row))
		settings->once_words[settings->once_word_count++] = value;
	return 0;
}

int
settings_set(
    struct settings *settings, const struct option_row *row, const char *value)
{
	struct text complaint =
	    text_over(settings->complaint, sizeof settings->complaint - 1);
	bool is_handlers = is_of_handler(row);
	void *values = is_handlers ? (void *)&settings->once : settings;

	if (option_set(values, row, value, &complaint) != 0) {
		settings->complaint[complaint.length] = '\0';
		return -1;
	}
	if (is_handlers)
		return keep_words(settings, row, value);
	if (row->at == AT(address) || row->at == AT(port))
		settings->has_address_or_port = true;
	return 0;
}

const struct option_row *
settings_named(const char *name)
{
	const struct option_row *row = NULL;

	for (unsigned i = 0; row == NULL && settings_tables[i] != NULL; i++)
		row = option_named(settings_tables[i], view_of(name));
	return row;
}

/* What httpd-once has to know, and nobody said. */
static int
complete_handler(struct settings *settings)
{
	if (settings->is_debug &&
	    settings_set(settings, settings_named("explain"), NULL) != 0)
		return -1;
	if (settings->status != NULL &&
	    settings_set(
		settings, settings_named("cgi-env"), HANDLER_ENV_STATUS) != 0)
		return -1;
	/* The standard error of a daemon is no log unless it was made one. */
	if (settings->once.log == NULL &&
	    (!settings->is_daemon || settings->error_log != NULL))
		return settings_set(settings, settings_named("log"), "-");
	return 0;
}

/* What is said to httpd-once, and not to another handler. */
static int
check_handler(struct settings *settings)
{
	if (settings->root != NULL)
		return settings_complain(settings,
		    "a root is an argument of the handler's own, behind --");
	if (settings->once_word_count > 0)
		return settings_complain(settings,
		    "%s is for httpd-once; where a handler is named it stands "
		    "among the handler's own words",
		    settings->once_words[0]);
	return 0;
}

int
settings_check(struct settings *settings)
{
	if (settings->group != NULL && settings->user == NULL)
		return settings_complain(
		    settings, "--group is for --user NAME");
	/* Programs that ask have a current directory of their own. */
	if (settings->status != NULL && settings->status[0] != '/')
		return settings_complain(settings,
		    "--status %.80s: the path must begin with /",
		    settings->status);
	if (settings->is_debug) {
		settings->is_daemon = false;
		settings->max_connections = 1;
		settings->acceptors = 1;
	}
	return settings->handler == NULL ? complete_handler(settings)
					 : check_handler(settings);
}
