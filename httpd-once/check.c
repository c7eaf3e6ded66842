#include "httpd-once/check.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/edge/ability.h"
#include "common/pure/text.h"
#include "httpd-once/edge/error_log.h"
#include "httpd-once/edge/helper.h"
#include "httpd-once/edge/open_beneath.h"
#include "httpd-once/edge/slurp.h"
#include "httpd-once/exchange.h"
#include "httpd-once/pure/auth_file.h"
#include "httpd-once/pure/mime.h"

enum {
	/* Who wrote so many wrong lines has the wrong file. */
	FAULTS_A_FILE = 20,
	/* Kinds of hashes with their costs, each tried once. */
	KINDS_LIMIT = 16,
	LINE_BYTES = 1024,
	ERROR_STATUS_FIRST = 400,
	ERROR_STATUS_LAST = 599,
};

struct findings {
	const struct options *options;
	int status; /* to exit with */
};

/* ------------------------------------------------------------ what is told */

/* A place in a file; no line: the file as a whole. */
struct place {
	const char *option;
	const char *name;
	size_t line;
	size_t column;
};

static void
tell(struct findings *findings, const struct place *place, const char *words,
    const char *advice)
{
	char buffer[LINE_BYTES];
	struct text line = text_over(buffer, sizeof(buffer) - 1);

	if (findings->status == 0)
		findings->status = OPTIONS_EXIT_USAGE;
	TEXT_LITERAL(&line, "httpd-once: ");
	text_add_string(&line, place->option);
	text_add_byte(&line, ' ');
	text_add_escaped(&line, view_slice(view_of(place->name), 0, 200));
	if (place->line > 0) {
		text_add_byte(&line, ':');
		text_add_number(&line, place->line);
		text_add_byte(&line, ':');
		text_add_number(&line, place->column);
	}
	TEXT_LITERAL(&line, ": ");
	text_add_string(&line, words);
	if (advice[0] != '\0')
		TEXT_LITERAL(&line, "; ");
	text_add_string(&line, advice);
	line.capacity++;
	text_add_byte(&line, '\n');
	(void)error_log_write(text_view(&line));
}

static void
tell_of(struct findings *findings, const char *option, const char *name,
    const char *words)
{
	const struct place place = { option, name, 0, 0 };

	tell(findings, &place, words, "");
}

/* Whether it says something of the machine, and nothing of the files. */
static bool
is_of_system(int error)
{
	return error == ENOMEM || error == EMFILE || error == ENFILE ||
	    error == EIO || error == EAGAIN;
}

/* What failed with errno, and what may be done about it. */
static void
tell_failure(struct findings *findings, const char *option, const char *name,
    const char *advice)
{
	const struct place place = { option, name, 0, 0 };
	char buffer[128];
	struct text words = text_over(buffer, sizeof(buffer) - 1);
	int error = errno;

	if (is_of_system(error))
		findings->status = OPTIONS_EXIT_SYSTEM;
	text_add_string(&words, strerror(error));
	if (error == EACCES) {
		TEXT_LITERAL(&words, " for user ");
		text_add_number(&words, geteuid());
		TEXT_LITERAL(&words, ", group ");
		text_add_number(&words, getegid());
	}
	words.at[words.length] = '\0';
	tell(findings, &place, buffer, advice);
}

/* ------------------------------------------------------------------ folders */

static void
check_folder(struct findings *findings, const char *option, const char *name)
{
	if (ability_enter(name) == 0)
		return;
	tell_failure(findings, option, name,
	    errno == EACCES
		? "each folder on the way needs the permission to search"
		: errno == ENOTDIR ? "a folder is wanted here"
				   : "");
}

struct hosts {
	struct findings *findings;
	int root;
	unsigned count;
};

static void
check_host(void *context, const char *name)
{
	struct hosts *hosts = context;
	struct place place = { "--vhosts", name, 0, 0 };
	int fd = open_beneath_directory(hosts->root, name);

	if (fd != -1) {
		close(fd);
		hosts->count++;
	} else if (errno == EXDEV) {
		tell(hosts->findings, &place,
		    "this link leads out of the root, so every answer would "
		    "be 404",
		    "mount the folder here instead (mount --bind)");
	} else if (errno != ENOTDIR) {
		tell_failure(hosts->findings, place.option, name, "");
	}
}

