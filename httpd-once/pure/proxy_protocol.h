/*
 * proxy_protocol - the header in which a balancer names the real client
 *
 * Layer: pure.
 *
 * Versions 1 and 2 of HAProxy's PROXY protocol, as in "The PROXY protocol,
 * Versions 1 & 2" of 2020.  A header may be believed only where the operator
 * has said that one must come.
 */
#ifndef PROXY_PROTOCOL_H
#define PROXY_PROTOCOL_H

#include "common/pure/ip_address.h"

enum {
	PROXY_PROTOCOL_BAD = -1,
	PROXY_PROTOCOL_INCOMPLETE = 0,
	/* The longest line of version 1, line end included. */
	PROXY_PROTOCOL_LINE_LIMIT = 107,
	/* The longest header of version 2 that is accepted, of the 64 KiB that
	 * one could have: the rest is for certificates, which nothing here
	 * looks at. */
	PROXY_PROTOCOL_LIMIT = 4096,
};

struct proxy_protocol {
	/* Whether it names the two sides; otherwise (LOCAL, UNKNOWN, UNSPEC)
	 * the addresses of the connection itself are the right ones. */
	bool is_known;
	struct ip_address source; /* the client */
	struct ip_address destination; /* where it connected to */
	/* The client reached the balancer over TLS: the value PP2_TYPE_SSL of
	 * version 2 says so.  Version 1 cannot. */
	bool is_secure;
	const char *reason; /* the reason why the header is bad */
};

/*
 * Parses the header at the start of what has been received so far.  Returns
 * its length in bytes, behind which the request begins;
 * PROXY_PROTOCOL_INCOMPLETE where more bytes are needed; PROXY_PROTOCOL_BAD,
 * with the reason set, where the bytes are no such header.
 */
int proxy_protocol_parse(
    const char *buffer, size_t length, struct proxy_protocol *proxy);

#endif
