/*
 * file_walk - opens below a folder by what every POSIX system has
 *
 * Layer: edge.
 */
#ifndef FILE_WALK_H
#define FILE_WALK_H

struct file_place;

/*
 * As file_open (see file.h), in steps: each part of the name is looked at
 * without following it.  For where the system lacks openat2(2), and for links
 * with an absolute target.  flags are those of open(2).  Returns a descriptor
 * that the caller closes, or -1 with errno.  Where place is not NULL, it tells
 * where the walk ended: as file_open_placed.
 */
int file_walk(int root, const char *name, int flags, struct file_place *place);

#endif
