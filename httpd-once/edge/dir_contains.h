/*
 * dir_contains - whether a folder lies in another
 *
 * Layer: edge.
 *
 * Folders are told apart by device and inode, so one that is mounted at a second
 * place is the same at both.  Where that is not possible they are by name, which
 * is all that /proc is of use for; without it most folders have a name as well.
 */
#ifndef DIR_CONTAINS_H
#define DIR_CONTAINS_H

/*
 * Whether an open folder, or AT_FDCWD, is the one of that name or lies in it,
 * however deep.  Returns 1; 0 where not, or where nothing has that name; or -1
 * with errno where it cannot be told.
 */
int dir_contains(int folder, const char *name);

#endif
