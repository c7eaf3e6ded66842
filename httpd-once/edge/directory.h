/*
 * directory - what is in a folder
 *
 * Layer: edge.
 */
#ifndef DIRECTORY_H
#define DIRECTORY_H

#include "httpd-once/pure/listing.h"

enum {
	/* Entries that are read; a page of more helps nobody, and memory
	 * stays below 600 MiB whatever the names: most of it is the page. */
	DIRECTORY_LIMIT = 200000,
};

struct directory {
	struct listing_entry *entries; /* sorted by listing_compare */
	size_t count;
};

/*
 * Reads a folder below the root, open at fd: regular files and folders that
 * can be reached below the root, but no name that starts with a dot.  fd is
 * not closed.  Returns 0, or -1 with errno ENOMEM, EFBIG when there are more
 * than DIRECTORY_LIMIT entries, or what the system says.  The entries live until
 * the process ends: it ends with this answer.
 */
int
directory_read(int root, const char *path, int fd, struct directory *folder);

#endif
