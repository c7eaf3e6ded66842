/*
 * settings - the text of a small file of settings
 *
 * Layer: edge.
 */
#ifndef SETTINGS_H
#define SETTINGS_H

#include "httpd-once/pure/view.h"

enum {
	/* A file of settings larger than this is a mistake. */
	SETTINGS_LIMIT = 16 << 20,
};

/*
 * Reads the whole file into memory of its own, which lives until the process
 * ends: a file that is changed meanwhile does no harm.  Returns 0, or -1 with
 * errno, EFBIG above SETTINGS_LIMIT, EINVAL for what is no regular file.
 */
int settings_read(const char *name, struct view *text);

#endif
