#include "httpd-once/cgi_script.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "httpd-once/edge/dir_contains.h"
#include "httpd-once/edge/open_beneath.h"

/* How a name is compared with a suffix. */
typedef bool compare(struct view, struct view);

static bool
ends_with(compare *is_same, struct view name, struct view suffix)
{
	return name.length >= suffix.length &&
	    is_same(view_slice(name, name.length - suffix.length, name.length),
		suffix);
}

/* What --cgi-interpreter has for a name; NULL where that is nothing. */
static const char *
interpreter_of(
    const struct options *options, compare *is_same, struct view name)
{
	for (unsigned i = 0; i < options->interpreters.count; i++) {
		struct view text = view_of(options->interpreters.texts[i]);
		size_t equals = view_find(text, '=');

		if (ends_with(is_same, name, view_slice(text, 0, equals)))
			return text.at + equals + 1;
	}
	return NULL;
}

/* Whether a name below the root is that of a program. */
static bool
is_program_name(
    const struct exchange *exchange, compare *is_same, struct view name)
{
	const struct options *options = exchange->options;

	return (options->cgi_suffix != NULL &&
		   ends_with(is_same, name, view_of(options->cgi_suffix))) ||
	    interpreter_of(options, is_same, name) != NULL;
}

/* Whether a file below the root can be one. */
static bool
has_suffixes(const struct options *options)
{
	return options->cgi_suffix != NULL || options->interpreters.count > 0;
}

static int
refuse_errno(struct exchange *exchange)
{
	switch (errno) {
	case ENOENT:
	case ENOTDIR:
	case ENAMETOOLONG:
		return exchange_decline(exchange, 404, "program/absent");
	case EXDEV:
	case ELOOP:
		return exchange_decline(exchange, 404, "program/outside");
	case EACCES:
	case EPERM:
		return exchange_decline(exchange, 403, "program/permission");
	default:
		return exchange_decline(exchange, 500, "program/unreachable");
	}
}

static enum cgi_script_search
refuse(struct cgi_script *program, int status)
{
	program->status = status;
	return CGI_SCRIPT_REFUSED;
}

/*
 * Looks at the file, or opens the directory, that the first bytes of
 * script_below up to end name.  Returns -1 with errno.  The name is terminated
 * in its place during the call.
 */
static int
reach(struct path *path, const struct cgi_script *program, size_t end,
    int (*function)(int root, const char *name))
{
	char *name = path->name + (program->script_below.at - path->name);
	char byte = name[end];
	int result;

	name[end] = '\0';
	result = function(program->base, name);
	name[end] = byte;
	return result;
}

/*
 * Fills in the program whose path below program->base is the first bytes of
 * name up to end.
 */
static enum cgi_script_search
take_program(struct exchange *exchange, struct cgi_script *program, size_t end)
{
	struct view below = view_slice(program->script_below, 0, end);
	size_t slash = view_find_last(below, '/');
	bool has_folder = slash < below.length;
	struct text file = text_over(program->file, sizeof(program->file));

	TEXT_LITERAL(&file, "./");
	text_add(&file, view_slice(below, has_folder ? slash + 1 : 0, end));
	text_add_byte(&file, '\0');
	program->is_nph = view_starts_with(text_view(&file), VIEW("./nph-"));
	program->folder = program->base;
	if (has_folder)
		program->folder = reach(
		    &exchange->path, program, slash, open_beneath_directory);
	if (program->folder == -1)
		return refuse(program, refuse_errno(exchange));
	program->script_below = below;
	/* An interpreter says itself what it cannot read. */
	if (program->base == exchange->root)
		program->interpreter =
		    interpreter_of(exchange->options, view_equals, below);
	if (program->interpreter != NULL ||
	    faccessat(program->folder, program->file, X_OK, 0) == 0)
		return CGI_SCRIPT_FOUND;
	if (has_folder)
		close(program->folder);
	return refuse(
	    program, exchange_decline(exchange, 403, "program/not-executable"));
}

static size_t
segment_end(struct view name, size_t start)
{
	return start + view_find(view_slice(name, start, name.length), '/');
}

/*
 * Sets the path behind the program.  The slash at the end of a path is part of
 * PATH_INFO, but not of path->name.
 */
static void
take_path_info(struct path *path, struct cgi_script *program)
{
	size_t length = path->length;
	size_t start = (size_t)(program->script_below.at - path->name) +
	    program->script_below.length;

	if (path->is_folder) {
		path->name[length++] = '/';
		path->name[length] = '\0';
	}
	program->script = (struct view){ path->name, start };
	program->path_info =
	    (struct view){ path->name + start, length - start };
}

/* A program that a link in the folder of programs leads out to. */
static int
look_outside(int root, const char *name)
{
	struct stat stat;

	if (fstatat(root, name, &stat, 0) == 0 && S_ISREG(stat.st_mode))
		return FILE_REGULAR;
	errno = EXDEV;
	return -1;
}

/*
 * What lies at a name in the folder of programs: links lead out of it only
 * with --cgi-follow, and then only to files.  Who made the link may not know
 * why it does not work, so the log tells.
 */
static int
look_in_folder(
    struct exchange *exchange, const struct cgi_script *program, size_t end)
{
	int kind = reach(&exchange->path, program, end, open_beneath_look);

	if (kind != -1 || errno != EXDEV)
		return kind;
	if (exchange->options->follows_programs)
		return reach(&exchange->path, program, end, look_outside);
	exchange_note(view_slice(program->script_below, 0, end),
	    VIEW("a link that leads out of the folder of programs; "
		 "--cgi-follow runs it"));
	errno = EXDEV;
	return -1;
}

