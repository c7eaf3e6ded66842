/*
 * sandbox - gives up what is not needed to look at bytes
 *
 * libmagic's parsers meet whatever visitors have uploaded.  Behind
 * sandbox_enter a parser that was taken over can read the descriptors that are
 * open, write to standard output and error, use some memory and two seconds of
 * time, and nothing else: no file to open, no socket, no program, no signal.
 */
#ifndef SANDBOX_H
#define SANDBOX_H

enum {
	/* The database takes 10 ms of it, the worst of files 100 ms. */
	SANDBOX_CPU_SECONDS = 2,
	/* The database (10 MB), the content, and what parsing takes. */
	SANDBOX_MEMORY_BYTES = 256 * 1024 * 1024,
};

/*
 * Enters, for good.  Returns 0, or -1 with errno where the system refuses a
 * restriction that it has.  On Linux a filter of system calls is part of it
 * (x86-64, AArch64, RISC-V); elsewhere the limits of setrlimit(2) are all.
 */
int sandbox_enter(void);

#endif
