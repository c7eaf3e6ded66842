/*
 * type_cache - what was found out about files, for a while
 *
 * Layer: pure.  The memory is the caller's; all of it zero is the empty memo.
 *
 * A file is known by its place (device, inode) and by what changes whenever
 * its bytes do (size, times).  Looking and keeping take the same time however
 * much is kept; where there is no room the oldest of a few goes.
 *
 * The time of the last change has a grain: two changes in one grain look like
 * one.  So nothing is kept about a file that was changed only just before it
 * was looked at (TYPE_CACHE_SETTLED_NS).
 */
#ifndef TYPE_CACHE_H
#define TYPE_CACHE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	/* 4,096 files in 700 KiB, of which only what is used is touched. */
	TYPE_CACHE_SETS = 1024,
	TYPE_CACHE_WAYS = 4,
	TYPE_CACHE_LINE_LIMIT = 127,
};

/* The coarsest grain in use is that of FAT: two seconds. */
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

/* Whether two files are one, with the same bytes. */
bool type_cache_is_same(
    const struct type_cache_file *a, const struct type_cache_file *b);

/* Whether something may be kept about the file, looked at at this time. */
bool type_cache_is_settled(const struct type_cache_file *file, int64_t unix_ns);

/*
 * What was kept about the file and holds still.  Returns the entry, which is
 * valid until the next type_cache_keep; or NULL.
 */
const struct type_cache_entry *type_cache_find(const struct type_cache *memo,
    const struct type_cache_file *file, int64_t now_ms);

/*
 * Keeps a line (at most TYPE_CACHE_LINE_LIMIT bytes; longer ones are not kept) about
 * the file until a time, in place of what was kept about it.
 */
void
type_cache_keep(struct type_cache *memo, const struct type_cache_file *file,
    const char *line, size_t length, int64_t until_ms);

#endif
