/*
 * client - who asks, and which of our addresses was asked
 *
 * Layer: edge.
 *
 * The environment of the super-server is preferred (TCPREMOTEIP and its kin of
 * UCSPI; REMOTE_ADDR and REMOTE_PORT of systemd); getpeername(2) and
 * getsockname(2) are asked only for what it lacks, and only when something
 * wants to know.  No name is ever looked up.
 */
#ifndef CLIENT_H
#define CLIENT_H

#include "httpd-once/pure/proxy.h"

struct client {
	int fd;
	bool has_remote; /* remote is known (or known not to be had) */
	bool has_local;
	struct address remote;
	struct address local;
};

void client_begin(struct client *client, int fd);

/* From now on the addresses are those that a balancer has told, if it has. */
void client_believe(struct client *client, const struct proxy *proxy);

/* The address of the other side; "-" and "0" where there is none. */
const struct address *client_remote(struct client *client);

/* The address of this side; "-" and "0" where there is none. */
const struct address *client_local(struct client *client);

#endif
