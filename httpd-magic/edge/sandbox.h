/*
 * sandbox - gives up what is not needed to look at bytes
 *
 * Layer: edge.
 *
 * libmagic's parsers meet whatever visitors have uploaded.  Behind
 * sandbox_enter a parser that was taken over can read the descriptors that are
 * open, write to standard output and error, use some memory and two seconds of
 * time that nobody else wants, and nothing else: no file to open, no socket, no program, no signal.
 *
 * A service that lets copies of itself look has a sandbox, too, in which it
 * can make them, pass descriptors, and nothing else.
 */
#ifndef SANDBOX_H
#define SANDBOX_H

#include <stdbool.h>
#include <sys/types.h>

enum {
	/* The database takes 10 ms of it; the worst content that we could
	 * think of (line ends and nothing else) 400 ms. */
	SANDBOX_CPU_SECONDS = 2,
	/* The database (10 MB), the content, and what parsing takes: 26 MB
	 * were the most that any content took. */
	SANDBOX_MEMORY_BYTES = 64 * 1024 * 1024,
	/* Those who answer go first: this gets a tenth of the processor
	 * that one of them gets. */
	SANDBOX_NICE = 10,
	/* Of a service: two for each question that it may have, and some. */
	SANDBOX_SERVICE_FILES = 256,
};

/*
 * Enters, for good.  Returns 0, or -1 with errno where the system refuses a
 * restriction that it has.  On Linux a filter of system calls is part of it
 * (x86-64, AArch64, RISC-V), on OpenBSD pledge(2), on FreeBSD capability mode;
 * elsewhere the limits of setrlimit(2) are all.
 */
int sandbox_enter(void);

/*
 * That of a service.  It may still make copies of itself, which may then enter
 * the other one; no other process may look into it (PR_SET_DUMPABLE).  Returns
 * as sandbox_enter.
 */
int sandbox_enter_service(void);

/* Who a service is to be; for one that was started by root. */
struct sandbox_identity {
	const char *root; /* becomes the root directory; NULL: unchanged */
	uid_t user;
	gid_t group;
	bool has_user; /* and user and group are given */
};

/*
 * Becomes that for good, without any further group.  Returns 0, or -1 with
 * errno.
 */
int sandbox_become(const struct sandbox_identity *identity);

#endif
