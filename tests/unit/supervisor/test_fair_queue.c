#include "supervisor/pure/fair_queue.h"
#include "supervisor/pure/progress.h"
#include "tests/unit/unit.h"

#include <string.h>

static struct fair_queue queue;
static struct slots slots;

static struct peer
client(uint32_t number)
{
	struct peer peer = { .family = PEER_IPV4, .port = 1 };

	memcpy(peer.address, &number, sizeof number);
	return peer;
}

/* One of the addresses of an IPv6 network. */
static struct peer
client6(uint32_t network, uint32_t host)
{
	struct peer peer = { .family = PEER_IPV6, .address = { 0x20 } };

	memcpy(peer.address + 4, &network, sizeof network);
	memcpy(peer.address + 12, &host, sizeof host);
	return peer;
}

static uint32_t
wait_as(struct peer peer, int connection)
{
	struct fair_client one = { .connection = connection, .remote = peer };

	return fair_queue_add(&queue, &one);
}

static uint32_t
run(struct peer peer)
{
	uint32_t index = slots_take(&slots, SLOTS_LIMIT, 0);

	slots_describe(&slots, index, &peer, 0);
	return index;
}

/* Serves whose turn it is, and gives it a slot.  Its connection. */
static int
serve(void)
{
	uint32_t index = fair_queue_next(&queue, &slots);
	struct fair_client one;

	if (index == 0)
		return 0;
	one = fair_queue_serve(&queue, index);
	run(one.remote);
	return one.connection;
}

static void
begin(void)
{
	memset(&queue, 0, sizeof queue);
	memset(&slots, 0, sizeof slots);
}

static void
lines(void)
{
	struct peer local = { .family = PEER_LOCAL };

	begin();
	unit_case("an empty queue has nobody");
	CHECK_NUMBER(fair_queue_next(&queue, &slots), 0);
	CHECK_NUMBER(fair_queue_largest(&queue), 0);
	CHECK_NUMBER(fair_queue_waiting_for(&queue, 5), 0);

	unit_case("of one source, who came first");
	wait_as(client(1), 11);
	wait_as(client(1), 12);
	wait_as(client(1), 13);
	CHECK_NUMBER(serve(), 11);

	unit_case("a source that has nothing goes before one that has");
	wait_as(client(2), 21);
	wait_as(client(2), 22);
	CHECK_NUMBER(serve(), 21);

	unit_case("of equals, who was served longest ago");
	CHECK_NUMBER(serve(), 12);
	CHECK_NUMBER(serve(), 22);
	CHECK_NUMBER(serve(), 13);
	CHECK_NUMBER(serve(), 0);
	CHECK_NUMBER(queue.waiting, 0);
	CHECK_NUMBER(queue.oldest, 0);

	unit_case("each client of a UNIX socket is a source of its own");
	wait_as(local, 1);
	wait_as(client(3), 2);
	wait_as(local, 3);
	wait_as(client(1), 4);
	CHECK_NUMBER(serve(), 1);
	CHECK_NUMBER(serve(), 2);
	CHECK_NUMBER(serve(), 3);
	CHECK_NUMBER(serve(), 4);

	unit_case("addresses of one network of 64 bits are one source");
	wait_as(client6(1, 1), 1);
	wait_as(client6(1, 2), 2);
	wait_as(client6(2, 1), 3);
	CHECK_NUMBER(serve(), 1);
	CHECK_NUMBER(serve(), 3);
	CHECK_NUMBER(serve(), 2);
}

