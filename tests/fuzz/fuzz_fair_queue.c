/*
 * No source starves another.  Each byte of the input is something that
 * happens: a client of some source comes, a place is given, a handler ends, a
 * client leaves.  At each of them:
 *
 *	a place goes to the source that has fewest handlers of all that wait;
 *	of those, to no source twice before another once;
 *	within a source, to whoever came first;
 *	nobody is lost, and nobody comes out twice.
 */
#include "supervisor/pure/fair_queue.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

enum {
	SOURCES = 16,
	/* More is no new case, and takes the fuzzer's time. */
	EVENTS_LIMIT = 4096,
};

/* What a person would write down. */
struct notes {
	uint32_t waiting[SOURCES];
	uint32_t running[SOURCES];
	uint32_t passed_over[SOURCES]; /* while it had as few as another */
	int next_out[SOURCES]; /* whose turn it is, at least */
	int next_in[SOURCES];
};

static struct fair_queue queue;
static struct slots slots;
static struct notes notes;

/* Half of them are networks of IPv6, each with many addresses. */
static struct peer
client_of(unsigned source, int number)
{
	struct peer peer = { .family =
				 source % 2 == 0 ? PEER_IPV4 : PEER_IPV6 };

	peer.address[3] = (uint8_t)(source + 1);
	if (source % 2 != 0)
		peer.address[15] = (uint8_t)number;
	return peer;
}

static unsigned
source_of(const struct peer *peer)
{
	return peer->address[3] - 1U;
}

static void
come(unsigned source)
{
	struct fair_client one = { .connection = notes.next_in[source],
		.remote = client_of(source, notes.next_in[source]) };

	must(fair_queue_add(&queue, &one) != 0);
	notes.next_in[source]++;
	notes.waiting[source]++;
}

/* Who waits, and has no more handlers than the one that was served. */
static void
check_others(unsigned served)
{
	for (unsigned i = 0; i < SOURCES; i++) {
		if (notes.waiting[i] == 0 || i == served) {
			notes.passed_over[i] = 0;
			continue;
		}
		must(notes.running[i] >= notes.running[served]);
		if (notes.running[i] == notes.running[served])
			notes.passed_over[i]++;
		must(notes.passed_over[i] < 2 * SOURCES * SOURCES);
	}
}

static void
serve(void)
{
	uint32_t index = fair_queue_next(&queue, &slots);
	struct fair_client one;
	uint32_t slot;
	unsigned source;

	must((index == 0) == (queue.waiting == 0));
	if (index == 0)
		return;
	one = fair_queue_serve(&queue, index);
	source = source_of(&one.remote);
	must(notes.waiting[source] > 0);
	must(one.connection >= notes.next_out[source]);
	notes.next_out[source] = one.connection + 1;
	check_others(source);
	notes.waiting[source]--;
	notes.running[source]++;
	slot = slots_take(&slots, SLOTS_LIMIT, 0);
	slots_describe(&slots, slot, &one.remote, 0);
}

static void
end_oldest(unsigned skip)
{
	uint32_t slot = slots.oldest;

	while (skip-- > 0 && slot != 0)
		slot = slots.slots[slot].newer;
	if (slot == 0)
		return;
	notes.running[source_of(&slots.slots[slot].peer)]--;
	slots_release(&slots, slot);
}

static void
leave(bool is_newest)
{
	uint32_t index = is_newest ? queue.newest : queue.oldest;
	struct fair_client one;

	if (index == 0)
		return;
	one = fair_queue_remove(&queue, index);
	notes.waiting[source_of(&one.remote)]--;
}

static void
check_counts(void)
{
	uint32_t sum = 0;
	uint32_t most = 0;

	for (unsigned i = 0; i < SOURCES; i++) {
		struct peer peer = client_of(i, 0);

		must(fair_queue_waiting_for(&queue, peer_key(&peer)) ==
		    notes.waiting[i]);
		must(slots_running_for(&slots, peer_key(&peer)) ==
		    notes.running[i]);
		sum += notes.waiting[i];
		if (notes.waiting[i] > most)
			most = notes.waiting[i];
	}
	must(sum == queue.waiting);
	must(most == 0 ||
	    queue.sources[fair_queue_largest(&queue)].waiting == most);
}

static void
happen(uint8_t what)
{
	unsigned number = what & 15;

	switch (what >> 5) {
	case 0:
	case 1:
	case 2:
		come(number);
		break;
	case 3:
	case 4:
		serve();
		break;
	case 5:
	case 6:
		end_oldest(number);
		break;
	default:
		leave(number % 2 == 0);
	}
	check_counts();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size > EVENTS_LIMIT - 1)
		return 0;
	memset(&queue, 0, sizeof queue);
	memset(&notes, 0, sizeof notes);
	/* Only what was used is anything but zero. */
	while (slots.oldest != 0)
		slots_release(&slots, slots.oldest);
	for (size_t i = 0; i < size; i++)
		happen(data[i]);
	while (queue.waiting > 0)
		serve();
	return 0;
}
