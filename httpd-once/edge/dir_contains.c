#include "httpd-once/edge/dir_contains.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "httpd-once/edge/dir_name.h"
#include "httpd-once/edge/open_beneath.h"

/* Sites are ten levels deep; for deeper ones the names are compared. */
enum { LEVELS_LIMIT = 64 };

/* A directory, and the mount through which it was reached. */
struct spot {
	uint64_t mount;
	uint64_t device;
	uint64_t inode;
};

#if defined(SYS_statx) && !defined(PORTABLE)

/* The kernel's struct statx and flags; musl has no header for them. */
struct statx_reply {
	uint32_t mask;
	uint32_t before_mode[6];
	uint16_t mode;
	uint16_t before_inode;
	uint64_t inode;
	uint64_t before_device[12];
	uint32_t device_major;
	uint32_t device_minor;
	uint64_t mount;
	uint64_t rest[13];
};
_Static_assert(sizeof(struct statx_reply) == 256, "the kernel writes as much");
enum { HAS_TYPE = 0x1, HAS_INODE = 0x100, HAS_MOUNT = 0x1000 };

/*
 * Where a directory is mounted inside itself, the way up meets the same
 * directory twice.  So nothing is known without the number of the mount.
 */
static int
look(int folder, const char *name, struct spot *spot)
{
	const unsigned asked = HAS_TYPE | HAS_INODE | HAS_MOUNT;
	struct statx_reply reply;

	if (syscall(SYS_statx, folder, name, 0, asked, &reply) == -1)
		return -1;
	if ((reply.mask & asked) != asked || !S_ISDIR(reply.mode)) {
		errno = S_ISDIR(reply.mode) ? ENOSYS : ENOTDIR;
		return -1;
	}
	spot->mount = reply.mount;
	spot->device = (uint64_t)reply.device_major << 32 | reply.device_minor;
	spot->inode = reply.inode;
	return 0;
}

#else

static int
look(int folder, const char *name, struct spot *spot)
{
	struct stat stat;

	if (fstatat(folder, name, &stat, 0) == -1)
		return -1;
	if (!S_ISDIR(stat.st_mode)) {
		errno = ENOTDIR;
		return -1;
	}
	spot->mount = 0;
	spot->device = (uint64_t)stat.st_dev;
	spot->inode = (uint64_t)stat.st_ino;
	return 0;
}

#endif

static bool
is_same(const struct spot *a, const struct spot *b)
{
	return a->device == b->device && a->inode == b->inode;
}

/* Goes back down so many levels.  Returns 0 when this way does not meet the
 * directory either. */
static int
climb_down(int folder, char *way, size_t level, const struct spot *sought)
{
	struct spot here;

	for (; level > 1; level--) {
		way[(level - 1) * 3] = '\0';
		if (look(folder, way, &here) == -1)
			return -1;
		if (is_same(&here, sought))
			return 1;
	}
	return 0;
}

/*
 * Goes up from a directory to the top and back.  Returns 1 when the way meets
 * the directory that is sought.  If a directory is moved upwards meanwhile, the
 * way up may miss the ones between its old and its new place; the way down
 * does not.
 */
static int
climb(int folder, const struct spot *sought, const struct spot *top)
{
	char way[LEVELS_LIMIT * 3 + 4] = ".";
	struct spot here;

	for (size_t level = 0; level <= LEVELS_LIMIT; level++) {
		if (look(folder, way, &here) == -1)
			return -1;
		if (is_same(&here, sought))
			return 1;
		if (is_same(&here, top) && here.mount == top->mount)
			return climb_down(folder, way, level, sought);
		memcpy(way + level * 3, "../", 4);
	}
	errno = ENAMETOOLONG;
	return -1;
}

static int
compare_folders(int folder, const char *name)
{
	struct spot sought, top;

	if (look(AT_FDCWD, name, &sought) == -1 ||
	    look(AT_FDCWD, "/", &top) == -1)
		return -1;
	return climb(folder, &sought, &top);
}

/* A directory that does not exist is ENOENT. */
static int
find_name(const char *folder, char *name, size_t size)
{
	int fd = open_beneath_root(folder);
	int status;

	if (fd == -1)
		return -1;
	status = dir_name_of(fd, name, size);
	if (fd != AT_FDCWD)
		close(fd);
	if (status == -1)
		errno = EACCES;
	return status;
}

/*
 * Compares the names that the system has for the directories: for where it lets
 * nobody look at a directory above, or does not tell mounts apart.  This is not
 * inlined, because a frame with these buffers lies pages off the other frames.
 */
__attribute__((noinline)) static int
compare_names(int folder, const char *ancestor)
{
	char name[PATH_MAX], start[PATH_MAX];
	size_t length;

	if (find_name(ancestor, start, sizeof(start)) == -1)
		return errno == ENOENT ? 0 : -1;
	if (dir_name_of(folder, name, sizeof(name)) == -1)
		return -1;
	length = strcmp(start, "/") == 0 ? 0 : strlen(start);
	return strncmp(start, name, length) == 0 &&
	    (name[length] == '/' || name[length] == '\0');
}

int
dir_contains(int folder, const char *name)
{
	int found = compare_folders(folder, name);

	return found == -1 ? compare_names(folder, name) : found;
}
