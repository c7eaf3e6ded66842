#include "supervisor/confinement.h"

#include "common/pure/option_reader.h"
#include "supervisor/edge/allowed_calls.h"
#include "supervisor/edge/error_log.h"
#include "supervisor/edge/program_path.h"
#include "supervisor/pure/handler_env.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* AddressSanitizer reads /proc, and looks at itself with ptrace(2). */
#ifdef __SANITIZE_ADDRESS__
enum { IS_SANITIZED = 1 };
#else
enum { IS_SANITIZED = 0 };
#endif

enum {
	/* So long a change of what is not prompt may stay unseen. */
	LOOK_MS = 1000,
	EXIT_SYSTEM = 111,
};

/* ----------------------------------------------------------- what is needed */

/* Whether the option lets programs run: all of this family do, whatever comes
 * to it, but those that only say how. */
static bool
is_for_programs(const struct option_row *row)
{
	const char *name = option_name(row);

	return strncmp(name, "cgi-", 4) == 0 && strcmp(name, "cgi-env") != 0 &&
	    strcmp(name, "cgi-timeout") != 0;
}

/* Returns 0, or -1 for words that httpd-once will not take itself. */
static int
read_words(struct confinement *confinement, char *const *words)
{
	struct options *once = &confinement->once;
	static const struct option_row *const tables[] = { handler_options,
		NULL };
	char buffer[OPTION_COMPLAINT_LIMIT];
	struct text complaint = text_over(buffer, sizeof buffer);
	struct option_reader reader = { .tables = tables,
		.next = words + (words[0] != NULL),
		.end = words };
	const struct option_row *row;
	const char *value;

	handler_options_begin(once);
	confinement->has_programs = false;
	while (*reader.end != NULL)
		reader.end++;
	for (;;) {
		switch (option_read_next(&reader, &row, &value, &complaint)) {
		case OPTION_READ_END:
			return 0;
		case OPTION_READ_FAULT:
			return -1;
		case OPTION_READ_OPERAND:
			once->root = value;
			break;
		case OPTION_READ_OPTION:
			if (option_set(once, row, value, &complaint) != 0)
				return -1;
			confinement->has_programs |= is_for_programs(row);
			break;
		}
	}
}

static bool
has_log_file(const struct options *once)
{
	return once->log != NULL && strcmp(once->log, "-") != 0 &&
	    strcmp(once->log, "syslog") != 0;
}

static bool
has_syslog(const struct options *once)
{
	return once->log != NULL && strcmp(once->log, "syslog") == 0;
}

static enum confinement_kind
choose_kind(const struct settings *settings, bool is_known_site)
{
	if (settings->no_confine || IS_SANITIZED)
		return CONFINEMENT_NONE;
	if (is_known_site)
		return CONFINEMENT_SITE;
	return settings->allow_read.count + settings->allow_write.count > 0
	    ? CONFINEMENT_FOLDERS
	    : CONFINEMENT_CALLS;
}

/* A program that httpd-once looks for beside itself and where it would be
 * installed. */
static void
add_helper(struct places *places, char path[PATH_MAX], const char *name)
{
	program_path_find(name, path);
	places_add(places, path, LANDLOCK_READ | LANDLOCK_EXECUTE);
}

/* The databases of libmagic; the system's is also found below /usr/lib. */
static void
add_magic(struct places *places, char path[PATH_MAX])
{
	add_helper(places, path, "httpd-magic");
	places_add(places, "/etc/magic", LANDLOCK_READ);
	places_add(places, "/etc/magic.mgc", LANDLOCK_READ);
	places_add(places, "/usr/share/misc", LANDLOCK_READ);
	places_add(places, "/usr/share/file", LANDLOCK_READ);
}

