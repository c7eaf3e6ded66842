#include "httpd-magic/edge/sandbox.h"

#include "common/edge/call_filter.h"

#include <errno.h>
#include <grp.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif
#ifdef __FreeBSD__
#include <sys/capsicum.h>
#endif

/* AddressSanitizer reserves terabytes. */
#ifdef __SANITIZE_ADDRESS__
enum { IS_SANITIZED = 1 };
#else
enum { IS_SANITIZED = 0 };
#endif

/* A macro, because each libc has a type of its own for the resource. */
#define LIMIT(resource, most) \
	setrlimit(resource, &(struct rlimit){ (rlim_t)(most), (rlim_t)(most) })

static int
enter_limits(void)
{
	struct stat output;

	if (LIMIT(RLIMIT_CPU, SANDBOX_CPU_SECONDS) != 0 ||
	    LIMIT(RLIMIT_CORE, 0) != 0 || LIMIT(RLIMIT_NOFILE, 0) != 0 ||
	    LIMIT(RLIMIT_NPROC, 0) != 0)
		return -1;
	/* This fails where the priority is lower already, which is as good. */
	(void)setpriority(PRIO_PROCESS, 0, SANDBOX_NICE);
	if (!IS_SANITIZED && LIMIT(RLIMIT_AS, SANDBOX_MEMORY_BYTES) != 0)
		return -1;
	/* Standard output may be a file. */
	if (fstat(STDOUT_FILENO, &output) == 0 && S_ISREG(output.st_mode))
		return 0;
	return LIMIT(RLIMIT_FSIZE, 0);
}

/* Sets a limit, unless a lower one is in force. */
static int
enter_service_limits(void)
{
	struct rlimit files;

	if (getrlimit(RLIMIT_NOFILE, &files) != 0)
		return -1;
	if (files.rlim_max > SANDBOX_SERVICE_FILES)
		files.rlim_max = SANDBOX_SERVICE_FILES;
	files.rlim_cur = files.rlim_max;
	if (setrlimit(RLIMIT_NOFILE, &files) != 0 ||
	    LIMIT(RLIMIT_CORE, 0) != 0 || LIMIT(RLIMIT_FSIZE, 0) != 0)
		return -1;
	return IS_SANITIZED ? 0 : LIMIT(RLIMIT_AS, SANDBOX_MEMORY_BYTES);
}

#ifdef __linux__
#define ALLOW(name) \
	{ \
		.call = __NR_##name \
	}

/* The calls for looking at bytes; the last eight are made by a libc of its own
 * accord. */
static const struct call_filter_rule looking[] = {
	ALLOW(read),
	ALLOW(pread64),
	ALLOW(write),
	ALLOW(exit_group),
	ALLOW(brk),
	ALLOW(mmap),
	ALLOW(munmap),
	ALLOW(mremap),
	ALLOW(mprotect),
	ALLOW(madvise),
	ALLOW(futex),
	ALLOW(getrandom),
	ALLOW(clock_gettime),
	ALLOW(rt_sigprocmask),
	ALLOW(sigaltstack),
	ALLOW(rt_sigreturn),
};

/* The calls of a service, and those of a copy before its own sandbox. */
static const struct call_filter_rule serving[] = {
/* The older calls that not every architecture has. */
#ifdef __NR_poll
	ALLOW(poll),
	ALLOW(dup2),
#else
	ALLOW(ppoll),
	ALLOW(dup3),
#endif
	ALLOW(recvmsg),
	ALLOW(sendto),
	ALLOW(statx),
	ALLOW(close),
	ALLOW(close_range),
	ALLOW(pipe2),
	ALLOW(clone),
	ALLOW(set_robust_list),
	ALLOW(wait4),
	ALLOW(kill),
	ALLOW(prctl),
	ALLOW(seccomp),
	ALLOW(prlimit64),
	ALLOW(setpriority),
	ALLOW(fstat),
	ALLOW(newfstatat),
};

#define TABLE(rules) \
	{ \
		(rules), sizeof(rules) / sizeof((rules)[0]) \
	}

/* A kernel that has no filters has to do without. */
static int
enter_filter(const struct call_filter *filter)
{
	return call_filter_enter(filter) == 0 || errno == ENOSYS ? 0 : -1;
}

static int
enter_looking(void)
{
	const struct call_filter filter = { { TABLE(looking) }, EPERM };

	return enter_filter(&filter);
}

static int
enter_serving(void)
{
	const struct call_filter filter = { { TABLE(looking), TABLE(serving) },
		EPERM };

	return enter_filter(&filter);
}
#elif defined(__OpenBSD__)
static int
enter_looking(void)
{
	return pledge("stdio", NULL);
}

static int
enter_serving(void)
{
	return pledge("stdio proc recvfd sendfd", NULL);
}
#elif defined(__FreeBSD__)
static int
enter_looking(void)
{
	return cap_enter();
}

/* Its copies are made, and waited for, by process ids. */
static int
enter_serving(void)
{
	return 0;
}
#else
static int
enter_looking(void)
{
	return 0;
}

static int
enter_serving(void)
{
	return 0;
}
#endif

static int
keep_privileges_away(void)
{
#ifdef __linux__
	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
#else
	return 0;
#endif
}

int
sandbox_enter(void)
{
	if (enter_limits() != 0 || keep_privileges_away() != 0)
		return -1;
	return enter_looking();
}

int
sandbox_enter_service(void)
{
	if (enter_service_limits() != 0 || keep_privileges_away() != 0)
		return -1;
#ifdef __linux__
	if (prctl(PR_SET_DUMPABLE, 0) != 0)
		return -1;
#endif
	return enter_serving();
}

static bool
is_already(const struct sandbox_identity *identity)
{
	return getuid() == identity->user && geteuid() == identity->user &&
	    getgid() == identity->group && getegid() == identity->group;
}

int
sandbox_become(const struct sandbox_identity *identity)
{
	if (identity->root != NULL &&
	    (chroot(identity->root) != 0 || chdir("/") != 0))
		return -1;
	if (!identity->has_user || is_already(identity))
		return 0;
	if (setgroups(0, NULL) != 0 || setgid(identity->group) != 0 ||
	    setuid(identity->user) != 0)
		return -1;
	/* It must not be possible to become root again. */
	if (is_already(identity) && (identity->user == 0 || setuid(0) != 0))
		return 0;
	errno = EPERM;
	return -1;
}
