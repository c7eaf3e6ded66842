/*
 * loop - the select loop
 *
 * Layer: story.
 *
 * One turn of the loop looks at the signals, reaps the handlers that have
 * ended, ends those that run for too long, waits, and accepts.  Only pselect(2)
 * waits in it, and the set holds only listeners, so its size never depends on
 * the number of clients.
 */
#ifndef LOOP_H
#define LOOP_H

#include "supervisor/server.h"

/*
 * Serves until a signal ends the loop and the last handler is gone, or was
 * ended.  Returns the exit status of the program.
 */
int loop_run(struct server *server);

#endif
