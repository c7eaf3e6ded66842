#include "supervisor/pure/slots.h"
#include "tests/unit/unit.h"

#include <string.h>

static struct slots slots;

static struct peer
client(uint32_t number)
{
	struct peer peer = { .family = PEER_IPV4, .port = 1 };

	memcpy(peer.address, &number, sizeof number);
	return peer;
}

/* A slot for that client, or 0. */
static uint32_t
take(uint32_t number)
{
	struct peer peer = client(number);
	uint32_t index = slots_take(&slots, SLOTS_LIMIT, 0);

	if (index != 0)
		slots_describe(&slots, index, &peer, 0);
	return index;
}

static uint32_t
running_for(uint32_t number)
{
	struct peer peer = client(number);

	return slots_running_for(&slots, peer_key(&peer));
}

static void
one(void)
{
	uint32_t index;

	unit_case("an empty table knows nobody");
	CHECK_NUMBER(slots_find(&slots, 1, 0), 0);
	CHECK_NUMBER(running_for(1), 0);

	unit_case("a slot is found by its process once that is started");
	index = take(7);
	CHECK(index != 0);
	CHECK_NUMBER(slots_find(&slots, 4711, 0), 0);
	slots_start(&slots, index, 4711, 100);
	CHECK_NUMBER(slots_find(&slots, 4711, 0), index);
	CHECK_NUMBER(slots.slots[index].started_ms, 100);
	CHECK_NUMBER(slots.running, 1);
	CHECK_NUMBER(running_for(7), 1);

	unit_case("a released slot is forgotten");
	slots_release(&slots, index);
	CHECK_NUMBER(slots_find(&slots, 4711, 0), 0);
	CHECK_NUMBER(slots.running, 0);
	CHECK_NUMBER(running_for(7), 0);

	unit_case("a slot whose process never started can be released");
	index = take(7);
	slots_release(&slots, index);
	CHECK_NUMBER(slots.running, 0);
	CHECK_NUMBER(slots.oldest, 0);
	CHECK_NUMBER(slots.newest, 0);
}

static void
in_order(void)
{
	uint32_t first = take(1);
	uint32_t second = take(1);
	uint32_t third = take(2);

	unit_case("slots are chained in the order of their start");
	CHECK_NUMBER(slots.oldest, first);
	CHECK_NUMBER(slots.slots[first].newer, second);
	CHECK_NUMBER(slots.slots[second].newer, third);
	CHECK_NUMBER(slots.newest, third);

	unit_case("the middle, the oldest and the newest can leave");
	slots_release(&slots, second);
	CHECK_NUMBER(slots.slots[first].newer, third);
	slots_release(&slots, first);
	CHECK_NUMBER(slots.oldest, third);
	CHECK_NUMBER(slots.slots[third].older, 0);
	slots_release(&slots, third);
	CHECK_NUMBER(slots.newest, 0);
}

static void
limits(void)
{
	struct peer one = client(1);
	struct peer local = { .family = PEER_LOCAL };
	uint32_t first = take(1);
	uint32_t second = slots_take(&slots, 2, 0);

	unit_case("at the limit no slot is taken");
	CHECK(second != 0);
	CHECK_NUMBER(slots_take(&slots, 2, 0), 0);
	CHECK_NUMBER(slots.most, 3);

	unit_case("a source at its limit gets no more");
	CHECK_NUMBER(slots_describe(&slots, second, &one, 1), -1);
	CHECK_NUMBER(running_for(1), 1);
	CHECK_NUMBER(slots_describe(&slots, second, &one, 2), 0);
	CHECK_NUMBER(running_for(1), 2);
	slots_release(&slots, second);
	CHECK_NUMBER(running_for(1), 1);

	unit_case("clients of a UNIX socket are no source");
	second = slots_take(&slots, 2, 0);
	CHECK_NUMBER(slots_describe(&slots, second, &local, 1), 0);
	CHECK_NUMBER(slots_running_for(&slots, PEER_KEY_NONE), 0);
	CHECK_NUMBER(slots.slots[second].source, 0);
	slots_release(&slots, second);
	slots_release(&slots, first);
}

