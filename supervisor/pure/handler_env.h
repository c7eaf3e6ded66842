/*
 * handler_env - the environment of a handler, with its connection
 *
 * Layer: pure.
 *
 * The UCSPI names PROTO, TCPREMOTEIP, TCPREMOTEPORT, TCPLOCALIP, TCPLOCALPORT
 * and systemd's REMOTE_ADDR and REMOTE_PORT follow the variables that the
 * supervisor itself was started with.  Of these the ones that were meant for
 * the supervisor (LISTEN_*, NOTIFY_SOCKET, WATCHDOG_*, SUPERVISOR_*) are never
 * passed on, nor are old values of the names above.  HANDLER_ENV_STATUS,
 * HANDLER_ENV_MAGIC and HANDLER_ENV_LOG are the supervisor's own.
 *
 * The list is built once; for a connection only the bytes of the values are
 * written over.  A client at a UNIX socket has PROTO=UNIX and no address.
 */
#ifndef HANDLER_ENV_H
#define HANDLER_ENV_H

#include "supervisor/pure/peer.h"

/* The path of the socket at which programs may ask for the counts: --status. */
#define HANDLER_ENV_STATUS "SUPERVISOR_STATUS"

/* The descriptor over which httpd-once may ask for the type of a file: see
 * magic_service.h. */
#define HANDLER_ENV_MAGIC "SUPERVISOR_MAGIC"

/* The descriptor of the access log, where a handler may not open it: see
 * confinement.h. */
#define HANDLER_ENV_LOG "SUPERVISOR_LOG"

enum {
	/* Far more than any start script sets. */
	HANDLER_ENV_LIMIT = 1024,
	HANDLER_ENV_NAMES = 7,
	/* Longest name, '=' and an address. */
	HANDLER_ENV_VALUE_SIZE = 16 + PEER_IP_SIZE,
	/* The longest message with all of them. */
	HANDLER_ENV_MESSAGE_SIZE = HANDLER_ENV_NAMES * HANDLER_ENV_VALUE_SIZE,
};

struct handler_env {
	/* Inherited; SUPERVISOR_SPARE; those of a connection; NULL. */
	char *list[HANDLER_ENV_LIMIT + 1 + HANDLER_ENV_NAMES + 1];
	size_t inherited; /* entries in front */
	char spare[sizeof "SUPERVISOR_SPARE=1"];
	char values[HANDLER_ENV_NAMES][HANDLER_ENV_VALUE_SIZE];
};

/*
 * Builds the list from what was inherited (NULL last), whose strings must
 * outlive it; the struct must not be moved.  Returns 0, or -1 when there are
 * more than HANDLER_ENV_LIMIT.
 */
int handler_env_build(struct handler_env *environment, char *const *inherited);

/* Writes the two ends of the next connection. */
void handler_env_describe(struct handler_env *environment,
    const struct peer *remote, const struct peer *local);

/*
 * Makes the list the environment of a handler whose connection comes later: it
 * ends with SUPERVISOR_SPARE=1 and, behind that, one entry for each variable
 * that may come.
 */
void handler_env_describe_spare(struct handler_env *environment);

/*
 * Writes the variables of the connection that was described last, each with a
 * NUL behind it.  Returns the length.
 */
size_t handler_env_message(const struct handler_env *environment,
    char message[HANDLER_ENV_MESSAGE_SIZE]);

#endif
