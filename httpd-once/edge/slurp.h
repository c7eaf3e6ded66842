/*
 * slurp - reads a whole small file of settings
 *
 * Layer: edge.
 */
#ifndef SLURP_H
#define SLURP_H

#include "common/pure/view.h"

enum {
	/* A file of settings larger than this is a mistake. */
	SLURP_LIMIT = 16 << 20,
};

/*
 * Reads the whole file into memory of its own, which lives until the process
 * ends: a file that is changed meanwhile does no harm.  Returns 0, or -1 with
 * errno, EFBIG above SLURP_LIMIT, EINVAL for what is no regular file.
 */
int slurp(const char *name, struct view *text);

#endif
