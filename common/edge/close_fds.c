#include "common/edge/close_fds.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/resource.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/syscall.h>
/* Headers of before 2020 lack the number, which is the same on every
 * architecture but Alpha; a kernel without the call says so. */
#ifndef SYS_close_range
#define SYS_close_range 436
#endif
#endif

#ifndef CLOSE_RANGE_CLOEXEC
#define CLOSE_RANGE_CLOEXEC (1U << 2)
#endif

enum {
	/* NR_OPEN of Linux: without a right to more no process has a higher
	 * number, also when its limit was lowered since. */
	HIGHEST = 1 << 20,
	/* Some hundred names at a time. */
	ENTRIES_BYTES = 4096,
};

static int
close_one(int fd, bool is_on_exec)
{
	if (is_on_exec)
		return fcntl(fd, F_SETFD, FD_CLOEXEC);
	/* Whatever close(2) says, the number is free then. */
	return close(fd) == 0 || errno != EBADF ? 0 : -1;
}

#if defined(__linux__) && defined(SYS_getdents64) && !defined(PORTABLE)
/* What getdents64(2) writes, in front of the name. */
struct entry {
	uint64_t inode;
	int64_t offset;
	uint16_t length;
	uint8_t kind;
	char name[];
};

/* The number that a name is; -1 for "." and "..". */
static int
number_of(const char *name)
{
	int number = 0;

	for (; *name >= '0' && *name <= '9'; name++)
		number = number * 10 + (*name - '0');
	return *name == '\0' ? number : -1;
}

/* Closes what the folder lists.  Returns how many bytes of it there were, or -1
 * and errno. */
static long
close_listed(int folder, int first, bool is_on_exec)
{
	_Alignas(struct entry) char bytes[ENTRIES_BYTES];
	long count = syscall(SYS_getdents64, folder, bytes, sizeof(bytes));
	const struct entry *entry;

	for (long at = 0; at < count; at += entry->length) {
		int fd;

		entry = (const void *)(bytes + at);
		fd = number_of(entry->name);
		if (fd >= first && fd != folder &&
		    close_one(fd, is_on_exec) != 0)
			return -1;
	}
	return count;
}

static int
close_by_list(int first, bool is_on_exec)
{
	int folder = open("/proc/self/fd", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	long count;

	if (folder == -1)
		return -1;
	do
		count = close_listed(folder, first, is_on_exec);
	while (count > 0);
	close(folder);
	return count == 0 ? 0 : -1;
}

static int
close_by_range(int first, bool is_on_exec)
{
	return (int)syscall(SYS_close_range, (unsigned)first, ~0U,
	    is_on_exec ? CLOSE_RANGE_CLOEXEC : 0U);
}
#else
static int
close_by_range(int first, bool is_on_exec)
{
	(void)first;
	(void)is_on_exec;
	return -1;
}

static int
close_by_list(int first, bool is_on_exec)
{
	return close_by_range(first, is_on_exec);
}
#endif

static int
close_by_number(int first, bool is_on_exec)
{
	struct rlimit limit;
	int highest = HIGHEST;

	if (getrlimit(RLIMIT_NOFILE, &limit) == 0 &&
	    limit.rlim_max != RLIM_INFINITY && limit.rlim_max < HIGHEST)
		highest = (int)limit.rlim_max;
	for (int fd = first; fd < highest; fd++)
		if (close_one(fd, is_on_exec) != 0 && errno != EBADF)
			return -1;
	return 0;
}

static int
close_all(int first, bool is_on_exec)
{
	if (close_by_range(first, is_on_exec) == 0 ||
	    close_by_list(first, is_on_exec) == 0)
		return 0;
	return close_by_number(first, is_on_exec);
}

int
close_fds_from(int first)
{
	return close_all(first, false);
}

int
close_fds_on_exec(int first)
{
	return close_all(first, true);
}
