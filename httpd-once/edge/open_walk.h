/*
 * open_walk - opens below a folder by what every POSIX system has
 *
 * Layer: edge.
 */
#ifndef OPEN_WALK_H
#define OPEN_WALK_H

struct file_place;

/*
 * As open_beneath (see file.h), in steps: each part of the name is looked at
 * without following it.  For where the system lacks openat2(2), and for links
 * with an absolute target.  flags are those of open(2).  Returns a descriptor
 * that the caller closes, or -1 with errno.  Where place is not NULL, it tells
 * where the walk ended: as open_beneath_placed.
 */
int open_walk(int root, const char *name, int flags, struct file_place *place);

#endif
