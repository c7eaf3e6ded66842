/*
 * directory - the entries of a directory
 *
 * Layer: edge.
 */
#ifndef DIRECTORY_H
#define DIRECTORY_H

#include "httpd-once/pure/listing.h"

enum {
	/* The most entries that are read: a page of more helps nobody, and
	 * memory stays below 600 MiB whatever the names, most of it for the
	 * page. */
	DIRECTORY_LIMIT = 200000,
};

struct directory {
	struct listing_entry *entries; /* sorted by listing_compare */
	size_t count;
};

/*
 * Reads a directory below the root, open at fd: the regular files and
 * directories that can be reached below the root, but no name that starts with
 * a dot, in the order of the page.  fd is not closed.  Returns 0, or -1 with
 * errno ENOMEM, EFBIG when there are more than DIRECTORY_LIMIT entries, or what
 * the system says.  The entries live until the process ends, which it does
 * after this answer.
 */
int directory_read(int root, const char *path, int fd, enum listing_order order,
    struct directory *folder);

#endif
