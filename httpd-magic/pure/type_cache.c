#include "httpd-magic/pure/type_cache.h"

#include <string.h>

bool
type_cache_is_same(
    const struct type_cache_file *a, const struct type_cache_file *b)
{
	return a->device == b->device && a->inode == b->inode &&
	    a->size == b->size && a->modified_ns == b->modified_ns &&
	    a->changed_ns == b->changed_ns;
}

/* Depends on device and inode alone, so that a file that was changed takes the
 * place that it had. */
static size_t
set_of(const struct type_cache_file *file)
{
	uint64_t mixed = (file->inode ^ file->device << 32) *
	    UINT64_C(0x9e3779b97f4a7c15); /* 2^64 by the golden ratio */

	return (size_t)(mixed >> 32) % TYPE_CACHE_SETS;
}

static bool
is_same_place(const struct type_cache_file *a, const struct type_cache_file *b)
{
	return a->device == b->device && a->inode == b->inode;
}

bool
type_cache_is_settled(const struct type_cache_file *file, int64_t unix_ns)
{
	return file->changed_ns < unix_ns - TYPE_CACHE_SETTLED_NS;
}

const struct type_cache_entry *
type_cache_find(const struct type_cache *cache,
    const struct type_cache_file *file, int64_t now_ms)
{
	const struct type_cache_entry *entry = cache->sets[set_of(file)];

	for (size_t i = 0; i < TYPE_CACHE_WAYS; i++, entry++)
		if (entry->until_ms > now_ms &&
		    type_cache_is_same(&entry->file, file))
			return entry;
	return NULL;
}

static struct type_cache_entry *
find_room(struct type_cache *cache, const struct type_cache_file *file)
{
	size_t set = set_of(file);
	struct type_cache_entry *entries = cache->sets[set];

	for (size_t i = 0; i < TYPE_CACHE_WAYS; i++)
		if (entries[i].until_ms != 0 &&
		    is_same_place(&entries[i].file, file))
			return &entries[i];
	return &entries[cache->next[set]++ % TYPE_CACHE_WAYS];
}

void
type_cache_keep(struct type_cache *cache, const struct type_cache_file *file,
    const char *line, size_t length, int64_t until_ms)
{
	struct type_cache_entry *entry;

	if (length > TYPE_CACHE_LINE_LIMIT)
		return;
	entry = find_room(cache, file);
	entry->file = *file;
	entry->until_ms = until_ms;
	entry->length = (uint8_t)length;
	memcpy(entry->line, line, length);
}
