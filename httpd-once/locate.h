/*
 * locate - from a safe path to an open file or folder
 *
 * Layer: story.
 */
#ifndef LOCATE_H
#define LOCATE_H

#include <limits.h>

#include "httpd-once/edge/open_beneath.h"
#include "httpd-once/exchange.h"

struct location {
	int fd; /* open for reading */
	struct file_facts facts;
	struct file_place place; /* looked for only where there are programs */
	struct text path; /* below exchange->root; in exchange->room */
	struct view index; /* which was taken for the folder; empty without */
};

/*
 * Puts exchange->root where the host that was asked for has its files
 * (--vhosts).  Returns 0, or a status to refuse with, with exchange->reason
 * set.
 */
int locate_host(struct exchange *exchange);

/*
 * Puts exchange->root where the user of a /~name/ path has its files, and
 * opens what the path names: a file, the index file
 * of a folder, or a folder without one.  Returns 0 with an open location; 301
 * where a folder was asked for without its slash; or a status to refuse with,
 * with exchange->reason set.
 */
int locate(struct exchange *exchange, struct location *location);

/*
 * Opens a file beside the one found, with a suffix to its name (".gz").
 * Returns 0 with an open location, or -1 where there is no such regular file.
 */
int locate_beside(struct exchange *exchange, const struct location *location,
    struct view suffix, struct location *beside);

/* Closes what an open location has open. */
void locate_close(const struct exchange *exchange, struct location *location);

#endif
