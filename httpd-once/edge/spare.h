/*
 * spare - a handler that was executed before its connection came
 *
 * Layer: edge.
 *
 * supervisor(8) with --spares starts handlers ahead, with SUPERVISOR_SPARE=1
 * in the environment.  Such a handler prepares what does not depend on the
 * request and then calls spare_wait.  Descriptor 0 is one end of a pair of UNIX
 * sockets (SOCK_SEQPACKET) over which one message comes: the connection, as
 * one descriptor (SCM_RIGHTS), and the variables of the connection (PROTO,
 * TCPREMOTEIP ...), each with a NUL behind it.  The entries of the environment
 * from SUPERVISOR_SPARE on are reserved for them.
 */
#ifndef SPARE_H
#define SPARE_H

enum {
	/* The variables have fewer than 400 bytes: five addresses and ports,
	 * with their names. */
	SPARE_MESSAGE_LIMIT = 512,
};

/*
 * Waits for the connection, makes it descriptors 0 and 1, and puts its
 * variables into the environment.  The memory of the variables is static, so
 * this may be called once.  A handler that is no spare returns at once.
 * Returns 0 when there is a connection; 1 when none will come, and the process
 * is to end with status 0; -1 with errno when something failed.
 */
int spare_wait(char **environment);

#endif
