/*
 * landlock - limits the files that a process may open, and its reach beyond
 * files (Landlock, Linux 5.13)
 *
 * Layer: edge.  Nothing elsewhere than on Linux.
 *
 * A ruleset forbids whatever this kernel's version can forbid and no rule
 * allows.  It holds for good, for the calling process and all that it starts.
 * Descriptors that were open before stay usable.  A rule is about the file or
 * directory that had the name when the rule was made, and everything below it;
 * a file that gets the name later is another.
 */
#ifndef LANDLOCK_H
#define LANDLOCK_H

#include <stdint.h>

/* What a rule allows. */
enum landlock_right {
	LANDLOCK_READ = 1 << 0, /* files, and to list folders */
	LANDLOCK_EXECUTE = 1 << 1, /* as a program; does not contain reading */
	LANDLOCK_WRITE = 1 << 2, /* to change, make, remove, rename */
	LANDLOCK_DEVICES = 1 << 3, /* ioctl(2) on devices */
};

/* What a ruleset forbids beside files; each where the kernel can. */
enum landlock_wall {
	LANDLOCK_NETWORK = 1 << 0, /* to bind and connect TCP (version 4) */
	LANDLOCK_PEERS = 1 << 1, /* signals, and abstract UNIX sockets, to
				  * processes not in the ruleset (version 6) */
};

struct landlock {
	int fd;
	int version;
	uint64_t handled; /* the kernel's names of what is forbidden */
};

/* The version of the kernel's; 0 where there is none, or it is not allowed. */
int landlock_version(void);

/*
 * Begins a ruleset, to be entered or closed.  Returns 0, or -1 with errno,
 * ENOSYS and EOPNOTSUPP where there is no Landlock.
 */
int landlock_begin(struct landlock *landlock, unsigned walls);

/*
 * Allows the rights (enum landlock_right) for what the descriptor, which may be
 * an O_PATH one, stands for: a file, or a folder and all below it.  Returns 0,
 * or -1 with errno.
 */
int landlock_allow(const struct landlock *landlock, int fd, unsigned rights);

/*
 * Enters the ruleset and closes it.  Returns 0, or -1 with errno: EPERM without
 * PR_SET_NO_NEW_PRIVS and CAP_SYS_ADMIN.
 */
int landlock_enter(struct landlock *landlock);

#endif
