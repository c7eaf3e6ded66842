/*
 * accept - takes connections and gives each a handler or a 503
 *
 * Layer: story.
 */
#ifndef ACCEPT_H
#define ACCEPT_H

#include "supervisor/loop_state.h"

#include <sys/select.h>

/*
 * Takes up to most connections from one listener, and gives each a
 * handler or a 503.  Stops early when there are none, or at the limit.
 */
void accept_some(struct loop *loop, struct listener *listener, unsigned most);

/* Takes some from each listener that is ready, in turns. */
void accept_ready(struct loop *loop, const fd_set *ready);

#endif
