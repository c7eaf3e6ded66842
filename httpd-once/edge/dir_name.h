/*
 * dir_name - the names of open directories
 *
 * Layer: edge.
 */
#ifndef DIR_NAME_H
#define DIR_NAME_H

#include <stddef.h>

/*
 * Writes the absolute name of an open directory, or with AT_FDCWD of the
 * working directory.  The working directory is the same afterwards.  Returns
 * 0, or -1 with errno.
 */
int dir_name_of(int folder, char *name, size_t size);

#endif
