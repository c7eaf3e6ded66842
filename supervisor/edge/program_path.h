/*
 * program_path - the paths of the programs that belong to this one
 *
 * Layer: edge.
 */
#ifndef PROGRAM_PATH_H
#define PROGRAM_PATH_H

#include <limits.h>
#include <stdbool.h>

/*
 * Writes the path of the program of this name: in the directory of the
 * supervisor's own executable, or else where it would be installed, whether it
 * is there or not.
 */
void program_path_find(const char *name, char path[PATH_MAX]);

/* Whether the open file is the program of this name. */
bool program_path_is(const char *name, int fd);

#endif
