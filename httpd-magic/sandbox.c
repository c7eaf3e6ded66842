#include "sandbox.h"

#include <errno.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef __linux__
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define ARCHITECTURE AUDIT_ARCH_RISCV64
#endif
#endif

/* AddressSanitizer reserves terabytes. */
#ifdef __SANITIZE_ADDRESS__
enum { IS_SANITIZED = 1 };
#else
enum { IS_SANITIZED = 0 };
#endif

static int
limit(int resource, rlim_t most)
{
	const struct rlimit limits = { .rlim_cur = most, .rlim_max = most };

	return setrlimit((unsigned)resource, &limits);
}

static int
enter_limits(void)
{
	struct stat output;

	if (limit(RLIMIT_CPU, SANDBOX_CPU_SECONDS) != 0 ||
	    limit(RLIMIT_CORE, 0) != 0 || limit(RLIMIT_NOFILE, 0) != 0 ||
	    limit(RLIMIT_NPROC, 0) != 0)
		return -1;
	if (!IS_SANITIZED && limit(RLIMIT_AS, SANDBOX_MEMORY_BYTES) != 0)
		return -1;
	/* A person may have sent the answer to a file. */
	if (fstat(STDOUT_FILENO, &output) == 0 && S_ISREG(output.st_mode))
		return 0;
	return limit(RLIMIT_FSIZE, 0);
}

#ifdef ARCHITECTURE
#define LOAD(field) \
	BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define ANSWER(answer) BPF_STMT(BPF_RET | BPF_K, (answer))
#define REFUSE ANSWER(SECCOMP_RET_ERRNO | EPERM)
#define ALLOW(call) \
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##call, 0, 1), \
	    ANSWER(SECCOMP_RET_ALLOW)

static int
enter_filter(void)
{
	struct sock_filter rules[] = {
		LOAD(arch),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),
		ANSWER(SECCOMP_RET_KILL_PROCESS),
		LOAD(nr),
		ALLOW(read),
		ALLOW(pread64),
		ALLOW(write),
		ALLOW(exit_group),
		/* Memory. */
		ALLOW(brk),
		ALLOW(mmap),
		ALLOW(munmap),
		ALLOW(mremap),
		ALLOW(mprotect),
		ALLOW(madvise),
		/* What a libc does behind one's back. */
		ALLOW(futex),
		ALLOW(getrandom),
		ALLOW(clock_gettime),
		ALLOW(rt_sigprocmask),
		ALLOW(sigaltstack),
		ALLOW(rt_sigreturn),
		REFUSE,
	};
	const struct sock_fprog program = {
		.len = sizeof(rules) / sizeof(rules[0]),
		.filter = rules,
	};

	if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0)
		return 0;
	/* A kernel that was built without. */
	return errno == EINVAL ? 0 : -1;
}
#else
static int
enter_filter(void)
{
	return 0;
}
#endif

int
sandbox_enter(void)
{
	if (enter_limits() != 0)
		return -1;
#ifdef __linux__
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return -1;
#endif
	return enter_filter();
}
