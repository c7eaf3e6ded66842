/*
 * environment - what a handler is told of its connection
 *
 * Layer: pure.
 *
 * The UCSPI names PROTO, TCPREMOTEIP, TCPREMOTEPORT, TCPLOCALIP, TCPLOCALPORT
 * and systemd's REMOTE_ADDR and REMOTE_PORT, behind all that the supervisor
 * itself was started with.  Never passed on: what was meant for the supervisor
 * (LISTEN_*, NOTIFY_SOCKET, WATCHDOG_*, its own SUPERVISOR_* but for
 * ENVIRONMENT_STATUS and ENVIRONMENT_MAGIC), and values of the names above that it happened to have.
 *
 * The list is built once; for a connection only the bytes of the values are
 * written over.  A client at a UNIX socket has PROTO=UNIX and no address.
 */
#ifndef ENVIRONMENT_H
#define ENVIRONMENT_H

#include "supervisor/pure/peer.h"

/* Where programs may ask for the counts: --status. */
#define ENVIRONMENT_STATUS "SUPERVISOR_STATUS"

/* The descriptor over which httpd-once may ask what a file is: magic.h. */
#define ENVIRONMENT_MAGIC "SUPERVISOR_MAGIC"

enum {
	/* Far more than any start script sets. */
	ENVIRONMENT_LIMIT = 1024,
	ENVIRONMENT_NAMES = 7,
	/* Longest name, '=' and an address. */
	ENVIRONMENT_VALUE_SIZE = 16 + PEER_IP_SIZE,
	/* All of them, as a message. */
	ENVIRONMENT_MESSAGE_SIZE = ENVIRONMENT_NAMES * ENVIRONMENT_VALUE_SIZE,
};

struct environment {
	/* Inherited; SUPERVISOR_SPARE; those of a connection; NULL. */
	char *list[ENVIRONMENT_LIMIT + 1 + ENVIRONMENT_NAMES + 1];
	size_t inherited; /* entries in front */
	char spare[sizeof "SUPERVISOR_SPARE=1"];
	char values[ENVIRONMENT_NAMES][ENVIRONMENT_VALUE_SIZE];
};

/*
 * Builds the list from what was inherited (NULL last), whose strings must
 * outlive it; the struct must not be moved.  Returns 0, or -1 when there are
 * more than ENVIRONMENT_LIMIT.
 */
int environment_build(struct environment *environment, char *const *inherited);

/* Writes the two ends of the next connection. */
void environment_describe(struct environment *environment,
    const struct peer *remote, const struct peer *local);

/*
 * Makes it the environment of a handler whose connection comes later: it ends
 * with SUPERVISOR_SPARE=1 and, behind that, one entry for each variable that
 * may come.
 */
void environment_describe_spare(struct environment *environment);

/*
 * Writes the variables of the connection that was described last, each with a
 * NUL behind it.  Returns the length.
 */
size_t environment_message(const struct environment *environment,
    char message[ENVIRONMENT_MESSAGE_SIZE]);

#endif