/* What httpd-once itself reads and executes. */
static void
add_once(struct confinement *confinement, unsigned rights)
{
	const struct options *once = &confinement->once;
	struct places *places = &confinement->places;

	places_add_prompt(
	    places, once->root == NULL ? "." : once->root, rights);
	places_add_prompt(places, once->auth, LANDLOCK_READ);
	places_add_prompt(places, once->mime, LANDLOCK_READ);
	places_add_prompt(places, once->error_dir, LANDLOCK_READ);
	/* Nothing is allowed by name, but another file is to be opened. */
	if (has_log_file(once))
		places_add_prompt(places, once->log, 0);
	if (has_syslog(once))
		places_add(places, "/etc/localtime", LANDLOCK_READ);
	if (once->user_dir != NULL)
		places_add(places, "/etc/passwd", LANDLOCK_READ);
	places->homes = once->user_dir;
	if (once->auth != NULL)
		add_helper(
		    places, confinement->password_path, "httpd-password");
	if (!once->has_no_magic)
		add_magic(places, confinement->magic_path);
}

/* Interpreters, what programs execute, and what no secret is in. */
static void
add_system(struct places *places)
{
	static const char *const programs[] = { "/usr", "/bin", "/sbin", "/lib",
		"/lib32", "/lib64", "/nix/store", "/gnu/store" };
	static const char *const devices[] = { "/dev/null", "/dev/zero",
		"/dev/full", "/dev/random", "/dev/urandom" };

	for (size_t i = 0; i < sizeof programs / sizeof programs[0]; i++)
		places_add(
		    places, programs[i], LANDLOCK_READ | LANDLOCK_EXECUTE);
	for (size_t i = 0; i < sizeof devices / sizeof devices[0]; i++)
		places_add(places, devices[i],
		    LANDLOCK_READ | LANDLOCK_WRITE | LANDLOCK_DEVICES);
	places_add(places, "/etc/ld.so.cache", LANDLOCK_READ);
	places_add(places, "/etc/localtime", LANDLOCK_READ);
}

static void
add_allowed(struct places *places, const struct settings *settings)
{
	for (unsigned i = 0; i < settings->allow_read.count; i++)
		places_add_prompt(places, settings->allow_read.texts[i],
		    LANDLOCK_READ | LANDLOCK_EXECUTE);
	for (unsigned i = 0; i < settings->allow_write.count; i++)
		places_add_prompt(places, settings->allow_write.texts[i],
		    LANDLOCK_READ | LANDLOCK_EXECUTE | LANDLOCK_WRITE |
			LANDLOCK_DEVICES);
}

/* The interpreters, wherever they are. */
static void
add_interpreters(struct places *places, const struct options *once)
{
	for (unsigned i = 0; i < once->interpreters.count; i++)
		places_add_prompt(places,
		    strchr(once->interpreters.texts[i], '=') + 1,
		    LANDLOCK_READ | LANDLOCK_EXECUTE);
}

void
confinement_plan(struct confinement *confinement,
    const struct settings *settings, const struct handler *handler)
{
	struct options *once = &confinement->once;
	struct places *places = &confinement->places;
	bool is_read = handler->is_once &&
	    read_words(confinement, handler->arguments) == 0;

	*places = (struct places){ .count = 0 };
	confinement->log = -1;
	confinement->kind =
	    choose_kind(settings, is_read && !confinement->has_programs);
	if (confinement->kind == CONFINEMENT_SITE)
		add_once(confinement, LANDLOCK_READ);
	if (confinement->kind != CONFINEMENT_FOLDERS)
		return;
	if (is_read) {
		add_once(confinement, LANDLOCK_READ | LANDLOCK_EXECUTE);
		places_add_prompt(
		    places, once->cgi_bin, LANDLOCK_READ | LANDLOCK_EXECUTE);
		add_interpreters(places, once);
	}
	add_system(places);
	add_allowed(places, settings);
}

/* ----------------------------------------------------------------- entering */

void
confinement_begin(const struct confinement *confinement)
{
	/* Where it may not, accepting processes do it in another way. */
	if (confinement->kind != CONFINEMENT_NONE && !allowed_calls_are_there())
		(void)allowed_calls_enter(ALLOWED_CALLS_PROGRAMS);
}

void
confinement_offer_log(struct confinement *confinement)
{
	memcpy(confinement->log_variable, HANDLER_ENV_LOG "=",
	    sizeof HANDLER_ENV_LOG "=");
	if (has_log_file(&confinement->once) &&
	    confinement_wants_acceptor(confinement))
		putenv(confinement->log_variable);
	else
		unsetenv(HANDLER_ENV_LOG);
}

