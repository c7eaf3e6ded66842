/*
 * children - who the children of this process are
 *
 * Layer: edge.
 *
 * A process that has become a subreaper (prctl(2)) inherits whatever its
 * descendants leave behind, whichever group or session that has made for
 * itself.  To end it, it has to know its number, which Linux tells in
 * /proc/self/task/TID/children (proc_pid_children(5)).  The number of a child
 * is no other process's as long as nobody has waited for it, so it is safe to
 * send it a signal.
 */
#ifndef CHILDREN_H
#define CHILDREN_H

#include <stddef.h>
#include <sys/types.h>

/* From now on this process inherits what its descendants leave behind.
 * Returns 0, or -1 and errno; elsewhere than on Linux always -1. */
int children_adopt(void);

/*
 * Writes the numbers of children, those that have ended and were not waited for
 * among them, from the one with the index skip on.  Returns how many were
 * written, at most limit; or -1 and errno where the system does not tell.
 */
long children_list(pid_t *list, size_t limit, size_t skip);

#endif
