/*
 * dir_contains - whether a directory lies in another
 *
 * Layer: edge.
 *
 * Directories are told apart by device and inode, so that one that is mounted
 * at a second place is the same at both.  Where that is not possible, their
 * names are compared, for which alone /proc is used; without /proc most
 * directories have a name as well.
 */
#ifndef DIR_CONTAINS_H
#define DIR_CONTAINS_H

/*
 * Whether an open directory, or AT_FDCWD, is the one of that name or lies in
 * it, however deep.  Returns 1; 0 where it does not, or where nothing has that
 * name; or -1 with errno where that cannot be known.
 */
int dir_contains(int folder, const char *name);

#endif
