/*
 * type_cache - keeps the types of files for a while
 *
 * Layer: pure.  The memory is the caller's; all of it zero is the empty cache.
 *
 * A file is known by its device and inode, and by its size and times, which
 * change whenever its bytes do.  Finding and keeping take the same time however
 * much is kept; where there is no room the oldest of a few entries goes.
 *
 * The time of the last change has a resolution: two changes within it look like
 * one.  So nothing is kept about a file that was changed only just before it
 * was looked at (TYPE_CACHE_SETTLED_NS).
 */
#ifndef TYPE_CACHE_H
#define TYPE_CACHE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	/* 4,096 files in 700 KiB, of which only the used part is touched. */
	TYPE_CACHE_SETS = 1024,
	TYPE_CACHE_WAYS = 4,
	TYPE_CACHE_LINE_LIMIT = 127,
};

/* The coarsest resolution in use is two seconds, on FAT. */
#define TYPE_CACHE_SETTLED_NS ((int64_t)2000000000)

struct type_cache_file {
	uint64_t device;
	uint64_t inode;
	uint64_t size;
	int64_t modified_ns; /* since 1970: st_mtim */
	int64_t changed_ns; /* st_ctim, which nobody can set */
};

struct type_cache_entry {
	struct type_cache_file file;
	int64_t until_ms; /* 0: the place is free */
	uint8_t length;
	char line[TYPE_CACHE_LINE_LIMIT];
};

struct type_cache {
	struct type_cache_entry sets[TYPE_CACHE_SETS][TYPE_CACHE_WAYS];
	uint8_t next[TYPE_CACHE_SETS]; /* the place to be given away */
};

/* Whether both are the same file with the same bytes. */
bool type_cache_is_same(
    const struct type_cache_file *a, const struct type_cache_file *b);

/* Whether an answer about the file may be kept that was found at this time. */
bool type_cache_is_settled(const struct type_cache_file *file, int64_t unix_ns);

/*
 * Finds the line that was kept about the file, if it still holds.  Returns the
 * entry, which is valid until the next type_cache_keep; or NULL.
 */
const struct type_cache_entry *type_cache_find(const struct type_cache *cache,
    const struct type_cache_file *file, int64_t now_ms);

/*
 * Keeps a line about the file until a time, in place of an older one.  A line
 * of more than TYPE_CACHE_LINE_LIMIT bytes is not kept.
 */
void
type_cache_keep(struct type_cache *cache, const struct type_cache_file *file,
    const char *line, size_t length, int64_t until_ms);

#endif
