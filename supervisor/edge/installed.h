/*
 * installed - where the programs are that belong to this one
 *
 * Layer: edge.
 */
#ifndef INSTALLED_H
#define INSTALLED_H

#include <limits.h>
#include <stdbool.h>

/*
 * Writes the path of the program of this name: in the folder of the
 * supervisor's own executable, or else where it would be installed, be it
 * there or not.
 */
void installed_find(const char *name, char path[PATH_MAX]);

/* Whether the open file is the program of this name. */
bool installed_is(const char *name, int fd);

#endif
