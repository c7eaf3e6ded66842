#include "httpd-magic/pure/memo.h"

#include <string.h>

bool
memo_is_same(const struct memo_file *a, const struct memo_file *b)
{
	return a->device == b->device && a->inode == b->inode &&
	    a->size == b->size && a->modified_ns == b->modified_ns &&
	    a->changed_ns == b->changed_ns;
}

/* By place alone: a file that was changed takes the place that it had. */
static size_t
set_of(const struct memo_file *file)
{
	uint64_t mixed = (file->inode ^ file->device << 32) *
	    UINT64_C(0x9e3779b97f4a7c15); /* 2^64 by the golden ratio */

	return (size_t)(mixed >> 32) % MEMO_SETS;
}

static bool
is_same_place(const struct memo_file *a, const struct memo_file *b)
{
	return a->device == b->device && a->inode == b->inode;
}

bool
memo_is_settled(const struct memo_file *file, int64_t unix_ns)
{
	return file->changed_ns < unix_ns - MEMO_SETTLED_NS;
}

const struct memo_entry *
memo_find(const struct memo *memo, const struct memo_file *file, int64_t now_ms)
{
	const struct memo_entry *entry = memo->sets[set_of(file)];

	for (size_t i = 0; i < MEMO_WAYS; i++, entry++)
		if (entry->until_ms > now_ms &&
		    memo_is_same(&entry->file, file))
			return entry;
	return NULL;
}

static struct memo_entry *
find_room(struct memo *memo, const struct memo_file *file)
{
	size_t set = set_of(file);
	struct memo_entry *entries = memo->sets[set];

	for (size_t i = 0; i < MEMO_WAYS; i++)
		if (entries[i].until_ms != 0 &&
		    is_same_place(&entries[i].file, file))
			return &entries[i];
	return &entries[memo->next[set]++ % MEMO_WAYS];
}

void
memo_keep(struct memo *memo, const struct memo_file *file, const char *line,
    size_t length, int64_t until_ms)
{
	struct memo_entry *entry;

	if (length > MEMO_LINE_LIMIT)
		return;
	entry = find_room(memo, file);
	entry->file = *file;
	entry->until_ms = until_ms;
	entry->length = (uint8_t)length;
	memcpy(entry->line, line, length);
}
