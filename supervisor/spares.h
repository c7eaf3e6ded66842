/*
 * spares - handlers executed ahead of their connection
 *
 * Layer: story.
 *
 * A spare has been started with descriptors 0 and 1 one end of a connected
 * pair of UNIX sockets (SOCK_SEQPACKET), and with SUPERVISOR_SPARE=1 in its
 * environment.  It prepares what does not depend on the request, and then
 * waits for one message, which hands it
 *
 *	the connection, as one descriptor (SCM_RIGHTS), and
 *	the variables of the connection, each with a NUL behind it,
 *
 * or for the end of the file, at which it ends.  It makes the connection its
 * descriptors 0 and 1, and puts the variables into its environment in the place
 * of SUPERVISOR_SPARE and of the entries behind it, which are there for them.
 *
 * A spare that is used is replaced when no client waits; the others are started
 * by a ramp, 1, 2, 4 ... 32 a second, so that starting many does not take the
 * processors from the handlers that serve.
 */
#ifndef SPARES_H
#define SPARES_H

#include "supervisor/edge/spawn.h"
#include "supervisor/pure/handler_env.h"
#include "supervisor/pure/settings.h"

#include <stdint.h>

struct spare {
	pid_t pid;
	int fd; /* the supervisor's end of the pair */
};

struct spares {
	struct spare list[SETTINGS_SPARES_LIMIT];
	unsigned count;
	unsigned due; /* number used and not replaced yet */
	unsigned rate; /* number to start in this second; 0: no ramp */
	int64_t ramp_ms; /* the next second of the ramp */
};

/*
 * Hands a connection, whose environment is described, to a spare.  Returns its
 * process id, or -1 when there is none.
 */
pid_t spares_use(struct spares *spares, const struct handler_env *environment,
    int connection);

/*
 * Starts a spare if one is due, up to wanted.  Returns the time of the next
 * call: now_ms for at once, INT64_MAX for not before a spare is used.
 */
int64_t spares_fill(struct spares *spares, struct spawner *spawner,
    unsigned wanted, int64_t now_ms);

/*
 * Deals with the end of a process that had no connection.  Returns whether it
 * was a spare; then the next one is started after a second at the earliest.
 */
bool spares_has_lost(struct spares *spares, pid_t pid, int64_t now_ms);

/* Ends all spares. */
void spares_dismiss(struct spares *spares);

/* Whether the process is one of them. */
bool spares_has(const struct spares *spares, pid_t pid);

#endif
