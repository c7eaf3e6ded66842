/*
 * close_fds - closes the descriptors that nobody asked for
 *
 * Layer: edge.
 *
 * What a process was started with, and what it opened for itself, must not
 * reach a program that it executes.  close_range(2) does that in one call.
 * Where the kernel lacks it (before Linux 5.9) or a filter refuses it, the
 * descriptors that are open are read from /proc/self/fd; without /proc each
 * number is tried, up to the limit of the process.
 *
 * Nothing is allocated, so both may be called behind fork(2) and vfork(2).
 */
#ifndef CLOSE_FDS_H
#define CLOSE_FDS_H

/* Closes every descriptor from first on.  Returns 0, or -1 and errno where some
 * may be open still: then nothing is to be executed. */
int close_fds_from(int first);

/* The same, but they stay open until a program is executed (FD_CLOEXEC). */
int close_fds_on_exec(int first);

#endif