static void
removal(void)
{
	uint32_t index[4];
	uint64_t key;
	struct peer one = client(1);

	begin();
	key = peer_key(&one);
	for (int i = 0; i < 4; i++)
		index[i] = wait_as(one, i + 1);
	unit_case("first, middle and last can leave");
	CHECK_NUMBER(fair_queue_waiting_for(&queue, key), 4);
	CHECK_NUMBER(fair_queue_remove(&queue, index[1]).connection, 2);
	CHECK_NUMBER(fair_queue_remove(&queue, index[3]).connection, 4);
	CHECK_NUMBER(queue.newest, index[2]);
	CHECK_NUMBER(fair_queue_remove(&queue, index[0]).connection, 1);
	CHECK_NUMBER(queue.oldest, index[2]);
	CHECK_NUMBER(fair_queue_waiting_for(&queue, key), 1);
	CHECK_NUMBER(serve(), 3);

	unit_case("the largest source is found");
	wait_as(client(1), 1);
	wait_as(client(2), 2);
	wait_as(client(2), 3);
	wait_as(client(3), 4);
	one = client(2);
	CHECK_NUMBER(
	    queue.sources[fair_queue_largest(&queue)].key, peer_key(&one));

	unit_case("those that would not have more than that");
	run(client(3));
	CHECK_NUMBER(fair_queue_below(&queue, &slots, 1), 1);
	CHECK_NUMBER(fair_queue_below(&queue, &slots, 2), 4);
	CHECK_NUMBER(fair_queue_below(&queue, &slots, 0), 0);

	unit_case("when it is full nobody is added, and all leave again");
	while (wait_as(client(queue.used % 1000), 1) != 0)
		continue;
	CHECK_NUMBER(queue.waiting, FAIR_QUEUE_LIMIT);
	while (queue.waiting > 0)
		fair_queue_remove(&queue, queue.oldest);
	CHECK_NUMBER(fair_queue_next(&queue, &slots), 0);
	CHECK(wait_as(client(1), 1) != 0);
	CHECK_NUMBER(queue.used, FAIR_QUEUE_LIMIT);
}

/* ------------------------------------------------ a crowd, and what it does */

/*
 * A small world: each step is a millisecond.  Dawdlers never end by
 * themselves, the others after some milliseconds; a place is taken from a
 * dawdler as the supervisor does it.
 */
enum {
	PLACES = 1000,
	ARRIVALS = 100000,
	PATIENCE_MS = 5000,
	HURRY_MS = 500,
	DAWDLER = 1,
	HONEST = 2,
};

static uint32_t random_state;

static uint32_t
random_below(uint32_t limit)
{
	random_state = random_state * 1664525 + 1013904223;
	return (random_state >> 8) % limit;
}

struct world {
	struct peer (*arrival)(uint32_t number, int *kind);
	int64_t now_ms;
	int64_t longest_ms; /* that an honest one waited */
	uint32_t served; /* honest ones */
	uint32_t refused; /* honest ones */
	int kinds[PLACES + 1];
	int64_t ends_ms[PLACES + 1];
};

static struct world world;
static struct progress_candidate candidates[PLACES];

static void
start(struct fair_client one)
{
	uint32_t index = slots_take(&slots, PLACES, 0);

	slots_describe(&slots, index, &one.remote, 0);
	slots_start(&slots, index, (int32_t)index, world.now_ms);
	world.kinds[index] = one.connection;
	world.ends_ms[index] = one.connection == HONEST
	    ? world.now_ms + 1 + random_below(10)
	    : INT64_MAX;
	if (one.connection != HONEST)
		return;
	world.served++;
	if (world.now_ms - one.came_ms > world.longest_ms)
		world.longest_ms = world.now_ms - one.came_ms;
}

static void
end_those_due(void)
{
	for (uint32_t i = 1; i <= slots.used; i++)
		if (slots.slots[i].is_taken && world.ends_ms[i] <= world.now_ms)
			slots_release(&slots, i);
}

static size_t
list_candidates(void)
{
	size_t count = 0;

	for (uint32_t i = 1; i <= slots.used; i++) {
		const struct slot *slot = &slots.slots[i];

		if (slot->is_taken && world.kinds[i] == DAWDLER)
			candidates[count++] = (struct progress_candidate){
				.slot = i,
				.source = slot->source,
				.running = slots.sources[slot->source].running,
				.silence_ms = world.now_ms - slot->started_ms
			};
	}
	return count;
}

