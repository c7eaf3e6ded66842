/*
 * waiting - clients that wait for a place, when all are taken
 *
 * Layer: story.
 *
 * When every handler that may run is running, and none has ended for a moment,
 * the first process alone goes on accepting: descriptors are cheap, processes
 * are not.  Clients that have sent their request wait in one queue, from which
 * places go to the sources that have fewest (fair_queue.h).  Clients that have
 * not wait in another, and get no handler while others could use it.  So a
 * crowd that only begins requests takes no places from others, and relief.h
 * takes back the places that it has.
 *
 * When more clients wait than FAIR_QUEUE_LIMIT, or than there are descriptors
 * for, the source that has most of them gets a 503.  When the crowd is gone,
 * all processes accept as before.  Copies of the first process know none of
 * these clients, so no client is lost when a copy is killed.
 *
 * With a handler that is not httpd-once no client has to send a request first,
 * because the handler may be the one to speak first.
 */
#ifndef WAITING_H
#define WAITING_H

#include "supervisor/loop_state.h"
#include "supervisor/pure/fair_queue.h"
#include "supervisor/relief.h"

struct waiting_room {
	struct fair_queue ready; /* clients that have sent their request */
	struct fair_queue silent; /* clients that have not */
	struct relief relief;
	int watch; /* epoll(7) of the silent ones; -1: none */
	uint32_t limit; /* of both together */
	bool is_moved_up; /* descriptors are kept above FD_SETSIZE */
	bool is_closing; /* accepts no more, and will be empty soon */
	int64_t needed_ms; /* when it last was */
};

/* Called before any privilege is given up. */
void waiting_open(struct waiting_room *waiting);

/* Whether this process accepts for all, and keeps clients waiting. */
bool waiting_is_open(const struct loop *loop);

/* Whether it wants more of them now. */
bool waiting_accepts(const struct loop *loop);

/* The number of clients that wait. */
uint32_t waiting_count(const struct server *server);

/* The descriptor that is readable when a silent client has sent something, or
 * -1 where there is none. */
int waiting_watch(const struct server *server);
void waiting_hear(struct loop *loop);

/* Accepts one connection.  Returns whether there may be another. */
bool waiting_accept(struct loop *loop, struct listener *listener);

/*
 * Begins and ends the waiting, gives free places to the clients whose turn it
 * is, looks for places if there are none, and refuses clients that have waited
 * for too long.
 */
void waiting_serve(struct loop *loop);

/* Refuses all clients that wait. */
void waiting_dismiss(struct loop *loop);

/* Called by a copy of the process, to which the clients do not belong. */
void waiting_leave(struct server *server);

#endif
