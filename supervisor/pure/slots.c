#include "supervisor/pure/slots.h"

#include <stdatomic.h>
#include <string.h>

/* Multiplicative hashing: the high bits of a product with 2^64 / phi. */
static uint32_t
bucket_of(uint64_t number)
{
	return (uint32_t)(number * UINT64_C(0x9e3779b97f4a7c15) >> 49);
}

_Static_assert(SLOTS_BUCKETS == 1 << (64 - 49), "bucket_of fits the tables");

static uint32_t
find_source(const struct slots *slots, uint64_t key)
{
	uint32_t index = slots->by_key[bucket_of(key)];

	while (index != 0 && slots->sources[index].key != key)
		index = slots->sources[index].next;
	return index;
}

uint32_t
slots_running_for(const struct slots *slots, uint64_t key)
{
	if (key == PEER_KEY_NONE)
		return 0;
	return slots->sources[find_source(slots, key)].running;
}

/* There are as many sources as slots, so one is always left. */
static uint32_t
add_source(struct slots *slots, uint64_t key)
{
	uint32_t *bucket = &slots->by_key[bucket_of(key)];
	uint32_t index = slots->sources_free;

	if (index != 0)
		slots->sources_free = slots->sources[index].next;
	else
		index = ++slots->sources_used;
	slots->sources[index] =
	    (struct slot_source){ .key = key, .next = *bucket };
	*bucket = index;
	return index;
}

static void
leave_source(struct slots *slots, uint32_t index)
{
	struct slot_source *source = &slots->sources[index];
	uint32_t *link = &slots->by_key[bucket_of(source->key)];

	if (index == 0 || --source->running > 0)
		return;
	while (*link != index)
		link = &slots->sources[*link].next;
	*link = source->next;
	source->next = slots->sources_free;
	slots->sources_free = index;
}

/* Chains a slot behind another one; 0: as the oldest. */
static void
chain_age(struct slots *slots, uint32_t index, uint32_t older)
{
	struct slot *slot = &slots->slots[index];

	slot->older = older;
	slot->newer = older == 0 ? slots->oldest : slots->slots[older].newer;
	if (slot->newer != 0)
		slots->slots[slot->newer].older = index;
	else
		slots->newest = index;
	if (older != 0)
		slots->slots[older].newer = index;
	else
		slots->oldest = index;
}

static void
unchain_age(struct slots *slots, const struct slot *slot)
{
	if (slot->older != 0)
		slots->slots[slot->older].newer = slot->newer;
	else
		slots->oldest = slot->newer;
	if (slot->newer != 0)
		slots->slots[slot->newer].older = slot->older;
	else
		slots->newest = slot->older;
}

/*
 * The fields that slots_repair reads are written in such an order that they are
 * right wherever a process is killed: the end of a slot's life before the
 * chains that it leaves, the beginning behind the fields that belong to it.
 */
static void
in_this_order(void)
{
	atomic_signal_fence(memory_order_seq_cst);
}

uint32_t
slots_take(struct slots *slots, uint32_t limit, uint16_t owner)
{
	uint32_t index = slots->free;

	if (slots->running >= limit || slots->running == SLOTS_LIMIT)
		return 0;
	if (index != 0)
		slots->free = slots->slots[index].next;
	else
		index = ++slots->used;
	slots->slots[index] = (struct slot){ .owner = owner };
	in_this_order();
	slots->slots[index].is_taken = true;
	chain_age(slots, index, slots->newest);
	slots->running++;
	if (slots->running > slots->most)
		slots->most = slots->running;
	return index;
}

int
slots_describe(struct slots *slots, uint32_t index, const struct peer *peer,
    uint32_t limit)
{
	struct slot *slot = &slots->slots[index];
	uint64_t key = peer_key(peer);
	uint32_t source;

	if (key == PEER_KEY_NONE)
		return 0;
	source = find_source(slots, key);
	if (limit > 0 && slots->sources[source].running >= limit)
		return -1;
	if (source == 0)
		source = add_source(slots, key);
	slots->sources[source].running++;
	slot->source = source;
	slot->peer = *peer;
	return 0;
}

void
slots_start(struct slots *slots, uint32_t index, int32_t pid, int64_t now_ms)
{
	uint32_t *bucket = &slots->by_pid[bucket_of((uint64_t)pid)];
	struct slot *slot = &slots->slots[index];

	slot->started_ms = now_ms;
	in_this_order();
	slot->pid = pid;
	slot->next = *bucket;
	*bucket = index;
}

uint32_t
slots_find(const struct slots *slots, int32_t pid, uint16_t owner)
{
	uint32_t index = slots->by_pid[bucket_of((uint64_t)pid)];

	while (index != 0 &&
	    (slots->slots[index].pid != pid ||
		slots->slots[index].owner != owner))
		index = slots->slots[index].next;
	return index;
}

bool
slots_knows(const struct slots *slots, int32_t pid)
{
	uint32_t index = slots->by_pid[bucket_of((uint64_t)pid)];

	while (index != 0 && slots->slots[index].pid != pid)
		index = slots->slots[index].next;
	return index != 0;
}

static void
unchain_pid(struct slots *slots, uint32_t index, int32_t pid)
{
	uint32_t *link = &slots->by_pid[bucket_of((uint64_t)pid)];

	while (*link != index)
		link = &slots->slots[*link].next;
	*link = slots->slots[index].next;
}

void
slots_release(struct slots *slots, uint32_t index)
{
	struct slot *slot = &slots->slots[index];
	int32_t pid = slot->pid;

	slot->is_taken = false;
	slot->pid = 0;
	in_this_order();
	if (pid != 0)
		unchain_pid(slots, index, pid);
	unchain_age(slots, slot);
	leave_source(slots, slot->source);
	slot->next = slots->free;
	slots->free = index;
	slots->running--;
}

/* The slot in the chain behind which this one was started. */
static uint32_t
find_older(const struct slots *slots, uint32_t index)
{
	const struct slot *slot = &slots->slots[index];
	uint32_t older = slots->newest;

	if (slot->pid == 0)
		return older;
	while (older != 0 &&
	    (slots->slots[older].pid == 0 ||
		slots->slots[older].started_ms > slot->started_ms))
		older = slots->slots[older].older;
	return older;
}

static void
repair_one(struct slots *slots, uint32_t index)
{
	struct slot *slot = &slots->slots[index];
	struct peer peer = slot->peer;

	chain_age(slots, index, find_older(slots, index));
	slots->running++;
	/* A slot without a place in a source has no address either. */
	slot->source = 0;
	slots_describe(slots, index, &peer, 0);
	if (slot->pid != 0)
		slots_start(slots, index, slot->pid, slot->started_ms);
}

void
slots_repair(struct slots *slots)
{
	slots->running = slots->oldest = slots->newest = slots->free = 0;
	slots->sources_used = slots->sources_free = 0;
	memset(slots->by_pid, 0, sizeof slots->by_pid);
	memset(slots->by_key, 0, sizeof slots->by_key);
	for (uint32_t index = 1; index <= slots->used; index++) {
		if (slots->slots[index].is_taken) {
			repair_one(slots, index);
			continue;
		}
		slots->slots[index].pid = 0;
		slots->slots[index].next = slots->free;
		slots->free = index;
	}
}
