#include "slots.h"
#include "unit.h"

#include <string.h>

static struct slots slots;

static struct peer
client(uint32_t number)
{
	struct peer peer = { .family = PEER_IPV4, .port = 1 };

	memcpy(peer.address, &number, sizeof number);
	return peer;
}

static uint32_t
take(uint32_t number, int64_t now_ms)
{
	struct peer peer = client(number);

	return slots_take(&slots, &peer, now_ms);
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
	CHECK_NUMBER(slots_find(&slots, 1), 0);
	CHECK_NUMBER(running_for(1), 0);

	unit_case("a slot is found by its process once that is started");
	index = take(7, 100);
	CHECK(index != 0);
	CHECK_NUMBER(slots_find(&slots, 4711), 0);
	slots_start(&slots, index, 4711);
	CHECK_NUMBER(slots_find(&slots, 4711), index);
	CHECK_NUMBER(slots.slots[index].started_ms, 100);
	CHECK_NUMBER(slots.running, 1);
	CHECK_NUMBER(running_for(7), 1);

	unit_case("a released slot is forgotten");
	slots_release(&slots, index);
	CHECK_NUMBER(slots_find(&slots, 4711), 0);
	CHECK_NUMBER(slots.running, 0);
	CHECK_NUMBER(running_for(7), 0);

	unit_case("a slot whose process never started can be released");
	index = take(7, 100);
	slots_release(&slots, index);
	CHECK_NUMBER(slots.running, 0);
	CHECK_NUMBER(slots.oldest, 0);
	CHECK_NUMBER(slots.newest, 0);
}

static void
in_order(void)
{
	uint32_t first = take(1, 1);
	uint32_t second = take(1, 2);
	uint32_t third = take(2, 3);

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
local(void)
{
	struct peer peer = { .family = PEER_LOCAL };
	uint32_t index = slots_take(&slots, &peer, 1);

	unit_case("clients of a UNIX socket are no source");
	CHECK_NUMBER(slots_running_for(&slots, PEER_KEY_NONE), 0);
	CHECK_NUMBER(slots.slots[index].source, 0);
	slots_release(&slots, index);
}

/* Every slot, process ids and sources that share buckets. */
static void
all(void)
{
	bool is_right = true;

	unit_case("every slot can be taken, one more cannot");
	for (uint32_t i = 1; i <= SLOTS_LIMIT; i++) {
		uint32_t index = take(i % 1000, i);

		is_right = is_right && index != 0;
		slots_start(&slots, index, (int32_t)(i * 64));
	}
	CHECK(is_right);
	CHECK_NUMBER(take(1, 1), 0);
	CHECK_NUMBER(running_for(5), SLOTS_LIMIT / 1000 + 1);

	unit_case("every process is found, and its slot can be used again");
	for (uint32_t i = SLOTS_LIMIT; i >= 1; i--) {
		uint32_t index = slots_find(&slots, (int32_t)(i * 64));

		is_right = is_right && index != 0;
		if (index != 0)
			slots_release(&slots, index);
	}
	CHECK(is_right);
	CHECK_NUMBER(slots.running, 0);
	CHECK_NUMBER(running_for(5), 0);
	CHECK_NUMBER(slots.oldest, 0);
	CHECK(take(1, 1) != 0);
	CHECK_NUMBER(slots.used, SLOTS_LIMIT);
}

int
main(void)
{
	one();
	in_order();
	local();
	all();
	return unit_end();
}
