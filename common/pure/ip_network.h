/*
 * ip_network - internet addresses that begin alike, as an operator names them
 *
 * Layer: pure.
 */
#ifndef IP_NETWORK_H
#define IP_NETWORK_H

#include "common/pure/ip_address.h"

/* Addresses that begin alike; or those of connections that have none. */
struct ip_network {
	unsigned char bytes[IP_ADDRESS_BYTES]; /* IPv4 is mapped into IPv6 */
	unsigned bits; /* of the bytes that count */
	bool is_local; /* "unix" */
};

/*
 * Reads "192.0.2.1", "2001:db8::/32" and the like, or "unix".  Returns 0, or -1
 * where it is none of that, or has bits behind those that count.
 */
int ip_network_read(struct view text, struct ip_network *network);

/*
 * Whether an address, as struct ip_address has it, is in the network.
 */
bool ip_network_has(const struct ip_network *network, struct view address);

#endif
