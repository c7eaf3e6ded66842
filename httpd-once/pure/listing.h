/*
 * listing - the entries of a directory as an HTML page
 *
 * Layer: pure.
 *
 * The page is written in pieces, so that a directory of any size needs a buffer
 * for one piece only: listing_begin, listing_add for each entry in order, and
 * listing_end.  No piece is longer than its limit below, whatever bytes the
 * path and the names have.
 *
 * A reader sees every name as text and nothing else: HTML is escaped, invalid
 * UTF-8 and control bytes are replaced, and right-to-left marks have no effect
 * outside the link (dir="auto").  A link holds no raw byte that a browser might
 * read as a scheme, a host, a query or a fragment, so that "a:b", "?x" and
 * "50%" lead to the files of these names.
 *
 * Programs read the page, too: rclone, lftp, wget and players such as Kodi,
 * which takes a link for a file only where the link's text is its target.  So
 * the text of an entry's link is its name and nothing else, with the slash of a
 * directory in both.
 */
#ifndef LISTING_H
#define LISTING_H

#include "common/pure/text.h"

enum {
	/* NAME_MAX of every file system that counts in bytes.  Longer names
	 * (some count in UTF-16 units) are listed as well, see
	 * listing_row_limit. */
	LISTING_NAME_LIMIT = 255,
	/* How many of the last directories of the path the heading links. */
	LISTING_CRUMBS = 8,
	/* The most bytes that listing_begin or listing_end writes: each byte
	 * of a name becomes 6 at most, and the style has 2 KiB. */
	LISTING_HEAD_LIMIT =
	    (LISTING_CRUMBS + 1) * (LISTING_NAME_LIMIT * 6 + 64) + 4096,
	/* The most bytes of a row without its name. */
	LISTING_ROW_FRAME = 288,
	/* The most bytes of a row whose name is within LISTING_NAME_LIMIT. */
	LISTING_ROW_LIMIT = LISTING_NAME_LIMIT * 9 + LISTING_ROW_FRAME,
};

struct listing_entry {
	struct view name; /* without a slash */
	bool is_directory;
	uint64_t size; /* bytes; not shown for a folder */
	int64_t modified; /* seconds since 1970 */
};

/* What the entries are sorted by; each order is followed by its reverse. */
enum listing_order {
	LISTING_BY_NAME,
	LISTING_BY_NAME_REVERSED,
	LISTING_BY_TIME, /* the newest first */
	LISTING_BY_TIME_REVERSED,
	LISTING_BY_SIZE, /* the largest first */
	LISTING_BY_SIZE_REVERSED,
};

/*
 * The order that a query asks for: "sort=" with name, time or size, and a "-"
 * before it for the reverse.  Without that word the order is by name.
 */
enum listing_order listing_order_of(struct view query);

/*
 * The order of the page: directories first, then by what was asked for, and
 * by name as people read it (ASCII letters without case, runs of digits by
 * their value), then by bytes.  Returns less than, equal to or more than 0; 0
 * only for the same name of the same kind.
 */
int listing_compare(const struct listing_entry *a,
    const struct listing_entry *b, enum listing_order order);

/* The most bytes that listing_add writes for a name of this many bytes. */
size_t listing_row_limit(size_t name_length);

/*
 * Begins the page of the directory at a path (decoded, from the root, with or
 * without a slash at its end).  Only "/" has no link up.  The heads of the
 * columns are links to the other orders; links to directories keep the order,
 * unless it is the usual one.
 */
void
listing_begin(struct text *text, struct view path, enum listing_order order);

void listing_add(struct text *text, const struct listing_entry *entry,
    enum listing_order order);

/* Ends the page with the number of entries and the sum of their sizes. */
void listing_end(
    struct text *text, const struct listing_entry *entries, size_t count);

#endif
