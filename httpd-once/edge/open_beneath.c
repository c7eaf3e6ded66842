#include "httpd-once/edge/open_beneath.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "httpd-once/edge/open_walk.h"

enum {
	READ_FLAGS = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC,
	/* A rename meanwhile makes openat2(2) say EAGAIN: it is tried this
	 * often. */
	RACE_TRIES = 8,
};

int
open_beneath_root(const char *name)
{
	if (strcmp(name, ".") == 0)
		return AT_FDCWD;
	return openat(AT_FDCWD, name, O_PATH | O_DIRECTORY | O_CLOEXEC);
}

#if defined(SYS_openat2) && !defined(PORTABLE)

/* The kernel's struct open_how and flags; musl has no header for them. */
struct open_how {
	uint64_t flags;
	uint64_t mode;
	uint64_t resolve;
};
enum { NO_MAGICLINKS = 0x02, BENEATH = 0x08 };

/*
 * What open(2) of a libc adds by itself where a long has 32 bits, and the
 * system call refuses together with O_PATH: files of 2 GiB and more.
 */
#ifdef __LP64__
enum { LARGE_FILES = 0 };
#else
enum { LARGE_FILES = O_LARGEFILE };
#endif

static int
open_resolved(int root, const char *name, int flags)
{
	struct open_how how = {
		.flags = (uint64_t)(flags |
		    ((flags & O_PATH) == 0 ? LARGE_FILES : 0)),
		.resolve = BENEATH | NO_MAGICLINKS,
	};
	int tries = RACE_TRIES;
	long fd;

	do {
		fd = syscall(SYS_openat2, root, name, &how, sizeof(how));
	} while (
	    fd == -1 && (errno == EAGAIN || errno == EINTR) && --tries > 0);
	if (fd != -1)
		return (int)fd;
	/* EPERM comes from a filter of system calls older than this one. */
	if (errno == EXDEV || errno == ENOSYS || errno == EPERM)
		return open_walk(root, name, flags, NULL);
	return -1;
}

#else

static int
open_resolved(int root, const char *name, int flags)
{
	return open_walk(root, name, flags, NULL);
}

#endif

static void
read_facts(struct file_facts *facts, const struct stat *stat)
{
	facts->kind = S_ISREG(stat->st_mode) ? FILE_REGULAR
	    : S_ISDIR(stat->st_mode)	     ? FILE_DIRECTORY
					     : FILE_OTHER;
	facts->size_bytes = (uint64_t)stat->st_size;
	facts->modified = stat->st_mtim.tv_sec;
	facts->modified_ns = (uint32_t)stat->st_mtim.tv_nsec;
	facts->changed_ns =
	    (int64_t)((uint64_t)stat->st_ctim.tv_sec * 1000000000 +
		(uint64_t)stat->st_ctim.tv_nsec);
	facts->device = (uint64_t)stat->st_dev;
	facts->inode = (uint64_t)stat->st_ino;
}

/* Closes a descriptor after a failure, whose errno is kept. */
static int
fail_closing(int fd)
{
	int error = errno;

	close(fd);
	errno = error;
	return -1;
}

/* Returns an open file with its facts. */
static int
with_facts(int fd, struct file_facts *facts)
{
	struct stat stat;

	if (fd == -1)
		return -1;
	if (fstat(fd, &stat) == -1)
		return fail_closing(fd);
	read_facts(facts, &stat);
	return fd;
}

int
open_beneath(int root, const char *name, struct file_facts *facts)
{
	return with_facts(
	    open_resolved(root, name[0] == '\0' ? "." : name, READ_FLAGS),
	    facts);
}

/* Opens the directory part of a name, which is the root where the name has no
 * slash. */
static int
open_folder_part(int root, char *name, char *slash)
{
	int folder;

	if (slash == NULL)
		return root;
	*slash = '\0';
	folder = open_beneath_directory(root, name);
	*slash = '/';
	return folder;
}

/* Opens a file that is no link itself; links in the middle are followed. */
static int
open_unlinked(int root, char *name, struct file_place *place)
{
	char *slash = strrchr(name, '/');
	const char *last = slash == NULL ? name : slash + 1;
	int folder = open_folder_part(root, name, slash);
	int fd;

	if (folder == -1)
		return -1;
	fd = openat(
	    folder, last[0] == '\0' ? "." : last, READ_FLAGS | O_NOFOLLOW);
	if (fd == -1)
		return folder == root ? -1 : fail_closing(folder);
	place->folder = folder;
	place->name[0] = '\0';
	return fd;
}

int
open_beneath_placed(
    int root, char *name, struct file_facts *facts, struct file_place *place)
{
	int fd = open_unlinked(root, name, place);

	if (fd == -1 && errno == ELOOP)
		fd = open_walk(root, name, READ_FLAGS, place);
	return with_facts(fd, facts);
}

int
open_beneath_look(int root, const char *name)
{
	struct stat stat;
	struct file_facts facts;
	int fd = open_resolved(root, name, O_PATH | O_CLOEXEC);
	int failed, error;

	if (fd == -1)
		return -1;
	failed = fstat(fd, &stat);
	error = errno;
	close(fd);
	errno = error;
	if (failed == -1)
		return -1;
	read_facts(&facts, &stat);
	return (int)facts.kind;
}

int
open_beneath_directory(int root, const char *name)
{
	return open_resolved(root, name, O_PATH | O_DIRECTORY | O_CLOEXEC);
}

bool
open_beneath_is_same(const struct file_facts *facts, const char *name)
{
	struct stat stat;

	return fstatat(AT_FDCWD, name, &stat, 0) == -1 ||
	    (facts->device == (uint64_t)stat.st_dev &&
		facts->inode == (uint64_t)stat.st_ino);
}
