/*
 * without_walls - executes a command where a kernel, or a container, lacks
 * walls
 *
 *	without_walls landlock|seccomp|both COMMAND [ARGUMENT...]
 *
 * A filter of system calls lets those of Landlock fail with ENOSYS, as an older
 * kernel does, and seccomp(2) and what prctl(2) has of it with EPERM, as a
 * container does.
 */
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { LANDLOCK_CREATE_RULESET = 444, NONE = -1 };

#define LOAD(field) \
	BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define UNLESS(value, skipped) \
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)(value), 0, skipped)
#define RETURN(what) BPF_STMT(BPF_RET | BPF_K, what)

int
main(int argc, char **argv)
{
	const char *which = argc < 3 ? "" : argv[1];
	int landlock =
	    strcmp(which, "seccomp") == 0 ? NONE : LANDLOCK_CREATE_RULESET;
	int seccomp = strcmp(which, "landlock") == 0 ? NONE : SYS_seccomp;
	int older = seccomp == NONE ? NONE : SYS_prctl;
	struct sock_filter filter[] = {
		LOAD(nr),
		UNLESS(landlock, 1),
		RETURN(SECCOMP_RET_ERRNO | ENOSYS),
		UNLESS(seccomp, 1),
		RETURN(SECCOMP_RET_ERRNO | EPERM),
		UNLESS(older, 3),
		LOAD(args[0]),
		UNLESS(PR_SET_SECCOMP, 1),
		RETURN(SECCOMP_RET_ERRNO | EPERM),
		RETURN(SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = {
		.len = sizeof filter / sizeof filter[0],
		.filter = filter,
	};

	if (argc < 3)
		return 100;
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
	    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0) {
		perror("without_walls");
		return 111;
	}
	execvp(argv[2], argv + 2);
	perror(argv[2]);
	return 111;
}
