#include "supervisor/edge/allowed_calls.h"

#include "common/edge/call_filter.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Where the system's headers are older than the kernel that it may run on;
 * these are the same on every architecture. */
#ifndef __NR_openat2
#define __NR_openat2 437
#endif
#ifndef __NR_faccessat2
#define __NR_faccessat2 439
#endif
#ifndef __NR_close_range
#define __NR_close_range 436
#endif
#ifndef __NR_pidfd_getfd
#define __NR_pidfd_getfd 438
#endif
#ifndef __NR_mount_setattr
#define __NR_mount_setattr 442
#endif
#ifndef __NR_quotactl_fd
#define __NR_quotactl_fd 443
#endif
#define NR_OPEN_TREE_ATTR 467

#ifndef CLONE_NEWTIME
#define CLONE_NEWTIME 0x00000080
#endif

enum {
	NAMESPACES = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS |
	    CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET,
	/* An operation of prctl(2) that there is not, but behind a filter of
	 * these, which answers it itself. */
	QUESTION = 0x6f6e6365,
	ANSWER = EALREADY,
	/* The low bits of a socket's type; the others are flags. */
	TYPE_BITS = 0xf,
	/* RWF_NOWAIT, the only one of pwritev2(2) that anybody needs; there is
	 * one to write elsewhere than at the end. */
	WRITE_FLAGS = 0x8,
	/* These two change what uname(2) says; others take the random addresses
	 * away, or let data be executed. */
	PERSONALITIES = 0x00020000 | 0x8,
};

#define ALLOW(name) \
	{ \
		.call = __NR_##name \
	}
#define ALLOW_IF(name, which, bits, wanted) \
	{ \
		.call = __NR_##name, .test = CALL_FILTER_EQUALS, \
		.argument = (which), .mask = (uint32_t)(bits), \
		.value = (uint32_t)(wanted) \
	}
#define REFUSE_IF(name, error, which, bits, unwanted) \
	{ \
		.call = __NR_##name, .refusal = (error), \
		.test = CALL_FILTER_EQUALS, .argument = (which), \
		.mask = (uint32_t)(bits), .value = (uint32_t)(unwanted) \
	}
#define REFUSE_UNLESS(name, error, which, bits, wanted) \
	{ \
		.call = __NR_##name, .refusal = (error), \
		.test = CALL_FILTER_DIFFERS, .argument = (which), \
		.mask = (uint32_t)(bits), .value = (uint32_t)(wanted) \
	}
#define REFUSE(name) \
	{ \
		.call = __NR_##name, .refusal = EPERM \
	}
#define LACK(name) \
	{ \
		.call = __NR_##name, .refusal = ENOSYS \
	}
#define ALL_BITS 0xffffffffU

/* -------------------------------------------------- a site without programs */

