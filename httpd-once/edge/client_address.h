/*
 * client_address - who asks, and which of our addresses was asked
 *
 * Layer: edge.
 *
 * The environment of the super-server is preferred (TCPREMOTEIP and its kin of
 * UCSPI; REMOTE_ADDR and REMOTE_PORT of systemd); getpeername(2) and
 * getsockname(2) are asked only for what it lacks, and only when something
 * wants to know.  No name is ever looked up.
 */
#ifndef CLIENT_ADDRESS_H
#define CLIENT_ADDRESS_H

#include "httpd-once/pure/proxy_protocol.h"

struct client_address {
	int fd;
	bool has_remote; /* remote is known (or known not to be had) */
	bool has_local;
	struct ip_address remote;
	struct ip_address local;
};

void client_address_begin(struct client_address *client, int fd);

/* From now on the addresses are those that a balancer has told, if it has. */
void client_address_believe(
    struct client_address *client, const struct proxy_protocol *proxy);

/* The address of the other side; "-" and "0" where there is none. */
const struct ip_address *client_address_remote(struct client_address *client);

/* The address of this side; "-" and "0" where there is none. */
const struct ip_address *client_address_local(struct client_address *client);

#endif
