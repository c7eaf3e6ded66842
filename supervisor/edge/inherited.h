/*
 * inherited - listening sockets that another program opened
 *
 * Layer: edge.
 *
 * They come in two ways.  A service manager sets LISTEN_PID and LISTEN_FDS, for
 * descriptors from 3 on (sd_listen_fds(3)).  A supervisor that is replaced by a
 * new one sets SUPERVISOR_SOCKETS, with a line for each socket:
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
 * Adopts the sockets that the environment names, and removes their variables
 * from it.  Returns 0, also without any, or -1 with the settings' complaint
 * set.
 */
int inherited_adopt(struct listeners *listeners, struct settings *settings);

/*
 * Passes the sockets on to the program that the calling process will execute.
 * Returns 0, or -1 with errno.
 */
int inherited_pass_on(const struct listeners *listeners);

#endif