/* As a process may leave it that was killed while it changed something. */
static void
spoil(void)
{
	memset(slots.by_pid, 0xff, sizeof slots.by_pid);
	memset(slots.by_key, 0xff, sizeof slots.by_key);
	slots.free = slots.oldest = slots.newest = 4711;
	slots.running = 12345;
}

static void
repair(void)
{
	uint32_t first = take(1);
	uint32_t other = take(1);
	uint32_t third = take(2);

	unit_case("chains are built anew from what is taken");
	slots_start(&slots, first, 11, 3);
	slots_start(&slots, third, 33, 1);
	spoil();
	slots_repair(&slots);
	CHECK_NUMBER(slots.running, 3);
	CHECK_NUMBER(slots_find(&slots, 11, 0), first);
	CHECK_NUMBER(slots_find(&slots, 33, 0), third);
	CHECK_NUMBER(slots.slots[first].started_ms, 3);
	CHECK_NUMBER(running_for(1), 2);
	CHECK_NUMBER(running_for(2), 1);

	unit_case("they are in the order of their start, not of their slots");
	CHECK_NUMBER(slots.oldest, third);
	CHECK_NUMBER(slots.slots[third].newer, first);
	CHECK_NUMBER(slots.slots[first].newer, other);
	CHECK_NUMBER(slots.newest, other);

	unit_case("what another process has taken and not started is its own");
	slots_start(&slots, other, 22, 4);
	CHECK_NUMBER(slots_find(&slots, 22, 0), other);
	slots_release(&slots, other);
	slots_release(&slots, first);
	slots_release(&slots, third);
	CHECK_NUMBER(slots.running, 0);
	CHECK_NUMBER(slots.oldest, 0);
	CHECK_NUMBER(running_for(1), 0);
}

/* Process ids are given again, also before the slot of the last is released. */
static void
same_id(void)
{
	uint32_t one = slots_take(&slots, SLOTS_LIMIT, 1);
	uint32_t two = slots_take(&slots, SLOTS_LIMIT, 2);

	unit_case("two owners may have slots of one process id");
	slots_start(&slots, one, 77, 1);
	slots_start(&slots, two, 77, 2);
	CHECK_NUMBER(slots_find(&slots, 77, 1), one);
	CHECK_NUMBER(slots_find(&slots, 77, 2), two);
	CHECK_NUMBER(slots_find(&slots, 77, 3), 0);
	slots_release(&slots, one);
	CHECK_NUMBER(slots_find(&slots, 77, 1), 0);
	CHECK_NUMBER(slots_find(&slots, 77, 2), two);
	slots_release(&slots, two);
}

/* Every slot, process ids and sources that share buckets. */
static void
all(void)
{
	bool is_right = true;

	unit_case("every slot can be taken, one more cannot");
	for (uint32_t i = 1; i <= SLOTS_LIMIT; i++) {
		uint32_t index = take(i % 1000);

		is_right = is_right && index != 0;
		slots_start(&slots, index, (int32_t)(i * 64), i);
	}
	CHECK(is_right);
	CHECK_NUMBER(take(1), 0);
	CHECK_NUMBER(running_for(5), SLOTS_LIMIT / 1000 + 1);

	unit_case("every process is found, and its slot can be used again");
	for (uint32_t i = SLOTS_LIMIT; i >= 1; i--) {
		uint32_t index = slots_find(&slots, (int32_t)(i * 64), 0);

		is_right = is_right && index != 0;
		if (index != 0)
			slots_release(&slots, index);
	}
	CHECK(is_right);
	CHECK_NUMBER(slots.running, 0);
	CHECK_NUMBER(running_for(5), 0);
	CHECK_NUMBER(slots.oldest, 0);
	CHECK(take(1) != 0);
	CHECK_NUMBER(slots.used, SLOTS_LIMIT);
}

int
main(void)
{
	one();
	in_order();
	limits();
	repair();
	same_id();
	all();
	return unit_end();
}
