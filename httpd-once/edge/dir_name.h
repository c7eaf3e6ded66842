/*
 * dir_name - the names of open folders
 *
 * Layer: edge.
 */
#ifndef DIR_NAME_H
#define DIR_NAME_H

#include <stddef.h>

/*
 * Writes the absolute name of an open folder, or of the working directory for
 * AT_FDCWD.  The working directory is the same again afterwards.  Returns 0,
 * or -1 with errno.
 */
int dir_name_of(int folder, char *name, size_t size);

#endif
