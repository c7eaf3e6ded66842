/*
 * accept - accepts connections and gives each a handler or a 503
 *
 * Layer: story.
 */
#ifndef ACCEPT_H
#define ACCEPT_H

#include "supervisor/loop_state.h"
#include "supervisor/pure/fair_queue.h"

#include <sys/select.h>

/*
 * Accepts at most this many connections from one listener, and gives each a
 * handler or a 503.  Stops when no client waits, or at the limit.
 */
void accept_some(struct loop *loop, struct listener *listener, unsigned most);

/*
 * Accepts one connection.  Returns 1 with the client; 0 where there may be
 * another one all the same; -1 where there is none, or nothing to accept with.
 */
int accept_connection(
    struct loop *loop, struct listener *listener, struct fair_client *client);

/*
 * Gives a connection that was accepted before a handler or a 503.  Returns
 * whether it did: not at the limit.
 */
bool accept_serve(struct loop *loop, const struct fair_client *client);

/* Accepts some connections from each listener that is ready, in turns. */
void accept_ready(struct loop *loop, const fd_set *ready);

#endif
