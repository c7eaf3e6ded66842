/*
 * settings - the options of the supervisor, in one table
 *
 * Layer: pure.
 *
 * One table of options, and behind it that of httpd-once: the command line
 * (options.h), --help and the names in the file of settings (settings_file.h)
 * are all read from them.  A text setting points into what it was read from
 * (argv, or the file's buffer), which therefore outlives the settings.
 */
#ifndef SETTINGS_H
#define SETTINGS_H

#include "common/pure/handler_options.h"

enum {
	/* Every listener costs a descriptor below FD_SETSIZE (1024). */
	SETTINGS_LISTENS_LIMIT = 64,
	/* Accepting processes: more than there are processors only wait. */
	SETTINGS_ACCEPTORS_LIMIT = 64,
	/* The most by default.  Each wakes for each connection, and more could
	 * accept more than all handlers could answer. */
	SETTINGS_ACCEPTORS_DEFAULT_MOST = 4,
	/* Handlers ahead: each costs a descriptor and some 70 KiB. */
	SETTINGS_SPARES_LIMIT = 256,
	/* Each is looked at before each connection is accepted. */
	SETTINGS_ALLOW_LIMIT = 32,
	/* The options for httpd-once, from the file and the command line. */
	SETTINGS_HANDLER_WORDS_LIMIT = 256,
	SETTINGS_COMPLAINT_SIZE = 512,
	/* Not said: as is right for the handler. */
	SETTINGS_NO_PROGRESS_DEFAULT = 1000000001,
};

struct settings {
	OPTION_LIST_OF(SETTINGS_LISTENS_LIMIT) listens; /* in order */
	const char *address; /* -i; NULL: every address */
	unsigned port;
	bool has_address_or_port; /* one of the two was named */
	const char *root; /* NULL: the current directory */
	const char *error_log;
	const char *config;
	const char *pidfile;
	const char *user;
	const char *group;
	const char *chroot;
	bool no_new_privileges;
	OPTION_LIST_OF(SETTINGS_ALLOW_LIMIT) allow_read;
	OPTION_LIST_OF(SETTINGS_ALLOW_LIMIT) allow_write;
	bool no_confine;
	bool require_confine;
	const char *status; /* absolute path of a socket; NULL: none */
	char **handler; /* with its arguments, NULL last; NULL: httpd-once */
	struct options once; /* of httpd-once */
	const char *once_words[SETTINGS_HANDLER_WORDS_LIMIT]; /* the same */
	unsigned once_word_count;
	bool is_debug;
	bool is_daemon;
	bool wants_help;
	bool wants_version;
	bool wants_check;
	unsigned max_connections;
	unsigned max_per_source; /* 0: no limit */
	unsigned spares;
	unsigned
	    acceptors; /* 0, until server_read_settings: as many as are right */
	unsigned no_progress_s; /* 0: never */
	unsigned lifetime_s; /* 0: no limit */
	unsigned drain_s;
	unsigned backlog;
	unsigned defer_accept_s; /* 0: a handler may speak first */
	unsigned ready_fd; /* 0: none */

	/* Why the last call below returned -1, for people. */
	char complaint[SETTINGS_COMPLAINT_SIZE];
};

/* The tables: ours, and that of httpd-once; NULL last. */
extern const struct option_row *const settings_tables[];

/* The defaults. */
struct settings settings_default(void);

/*
 * Sets an option of either table.  An option of httpd-once is checked as
 * httpd-once does, and kept to be passed on.  value is NULL for a flag, and
 * must outlive the settings.  Returns 0, or -1 with the complaint set.
 */
int settings_set(
    struct settings *settings, const struct option_row *row, const char *value);

/* The option of this long name; NULL where there is none. */
const struct option_row *settings_named(const char *name);

/*
 * Checks what depends on several options, such as a root beside a handler, and
 * adds the defaults for httpd-once.  Returns 0, or -1 with the complaint set.
 */
int settings_check(struct settings *settings);

/* Sets the complaint (printf); returns -1. */
__attribute__((format(printf, 2, 3))) int
settings_complain(struct settings *settings, const char *format, ...);

#endif
