#include "common/pure/ip_network.h"

#include <string.h>

enum { MAPPED_BITS = 96 }; /* of IPv6 in front of those of IPv4 */

/* Whether two addresses begin with the same bits. */
static bool
begin_alike(const unsigned char *one, const unsigned char *other, unsigned bits)
{
	unsigned rest = bits % 8;
	unsigned char mask = (unsigned char)(0xff << (8 - rest));

	if (memcmp(one, other, bits / 8) != 0)
		return false;
	return rest == 0 || ((one[bits / 8] ^ other[bits / 8]) & mask) == 0;
}

/* The address with all bits behind those that count 0 must be itself. */
static bool
ends_with_zeros(const struct ip_network *network)
{
	unsigned char bytes[IP_ADDRESS_BYTES] = { 0 };

	for (unsigned i = 0; i < network->bits; i++)
		bytes[i / 8] |=
		    (unsigned char)(network->bytes[i / 8] & (0x80 >> i % 8));
	return memcmp(bytes, network->bytes, sizeof(bytes)) == 0;
}

int
ip_network_read(struct view text, struct ip_network *network)
{
	size_t slash = view_find(text, '/');
	struct view address = view_slice(text, 0, slash);
	bool is_v4 = view_find(address, ':') == address.length;
	uint64_t limit = is_v4 ? 32 : 128;
	uint64_t bits = limit;

	*network = (struct ip_network){ .is_local = false };
	network->is_local = view_equals(text, VIEW("unix"));
	if (network->is_local)
		return 0;
	if (ip_address_read(address, network->bytes) != 0)
		return -1;
	if (slash < text.length &&
	    (view_number(view_slice(text, slash + 1, text.length), &bits) !=
		    0 ||
		bits > limit))
		return -1;
	network->bits = (unsigned)bits + (is_v4 ? MAPPED_BITS : 0);
	return ends_with_zeros(network) ? 0 : -1;
}

bool
ip_network_has(const struct ip_network *network, struct view address)
{
	unsigned char bytes[IP_ADDRESS_BYTES];
	/* The zone of a link-local address says where, not who. */
	struct view host = view_slice(address, 0, view_find(address, '%'));

	if (network->is_local)
		return view_equals(address, VIEW("-"));
	return ip_address_read(host, bytes) == 0 &&
	    begin_alike(bytes, network->bytes, network->bits);
}
