/*
 * loop - the select loop
 *
 * Layer: story.
 *
 * One turn: look at the signals, reap who has ended, end who runs too long,
 * wait, accept.  Nothing in it waits but pselect(2), and the set holds only
 * listeners, so its size never depends on the number of clients.
 */
#ifndef LOOP_H
#define LOOP_H

#include "supervisor/server.h"

/*
 * Serves until a signal ends it and the last handler is gone, or had to be
 * ended.  Returns the exit status of the program.
 */
int loop_run(struct server *server);

#endif
