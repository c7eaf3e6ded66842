/*
 * fair_queue - clients that wait for a place, in a fair order
 *
 * Layer: pure.  The memory is the caller's; all of it zero is the empty queue,
 * so a queue in fresh memory costs only the pages that are used.
 *
 * Clients of one source (see peer_key) stand in one line, in the order in
 * which they came.  A place goes to the source that has the fewest handlers;
 * of those with equally few, to the one that was served longest ago.  So a
 * source that has no handler is served before any that has one, and waits for
 * at most one client of each other source that has none either, whatever
 * number of clients the others send.  A client without an address, at a UNIX
 * socket, is a source of its own.
 *
 * Adding and removing take the same time whatever the number of clients.
 * Choosing looks at each source up to the first that has no handler; the others
 * are no more than there are handlers.
 *
 * Indexes are 1 and up; 0 is "none".
 */
#ifndef FAIR_QUEUE_H
#define FAIR_QUEUE_H

#include "supervisor/pure/slots.h"

enum {
	/* As many as a kernel lets wait for one socket (net.core.somaxconn).
	 * Each takes a descriptor, and some kilobytes of the kernel's
	 * memory. */
	FAIR_QUEUE_LIMIT = 4096,
	/* A power of two, for a chain of one or two at the limit. */
	FAIR_QUEUE_BUCKETS = 4096,
};

/* A connection that waits. */
struct fair_client {
	int connection;
	bool is_local_unknown; /* the local end is to be asked for */
	struct peer remote;
	struct peer local;
	int64_t came_ms; /* monotonic clock */
};

struct fair_place {
	struct fair_client client;
	uint32_t source;
	uint32_t before; /* in the line of its source */
	uint32_t behind;
	uint32_t older; /* of all clients */
	uint32_t newer; /* of all clients, or in the chain of free places */
};

struct fair_source {
	uint64_t key;
	uint32_t waiting;
	uint32_t first; /* of its line */
	uint32_t last;
	uint32_t before; /* in the round of sources */
	uint32_t behind; /* in the round, or in the chain of free sources */
	uint32_t next; /* in the chain of its bucket */
};

struct fair_queue {
	uint32_t waiting;
	uint32_t used; /* places ever used: those behind are untouched */
	uint32_t free; /* first of the chain of free ones */
	uint32_t oldest;
	uint32_t newest;
	uint32_t sources_used;
	uint32_t sources_free;
	uint32_t first; /* of the round: served longest ago */
	uint32_t last;
	uint32_t by_key[FAIR_QUEUE_BUCKETS];
	struct fair_source sources[FAIR_QUEUE_LIMIT + 1];
	struct fair_place places[FAIR_QUEUE_LIMIT + 1];
};

/*
 * Puts a client at the end of its source's line.  Returns its index, or 0 when
 * there are FAIR_QUEUE_LIMIT.  Clients come in the order of their came_ms, or
 * the oldest is not the one that came first.
 */
uint32_t
fair_queue_add(struct fair_queue *queue, const struct fair_client *client);

/* Takes a client out of the queue, wherever it stands. */
struct fair_client fair_queue_remove(struct fair_queue *queue, uint32_t index);

/* The client whose turn it is, by the slots that each source has; 0 for an
 * empty queue. */
uint32_t
fair_queue_next(const struct fair_queue *queue, const struct slots *slots);

/* Removes the client whose turn it was: its source has its next turn behind all
 * others. */
struct fair_client fair_queue_serve(struct fair_queue *queue, uint32_t index);

/* The number of waiting clients of this source; 0 for PEER_KEY_NONE. */
uint32_t fair_queue_waiting_for(const struct fair_queue *queue, uint64_t key);

/* The source that has the most clients here; 0 for an empty queue. */
uint32_t fair_queue_largest(const struct fair_queue *queue);

/*
 * The number of waiting clients whose sources have fewer than this many
 * handlers, and would not have more if these clients were served.
 */
uint32_t fair_queue_below(const struct fair_queue *queue,
    const struct slots *slots, uint32_t running);

#endif
