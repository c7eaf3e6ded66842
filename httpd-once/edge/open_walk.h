/*
 * open_walk - opens files below a directory with calls that every POSIX system
 * has
 *
 * Layer: edge.
 */
#ifndef OPEN_WALK_H
#define OPEN_WALK_H

struct file_place;

/*
 * Opens as open_beneath does, but step by step: each part of the name is looked
 * at without following it.  It is for systems that lack openat2(2), and for
 * links with an absolute target.  flags are those of open(2).  Returns a
 * descriptor that the caller closes, or -1 with errno.  Where place is not
 * NULL, it is set as by open_beneath_placed.
 */
int open_walk(int root, const char *name, int flags, struct file_place *place);

#endif
