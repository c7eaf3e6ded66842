/*
 * temporary_file - a file without a name, for a body of unknown length
 *
 * Layer: edge.
 */
#ifndef TEMPORARY_FILE_H
#define TEMPORARY_FILE_H

#include "common/pure/view.h"

/*
 * Opens an empty file that is gone when it is closed: in TMPDIR or /tmp, or in
 * memory where neither can be written.  Returns a descriptor, or -1 with errno.
 */
int temporary_file_open(void);

/* Adds the bytes.  Returns 0, or -1 with errno. */
int temporary_file_add(int spool, struct view bytes);

/* Goes back to the first byte.  Returns 0, or -1 with errno. */
int temporary_file_rewind(int spool);

#endif
