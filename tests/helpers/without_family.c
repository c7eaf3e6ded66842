/*
 * without_family - executes a command on a host that lacks a family of sockets
 *
 *	without_family ipv6|netlink COMMAND [ARGUMENT...]
 *
 * A filter of system calls lets socket(2) of that family fail with
 * EAFNOSUPPORT, as a kernel without it, or a sandbox, does.
 */
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#define LOAD(field) \
	BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define UNLESS(value, skipped) \
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, skipped)
#define RETURN(what) BPF_STMT(BPF_RET | BPF_K, what)

int
main(int argc, char **argv)
{
	unsigned family =
	    argc > 1 && strcmp(argv[1], "netlink") == 0 ? AF_NETLINK : AF_INET6;
	struct sock_filter filter[] = {
		LOAD(nr),
		UNLESS(SYS_socket, 3),
		LOAD(args[0]),
		UNLESS(family, 1),
		RETURN(SECCOMP_RET_ERRNO | EAFNOSUPPORT),
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
		perror("without_family");
		return 111;
	}
	execvp(argv[2], argv + 2);
	perror(argv[2]);
	return 111;
}