static void
check_hosts(struct findings *findings, const char *root)
{
	struct hosts hosts = { findings, open_beneath_root(root), 0 };

	if (hosts.root == -1)
		return;
	/* A root that may be searched and not read is none of a fault. */
	if (ability_list_folders(root, check_host, &hosts) == 0 &&
	    hosts.count == 0)
		tell_of(findings, "--vhosts", root,
		    "there is no folder of a host here, nor one called "
		    "default: every answer would be 404");
}

/* The number of a port, which is an option of the supervisor's. */
static bool
is_number(const char *name)
{
	uint64_t number;

	return view_number(view_of(name), &number) == 0;
}

static void
check_root(struct findings *findings)
{
	const struct options *options = findings->options;

	if (is_number(options->root) && ability_enter(options->root) != 0)
		tell_failure(
		    findings, "root", options->root, "a port is told with -p");
	else
		check_folder(findings, "root", options->root);
	if (options->has_vhosts)
		check_hosts(findings, options->root);
}

/* ---------------------------------------------------------------- passwords */

/* The kind of a hash, with its cost: what stands before the salt. */
static struct view
kind_of(struct view hash)
{
	size_t end = view_find(view_slice(hash, 1, hash.length), '$') + 2;
	struct view rest = view_slice(hash, end, hash.length);

	if (view_starts_with(rest, VIEW("rounds=")) ||
	    !(view_starts_with(hash, VIEW("$5$")) ||
		view_starts_with(hash, VIEW("$6$"))))
		end += view_find(rest, '$') + 1;
	return view_slice(hash, 0, end);
}

/* Whether the last part of a hash has the length of its kind. */
static bool
is_whole(struct view hash)
{
	size_t last = hash.length - view_find_last(hash, '$') - 1;

	if (view_starts_with(hash, VIEW("$2")))
		return last == 53;
	if (view_starts_with(hash, VIEW("$5$")) ||
	    view_starts_with(hash, VIEW("$y$")))
		return last == 43;
	return last == 86 || !view_starts_with(hash, VIEW("$6$"));
}

struct kinds {
	struct view list[KINDS_LIMIT];
	size_t count;
	bool is_helper_lost; /* said once */
};

static bool
is_known(struct kinds *kinds, struct view hash)
{
	struct view kind = kind_of(hash);

	for (size_t i = 0; i < kinds->count; i++)
		if (view_equals(kinds->list[i], kind))
			return true;
	if (kinds->count < KINDS_LIMIT)
		kinds->list[kinds->count++] = kind;
	return false;
}

/* Asks the helper whether any password belongs to the hash. */
static void
try_hash(struct findings *findings, struct kinds *kinds,
    const struct place *place, struct view hash)
{
	char buffer[AUTH_FILE_HASH_LIMIT + 8];
	struct text question = text_over(buffer, sizeof(buffer));
	int status;

	if (kinds->is_helper_lost || is_known(kinds, hash))
		return;
	TEXT_LITERAL(&question, "x\n");
	text_add(&question, hash);
	text_add_byte(&question, '\n');
	status = helper_ask("httpd-password", text_view(&question));
	if (status == -1 && errno == ETIMEDOUT) {
		tell(findings, place, "this hash takes more than 5 seconds",
		    "make one of less cost");
	} else if (status == -1) {
		kinds->is_helper_lost = true;
		tell_failure(findings, "--auth needs", "httpd-password",
		    "install it beside httpd-once, or in " SBINDIR);
	} else if (status > 1) {
		tell(findings, place,
		    "crypt(3) of this system does not know this hash",
		    "make one with htpasswd -B");
	}
}

static void
check_auth_line(struct findings *findings, struct kinds *kinds,
    const struct auth_file_line *line)
{
	const struct place place = { "--auth", findings->options->auth,
		line->number, line->column };

	if (line->words != NULL)
		tell(findings, &place, line->words, "");
	else if (line->hash.length > 0 && !is_whole(line->hash))
		tell(findings, &place, "the hash of this user is cut short",
		    "copy the whole line");
	else if (line->hash.length > 0)
		try_hash(findings, kinds, &place, line->hash);
}

static void
check_auth(struct findings *findings)
{
	const char *name = findings->options->auth;
	struct kinds kinds = { .count = 0 };
	struct auth_file_walk walk;
	struct auth_file_line line;
	struct view file;
	unsigned faults = 0;

	if (name == NULL)
		return;
	if (slurp(name, &file) == -1) {
		tell_failure(findings, "--auth", name,
		    "without it every answer would be 500");
		return;
	}
	auth_file_begin(&walk, file);
	while (faults < FAULTS_A_FILE && auth_file_next(&walk, &line)) {
		faults += line.words != NULL;
		check_auth_line(findings, &kinds, &line);
	}
}

