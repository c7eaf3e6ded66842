#include "supervisor/edge/trusted_open.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	/* As many links as the kernel follows in a path. */
	LINKS_LIMIT = 40,
	/* A name may be removed and made again between two calls. */
	TRIES = 10,
};

struct walk {
	struct trusted_place *place;
	char rest[PATH_MAX]; /* of the path */
	unsigned links;
};

/* Returns 0, or -1 and errno.  A descriptor that is negative is an error, too.
 */
static int
enter(struct trusted_place *place, int folder)
{
	struct stat status;

	if (folder < 0)
		return -1;
	if (place->folder >= 0)
		close(place->folder);
	place->folder = folder;
	if (fstat(folder, &status) != 0)
		return -1;
	/* Members of root's own group are trusted as root is. */
	place->is_shared = status.st_uid != 0 ||
	    (status.st_mode & S_IWOTH) != 0 ||
	    ((status.st_mode & S_IWGRP) != 0 && status.st_gid != 0);
	return 0;
}

static int
enter_first(struct trusted_place *place, const char *path)
{
	return enter(place,
	    open(path[0] == '/' ? "/" : ".", O_PATH | O_DIRECTORY | O_CLOEXEC));
}

/* Puts what the link says in front of the rest of the path. */
static int
follow(struct walk *walk)
{
	struct trusted_place *place = walk->place;
	char target[PATH_MAX];
	ssize_t length =
	    readlinkat(place->folder, place->name, target, sizeof target - 1);

	if (length < 0)
		return -1;
	target[length] = '\0';
	if (place->is_shared || ++walk->links > LINKS_LIMIT) {
		errno = ELOOP;
		return -1;
	}
	if ((size_t)length + strlen(walk->rest) + 2 > sizeof target) {
		errno = ENAMETOOLONG;
		return -1;
	}
	if (walk->rest[0] != '\0') {
		target[length] = '/';
		memcpy(target + length + 1, walk->rest, strlen(walk->rest) + 1);
	}
	memcpy(walk->rest, target, strlen(target) + 1);
	return target[0] == '/' ? enter_first(place, target) : 0;
}

/* Takes the next name off the rest; "" where there is none. */
static void
take_name(struct walk *walk)
{
	const char *at = walk->rest + strspn(walk->rest, "/");
	size_t length = strcspn(at, "/");

	memcpy(walk->place->name, at, length);
	walk->place->name[length] = '\0';
	at += length;
	at += strspn(at, "/");
	memmove(walk->rest, at, strlen(at) + 1);
}

/* Returns 1 at the name of the file, 0 before, or -1 and errno. */
static int
step(struct walk *walk)
{
	struct trusted_place *place = walk->place;
	struct stat status;

	take_name(walk);
	if (place->name[0] == '\0') {
		errno = EISDIR;
		return -1;
	}
	if (fstatat(place->folder, place->name, &status, AT_SYMLINK_NOFOLLOW) !=
	    0)
		return errno == ENOENT && walk->rest[0] == '\0' ? 1 : -1;
	if (S_ISLNK(status.st_mode))
		return follow(walk);
	if (walk->rest[0] == '\0')
		return 1;
	return enter(place,
	    openat(place->folder, place->name,
		O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

int
trusted_find(struct trusted_place *place, const char *path)
{
	struct walk walk = { .place = place };
	int result;

	*place = (struct trusted_place){ .folder = AT_FDCWD };
	if (strlen(path) >= sizeof walk.rest) {
		errno = ENAMETOOLONG;
		return -1;
	}
	if (geteuid() != 0) {
		memcpy(place->name, path, strlen(path) + 1);
		return 0;
	}
	memcpy(walk.rest, path, strlen(path) + 1);
	result = enter_first(place, path);
	while (result == 0)
		result = step(&walk);
	if (result == 1)
		return 0;
	trusted_close(place);
	return -1;
}

void
trusted_close(const struct trusted_place *place)
{
	int error = errno;

	if (place->folder >= 0)
		close(place->folder);
	errno = error;
}

/* What is not right about an open file; NULL where nothing is. */
static const char *
find_fault(
    const struct trusted_place *place, const struct trusted_wish *wish, int fd)
{
	struct stat status;

	if (!place->is_shared)
		return NULL;
	if (fstat(fd, &status) != 0)
		return "it cannot be looked at";
	if (!S_ISREG(status.st_mode))
		return "it is no regular file, and others can write its folder";
	if (status.st_nlink != 1)
		return "it has several names, and others can write its folder";
	if (status.st_uid != 0 && status.st_uid != wish->user)
		return "it is another user's, and others can write its folder";
	return NULL;
}

/* Returns the descriptor, or -1 and errno. */
static int
make(const struct trusted_place *place, const struct trusted_wish *wish)
{
	int fd = openat(place->folder, place->name,
	    wish->flags | O_CREAT | O_EXCL | O_NOFOLLOW, wish->mode);

	if (fd < 0 || !wish->gives || place->folder == AT_FDCWD ||
	    fchown(fd, wish->user, wish->group) == 0)
		return fd;
	close(fd);
	return -1;
}

static int
open_or_make(const struct trusted_place *place, const struct trusted_wish *wish)
{
	/* Who is not root may follow links. */
	int flags = place->folder == AT_FDCWD ? 0 : O_NOFOLLOW;

	for (int i = 0; i < TRIES; i++) {
		int fd =
		    openat(place->folder, place->name, wish->flags | flags);

		if (fd >= 0 || errno != ENOENT)
			return fd;
		fd = make(place, wish);
		if (fd >= 0 || errno != EEXIST)
			return fd;
	}
	return -1;
}

int
trusted_open(
    const char *path, const struct trusted_wish *wish, const char **reason)
{
	struct trusted_wish safe = *wish;
	struct trusted_place place;
	int fd;

	*reason = NULL;
	safe.flags |= O_CLOEXEC | O_NOCTTY | O_NONBLOCK;
	if (trusted_find(&place, path) != 0) {
		if (errno == ELOOP)
			*reason = "a link lies in a folder that others can "
				  "write";
		return -1;
	}
	fd = open_or_make(&place, &safe);
	if (fd >= 0)
		*reason = find_fault(&place, &safe, fd);
	else if (errno == ELOOP)
		*reason = "it is a link";
	trusted_close(&place);
	if (*reason == NULL || fd < 0)
		return fd;
	close(fd);
	errno = EPERM;
	return -1;
}

bool
trusted_is_same(const char *path, int fd)
{
	struct stat named, opened;

	return stat(path, &named) == 0 && fstat(fd, &opened) == 0 &&
	    named.st_dev == opened.st_dev && named.st_ino == opened.st_ino;
}

void
trusted_remove(const char *path, int fd)
{
	struct trusted_place place;
	struct stat named, opened;

	if (trusted_find(&place, path) != 0)
		return;
	if (fstatat(place.folder, place.name, &named, AT_SYMLINK_NOFOLLOW) ==
		0 &&
	    fstat(fd, &opened) == 0 && named.st_dev == opened.st_dev &&
	    named.st_ino == opened.st_ino)
		unlinkat(place.folder, place.name, 0);
	trusted_close(&place);
}
