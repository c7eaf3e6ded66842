#include "httpd-once/edge/open_walk.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/pure/text.h"
#include "httpd-once/edge/dir_name.h"
#include "httpd-once/edge/open_beneath.h"

enum {
	LINKS_LIMIT = 40, /* as many as Linux follows */
#ifdef O_PATH
	STEP_FLAGS = O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC,
#else
	STEP_FLAGS = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC,
#endif
};

/*
 * The state of a walk.  done is the way from the root to the directory `here`,
 * free of links, so that its last part can be taken away for "..".
 */
struct walk {
	int root;
	int here;
	int links;
	struct file_place *place; /* to be told, or NULL */
	char done[PATH_MAX];
	char rest[PATH_MAX];
};

static int
fail(int error)
{
	errno = error;
	return -1;
}

static int
move_to(struct walk *walk, int folder)
{
	if (folder == -1)
		return -1;
	if (walk->here != walk->root)
		close(walk->here);
	walk->here = folder;
	return 0;
}

/* Cuts the first part off the rest.  Returns false where there is none. */
static bool
take_part(struct walk *walk, char *part)
{
	size_t start = strspn(walk->rest, "/");
	size_t length = strcspn(walk->rest + start, "/");

	memcpy(part, walk->rest + start, length);
	part[length] = '\0';
	memmove(walk->rest, walk->rest + start + length,
	    strlen(walk->rest + start + length) + 1);
	return length > 0;
}

static int
step_down(struct walk *walk, const char *part)
{
	size_t length = strlen(walk->done);

	if (length + 1 + strlen(part) >= sizeof(walk->done))
		return fail(ENAMETOOLONG);
	if (move_to(walk, openat(walk->here, part, STEP_FLAGS)) == -1)
		return errno == ELOOP ? fail(ENOTDIR) : -1;
	walk->done[length] = '/';
	memcpy(walk->done + length + 1, part, strlen(part) + 1);
	return 0;
}

static int
back_to_root(struct walk *walk)
{
	walk->done[0] = '\0';
	return move_to(walk, walk->root);
}

/* Goes to the directory above, by the way from the root once more. */
static int
step_up(struct walk *walk)
{
	char way[PATH_MAX];
	char *part = way;
	char *slash = strrchr(walk->done, '/');

	if (slash == NULL)
		return fail(EXDEV);
	*slash = '\0';
	memcpy(way, walk->done, strlen(walk->done) + 1);
	if (back_to_root(walk) == -1)
		return -1;
	while (*part == '/') {
		char *end = strchr(++part, '/');

		if (end != NULL)
			*end = '\0';
		if (step_down(walk, part) == -1)
			return -1;
		if (end == NULL)
			break;
		*end = '/';
		part = end;
	}
	return 0;
}

/* The name below the root of an absolute target; NULL where it leads out. */
static const char *
below_root(const struct walk *walk, const char *target)
{
	char root[PATH_MAX];
	size_t length;

	if (dir_name_of(walk->root, root, sizeof(root)) == -1)
		return NULL;
	length = strlen(root);
	if (length == 1)
		return target;
	if (strncmp(target, root, length) != 0 ||
	    (target[length] != '/' && target[length] != '\0'))
		return NULL;
	return target + length;
}

/* Puts the target of a link before the rest. */
static int
follow(struct walk *walk, char *target)
{
	const char *way = target;
	char rest[PATH_MAX];
	struct text text = text_over(rest, sizeof(rest));

	if (++walk->links > LINKS_LIMIT)
		return fail(ELOOP);
	if (target[0] == '/') {
		way = below_root(walk, target);
		if (way == NULL)
			return fail(EXDEV);
		if (back_to_root(walk) == -1)
			return -1;
	}
	text_add_string(&text, way);
	text_add_byte(&text, '/');
	text_add_string(&text, walk->rest);
	text_add_byte(&text, '\0');
	if (text.has_overflowed)
		return fail(ENAMETOOLONG);
	memcpy(walk->rest, rest, text.length);
	return 0;
}

static int
open_last(const struct walk *walk, const char *part, int flags)
{
	if (walk->place != NULL) {
		if (strlen(part) >= sizeof(walk->place->name))
			return fail(ENAMETOOLONG);
		memcpy(walk->place->name, part, strlen(part) + 1);
	}
	return openat(walk->here, part, flags | O_NOFOLLOW);
}

/*
 * Walks one part of the way.  Returns a descriptor when it was the last one, -2
 * when there is more to walk, or -1 with errno.
 */
static int
step(struct walk *walk, const char *part, int flags)
{
	char target[PATH_MAX];
	ssize_t length;
	bool is_last = walk->rest[strspn(walk->rest, "/")] == '\0';

	if (strcmp(part, ".") == 0)
		return -2;
	if (strcmp(part, "..") == 0)
		return step_up(walk) == -1 ? -1 : -2;
	length = readlinkat(walk->here, part, target, sizeof(target) - 1);
	if (length >= 0) {
		target[length] = '\0';
		return follow(walk, target) == -1 ? -1 : -2;
	}
	if (errno != EINVAL)
		return -1;
	if (is_last)
		return open_last(walk, part, flags);
	return step_down(walk, part) == -1 ? -1 : -2;
}

/* Tells the directory in which the walk ended, or closes it.  errno is kept. */
static void
leave(const struct walk *walk, bool has_opened)
{
	int error = errno;

	if (has_opened && walk->place != NULL)
		walk->place->folder = walk->here;
	else if (walk->here != walk->root)
		close(walk->here);
	errno = error;
}

int
open_walk(int root, const char *name, int flags, struct file_place *place)
{
	struct walk walk = { .root = root, .here = root, .place = place };
	char part[PATH_MAX];
	int fd = -2;

	if (strlen(name) >= sizeof(walk.rest))
		return fail(ENAMETOOLONG);
	memcpy(walk.rest, name, strlen(name) + 1);
	if (place != NULL)
		place->name[0] = '\0';
	while (fd == -2 && take_part(&walk, part))
		fd = step(&walk, part, flags);
	/* A link to the root, or a name of dots, is the directory itself. */
	if (fd == -2)
		fd = openat(walk.here, ".", flags);
	leave(&walk, fd != -1);
	return fd;
}