static const struct call_filter_rule site[] = {
	/* Connections, files and what is known of them. */
	ALLOW(read),
	ALLOW(readv),
	ALLOW(pread64),
	ALLOW(write),
	ALLOW(writev),
	ALLOW(pwrite64),
	ALLOW_IF(pwritev2, 5, ~WRITE_FLAGS, 0),
	ALLOW(close),
	ALLOW(close_range),
	ALLOW(lseek),
	ALLOW(openat),
	ALLOW(openat2),
	ALLOW(fstat),
	ALLOW(newfstatat),
	ALLOW(statx),
	ALLOW(fstatfs),
	ALLOW(statfs),
	ALLOW(faccessat),
	ALLOW(faccessat2),
	ALLOW(readlinkat),
	ALLOW(getdents64),
	ALLOW(fgetxattr),
	ALLOW(sendfile),
	ALLOW(splice),
	ALLOW(fadvise64),
	ALLOW(recvfrom),
	ALLOW(recvmsg),
	ALLOW(sendto),
	ALLOW(sendmsg),
	ALLOW(shutdown),
	ALLOW(getsockname),
	ALLOW(getpeername),
	ALLOW(getsockopt),
	ALLOW(setsockopt),
	ALLOW(accept),
	ALLOW(accept4),
	ALLOW(dup),
	ALLOW(dup3),
	ALLOW(pipe2),
	ALLOW(fchdir),
	ALLOW(chdir),
	ALLOW(getcwd),
	ALLOW(umask),
	ALLOW(ppoll),
	ALLOW(pselect6),

	/* Memory, time, and what a libc does behind one's back. */
	ALLOW(mmap),
	ALLOW(munmap),
	ALLOW(mremap),
	ALLOW(mprotect),
	ALLOW(madvise),
	ALLOW(brk),
	ALLOW(membarrier),
	ALLOW(futex),
	ALLOW(set_robust_list),
	ALLOW(set_tid_address),
	ALLOW(rseq),
	ALLOW(getrandom),
	ALLOW(clock_gettime),
	ALLOW(clock_getres),
	ALLOW(clock_nanosleep),
	ALLOW(nanosleep),
	ALLOW(gettimeofday),
	ALLOW(restart_syscall),
	ALLOW(sched_yield),
	ALLOW(sched_getaffinity),
	ALLOW(uname),
	ALLOW(sysinfo),
	ALLOW(rt_sigaction),
	ALLOW(rt_sigprocmask),
	ALLOW(rt_sigreturn),
	ALLOW(rt_sigpending),
	ALLOW(rt_sigsuspend),
	ALLOW(rt_sigtimedwait),
	ALLOW(sigaltstack),

	/* Processes: an accepting one starts handlers and ends them. */
	ALLOW_IF(clone, 0, NAMESPACES, 0),
	ALLOW(execve),
	ALLOW(execveat),
	ALLOW(exit),
	ALLOW(exit_group),
	ALLOW(wait4),
	ALLOW(waitid),
	ALLOW(kill),
	ALLOW(tkill),
	ALLOW(tgkill),
	ALLOW(setpgid),
	ALLOW(getpgid),
	ALLOW(setsid),
	ALLOW(getsid),
	ALLOW(getpid),
	ALLOW(getppid),
	ALLOW(gettid),
	ALLOW(getuid),
	ALLOW(geteuid),
	ALLOW(getgid),
	ALLOW(getegid),
	ALLOW(getrusage),
	ALLOW(getpriority),
	ALLOW(seccomp),

	/* By what they are called with. */
	ALLOW_IF(prlimit64, 0, ALL_BITS, 0),
	ALLOW_IF(setpriority, 1, ALL_BITS, 0),
	ALLOW_IF(prctl, 0, ALL_BITS, PR_SET_PDEATHSIG),
	ALLOW_IF(prctl, 0, ALL_BITS, PR_SET_DUMPABLE),
	ALLOW_IF(prctl, 0, ALL_BITS, PR_GET_DUMPABLE),
	ALLOW_IF(prctl, 0, ALL_BITS, PR_SET_NAME),
	ALLOW_IF(prctl, 0, ALL_BITS, PR_SET_NO_NEW_PRIVS),
	ALLOW_IF(prctl, 0, ALL_BITS, PR_SET_SECCOMP),
	ALLOW_IF(prctl, 0, ALL_BITS, PR_SET_CHILD_SUBREAPER),
	/* One whose messages cannot be addressed to anybody else. */
	REFUSE_UNLESS(socketpair, EPERM, 0, ALL_BITS, AF_UNIX),
	ALLOW_IF(socketpair, 1, TYPE_BITS, SOCK_SEQPACKET),
	ALLOW_IF(ioctl, 1, ALL_BITS, FIONREAD),
	ALLOW_IF(ioctl, 1, ALL_BITS, TIOCOUTQ),
	ALLOW_IF(ioctl, 1, ALL_BITS, TCGETS),
	/* A log that is appended to stays one. */
	ALLOW_IF(fcntl, 1, ALL_BITS, F_DUPFD),
	ALLOW_IF(fcntl, 1, ALL_BITS, F_DUPFD_CLOEXEC),
	ALLOW_IF(fcntl, 1, ALL_BITS, F_GETFD),
	ALLOW_IF(fcntl, 1, ALL_BITS, F_SETFD),
	ALLOW_IF(fcntl, 1, ALL_BITS, F_GETFL),
	ALLOW_IF(fcntl, 1, ALL_BITS, F_SETPIPE_SZ),
	REFUSE_UNLESS(fcntl, EPERM, 1, ALL_BITS, F_SETFL),
	ALLOW_IF(fcntl, 2, O_APPEND, O_APPEND),

/* The older calls that not every architecture has. */
#ifdef __NR_open
	ALLOW(open),
	ALLOW(stat),
	ALLOW(lstat),
	ALLOW(access),
	ALLOW(readlink),
	ALLOW(poll),
	ALLOW(select),
	ALLOW(dup2),
	ALLOW(pipe),
	ALLOW(fork),
	ALLOW(vfork),
	ALLOW(getpgrp),
	ALLOW(time),
#endif
#ifdef __NR_arch_prctl
	ALLOW(arch_prctl),
#endif
#ifdef __NR_getrlimit
	ALLOW(getrlimit),
	ALLOW(setrlimit),
#endif
#ifdef __NR_riscv_flush_icache
	ALLOW(riscv_flush_icache),
#endif
};

static const struct call_filter_rule site_syslog[] = {
	ALLOW_IF(socket, 0, ALL_BITS, AF_UNIX),
	ALLOW(connect),
};

/* ---------------------------------------------------- what no program needs */

