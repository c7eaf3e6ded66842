/*
 * waiting - clients that wait for a place, when all are taken
 *
 * Layer: story.
 *
 * Where every handler that may run does, and none has ended for a moment, the
 * first process goes on accepting, and it alone: descriptors are cheap,
 * processes are not.  Who has said what it wants stands in one queue, in which
 * places go to the sources that have fewest (fair_queue.h); who has not, in
 * another, and gets no handler while others could use it.  So a crowd that
 * only begins requests takes no places from others, and places that it has
 * come back by relief.h.
 *
 * When those who wait are more than FAIR_QUEUE_LIMIT, or than there are
 * descriptors for, the source that has most of them gets a 503.  When all is
 * calm again, everybody accepts as before.  Copies of the first process know
 * of none of these clients, so whichever of them is killed, they are not lost.
 *
 * For a handler that is not httpd-once each client has said enough: the
 * handler may be the one to speak first.
 */
#ifndef WAITING_H
#define WAITING_H

#include "supervisor/loop_state.h"
#include "supervisor/pure/fair_queue.h"
#include "supervisor/relief.h"

struct waiting_room {
	struct fair_queue ready; /* who has said what it wants */
	struct fair_queue silent; /* who has not */
	struct relief relief;
	int watch; /* epoll(7) of the silent ones; -1: none */
	uint32_t limit; /* of both together */
	bool is_moved_up; /* descriptors are kept above FD_SETSIZE */
	bool is_closing; /* accepts no more, and will be empty soon */
	int64_t needed_ms; /* when it last was */
};

/* Before any privilege is given up. */
void waiting_open(struct waiting_room *waiting);

/* Whether this process accepts for all, and connections wait in it. */
bool waiting_is_open(const struct loop *loop);

/* Whether it wants more of them now. */
bool waiting_accepts(const struct loop *loop);

/* How many there are. */
uint32_t waiting_count(const struct server *server);

/* A descriptor to wait for; waiting_hear is for when it is readable.  -1:
 * there is none. */
int waiting_watch(const struct server *server);
void waiting_hear(struct loop *loop);

/* Accepts one connection.  Returns whether there may be another. */
bool waiting_accept(struct loop *loop, struct listener *listener);

/*
 * Begins and ends the waiting, gives free places to those whose turn it is,
 * looks for places if there are none, and gives up who has waited for too
 * long.
 */
void waiting_serve(struct loop *loop);

/* Gives up all of them. */
void waiting_dismiss(struct loop *loop);

/* Of a copy of the process: they are not its clients. */
void waiting_leave(struct server *server);

#endif
