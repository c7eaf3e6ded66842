/*
 * locate - from a safe path to an open file or directory
 *
 * Layer: story.
 */
#ifndef LOCATE_H
#define LOCATE_H

#include <limits.h>

#include "httpd-once/edge/open_beneath.h"
#include "httpd-once/exchange.h"
#include "httpd-once/pure/accept_encoding.h"

struct location {
	int fd; /* open for reading */
	struct file_facts facts;
	struct file_place place; /* looked for only where there are programs */
	struct text path; /* below exchange->root; in exchange->room */
	struct view index; /* the index file of the directory; else empty */
	enum content_coding coding; /* of a file that is there packed only */
};

/*
 * Makes the directory of the requested host exchange->root (--vhosts).  Returns
 * 0, or a status to refuse with, with exchange->reason set.
 */
int locate_host(struct exchange *exchange);

/*
 * Makes the public directory of the user of a /~name/ path exchange->root, and
 * opens the file that the path names, the index file of a directory, or a
 * directory without one.  Returns 0 with an open location; 301 where a
 * directory was requested without its slash; or a status to refuse with, with
 * exchange->reason set.
 */
int locate(struct exchange *exchange, struct location *location);

/*
 * Looks for the index file of the directory that name names: calls try for one
 * after the other, with location->path and location->index set, until it
 * returns other than -1.  Returns that, -1 where there is no index, or 404 for
 * a name that is too long, with exchange->reason set.
 */
typedef int locate_try(struct exchange *exchange, struct location *location);
int locate_index(struct exchange *exchange, struct location *location,
    struct text name, locate_try *try);

/*
 * Opens a file beside the one found, with a suffix (".gz") to its name.
 * Returns 0 with an open location, or -1 where there is no such regular file.
 */
int locate_beside(struct exchange *exchange, const struct location *location,
    struct view suffix, struct location *beside);

/* Closes the descriptors of an open location. */
void locate_close(const struct exchange *exchange, struct location *location);

#endif
