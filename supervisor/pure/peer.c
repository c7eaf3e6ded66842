#include "supervisor/pure/peer.h"

#include <string.h>

static const uint8_t mapped_prefix[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff,
	0xff };

static uint16_t
read_16(const uint8_t *bytes)
{
	return (uint16_t)(bytes[0] << 8 | bytes[1]);
}

static uint16_t
host_order(const in_port_t *port)
{
	uint8_t bytes[2];

	memcpy(bytes, port, sizeof bytes);
	return read_16(bytes);
}

static struct peer
peer_of_ipv4(const struct sockaddr_in *address)
{
	struct peer peer = { .family = PEER_IPV4,
		.port = host_order(&address->sin_port) };

	memcpy(peer.address, &address->sin_addr, 4);
	return peer;
}

static struct peer
peer_of_ipv6(const struct sockaddr_in6 *address)
{
	struct peer peer = { .family = PEER_IPV6,
		.port = host_order(&address->sin6_port) };
	const uint8_t *bytes = address->sin6_addr.s6_addr;

	if (memcmp(bytes, mapped_prefix, sizeof mapped_prefix) == 0) {
		peer.family = PEER_IPV4;
		memcpy(peer.address, bytes + sizeof mapped_prefix, 4);
	} else {
		memcpy(peer.address, bytes, 16);
	}
	return peer;
}

struct peer
peer_of(const struct sockaddr_storage *address)
{
	struct peer local = { .family = PEER_LOCAL };

	if (address->ss_family == AF_INET)
		return peer_of_ipv4((const struct sockaddr_in *)address);
	if (address->ss_family == AF_INET6)
		return peer_of_ipv6((const struct sockaddr_in6 *)address);
	return local;
}

uint64_t
peer_key(const struct peer *peer)
{
	/* 0:0:ffff::/48 is reserved, so no /64 of IPv6 looks like IPv4. */
	uint64_t key = peer->family == PEER_IPV4 ? UINT64_C(0xffff) : 0;
	size_t count = peer->family == PEER_IPV4 ? 4 : 8;

	if (peer->family == PEER_LOCAL)
		return PEER_KEY_NONE;
	for (size_t i = 0; i < count; i++)
		key = key << 8 | peer->address[i];
	return key;
}

static size_t
write_decimal(unsigned number, char *text)
{
	char digits[10];
	size_t length = 0;

	do {
		digits[length++] = (char)('0' + number % 10);
		number /= 10;
	} while (number > 0);
	for (size_t i = 0; i < length; i++)
		text[i] = digits[length - 1 - i];
	return length;
}

static size_t
write_hexadecimal(unsigned number, char *text)
{
	size_t length = 0;

	for (int shift = 12; shift >= 0; shift -= 4)
		if (number >> shift != 0 || shift == 0)
			text[length++] =
			    "0123456789abcdef"[number >> shift & 15];
	return length;
}

static size_t
write_ipv4(const uint8_t *address, char *text)
{
	size_t length = 0;

	for (size_t i = 0; i < 4; i++) {
		if (i > 0)
			text[length++] = '.';
		length += write_decimal(address[i], text + length);
	}
	return length;
}

static size_t
zero_groups_at(const uint8_t *address, size_t group)
{
	size_t count = 0;

	while (group + count < 8 && read_16(address + 2 * (group + count)) == 0)
		count++;
	return count;
}

/*
 * The longest run of at least two groups of zeros, the first of equals
 * (RFC 5952 4.2).  Returns its length; 0 where there is none.
 */
static size_t
longest_zeros(const uint8_t *address, size_t *start)
{
	size_t longest = 1;

	for (size_t group = 0; group < 8; group++) {
		size_t count = zero_groups_at(address, group);
		if (count > longest) {
			longest = count;
			*start = group;
		}
	}
	return longest > 1 ? longest : 0;
}

static size_t
write_ipv6(const uint8_t *address, char *text)
{
	size_t zeros_start = 8;
	size_t zeros = longest_zeros(address, &zeros_start);
	size_t length = 0;

	for (size_t group = 0; group < 8; group++) {
		if (group == zeros_start) {
			text[length++] = ':';
			group += zeros - 1;
			if (group == 7)
				text[length++] = ':';
			continue;
		}
		if (group > 0)
			text[length++] = ':';
		length += write_hexadecimal(
		    read_16(address + 2 * group), text + length);
	}
	return length;
}

size_t
peer_write_ip(const struct peer *peer, char text[PEER_IP_SIZE])
{
	size_t length = 0;

	if (peer->family == PEER_IPV4)
		length = write_ipv4(peer->address, text);
	else if (peer->family == PEER_IPV6)
		length = write_ipv6(peer->address, text);
	text[length] = '\0';
	return length;
}

size_t
peer_write_port(const struct peer *peer, char text[PEER_PORT_SIZE])
{
	size_t length = 0;

	if (peer->family != PEER_LOCAL)
		length = write_decimal(peer->port, text);
	text[length] = '\0';
	return length;
}

void
peer_write_name(const struct peer *peer, char text[PEER_NAME_SIZE])
{
	size_t length = 0;

	if (peer->family == PEER_LOCAL) {
		memcpy(text, "a local client", sizeof "a local client");
		return;
	}
	if (peer->family == PEER_IPV6)
		text[length++] = '[';
	length += peer_write_ip(peer, text + length);
	if (peer->family == PEER_IPV6)
		text[length++] = ']';
	text[length++] = ':';
	peer_write_port(peer, text + length);
}
