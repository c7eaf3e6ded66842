#include "httpd-once/locate.h"

#include "httpd-once/pure/request_fields.h"

#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <string.h>
#include <unistd.h>

static int
refuse_errno(struct exchange *exchange)
{
	switch (errno) {
	case ENOENT:
	case ENOTDIR:
		return exchange_decline(exchange, 404, "file/absent");
	case EXDEV:
		return exchange_decline(exchange, 404, "file/outside");
	case ELOOP:
		return exchange_decline(exchange, 404, "file/link-loop");
	case ENAMETOOLONG:
		return exchange_decline(exchange, 404, "file/name-too-long");
	case EACCES:
	case EPERM:
		return exchange_decline(exchange, 403, "file/permission");
	case ENXIO:
	case ENODEV:
		return exchange_decline(exchange, 403, "file/special");
	case EMFILE:
	case ENFILE:
	case ENOMEM:
		return exchange_decline(exchange, 503, "file/no-resources");
	case EAGAIN:
		/* Another process has a lease on it, and is asked to end it. */
		return exchange_decline(exchange, 503, "file/leased");
	default:
		return exchange_decline(exchange, 500, "file/system");
	}
}

/* Whether the error says that there is a folder of this name, after all. */
static bool
is_there(int error)
{
	return error != ENOENT && error != ENOTDIR && error != ENAMETOOLONG;
}

int
locate_host(struct exchange *exchange)
{
	char name[REQUEST_HOST_LIMIT + 1];
	struct view host =
	    request_host_name(path_host(&exchange->path, &exchange->request));
	int folder = -1;

	if (view_ends_with(host, VIEW(".")))
		host.length--;
	for (size_t i = 0; i < host.length; i++)
		name[i] = byte_lower(host.at[i]);
	name[host.length] = '\0';
	if (host.length > 0 && name[0] != '.') {
		folder = open_beneath_directory(exchange->root, name);
		if (folder == -1 && is_there(errno)) {
			int status = refuse_errno(exchange);

			exchange_note(view_of(name),
			    errno == EXDEV
				? VIEW("this folder of --vhosts is a link that "
				       "leads out of the root")
				: view_of(strerror(errno)));
			return status;
		}
	}
	if (folder == -1)
		folder = open_beneath_directory(exchange->root, "default");
	if (folder == -1)
		return exchange_decline(exchange, 404, "vhosts/unknown");
	exchange->root = folder;
	return 0;
}

/*
 * Opens the public directory of a user (--user-dir).  Leaves in *name the path
 * behind the user's name.  The client cannot tell a user that does not exist
 * from a user without such a directory.
 */
static int
enter_home(struct exchange *exchange, struct text *name)
{
	size_t end = view_find(text_view(name), '/');
	struct view user = view_slice(text_view(name), 1, end);
	char text[LOGIN_NAME_MAX];
	struct passwd *entry;
	int home, folder;

	if (user.length == 0 || user.length >= sizeof(text))
		return exchange_decline(exchange, 404, "user/name");
	memcpy(text, user.at, user.length);
	text[user.length] = '\0';
	entry = getpwnam(text);
	if (entry == NULL)
		return exchange_decline(exchange, 404, "user/unknown");
	if (entry->pw_uid == 0)
		return exchange_decline(exchange, 404, "user/root");
	home = open_beneath_root(entry->pw_dir);
	folder = home == -1
	    ? -1
	    : open_beneath_directory(home, exchange->options->user_dir);
	if (folder == -1)
		return exchange_decline(exchange, 404, "user/no-folder");
	exchange->root = folder;
	if (end < name->length)
		end++;
	name->at += end;
	name->length -= end;
	name->capacity -= end;
	return 0;
}

/*
 * Sets the path to the name, in which it lies, and the addition.  Returns false
 * where the path is longer than the system can open.
 */
static bool
set_path(struct location *location, struct text name, struct view more)
{
	location->path = name;
	if (name.length > 0 && more.length > 0)
		text_add_byte(&location->path, '/');
	text_add(&location->path, more);
	if (location->path.has_overflowed || location->path.length >= PATH_MAX)
		return false;
	location->path.at[location->path.length] = '\0';
	return true;
}

