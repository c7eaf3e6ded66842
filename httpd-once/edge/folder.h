/*
 * folder - what is in a folder
 *
 * Layer: edge.
 */
#ifndef FOLDER_H
#define FOLDER_H

#include "httpd-once/pure/listing.h"

enum {
	/* Entries that are read; a page of more helps nobody, and memory
	 * stays below 600 MiB whatever the names: most of it is the page. */
	FOLDER_LIMIT = 200000,
};

struct folder {
	struct listing_entry *entries; /* sorted by listing_compare */
	size_t count;
};

/*
 * Reads a folder below the root, open at fd: regular files and folders that
 * can be reached below the root, but no name that starts with a dot.  fd is
 * not closed.  Returns 0, or -1 with errno ENOMEM, EFBIG when there are more
 * than FOLDER_LIMIT entries, or what the system says.  The entries live until
 * the process ends: it ends with this answer.
 */
int folder_read(int root, const char *path, int fd, struct folder *folder);

#endif
