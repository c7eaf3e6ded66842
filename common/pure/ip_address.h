/*
 * ip_address - internet addresses between bytes and text
 *
 * Layer: pure.  (inet_pton(3) and inet_ntop(3) would do, but they belong to
 * the network code of a libc, and accept what a peer should not send.)
 */
#ifndef IP_ADDRESS_H
#define IP_ADDRESS_H

#include "common/pure/text.h"

enum {
	IP_ADDRESS_BYTES = 16, /* of an IPv6 address */
	/* The longest text, RFC 5952: eight groups and seven colons. */
	IP_ADDRESS_TEXT_LIMIT = 39,
	/* The longest text with a zone behind it ("fe80::1%eth0"), as some
	 * super-servers write it: the name of an interface has 15 bytes. */
	IP_ADDRESS_HOST_LIMIT = IP_ADDRESS_TEXT_LIMIT + 1 + 15,
};

/* One end of a connection; terminated strings. */
struct ip_address {
	char host[IP_ADDRESS_HOST_LIMIT +
	    1]; /* numbers; "-" where it has none */
	char port[6]; /* decimal; "0" where it has none */
};

/* Sets both strings, cut to fit. */
void
ip_address_set(struct ip_address *address, struct view host, struct view port);

/* Sets both strings from the bytes of an IPv4 or an IPv6 address. */
void ip_address_set_bytes(struct ip_address *address,
    const unsigned char *bytes, bool is_v6, unsigned port);

/*
 * Reads an IPv4 address: four decimal numbers up to 255 without a zero in
 * front.  Returns 0, or -1 where the text is no such address.
 */
int ip_address_read_v4(struct view text, unsigned char bytes[4]);

/*
 * Reads an IPv6 address (RFC 4291 2.2, also with an IPv4 address at its end;
 * no zone).  Returns 0, or -1 where the text is no such address.
 */
int ip_address_read_v6(struct view text, unsigned char bytes[IP_ADDRESS_BYTES]);

/* Reads an address of either family, one of IPv4 as mapped into IPv6.  Returns
 * 0, or -1 where the text is none. */
int ip_address_read(struct view text, unsigned char bytes[IP_ADDRESS_BYTES]);

/* Adds 192.0.2.1. */
void ip_address_write_v4(struct text *text, const unsigned char bytes[4]);

/* Adds 2001:db8::1 (RFC 5952); an IPv4-mapped address is written as IPv4. */
void ip_address_write_v6(
    struct text *text, const unsigned char bytes[IP_ADDRESS_BYTES]);

#endif
