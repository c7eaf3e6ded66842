/*
 * peer - one end of a connection, as a value
 *
 * Layer: pure.
 *
 * A peer is the useful part of a socket address: small, comparable, and with
 * every IPv4-mapped IPv6 address (RFC 4291 2.5.5.2) already turned into the
 * IPv4 address that it stands for.
 */
#ifndef PEER_H
#define PEER_H

#include <netinet/in.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>

enum {
	/* Eight groups of four digits, seven colons, the terminator. */
	PEER_IP_SIZE = 40,
	/* "65535" and the terminator. */
	PEER_PORT_SIZE = 6,
	/* "[" address "]:" port, terminator. */
	PEER_NAME_SIZE = PEER_IP_SIZE + PEER_PORT_SIZE + 3,
};

enum peer_family {
	PEER_LOCAL, /* a UNIX socket: no address, no port */
	PEER_IPV4,
	PEER_IPV6,
};

struct peer {
	uint8_t family; /* enum peer_family */
	uint8_t address[16]; /* IPv4: the first four */
	uint16_t port; /* host byte order */
};

/* The key of a peer without a limit by source: no host can have an address in
 * ffff:ffff:ffff:ffff::/64, which is multicast. */
#define PEER_KEY_NONE UINT64_MAX

/* Any address that is neither IPv4 nor IPv6 becomes PEER_LOCAL. */
struct peer peer_of(const struct sockaddr_storage *address);

/*
 * The source by which connections are counted together: an IPv4 address, or the
 * /64 of an IPv6 address, all of which one subscriber has (RFC 6177 2).
 */
uint64_t peer_key(const struct peer *peer);

/*
 * The address as terminated text, IPv6 in the form of RFC 5952; "" for
 * PEER_LOCAL.  Returns its length.
 */
size_t peer_write_ip(const struct peer *peer, char text[PEER_IP_SIZE]);

/* The port as terminated text; "" for PEER_LOCAL.  Returns its length. */
size_t peer_write_port(const struct peer *peer, char text[PEER_PORT_SIZE]);

/* "192.0.2.1:80", "[2001:db8::1]:80" or "a local client". */
void peer_write_name(const struct peer *peer, char text[PEER_NAME_SIZE]);

#endif
