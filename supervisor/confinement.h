/*
 * confinement - a second wall around handlers
 *
 * Layer: story.
 *
 * A handler that a stranger has taken over shall be able to do nothing but what
 * it was there to do.  Nothing is set up for a request: the accepting
 * processes confine themselves when they begin, and handlers inherit it.  The
 * first process, which reloads, upgrades and starts the others, is not
 * confined, but for the system calls that no program needs (see below).
 *
 * What a site needs depends on whether it has programs:
 *
 *   a site without:  the files below its root and those that options name, to
 *	read; the connection; httpd-magic and httpd-password, to execute; the
 *	access log, to append to, by a descriptor that was opened before;
 *   programs, or a handler that is not httpd-once: any file that the user may
 *	use; the system calls that some program may need;
 *   programs, and --allow-read or --allow-write: the same calls, and of the
 *	files those below these folders and below the system's own.
 *
 * A ruleset, and a filter, take away the privileges that programs gain when
 * they are executed (set-group-id: what hands a mail over), unless whoever sets
 * it up has CAP_SYS_ADMIN.  So the first process itself enters the filter of
 * programs as long as it is root.  Where it never was, programs gain nothing.
 */
#ifndef CONFINEMENT_H
#define CONFINEMENT_H

#include "common/pure/handler_options.h"
#include "supervisor/edge/handler.h"
#include "supervisor/edge/places.h"
#include "supervisor/pure/handler_env.h"

enum confinement_kind {
	CONFINEMENT_NONE,
	CONFINEMENT_CALLS, /* of programs */
	CONFINEMENT_FOLDERS, /* and what they are allowed by name */
	CONFINEMENT_SITE, /* without programs */
};

enum {
	CONFINEMENT_WORDS_SIZE = 160,
	CONFINEMENT_NUMBER_SIZE = 12,
};

struct confinement {
	enum confinement_kind kind;
	struct options once; /* of httpd-once, however it was started */
	bool has_programs; /* it runs some */
	struct places places;
	char magic_path[PATH_MAX]; /* of httpd-magic; places points at it */
	char password_path[PATH_MAX];
	int log; /* the access log, of an accepting process; -1: none */
	/* Its number, where handlers find it. */
	char log_variable[sizeof HANDLER_ENV_LOG + CONFINEMENT_NUMBER_SIZE];

	/* What of it is in force for handlers. */
	int landlock; /* the version; 0: none */
	bool has_calls;
	bool gains_nothing; /* nor does what they execute */

	/* Of an accepting process: what it has seen. */
	uint64_t mark;
	uint64_t prompt_mark;
	int64_t look_ms; /* the others are looked at then */
};

enum {
	/* The exit status of an accepting process that has to be made anew. */
	CONFINEMENT_EXIT_RENEW = 3,
};

/* What the settings and the handler, which must outlive it, need. */
void confinement_plan(struct confinement *confinement,
    const struct settings *settings, const struct handler *handler);

/* Of the first process, before it gives up privileges: what it can take upon
 * itself for all. */
void confinement_begin(const struct confinement *confinement);

/*
 * Tries it in a process of its own, and notes what is in force.  Returns 0, or
 * -1 with the settings' complaint where --require-confine asks for more.
 */
int confinement_try(struct confinement *confinement, struct settings *settings,
    const struct handler *handler);

/* Whether a process of its own has to accept. */
bool confinement_wants_acceptor(const struct confinement *confinement);

/* Puts the variable with the log's descriptor into the environment, if there
 * will be one: its value is empty until a process is confined. */
void confinement_offer_log(struct confinement *confinement);

/*
 * Confines the calling process, which accepts, or is about to execute a
 * handler.  Returns 0, or -1 where it did not succeed as it did when it was
 * tried.
 */
int confinement_enter(
    struct confinement *confinement, const struct handler *handler);

/* Whether a name has another file, so that an accepting process has to be made
 * anew. */
bool confinement_is_outdated(struct confinement *confinement, int64_t now_ms);

/* Writes for people what is in force. */
void confinement_describe(const struct confinement *confinement,
    const struct settings *settings, char words[CONFINEMENT_WORDS_SIZE]);

#endif