static void
make_room(void)
{
	size_t count = list_candidates();
	uint32_t next = fair_queue_next(&queue, &slots);
	uint32_t has = 0;
	size_t found = count;

	if (next == 0)
		return;
	has = slots_running_for(
	    &slots, peer_key(&queue.places[next].client.remote));
	found = progress_choose(candidates, count, has, PATIENCE_MS);
	if (found == count)
		found =
		    progress_choose(candidates, count, 4 * (has + 1), HURRY_MS);
	if (found < count)
		slots_release(&slots, candidates[found].slot);
}

static void
give_up_one(void)
{
	uint32_t source = fair_queue_largest(&queue);
	struct fair_client one =
	    fair_queue_remove(&queue, queue.sources[source].last);

	world.refused += one.connection == HONEST;
}

static void
step(uint32_t first, uint32_t count)
{
	end_those_due();
	for (uint32_t i = 0; i < count; i++) {
		int kind = DAWDLER;
		struct peer peer = world.arrival(first + i, &kind);
		struct fair_client one = { .connection = kind,
			.remote = peer,
			.came_ms = world.now_ms };

		if (queue.waiting == FAIR_QUEUE_LIMIT)
			give_up_one();
		fair_queue_add(&queue, &one);
	}
	while (queue.waiting > 0) {
		if (slots.running >= PLACES)
			make_room();
		if (slots.running >= PLACES)
			break;
		start(
		    fair_queue_serve(&queue, fair_queue_next(&queue, &slots)));
	}
	world.now_ms++;
}

static void
simulate(struct peer (*arrival)(uint32_t, int *), uint32_t a_step)
{
	begin();
	memset(&world, 0, sizeof world);
	world.arrival = arrival;
	random_state = 1;
	for (uint32_t i = 0; i < ARRIVALS; i += a_step)
		step(i, a_step);
}

/* Twenty addresses that dawdle; every hundredth comes from elsewhere. */
static struct peer
of_few(uint32_t number, int *kind)
{
	if (number % 100 != 0)
		return client(1 + number % 20);
	*kind = HONEST;
	return client(1000 + number);
}

/* One network of IPv6, with a new address each time. */
static struct peer
of_network(uint32_t number, int *kind)
{
	if (number % 100 != 0)
		return client6(1, number);
	*kind = HONEST;
	return client6(2 + number % 50, number);
}

/* A proxy, behind which everybody is honest, beside a crowd of others. */
static struct peer
of_proxy(uint32_t number, int *kind)
{
	if (number % 250 != 0)
		return client(1 + number % 20);
	*kind = HONEST;
	return client(7777);
}

/* An honest one from one of the addresses that dawdle. */
static struct peer
of_same(uint32_t number, int *kind)
{
	if (number % 1000 == 0)
		*kind = HONEST;
	return client(1 + number % 20);
}

static void
crowds(void)
{
	unit_case("100,000 of twenty addresses: others wait for half a second");
	simulate(of_few, 50);
	CHECK(world.longest_ms <= HURRY_MS + 1);
	CHECK_NUMBER(world.refused, 0);
	CHECK(world.served >= ARRIVALS / 100 * 4 / 5);

	unit_case("so they do where the crowd has a network to itself");
	simulate(of_network, 50);
	CHECK(world.longest_ms <= HURRY_MS + 1);
	CHECK_NUMBER(world.refused, 0);
	CHECK(world.served >= ARRIVALS / 100 * 4 / 5);

	unit_case("a proxy with many clients keeps its share");
	simulate(of_proxy, 50);
	CHECK(world.longest_ms <= 2 * HURRY_MS);
	CHECK_NUMBER(world.refused, 0);
	CHECK(world.served >= ARRIVALS / 250 * 4 / 5);

	unit_case("an honest one of such an address waits in its line");
	simulate(of_same, 2);
	CHECK(world.served > 0);
	CHECK(world.longest_ms <=
	    PATIENCE_MS * (FAIR_QUEUE_LIMIT + PLACES) / PLACES + 1000);
}

int
main(void)
{
	lines();
	removal();
	crowds();
	return unit_end();
}
