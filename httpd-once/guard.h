/*
 * guard - asks for a name and a password where --auth says so
 *
 * Layer: policy.
 */
#ifndef GUARD_H
#define GUARD_H

#include "exchange.h"

/*
 * Whether the client may have what exchange->path names.  Where not, the
 * answer has been sent: 401, or 500 where the file of --auth cannot be read,
 * has a bad line, or the password cannot be checked.  Sets exchange->user.
 */
bool guard_admits(struct exchange *exchange);

/*
 * Refuses an open file that is the file of --auth itself.  Returns 0, or 404
 * with exchange->reason set.
 */
int guard_file(struct exchange *exchange, int fd);

#endif
