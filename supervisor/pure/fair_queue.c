#include "supervisor/pure/fair_queue.h"

/* Multiplicative hashing: the high bits of a product with 2^64 / phi. */
static uint32_t
bucket_of(uint64_t key)
{
	return (uint32_t)(key * UINT64_C(0x9e3779b97f4a7c15) >> 52);
}

_Static_assert(
    FAIR_QUEUE_BUCKETS == 1 << (64 - 52), "bucket_of fits the table");

/* ------------------------------------------------------------------ sources */

static uint32_t
find_source(const struct fair_queue *queue, uint64_t key)
{
	uint32_t index = queue->by_key[bucket_of(key)];

	/* Each client without an address is a source of its own. */
	if (key == PEER_KEY_NONE)
		return 0;
	while (index != 0 && queue->sources[index].key != key)
		index = queue->sources[index].next;
	return index;
}

/* At the end of the round. */
static void
join_round(struct fair_queue *queue, uint32_t index)
{
	struct fair_source *source = &queue->sources[index];

	source->before = queue->last;
	source->behind = 0;
	if (queue->last != 0)
		queue->sources[queue->last].behind = index;
	else
		queue->first = index;
	queue->last = index;
}

static void
leave_round(struct fair_queue *queue, uint32_t index)
{
	const struct fair_source *source = &queue->sources[index];

	if (source->before != 0)
		queue->sources[source->before].behind = source->behind;
	else
		queue->first = source->behind;
	if (source->behind != 0)
		queue->sources[source->behind].before = source->before;
	else
		queue->last = source->before;
}

/* There are as many sources as places, so one is always left. */
static uint32_t
add_source(struct fair_queue *queue, uint64_t key)
{
	uint32_t *bucket = &queue->by_key[bucket_of(key)];
	uint32_t index = queue->sources_free;

	if (index != 0)
		queue->sources_free = queue->sources[index].behind;
	else
		index = ++queue->sources_used;
	queue->sources[index] =
	    (struct fair_source){ .key = key, .next = *bucket };
	*bucket = index;
	join_round(queue, index);
	return index;
}

static void
drop_source(struct fair_queue *queue, uint32_t index)
{
	struct fair_source *source = &queue->sources[index];
	uint32_t *link = &queue->by_key[bucket_of(source->key)];

	leave_round(queue, index);
	while (*link != index)
		link = &queue->sources[*link].next;
	*link = source->next;
	source->behind = queue->sources_free;
	queue->sources_free = index;
}

/* ------------------------------------------------------------------ clients */

static void
join_line(struct fair_queue *queue, uint32_t index)
{
	struct fair_place *place = &queue->places[index];
	struct fair_source *source = &queue->sources[place->source];

	place->before = source->last;
	place->behind = 0;
	if (source->last != 0)
		queue->places[source->last].behind = index;
	else
		source->first = index;
	source->last = index;
	source->waiting++;
}

static void
leave_line(struct fair_queue *queue, const struct fair_place *place)
{
	struct fair_source *source = &queue->sources[place->source];

	if (place->before != 0)
		queue->places[place->before].behind = place->behind;
	else
		source->first = place->behind;
	if (place->behind != 0)
		queue->places[place->behind].before = place->before;
	else
		source->last = place->before;
	if (--source->waiting == 0)
		drop_source(queue, place->source);
}

static void
join_all(struct fair_queue *queue, uint32_t index)
{
	struct fair_place *place = &queue->places[index];

	place->older = queue->newest;
	place->newer = 0;
	if (queue->newest != 0)
		queue->places[queue->newest].newer = index;
	else
		queue->oldest = index;
	queue->newest = index;
	queue->waiting++;
}

static void
leave_all(struct fair_queue *queue, const struct fair_place *place)
{
	if (place->older != 0)
		queue->places[place->older].newer = place->newer;
	else
		queue->oldest = place->newer;
	if (place->newer != 0)
		queue->places[place->newer].older = place->older;
	else
		queue->newest = place->older;
	queue->waiting--;
}

uint32_t
fair_queue_add(struct fair_queue *queue, const struct fair_client *client)
{
	uint64_t key = peer_key(&client->remote);
	uint32_t source = find_source(queue, key);
	uint32_t index = queue->free;

	if (queue->waiting == FAIR_QUEUE_LIMIT)
		return 0;
	if (index != 0)
		queue->free = queue->places[index].newer;
	else
		index = ++queue->used;
	if (source == 0)
		source = add_source(queue, key);
	queue->places[index] =
	    (struct fair_place){ .client = *client, .source = source };
	join_line(queue, index);
	join_all(queue, index);
	return index;
}

struct fair_client
fair_queue_remove(struct fair_queue *queue, uint32_t index)
{
	struct fair_place *place = &queue->places[index];

	leave_line(queue, place);
	leave_all(queue, place);
	place->newer = queue->free;
	queue->free = index;
	return place->client;
}

struct fair_client
fair_queue_serve(struct fair_queue *queue, uint32_t index)
{
	uint32_t source = queue->places[index].source;

	leave_round(queue, source);
	join_round(queue, source);
	return fair_queue_remove(queue, index);
}

/* --------------------------------------------------------------- whose turn */

uint32_t
fair_queue_next(const struct fair_queue *queue, const struct slots *slots)
{
	uint32_t index = queue->first;
	uint32_t least = UINT32_MAX;
	uint32_t best = 0;

	for (; index != 0 && least > 0; index = queue->sources[index].behind) {
		uint32_t running =
		    slots_running_for(slots, queue->sources[index].key);

		if (running >= least)
			continue;
		least = running;
		best = index;
	}
	return best == 0 ? 0 : queue->sources[best].first;
}

uint32_t
fair_queue_waiting_for(const struct fair_queue *queue, uint64_t key)
{
	uint32_t index = find_source(queue, key);

	return index == 0 ? 0 : queue->sources[index].waiting;
}

uint32_t
fair_queue_largest(const struct fair_queue *queue)
{
	uint32_t best = queue->first;

	for (uint32_t index = best; index != 0;
	     index = queue->sources[index].behind)
		if (queue->sources[index].waiting >
		    queue->sources[best].waiting)
			best = index;
	return best;
}

uint32_t
fair_queue_below(
    const struct fair_queue *queue, const struct slots *slots, uint32_t running)
{
	uint32_t count = 0;

	for (uint32_t index = queue->first; index != 0;
	     index = queue->sources[index].behind) {
		const struct fair_source *source = &queue->sources[index];
		uint32_t has = slots_running_for(slots, source->key);

		if (has < running)
			count += source->waiting < running - has
			    ? source->waiting
			    : running - has;
	}
	return count;
}
