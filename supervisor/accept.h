/*
 * accept - accepts connections and gives each a handler or a 503
 *
 * Layer: story.
 */
#ifndef ACCEPT_H
#define ACCEPT_H

#include "supervisor/loop_state.h"

#include <sys/select.h>

/*
 * Accepts at most this many connections from one listener, and gives each a
 * handler or a 503.  Stops when no client waits, or at the limit.
 */
void accept_some(struct loop *loop, struct listener *listener, unsigned most);

/* Accepts some connections from each listener that is ready, in turns. */
void accept_ready(struct loop *loop, const fd_set *ready);

#endif
