/*
 * reap - accounts for handlers that have ended, and ends those that are due
 *
 * Layer: story.
 */
#ifndef REAP_H
#define REAP_H

#include "supervisor/loop_state.h"

/* Accounts for every process that has ended. */
void reap_ended(struct loop *loop);

/* Ends handlers that are past --lifetime or, when stopping, --drain. */
void reap_overdue(struct loop *loop);

/*
 * Ends handlers whose places others shall have (see relief.h): those of this
 * process that are marked.
 */
void reap_let_go(struct loop *loop);

/*
 * Kills every handler of this process, and what they leave behind, and waits
 * until all of it has gone; for some seconds at most.
 */
void reap_end_all(struct loop *loop);

/*
 * Whether the handler fails at once every time, so that it is not to be started
 * for this connection.
 */
bool reap_is_failing(const struct loop *loop);

/* Whether the handler failed at once the last time, so that no spare should be
 * started. */
bool reap_has_failed(const struct loop *loop);

/* Forgets the failures, because the settings have another handler now. */
void reap_forget_failures(const struct loop *loop);

/* The child is to live on when this process ends: a successor, or what a
 * program has left behind on purpose. */
void reap_let_live(struct scoreboard *board, pid_t pid);

#endif
