/*
 * client_address - who asks, and which of our addresses was asked
 *
 * Layer: edge.
 *
 * The environment of the super-server is preferred (TCPREMOTEIP and its kin of
 * UCSPI; REMOTE_ADDR and REMOTE_PORT of systemd); getpeername(2) and
 * getsockname(2) are asked only for what it lacks, and only when something
 * wants to know.  No name is ever looked up.
 *
 * A super-server that ends TLS says so by SSL_PROTOCOL (s6-tlsserver) or
 * PROTO=SSL (sslserver, whose addresses are SSLREMOTEIP and its kin).  stunnel
 * with exec gives REMOTE_HOST and REMOTE_PORT: these count only where the
 * connection itself is no internet socket, or one of a pair within this machine
 * that stunnel has made, which has another port.
 */
#ifndef CLIENT_ADDRESS_H
#define CLIENT_ADDRESS_H

#include "httpd-once/pure/proxy_protocol.h"

struct client_address {
	int fd;
	bool has_remote; /* remote is known (or known not to be had) */
	bool has_local;
	bool has_secure; /* is_secure is known */
	bool is_secure; /* the client speaks TLS to whoever is in front */
	struct ip_address remote;
	struct ip_address local;
};

void client_address_begin(struct client_address *client, int fd);

/*
 * From now on the addresses are those that a balancer has told, if it has, and
 * so is the use of TLS.
 */
void client_address_believe(
    struct client_address *client, const struct proxy_protocol *proxy);

/* The address of the other side; "-" and "0" where there is none. */
const struct ip_address *client_address_remote(struct client_address *client);

/* The address of this side; "-" and "0" where there is none. */
const struct ip_address *client_address_local(struct client_address *client);

/* From now on these are what an HTTP proxy has told. */
void client_address_set_remote(
    struct client_address *client, const struct ip_address *remote);
void
client_address_set_local_port(struct client_address *client, struct view port);
void client_address_set_secure(struct client_address *client, bool is_secure);

/* Whether the client uses TLS, as far as anybody in front has said so. */
bool client_address_is_secure(struct client_address *client);

#endif
