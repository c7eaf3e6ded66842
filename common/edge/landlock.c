#include "common/edge/landlock.h"

#include <errno.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/*
 * Numbers of the kernel's interface, the same on every architecture.  The
 * header of the system may be older than the kernel that it will run on, and
 * know only some of them.
 */
enum {
	CREATE_RULESET = 444,
	ADD_RULE = 445,
	RESTRICT_SELF = 446,
	ASK_VERSION = 1,
	RULE_PATH = 1,
};

enum {
	EXECUTE_FILE = 1 << 0,
	WRITE_FILE = 1 << 1,
	READ_FILE = 1 << 2,
	READ_DIR = 1 << 3,
	REMOVE_DIR = 1 << 4,
	REMOVE_FILE = 1 << 5,
	MAKE_CHAR = 1 << 6,
	MAKE_DIR = 1 << 7,
	MAKE_REG = 1 << 8,
	MAKE_SOCK = 1 << 9,
	MAKE_FIFO = 1 << 10,
	MAKE_BLOCK = 1 << 11,
	MAKE_SYM = 1 << 12,
	REFER = 1 << 13, /* to link and rename between folders */
	TRUNCATE = 1 << 14,
	IOCTL_DEV = 1 << 15,

	/* The others make no sense for a file. */
	OF_FILES = EXECUTE_FILE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEV,
	WRITING = WRITE_FILE | REMOVE_DIR | REMOVE_FILE | MAKE_DIR | MAKE_REG |
	    MAKE_SOCK | MAKE_FIFO | MAKE_SYM | REFER | TRUNCATE,

	BIND_TCP = 1 << 0,
	CONNECT_TCP = 1 << 1,

	ABSTRACT_SOCKETS = 1 << 0,
	SIGNALS = 1 << 1,
};

struct ruleset {
	uint64_t files;
	uint64_t network;
	uint64_t scopes;
};

struct path_rule {
	uint64_t rights;
	int32_t fd;
} __attribute__((packed));

#ifdef __linux__
#define LANDLOCK_CALL(...) syscall(__VA_ARGS__)
#else
#define LANDLOCK_CALL(...) (errno = ENOSYS, -1)
#endif

int
landlock_version(void)
{
	long version =
	    LANDLOCK_CALL(CREATE_RULESET, (void *)0, (size_t)0, ASK_VERSION);

	return version > 0 ? (int)version : 0;
}

static uint64_t
handled_by(int version)
{
	uint64_t handled = REFER - 1;

	if (version >= 2)
		handled |= REFER;
	if (version >= 3)
		handled |= TRUNCATE;
	if (version >= 5)
		handled |= IOCTL_DEV;
	return handled;
}

/* An older kernel takes the older, shorter structure only. */
static size_t
size_of(int version)
{
	if (version >= 6)
		return sizeof(struct ruleset);
	return version >= 4 ? 2 * sizeof(uint64_t) : sizeof(uint64_t);
}

int
landlock_begin(struct landlock *landlock, unsigned walls)
{
	int version = landlock_version();
	struct ruleset ruleset = { .files = handled_by(version) };

	if (version == 0) {
		errno = ENOSYS;
		return -1;
	}
	if ((walls & LANDLOCK_NETWORK) != 0 && version >= 4)
		ruleset.network = BIND_TCP | CONNECT_TCP;
	if ((walls & LANDLOCK_PEERS) != 0 && version >= 6)
		ruleset.scopes = ABSTRACT_SOCKETS | SIGNALS;
	landlock->version = version;
	landlock->handled = ruleset.files;
	landlock->fd =
	    (int)LANDLOCK_CALL(CREATE_RULESET, &ruleset, size_of(version), 0);
	return landlock->fd == -1 ? -1 : 0;
}

int
landlock_allow(const struct landlock *landlock, int fd, unsigned rights)
{
	struct path_rule rule = { .fd = fd };
	struct stat status;

	if (fstat(fd, &status) == -1)
		return -1;
	if ((rights & LANDLOCK_READ) != 0)
		rule.rights |= READ_FILE | READ_DIR;
	if ((rights & LANDLOCK_EXECUTE) != 0)
		rule.rights |= EXECUTE_FILE;
	if ((rights & LANDLOCK_WRITE) != 0)
		rule.rights |= WRITING;
	if ((rights & LANDLOCK_DEVICES) != 0)
		rule.rights |= IOCTL_DEV;
	rule.rights &= landlock->handled;
	if (!S_ISDIR(status.st_mode))
		rule.rights &= OF_FILES;
	return (int)LANDLOCK_CALL(ADD_RULE, landlock->fd, RULE_PATH, &rule, 0);
}

int
landlock_enter(struct landlock *landlock)
{
	int result = (int)LANDLOCK_CALL(RESTRICT_SELF, landlock->fd, 0);
	int error = errno;

	close(landlock->fd);
	landlock->fd = -1;
	errno = error;
	return result;
}
