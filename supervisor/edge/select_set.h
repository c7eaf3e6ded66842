/*
 * select_set - the descriptors of select(2), without a warning of any libc
 *
 * Layer: edge.
 *
 * musl's macros compute with the descriptor as an unsigned number and warn of
 * a signed one; those of glibc take either.
 */
#ifndef SELECT_SET_H
#define SELECT_SET_H

#include <stdbool.h>
#include <sys/select.h>

/* Adds a descriptor, which is 0 or more and below FD_SETSIZE. */
static inline void
select_set_add(fd_set *set, int fd)
{
	FD_SET((unsigned)fd, set);
}

/* Whether the set has the descriptor. */
static inline bool
select_set_has(const fd_set *set, int fd)
{
	return FD_ISSET((unsigned)fd, set) != 0;
}

#endif