/*
 * Goes down from program->base along script_below, which is the whole rest of
 * the path, to the first file.  Below the root only a file of a certain suffix
 * is a program; every other path is left to the file server.
 */
static enum cgi_script_search
walk(struct exchange *exchange, struct cgi_script *program, bool is_in_folder)
{
	struct view name = program->script_below;
	size_t start = 0;

	while (start < name.length) {
		size_t end = segment_end(name, start);
		struct view segment = view_slice(name, start, end);
		int kind = FILE_DIRECTORY;

		if (is_in_folder && path_is_hidden(segment))
			return refuse(program,
			    exchange_decline(
				exchange, 404, "program/dot-name"));
		if (is_in_folder)
			kind = look_in_folder(exchange, program, end);
		else if (is_program_name(exchange, view_equals, segment))
			kind = reach(
			    &exchange->path, program, end, open_beneath_look);
		if (kind == -1 && !is_in_folder &&
		    (errno == ENOENT || errno == ENOTDIR))
			return CGI_SCRIPT_NONE;
		if (kind == -1)
			return refuse(program, refuse_errno(exchange));
		if (kind == FILE_OTHER)
			return refuse(program,
			    exchange_decline(exchange, 404, "program/special"));
		if (kind == FILE_REGULAR)
			return take_program(exchange, program, end);
		start = end + 1;
	}
	if (!is_in_folder)
		return CGI_SCRIPT_NONE;
	return refuse(
	    program, exchange_decline(exchange, 404, "program/folder"));
}

/* Finds a program below /cgi-bin/, where every file is a program or nothing. */
static enum cgi_script_search
find_in_folder(struct exchange *exchange, struct cgi_script *program)
{
	enum cgi_script_search search;

	program->base = open_beneath_root(exchange->options->cgi_bin);
	if (program->base == -1)
		return refuse(program,
		    exchange_decline(exchange, errno == ENOENT ? 404 : 500,
			"program/no-cgi-bin"));
	program->script_below =
	    view_slice(program->script_below, strlen("cgi-bin/"), SIZE_MAX);
	search = walk(exchange, program, true);
	if (search != CGI_SCRIPT_FOUND && program->base != AT_FDCWD)
		close(program->base);
	return search;
}

static int
look_at_index(struct exchange *exchange, struct location *location)
{
	return open_beneath_look(exchange->root, location->path.at) ==
		FILE_REGULAR
	    ? 0
	    : -1;
}

/*
 * Makes a path that ends in a slash that of the folder's index, where this is
 * a program: the first index that is there counts, whatever it is.
 */
static void
take_index(struct exchange *exchange)
{
	struct path *path = &exchange->path;
	struct location location;

	if (!path->is_folder)
		return;
	if (locate_index(exchange, &location, exchange_name(exchange),
		look_at_index) == 0 &&
	    is_program_name(exchange, view_equals, location.index)) {
		path->length = location.path.length;
		path->is_folder = false;
	}
	path->name[path->length] = '\0';
}

enum cgi_script_search
cgi_script_find(struct exchange *exchange, struct cgi_script *program)
{
	const struct options *options = exchange->options;
	struct path *path = &exchange->path;
	struct view name;
	enum cgi_script_search search = CGI_SCRIPT_NONE;

	if (has_suffixes(options))
		take_index(exchange);
	name = (struct view){ path->name, path->length };
	program->script_below = name;
	program->base = exchange->root;
	program->interpreter = NULL;
	if (options->cgi_bin != NULL &&
	    (view_equals(name, VIEW("cgi-bin")) ||
		view_starts_with(name, VIEW("cgi-bin/"))))
		search = find_in_folder(exchange, program);
	else if (has_suffixes(options) && !path->is_hidden)
		search = walk(exchange, program, false);
	if (search == CGI_SCRIPT_FOUND)
		take_path_info(path, program);
	return search;
}

/* Whether some file system takes the name for that of a program: "app.CGI" and
 * "app.cgi. " open app.cgi on those of DOS. */
static bool
is_like_program(const struct exchange *exchange, struct view name)
{
	while (name.length > 0 &&
	    (name.at[name.length - 1] == '.' ||
		name.at[name.length - 1] == ' '))
		name.length--;
	return is_program_name(exchange, view_equals_nocase, name);
}

int
cgi_script_guard(struct exchange *exchange, const struct location *location)
{
	const char *cgi_bin = exchange->options->cgi_bin;
	bool is_folder = location->facts.kind == FILE_DIRECTORY;

	if (is_like_program(exchange, text_view(&location->path)))
		return exchange_decline(exchange, 403, "program/as-file");
	if (is_like_program(exchange, view_of(location->place.name)))
		return exchange_decline(exchange, 403, "program/behind-link");
	if (cgi_bin == NULL)
		return 0;
	switch (dir_contains(
	    is_folder ? location->fd : location->place.folder, cgi_bin)) {
	case 0:
		return 0;
	case 1:
		return exchange_decline(exchange, 404, "program/inside-root");
	default: /* where this cannot be known, nothing is sent */
		return exchange_decline(exchange, 404, "program/no-place");
	}
}

void
cgi_script_close(const struct exchange *exchange, struct cgi_script *program)
{
	if (program->folder != program->base)
		close(program->folder);
	if (program->base != exchange->root && program->base != AT_FDCWD)
		close(program->base);
}