/* Where there are programs, the real place of a file matters. */
static int
open_file(const struct exchange *exchange, struct location *location)
{
	const struct options *options = exchange->options;
	int root = exchange->root;
	char *name = location->path.at;

	if (options->cgi_bin != NULL || options->cgi_suffix != NULL ||
	    options->interpreters.count > 0) {
		location->fd = open_beneath_placed(
		    root, name, &location->facts, &location->place);
	} else {
		location->fd = open_beneath(root, name, &location->facts);
		location->place.folder = root;
		location->place.name[0] = '\0';
	}
	return location->fd == -1 ? -1 : 0;
}

static int
check_kind(struct exchange *exchange, const struct location *location)
{
	if (location->facts.kind == FILE_OTHER)
		return exchange_decline(exchange, 403, "file/special");
	return 0;
}

/*
 * As refuse_errno.  Packages have links that lead out of the folder that is
 * served, and who serves it would look for the file in vain; so the log tells.
 */
static int
refuse_path(struct exchange *exchange, const struct location *location)
{
	int error = errno;

	if (error == EXDEV)
		exchange_note(text_view(&location->path),
		    VIEW("a link leads out of the root, so this is not sent"));
	errno = error;
	return refuse_errno(exchange);
}

static int
open_path(struct exchange *exchange, struct location *location)
{
	if (open_file(exchange, location) == -1)
		return refuse_path(exchange, location);
	return check_kind(exchange, location);
}

int
locate_index(struct exchange *exchange, struct location *location,
    struct text name, locate_try *try)
{
	const struct options *options = exchange->options;

	for (unsigned i = 0; i < options->indexes.count; i++) {
		int status;

		location->index = view_of(options->indexes.texts[i]);
		if (!set_path(location, name, location->index))
			return exchange_decline(
			    exchange, 404, "file/name-too-long");
		status = try(exchange, location);
		if (status != -1)
			return status;
	}
	location->index = VIEW("");
	return -1;
}

/* An index that is there and cannot be sent was meant to stand in the place of
 * a listing, so it must not open one. */
static int
open_index(struct exchange *exchange, struct location *location)
{
	int status;

	if (open_file(exchange, location) == -1)
		return errno == ENOENT || errno == ENOTDIR
		    ? -1
		    : refuse_path(exchange, location);
	status = check_kind(exchange, location);
	if (status != 0)
		return status;
	if (location->facts.kind == FILE_REGULAR)
		return 0;
	locate_close(exchange, location);
	return -1;
}

static int
open_name(
    struct exchange *exchange, struct location *location, struct text name)
{
	bool is_folder = exchange->path.is_folder;
	int status;

	/* The directory itself is opened last, which saves two system calls
	 * where there is an index. */
	if (is_folder) {
		status = locate_index(exchange, location, name, open_index);
		if (status != -1)
			return status;
	}
	if (!set_path(location, name, VIEW("")))
		return exchange_decline(exchange, 404, "file/name-too-long");
	status = open_path(exchange, location);
	if (status != 0)
		return status;
	if (location->facts.kind == FILE_DIRECTORY && !is_folder)
		return 301;
	if (location->facts.kind == FILE_REGULAR && is_folder)
		return exchange_decline(exchange, 404, "file/no-folder");
	return 0;
}

int
locate(struct exchange *exchange, struct location *location)
{
	const struct options *options = exchange->options;
	struct text name = exchange_name(exchange);
	int status = 0;

	location->fd = -1;
	location->index = VIEW("");
	location->coding = CONTENT_CODING_IDENTITY;
	location->path.length = 0; /* nothing was looked for yet */
	if (options->user_dir != NULL &&
	    view_starts_with(text_view(&name), VIEW("~")))
		status = enter_home(exchange, &name);
	if (status != 0)
		return status;
	status = open_name(exchange, location, name);
	if (status == 0)
		exchange->reason = NULL; /* it was the missing index's */
	return status;
}

int
locate_beside(struct exchange *exchange, const struct location *location,
    struct view suffix, struct location *beside)
{
	struct text *path = &beside->path;
	bool is_open = false;

	beside->index = location->index;
	beside->coding = CONTENT_CODING_IDENTITY;
	*path = location->path;
	text_add(path, suffix);
	if (!path->has_overflowed && path->length < PATH_MAX) {
		path->at[path->length] = '\0';
		is_open = open_file(exchange, beside) == 0;
	}
	path->at[location->path.length] = '\0';
	if (!is_open)
		return -1;
	if (beside->facts.kind == FILE_REGULAR)
		return 0;
	locate_close(exchange, beside);
	return -1;
}

void
locate_close(const struct exchange *exchange, struct location *location)
{
	close(location->fd);
	if (location->place.folder != exchange->root)
		close(location->place.folder);
}
