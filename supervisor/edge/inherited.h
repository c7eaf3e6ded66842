/*
 * inherited - listening sockets that somebody else opened
 *
 * Layer: edge.
 *
 * Two ways of handing them over.  A service manager: LISTEN_PID and
 * LISTEN_FDS, descriptors from 3 on (sd_listen_fds(3)).  A supervisor that is
 * replaced by a new one: SUPERVISOR_SOCKETS, for each socket a line
 *
 *	DESCRIPTOR KIND SPEC
 *
 * where KIND is "own" for one that a supervisor opened, as SPEC, and "handed"
 * for one that came from a service manager.
 */
#ifndef INHERITED_H
#define INHERITED_H

#include "supervisor/edge/listen.h"

/*
 * Adopts what the environment says, and takes it out of the environment.
 * Returns 0, also without any, or -1 with the settings' complaint set.
 */
int inherited_adopt(struct listeners *listeners, struct settings *settings);

/*
 * Hands them on to the program that the calling process will execute.
 * Returns 0, or -1 and errno.
 */
int inherited_pass_on(const struct listeners *listeners);

#endif
