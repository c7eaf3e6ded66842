/*
 * slots - the running handlers, with their clients and starting times
 *
 * Layer: pure.  The memory is the caller's; all of it zero is the empty table,
 * so a table in fresh anonymous memory costs only the pages that are used.
 *
 * Every operation takes the same time whatever the number of handlers: a slot
 * is found by its process id and a source by its key through hash tables, and
 * the slots are chained in the order in which they were taken, so that handlers
 * that run for too long are at one end.
 *
 * The states of a slot are: free; taken, before a connection is accepted, so
 * that the limit holds whoever else accepts; described, when its client is
 * known; started, when its process is known; and free again.  Indexes begin
 * with 1; 0 is "none".
 */
#ifndef SLOTS_H
#define SLOTS_H

#include "supervisor/pure/peer.h"

enum {
	/* The classic kernel.pid_max: as many processes as a system can run
	 * that is not configured otherwise. */
	SLOTS_LIMIT = 32768,
	/* A power of two, for a chain of one or two at the limit. */
	SLOTS_BUCKETS = 32768,
};

struct slot {
	int32_t pid; /* 0 until started */
	uint32_t next; /* in the chain of its process id, or of free slots */
	uint32_t older;
	uint32_t newer;
	uint32_t source; /* index of struct slot_source; 0 for none */
	int64_t started_ms; /* monotonic clock */
	struct peer peer;
	uint16_t owner; /* which accepting process waits for it */
	uint8_t asked; /* how often it was asked to end */
	bool is_taken;
	bool is_let_go; /* its place is for somebody else */
	int64_t let_go_ms; /* since when, once it was told */
};

struct slot_source {
	uint64_t key;
	uint32_t running;
	uint32_t next; /* in the chain of its bucket, or of free sources */
};

struct slots {
	uint32_t running; /* slots that are not free */
	uint32_t most; /* and the most there ever were */
	uint32_t used; /* slots ever taken: those behind are untouched */
	uint32_t free; /* first of the chain of free ones */
	uint32_t oldest;
	uint32_t newest;
	uint32_t sources_used;
	uint32_t sources_free;
	uint32_t by_pid[SLOTS_BUCKETS];
	uint32_t by_key[SLOTS_BUCKETS];
	struct slot_source sources[SLOTS_LIMIT + 1];
	struct slot slots[SLOTS_LIMIT + 1];
};

/*
 * Takes a slot for the owner unless limit of them are taken.  Returns its
 * index, or 0.
 */
uint32_t slots_take(struct slots *slots, uint32_t limit, uint16_t owner);

/*
 * Gives a taken slot to this client.  Returns 0, or -1 when the same source has
 * limit slots (0: any number) already; the slot is then still taken, but has no
 * client.
 */
int slots_describe(struct slots *slots, uint32_t index, const struct peer *peer,
    uint32_t limit);

/* Sets the process of a slot, by which slots_find will find it. */
void
slots_start(struct slots *slots, uint32_t index, int32_t pid, int64_t now_ms);

/*
 * The index of the owner's started slot for this process; 0 where it has none.
 * Two owners may have slots of one id for a moment: the system may give an id
 * to a new process before the slot of the last one is released.
 */
uint32_t slots_find(const struct slots *slots, int32_t pid, uint16_t owner);

/* Whether it is the process of a started slot, whosever that is. */
bool slots_knows(const struct slots *slots, int32_t pid);

/* Gives a slot back, whatever it was. */
void slots_release(struct slots *slots, uint32_t index);

/* The number of slots for this source; 0 for PEER_KEY_NONE. */
uint32_t slots_running_for(const struct slots *slots, uint64_t key);

/*
 * Builds every chain anew from the slots that are taken, in case that the
 * process which changed them did not finish.  The slots that it had taken
 * itself are still taken.
 */
void slots_repair(struct slots *slots);

#endif