static const struct call_filter_rule programs[] = {
	/* Namespaces.  The flags of clone3(2) cannot be seen; a libc that does
	 * not have it takes clone(2). */
	LACK(clone3),
	ALLOW_IF(clone, 0, NAMESPACES, 0),
	REFUSE(clone),
	REFUSE(unshare),
	REFUSE(setns),

	/* Mounts. */
	REFUSE(mount),
	REFUSE(umount2),
	REFUSE(pivot_root),
	REFUSE(move_mount),
	REFUSE(open_tree),
	{ .call = NR_OPEN_TREE_ATTR, .refusal = EPERM },
	REFUSE(fsopen),
	REFUSE(fsconfig),
	REFUSE(fsmount),
	REFUSE(fspick),
	REFUSE(mount_setattr),

	/* Other processes' memory and descriptors. */
	REFUSE(ptrace),
	REFUSE(process_vm_readv),
	REFUSE(process_vm_writev),
	REFUSE(pidfd_getfd),
	REFUSE(kcmp),
	ALLOW_IF(prlimit64, 0, ALL_BITS, 0),
	REFUSE(prlimit64),

	/* Parts of the kernel in which a way to become root was found again and
	 * again, and the keys that it keeps. */
	LACK(io_uring_setup),
	LACK(io_uring_enter),
	LACK(io_uring_register),
	REFUSE(bpf),
	REFUSE(perf_event_open),
	REFUSE(userfaultfd),
	REFUSE(keyctl),
	REFUSE(add_key),
	REFUSE(request_key),
	REFUSE(open_by_handle_at),
	REFUSE(fanotify_init),
	ALLOW_IF(socket, 0, ALL_BITS, AF_UNIX),
	ALLOW_IF(socket, 0, ALL_BITS, AF_INET),
	ALLOW_IF(socket, 0, ALL_BITS, AF_INET6),
	/* With which the addresses of the machine are listed. */
	ALLOW_IF(socket, 0, ALL_BITS, AF_NETLINK),
	{ .call = __NR_socket, .refusal = EAFNOSUPPORT },
	REFUSE_IF(ioctl, EPERM, 1, ALL_BITS, TIOCSTI),
	REFUSE_IF(ioctl, EPERM, 1, ALL_BITS, TIOCLINUX),
	ALLOW(ioctl),
	ALLOW_IF(personality, 0, ~PERSONALITIES, 0),
	ALLOW_IF(personality, 0, ALL_BITS, 0xffffffff),
	REFUSE(personality),

	/* The machine as a whole. */
	REFUSE(init_module),
	REFUSE(finit_module),
	REFUSE(delete_module),
	REFUSE(kexec_load),
#ifdef __NR_kexec_file_load
	REFUSE(kexec_file_load),
#endif
	REFUSE(reboot),
	REFUSE(swapon),
	REFUSE(swapoff),
	REFUSE(acct),
	REFUSE(quotactl),
	REFUSE(quotactl_fd),
	REFUSE(syslog),
	REFUSE(settimeofday),
	REFUSE(clock_settime),
	REFUSE(clock_adjtime),
	REFUSE(adjtimex),
	REFUSE(sethostname),
	REFUSE(setdomainname),
	REFUSE(vhangup),
#ifdef __NR_ioperm
	REFUSE(ioperm),
	REFUSE(iopl),
	REFUSE(modify_ldt),
	REFUSE(uselib),
#endif
};

/* --------------------------------------------------------------------- both */

static const struct call_filter_rule for_site[] = {
	REFUSE_IF(prctl, ANSWER, 0, ALL_BITS, QUESTION),
};

static const struct call_filter_rule for_programs[] = {
	REFUSE_IF(prctl, ANSWER, 0, ALL_BITS, QUESTION),
	ALLOW(prctl),
};

#define TABLE(rules) \
	{ \
		(rules), sizeof(rules) / sizeof((rules)[0]) \
	}

int
allowed_calls_enter(enum allowed_calls list)
{
	static const struct call_filter filters[] = {
		[ALLOWED_CALLS_SITE] = { { TABLE(for_site), TABLE(site) },
		    ENOSYS },
		[ALLOWED_CALLS_SITE_SYSLOG] = { { TABLE(for_site), TABLE(site),
						    TABLE(site_syslog) },
		    ENOSYS },
		[ALLOWED_CALLS_PROGRAMS] = { { TABLE(for_programs),
						 TABLE(programs) },
		    0 },
	};

	return call_filter_enter(&filters[list]);
}

bool
allowed_calls_are_there(void)
{
	return prctl(QUESTION, 0, 0, 0, 0) == -1 && errno == ANSWER;
}

int
allowed_calls_gain_nothing(void)
{
	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}
