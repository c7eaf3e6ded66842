/*
 * sandbox - gives up every right that is not needed to look at bytes
 *
 * Layer: edge.
 *
 * libmagic's parsers read whatever visitors have uploaded.  Behind
 * sandbox_enter a parser that was taken over can read the open descriptors,
 * write to standard output and error, and use some memory and two seconds of
 * idle processor time.  It can do nothing else: it cannot open a file or a
 * socket, run a program or send a signal.
 *
 * A service whose copies look at files has a sandbox, too, in which it can make
 * the copies and pass descriptors, and nothing else.
 */
#ifndef SANDBOX_H
#define SANDBOX_H

#include <stdbool.h>
#include <sys/types.h>

enum {
	/* The database takes 10 ms of it, and the worst content that was found
	 * (line ends and nothing else) 400 ms. */
	SANDBOX_CPU_SECONDS = 2,
	/* The database (10 MB), the content, and what parsing takes: 26 MB
	 * were the most that any content took. */
	SANDBOX_MEMORY_BYTES = 64 * 1024 * 1024,
	/* Handlers go first: this gets a tenth of the processor that one of
	 * them gets. */
	SANDBOX_NICE = 10,
	/* For a service: two for each question that it may have, and more. */
	SANDBOX_SERVICE_FILES = 256,
};

/*
 * Enters the sandbox for good.  Returns 0, or -1 with errno where the system
 * refuses a restriction that it has.  On Linux the sandbox has a filter of
 * system calls (x86-64, AArch64, RISC-V), on OpenBSD pledge(2), on FreeBSD
 * capability mode; elsewhere it has only the limits of setrlimit(2).
 */
int sandbox_enter(void);

/*
 * Enters the sandbox of a service, which may still make copies of itself, which
 * may then enter the other sandbox; no other process may look into it
 * (PR_SET_DUMPABLE).  Returns as sandbox_enter.
 */
int sandbox_enter_service(void);

/* The identity that a service takes when it was started by root. */
struct sandbox_identity {
	const char *root; /* becomes the root directory; NULL: unchanged */
	uid_t user;
	gid_t group;
	bool has_user; /* and user and group are given */
};

/*
 * Takes this identity for good, without any further group.  Returns 0, or -1
 * with errno.
 */
int sandbox_become(const struct sandbox_identity *identity);

#endif
