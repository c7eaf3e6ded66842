/*
 * notify - tells the service manager about the state of the supervisor
 *
 * Layer: edge.
 *
 * There are two protocols.  systemd wants datagrams at the socket NOTIFY_SOCKET
 * (sd_notify(3)), among them the answers to a watchdog.  s6 wants a line end on
 * a descriptor when the supervisor is ready.  Without a service manager nothing
 * is sent; failures are ignored, because nothing could be done about them.
 */
#ifndef NOTIFY_H
#define NOTIFY_H

#include <stdint.h>
#include <sys/types.h>

struct notify {
	int fd; /* -1: there is no such socket */
	int ready_fd; /* -1: there is none, or it has been told */
	int64_t watchdog_ms; /* time between two signs of life; 0: none */
};

/* Opens the socket, while its path can be reached.  A ready_fd of 0 is none. */
void notify_open(struct notify *notify, unsigned ready_fd);

/* Sends nothing from now on. */
void notify_close(struct notify *notify);

void notify_ready(struct notify *notify);
void notify_reloading(const struct notify *notify);
void notify_stopping(const struct notify *notify);
void notify_alive(const struct notify *notify);

/* Sends a line for people with the number of running handlers. */
void notify_running(const struct notify *notify, uint32_t running);

/* Tells that the service is another process from now on. */
void notify_successor(const struct notify *notify, pid_t pid);

/* Called before executing a program: makes a watchdog that was meant for the
 * old process one for the calling process. */
void notify_pass_on(void);

#endif
