/*
 * probes - where bpftrace, perf and systemtap can look at the servers at work
 *
 * These are statically defined probes (USDT).  Each is one instruction that
 * does nothing, and a note in the executable with the places of the instruction
 * and of its arguments.  There is no semaphore to test, and no argument is
 * computed for a probe: each is a value that the program has anyway.  So a
 * probe that is not used costs no more than the instruction.
 *
 * Without <sys/sdt.h> (Debian: systemtap-sdt-dev) make defines WITHOUT_PROBES,
 * and the program is the same but for that instruction.
 *
 * bench/where-time-goes.bt is an example of their use.
 */
#ifndef PROBES_H
#define PROBES_H

#ifndef WITHOUT_PROBES
#include <sys/sdt.h>
#define PROBES_FIRE(provider, name, a, b) STAP_PROBE2(provider, name, a, b)
#else
#define PROBES_FIRE(provider, name, a, b) \
	do { \
		(void)sizeof(a); \
		(void)sizeof(b); \
	} while (0)
#endif

/* ------------------------------------------------------ provider supervisor */

/*
 * supervisor:accepted (int connection, int listener): a connection was
 * accepted; its descriptor, and that of its listener.  Fires in the process
 * that accepts.
 */
#define PROBES_ACCEPTED(connection, listener) \
	PROBES_FIRE(supervisor, accepted, connection, listener)

/*
 * supervisor:spawned (pid_t handler, int connection): the handler of a
 * connection has been executed, or a spare has taken the connection.  Fires in
 * the same process when that runs again after vfork(2), while the handler may
 * be at work already.
 */
#define PROBES_SPAWNED(handler, connection) \
	PROBES_FIRE(supervisor, spawned, handler, connection)

/*
 * supervisor:ended (pid_t handler, int status): the handler was waited for;
 * its status as of waitpid(2).  Fires in the process that had accepted, or in
 * the first one where that has gone.
 */
#define PROBES_ENDED(handler, status) \
	PROBES_FIRE(supervisor, ended, handler, status)

/* ------------------------------------------------------ provider httpd_once */

/*
 * httpd_once:parsed (int status, size_t bytes): the head of the request was
 * received and understood; 0, or the status that it is refused with, and the
 * length of the head (0 where it was not whole).
 */
#define PROBES_PARSED(status, bytes) \
	PROBES_FIRE(httpd_once, parsed, status, bytes)

/*
 * httpd_once:sent (int status, uint64_t bytes): the answer was sent; its
 * status, and how many bytes the system took, head and all.
 */
#define PROBES_SENT(status, bytes) PROBES_FIRE(httpd_once, sent, status, bytes)

/*
 * httpd_once:program_started (pid_t program, int input): a program of /cgi-bin
 * was executed; the descriptor that feeds it, or -1.
 */
#define PROBES_PROGRAM_STARTED(program, input) \
	PROBES_FIRE(httpd_once, program_started, program, input)

/*
 * httpd_once:program_ended (pid_t program, int status): it has ended, or was
 * ended; its status as of waitpid(2).
 */
#define PROBES_PROGRAM_ENDED(program, status) \
	PROBES_FIRE(httpd_once, program_ended, program, status)

#endif