/*
 * Opened here, because there are no rights to append only: handlers find its
 * descriptor in their environment.
 */
static void
open_log(struct confinement *confinement)
{
	char *number = confinement->log_variable + sizeof HANDLER_ENV_LOG;

	if (!has_log_file(&confinement->once))
		return;
	/* As httpd-once does it (access_log.c), but for handlers to inherit. */
	confinement->log = open(confinement->once.log,
	    O_WRONLY | O_APPEND | O_CREAT | O_NOCTTY | O_NONBLOCK, 0640);
	if (confinement->log >= 0)
		snprintf(
		    number, CONFINEMENT_NUMBER_SIZE, "%d", confinement->log);
}

/* Returns the version in force; 0 for none. */
static int
enter_folders(struct confinement *confinement, const struct handler *handler)
{
	struct landlock landlock;
	unsigned walls = LANDLOCK_PEERS;

	/* Programs may have to ask a database. */
	if (confinement->kind == CONFINEMENT_SITE)
		walls |= LANDLOCK_NETWORK;
	if (landlock_begin(&landlock, walls) != 0)
		return 0;
	open_log(confinement);
	confinement->mark = places_mark(&confinement->places, false);
	confinement->prompt_mark = places_mark(&confinement->places, true);
	places_allow_program(&landlock, handler->fd);
	places_allow(&confinement->places, &landlock);
	return landlock_enter(&landlock) == 0 ? landlock.version : 0;
}

static bool
enter_calls(const struct confinement *confinement)
{
	if (confinement->kind != CONFINEMENT_SITE)
		return allowed_calls_are_there() ||
		    allowed_calls_enter(ALLOWED_CALLS_PROGRAMS) == 0;
	return allowed_calls_enter(has_syslog(&confinement->once)
		       ? ALLOWED_CALLS_SITE_SYSLOG
		       : ALLOWED_CALLS_SITE) == 0;
}

/* Notes what is in force afterwards. */
static void
apply(struct confinement *confinement, const struct handler *handler)
{
	bool has_folders = confinement->kind == CONFINEMENT_SITE ||
	    confinement->kind == CONFINEMENT_FOLDERS;

	confinement->landlock = 0;
	confinement->has_calls = false;
	confinement->gains_nothing = false;
	if (confinement->kind == CONFINEMENT_NONE)
		return;
	if (has_folders || !allowed_calls_are_there())
		confinement->gains_nothing = allowed_calls_gain_nothing() == 0;
	if (has_folders)
		confinement->landlock = enter_folders(confinement, handler);
	confinement->has_calls = enter_calls(confinement);
}

int
confinement_enter(
    struct confinement *confinement, const struct handler *handler)
{
	int landlock = confinement->landlock;
	bool has_calls = confinement->has_calls;

	if (!confinement_wants_acceptor(confinement))
		return 0;
	apply(confinement, handler);
	return confinement->landlock == landlock &&
		confinement->has_calls == has_calls
	    ? 0
	    : -1;
}

/* ------------------------------------------------------------------- trying */

/* What a trial tells; one write to a pipe. */
struct outcome {
	int landlock;
	bool has_calls;
	bool gains_nothing;
};

/* Ends as httpd-once does when it is asked for its version. */
__attribute__((noreturn)) static void
execute_and_exit(const struct handler *handler)
{
	char name[] = "httpd-once", version[] = "--version";
	char *arguments[] = { name, version, NULL };
	char *nothing[] = { NULL };
	struct handler trial = *handler;

	trial.arguments = arguments;
	handler_execute(&trial, nothing);
	_exit(EXIT_SYSTEM);
}

__attribute__((noreturn)) static void
try_and_exit(
    struct confinement *confinement, const struct handler *handler, int answer)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);
	struct outcome outcome;

	apply(confinement, handler);
	outcome = (struct outcome){ confinement->landlock,
		confinement->has_calls, confinement->gains_nothing };
	if (write(answer, &outcome, sizeof outcome) != sizeof outcome ||
	    dup2(null, STDOUT_FILENO) < 0)
		_exit(EXIT_SYSTEM);
	if (!handler->is_once)
		_exit(0);
	execute_and_exit(handler);
}

