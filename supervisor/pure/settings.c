#include "supervisor/pure/settings.h"
#include "supervisor/pure/slots.h"

#include <limits.h>
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

const struct setting settings_table[] = {
	{ "listen", "ADDRESS:PORT",
	    "listen there (repeatable; [v6]:port, :port, unix:PATH)", 0, 0, 0,
	    0, SETTING_LISTEN, true },
	{ "address", "ADDRESS", "listen on this address only", AT(address), 0,
	    0, 'i', SETTING_TEXT, true },
	{ "port", "PORT", "listen on this port (8080; 0 takes a free one)",
	    AT(port), 0, 65535, 'p', SETTING_NUMBER, true },
	{ "cgi-bin", "DIR", "programs that answer /cgi-bin", AT(cgi_bin), 0, 0,
	    'c', SETTING_TEXT, true },
	{ "log", "FILE", "access log (standard error)", AT(log), 0, 0, 'l',
	    SETTING_TEXT, true },
	{ "error-log", "FILE",
	    "messages, and what handlers say (standard error)", AT(error_log),
	    0, 0, 0, SETTING_TEXT, true },
	{ "max-connections", "N", "handlers at a time (1000)",
	    AT(max_connections), 1, SLOTS_LIMIT, 0, SETTING_NUMBER, true },
	{ "max-per-source", "N",
	    "of them for one IPv4 address or IPv6 /64 (0: any)",
	    AT(max_per_source), 0, SLOTS_LIMIT, 0, SETTING_NUMBER, true },
	{ "spares", "N", "handlers executed ahead; for one that knows how (0)",
	    AT(spares), 0, SETTINGS_SPARES_LIMIT, 0, SETTING_NUMBER, true },
	{ "acceptors", "N", "processes that accept (one a processor, to 4)",
	    AT(acceptors), 1, SETTINGS_ACCEPTORS_LIMIT, 0, SETTING_NUMBER,
	    true },
	{ "lifetime", "SECONDS", "end a handler that is older (0: never)",
	    AT(lifetime_s), 0, LONGEST_S, 0, SETTING_NUMBER, true },
	{ "drain", "SECONDS", "how long handlers may finish at the end (30)",
	    AT(drain_s), 0, LONGEST_S, 0, SETTING_NUMBER, true },
	{ "backlog", "N", "connections the kernel keeps waiting (1024)",
	    AT(backlog), 1, BACKLOG_MOST, 0, SETTING_NUMBER, true },
	{ "defer-accept", "SECONDS",
	    "accept a client when it has sent something (15; 0: at once)",
	    AT(defer_accept_s), 0, 3600, 0, SETTING_NUMBER, true },
	{ "config", "FILE", "more settings; read again on SIGHUP", AT(config),
	    0, 0, 0, SETTING_TEXT, false },
	{ "user", "NAME", "become this user after listening", AT(user), 0, 0, 0,
	    SETTING_TEXT, true },
	{ "group", "NAME", "and this group (the user's)", AT(group), 0, 0, 0,
	    SETTING_TEXT, true },
	{ "chroot", "DIR", "make this directory the root", AT(chroot), 0, 0, 0,
	    SETTING_TEXT, true },
	{ "no-new-privileges", NULL,
	    "whatever a handler executes has no more than itself",
	    AT(no_new_privileges), 0, 0, 0, SETTING_FLAG, true },
	{ "daemon", NULL, "go into the background when it listens",
	    AT(is_daemon), 0, 0, 0, SETTING_FLAG, true },
	{ "pidfile", "FILE", "hold the process id in a locked file",
	    AT(pidfile), 0, 0, 0, SETTING_TEXT, true },
	{ "status", "PATH", "tell the counts at this UNIX socket", AT(status),
	    0, 0, 0, SETTING_TEXT, true },
	{ "ready-fd", "N", "write a line end to this descriptor when ready",
	    AT(ready_fd), 3, 1023, 0, SETTING_NUMBER, false },
	{ "debug", NULL,
	    "foreground, one connection at a time, log on standard output",
	    AT(is_debug), 0, 0, 'd', SETTING_FLAG, false },
	{ "help", NULL, "this", AT(wants_help), 0, 0, 'h', SETTING_FLAG,
	    false },
	{ "version", NULL, "the version", AT(wants_version), 0, 0, 0,
	    SETTING_FLAG, false },
	{ .name = NULL },
};

struct settings
settings_default(void)
{
	return (struct settings){
		.port = 8080,
		.max_connections = 1000,
		.drain_s = 30,
		.backlog = 1024,
		.defer_accept_s = 15,
	};
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

/* Digits only: strtoul(3) would take a sign or blanks, and asks the locale. */
static bool
read_number(const char *text, unsigned long *number)
{
	*number = 0;
	if (*text == '\0')
		return false;
	for (; *text >= '0' && *text <= '9'; text++) {
		if (*number > (ULONG_MAX - 9) / 10)
			return false;
		*number = *number * 10 + (unsigned long)(*text - '0');
	}
	return *text == '\0';
}

static int
set_number(
    struct settings *settings, const struct setting *setting, const char *value)
{
	unsigned *field =
	    (unsigned *)(void *)((char *)settings + setting->offset);
	unsigned long number;

	if (!read_number(value, &number) || number < setting->least ||
	    number > setting->most)
		return settings_complain(settings,
		    "%s is a number from %u to %u, not '%s'", setting->name,
		    setting->least, setting->most, value);
	*field = (unsigned)number;
	return 0;
}

static int
set_text(
    struct settings *settings, const struct setting *setting, const char *value)
{
	const char **field =
	    (const char **)(void *)((char *)settings + setting->offset);

	if (*value == '\0')
		return settings_complain(
		    settings, "%s is empty", setting->name);
	*field = value;
	return 0;
}

static int
add_listen(struct settings *settings, const char *value)
{
	if (settings->listen_count == SETTINGS_LISTENS_LIMIT)
		return settings_complain(settings,
		    "more than %d addresses to listen on",
		    SETTINGS_LISTENS_LIMIT);
	settings->listens[settings->listen_count++] = value;
	return 0;
}

int
settings_set(
    struct settings *settings, const struct setting *setting, const char *value)
{
	if (setting->offset == AT(address) || setting->offset == AT(port))
		settings->has_address_or_port = true;
	switch ((enum setting_kind)setting->kind) {
	case SETTING_NUMBER:
		return set_number(settings, setting, value);
	case SETTING_TEXT:
		return set_text(settings, setting, value);
	case SETTING_LISTEN:
		return add_listen(settings, value);
	case SETTING_FLAG:
		break;
	}
	*((bool *)settings + setting->offset) = true;
	return 0;
}

const struct setting *
settings_named(const char *name)
{
	for (const struct setting *setting = settings_table;
	     setting->name != NULL; setting++)
		if (strcmp(setting->name, name) == 0)
			return setting;
	return NULL;
}

int
settings_check(struct settings *settings)
{
	if (settings->handler != NULL && settings->root != NULL)
		return settings_complain(settings,
		    "a root is an argument of the handler's own, behind --");
	if (settings->handler != NULL &&
	    (settings->cgi_bin != NULL || settings->log != NULL))
		return settings_complain(settings,
		    "--cgi-bin and --log are for httpd-once; "
		    "give them to the handler behind --");
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
	return 0;
}
