/*
 * notify - tells whoever started the supervisor how it is
 *
 * Layer: edge.
 *
 * Two protocols.  systemd's: datagrams to the socket NOTIFY_SOCKET
 * (sd_notify(3)), among them the answers to a watchdog.  s6's: a line end to a
 * descriptor when ready.  Nobody who listens, nothing is said; failures are
 * passed over, because nothing could be done about them.
 */
#ifndef NOTIFY_H
#define NOTIFY_H

#include <stdint.h>
#include <sys/types.h>

struct notify {
	int fd; /* -1: nobody listens */
	int ready_fd; /* -1: none, or said */
	int64_t watchdog_ms; /* how often to say that it lives; 0: never */
};

/* Opens the socket, while its path can be reached.  ready_fd: 0 is none. */
void notify_open(struct notify *notify, unsigned ready_fd);

/* Says no more. */
void notify_close(struct notify *notify);

void notify_ready(struct notify *notify);
void notify_reloading(const struct notify *notify);
void notify_stopping(const struct notify *notify);
void notify_alive(const struct notify *notify);

/* One line for people: how many run. */
void notify_running(const struct notify *notify, uint32_t running);

/* The service is another process from now on. */
void notify_successor(const struct notify *notify, pid_t pid);

/* For the program that the calling process will execute: a watchdog that was
 * meant for the process of before is meant for this one. */
void notify_pass_on(void);

#endif