/* Returns whether there was an outcome, and the handler can be executed. */
static bool
hear_outcome(pid_t pid, int answer, struct outcome *outcome)
{
	bool is_told =
	    read(answer, outcome, sizeof *outcome) == sizeof *outcome;
	int status;

	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return false;
	return is_told && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static void
try_it(struct confinement *confinement, const struct handler *handler)
{
	struct outcome outcome = { .landlock = 0 };
	int ends[2];
	pid_t pid;

	if (confinement->kind != CONFINEMENT_NONE &&
	    pipe2(ends, O_CLOEXEC) == 0) {
		pid = fork();
		if (pid == 0)
			try_and_exit(confinement, handler, ends[1]);
		close(ends[1]);
		if (pid < 0 || !hear_outcome(pid, ends[0], &outcome))
			outcome = (struct outcome){ .landlock = 0 };
		close(ends[0]);
	}
	confinement->landlock = outcome.landlock;
	confinement->has_calls = outcome.has_calls;
	confinement->gains_nothing = outcome.gains_nothing;
}

static bool
is_whole(const struct confinement *confinement)
{
	return confinement->has_calls &&
	    (confinement->kind == CONFINEMENT_CALLS ||
		confinement->landlock > 0);
}

int
confinement_try(struct confinement *confinement, struct settings *settings,
    const struct handler *handler)
{
	char words[CONFINEMENT_WORDS_SIZE];

	try_it(confinement, handler);
	if (!settings->require_confine || is_whole(confinement))
		return 0;
	confinement_describe(confinement, settings, words);
	return settings_complain(settings, "--require-confine: %s", words);
}

bool
confinement_wants_acceptor(const struct confinement *confinement)
{
	return confinement->gains_nothing &&
	    (confinement->landlock > 0 || confinement->has_calls);
}

/* ------------------------------------------------------------------ looking */

bool
confinement_is_outdated(struct confinement *confinement, int64_t now_ms)
{
	const struct places *places = &confinement->places;

	if (confinement->landlock == 0)
		return false;
	if (places_mark(places, true) != confinement->prompt_mark)
		return true;
	if (now_ms < confinement->look_ms)
		return false;
	confinement->look_ms = now_ms + LOOK_MS;
	return places_mark(places, false) != confinement->mark;
}

static const char *
what_lacks(const struct confinement *confinement)
{
	if (confinement->kind == CONFINEMENT_CALLS || confinement->landlock > 0)
		return "";
	return landlock_version() == 0 ? "; the system has no Landlock"
				       : "; the system refuses Landlock";
}

void
confinement_describe(const struct confinement *confinement,
    const struct settings *settings, char words[CONFINEMENT_WORDS_SIZE])
{
	char landlock[32] = "";
	bool has_programs = confinement->kind == CONFINEMENT_CALLS ||
	    confinement->kind == CONFINEMENT_FOLDERS;

	if (confinement->landlock > 0)
		snprintf(landlock, sizeof landlock, "Landlock %d%s",
		    confinement->landlock,
		    confinement->has_calls ? ", " : "; no seccomp");
	if (settings->no_confine)
		snprintf(words, CONFINEMENT_WORDS_SIZE,
		    "not confined: --no-confine");
	else if (IS_SANITIZED)
		snprintf(words, CONFINEMENT_WORDS_SIZE,
		    "not confined: built with a sanitizer");
	else if (confinement->landlock == 0 && !confinement->has_calls)
		snprintf(words, CONFINEMENT_WORDS_SIZE,
		    "not confined: the system refuses it");
	else
		snprintf(words, CONFINEMENT_WORDS_SIZE, "confined: %s%s%s%s",
		    landlock, confinement->has_calls ? "seccomp" : "",
		    what_lacks(confinement),
		    has_programs && confinement->gains_nothing
			? "; programs gain no privileges"
			: "");
}