/* -------------------------------------------------------------- other files */

static void
check_mime(struct findings *findings)
{
	struct place place = { "--mime", findings->options->mime, 0, 0 };
	struct mime_fault fault = { .line = 0 };
	struct view rest;

	if (place.name == NULL)
		return;
	if (slurp(place.name, &rest) == -1) {
		tell_failure(findings, place.option, place.name, "");
		return;
	}
	for (unsigned i = 0;
	     i < FAULTS_A_FILE && mime_next_fault(&rest, &fault); i++) {
		place.line = fault.line;
		place.column = fault.column;
		tell(findings, &place, fault.words, "");
	}
}

/* One page of one's own, where there is one. */
static void
check_page(struct findings *findings, int folder, unsigned status)
{
	char buffer[16];
	struct text name = text_over(buffer, sizeof(buffer));
	struct file_facts facts;
	int fd;

	text_add_padded(&name, status, 3);
	TEXT_LITERAL(&name, ".html");
	text_add_byte(&name, '\0');
	fd = open_beneath(folder, buffer, &facts);
	if (fd == -1 && errno != ENOENT)
		tell_failure(findings, "--error-dir", buffer, "");
	else if (fd != -1 && facts.kind != FILE_REGULAR)
		tell_of(findings, "--error-dir", buffer, "this is no file");
	else if (fd != -1 && facts.size_bytes > EXCHANGE_SMALL_FILE)
		tell_of(findings, "--error-dir", buffer,
		    "a page of more than 16384 bytes is not sent");
	if (fd != -1)
		close(fd);
}

static void
check_error_dir(struct findings *findings)
{
	const char *name = findings->options->error_dir;
	int folder;

	if (name == NULL)
		return;
	check_folder(findings, "--error-dir", name);
	folder = open_beneath_root(name);
	if (folder == -1)
		return;
	for (unsigned i = ERROR_STATUS_FIRST; i <= ERROR_STATUS_LAST; i++)
		check_page(findings, folder, i);
}

/* Whether each program of --cgi-interpreter can be executed. */
static void
check_interpreters(struct findings *findings)
{
	const struct options *options = findings->options;

	for (unsigned i = 0; i < options->interpreters.count; i++) {
		const char *name =
		    strchr(options->interpreters.texts[i], '=') + 1;

		if (faccessat(AT_FDCWD, name, X_OK, AT_EACCESS) == -1)
			tell_failure(findings, "--cgi-interpreter", name, "");
	}
}

static void
check_log(struct findings *findings)
{
	const char *log = findings->options->log;

	if (log == NULL || strcmp(log, "-") == 0 || strcmp(log, "syslog") == 0)
		return;
	if (ability_append(log) == -1)
		tell_failure(findings, "--log", log,
		    errno == ENOENT ? "the folder of the log has to be there"
				    : "");
}

static void
check_user_dir(struct findings *findings)
{
	const char *name = findings->options->user_dir;

	if (name == NULL)
		return;
	if (name[0] == '/' || name[0] == '\0' || strstr(name, "..") != NULL)
		tell_of(findings, "--user-dir", name,
		    "this is to be a folder in a user's home, such as "
		    "public_html");
	if (!ability_know_users())
		tell_of(findings, "--user-dir", name,
		    "no user can be looked up: /etc/passwd is not there, or "
		    "not readable; in a --chroot it has to lie inside");
}

/* Under supervisor there is a service instead, wherever the root is. */
static void
note_magic(const struct findings *findings)
{
	if (findings->options->has_no_magic ||
	    getenv("SUPERVISOR_MAGIC") != NULL ||
	    helper_is_there("httpd-magic"))
		return;
	(void)error_log_write(VIEW(
	    "httpd-once: note: httpd-magic is not beside httpd-once, nor "
	    "in " SBINDIR ": a file whose name does not tell its type is "
	    "sent as application/octet-stream (--no-magic says that this is "
	    "meant)\n"));
}

int
check(const struct options *options)
{
	struct findings findings = { .options = options, .status = 0 };

	check_root(&findings);
	check_auth(&findings);
	check_mime(&findings);
	check_error_dir(&findings);
	if (options->cgi_bin != NULL)
		check_folder(&findings, "--cgi-bin", options->cgi_bin);
	check_user_dir(&findings);
	check_interpreters(&findings);
	check_log(&findings);
	note_magic(&findings);
	return findings.status;
}
