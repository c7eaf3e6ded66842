#include "supervisor/pure/peer.h"
#include "tests/unit/unit.h"

#include <arpa/inet.h>
#include <string.h>

static struct peer
ipv4(const char *text, unsigned port)
{
	struct sockaddr_storage storage = { .ss_family = AF_INET };
	struct sockaddr_in *address = (struct sockaddr_in *)&storage;

	address->sin_port = htons((uint16_t)port);
	inet_pton(AF_INET, text, &address->sin_addr);
	return peer_of(&storage);
}

static struct peer
ipv6(const char *text, unsigned port)
{
	struct sockaddr_storage storage = { .ss_family = AF_INET6 };
	struct sockaddr_in6 *address = (struct sockaddr_in6 *)&storage;

	address->sin6_port = htons((uint16_t)port);
	inet_pton(AF_INET6, text, &address->sin6_addr);
	return peer_of(&storage);
}

/* Written in their one right form (RFC 5952). */
static void
addresses(void)
{
	static const char *const right[] = { "::", "::1", "1::", "fe80::1",
		"2001:db8::1", "2001:db8:0:1:1:1:1:1", "2001:0:0:1::1",
		"2001:db8::1:0:0:1", "1:2:3:4:5:6:7:8",
		"1:2:3:4:5:6::", "::3:4:5:6:7:8", "0:2:3:4:5:6:7:8",
		"1:2:3:4:5:6:7:0", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
		"abcd:ef01::10:a0" };
	char text[PEER_IP_SIZE];

	for (size_t i = 0; i < sizeof right / sizeof right[0]; i++) {
		struct peer peer = ipv6(right[i], 1);

		unit_case(right[i]);
		CHECK_NUMBER(peer_write_ip(&peer, text), strlen(right[i]));
		CHECK_STRING(text, right[i]);
	}
}

static void
names(void)
{
	struct sockaddr_storage local = { .ss_family = AF_UNIX };
	char name[PEER_NAME_SIZE];
	char port[PEER_PORT_SIZE];
	struct peer peer;

	unit_case("an IPv4 address and its port");
	peer = ipv4("192.0.2.255", 65535);
	peer_write_name(&peer, name);
	CHECK_STRING(name, "192.0.2.255:65535");

	unit_case("an IPv6 address is in brackets");
	peer = ipv6("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", 65535);
	peer_write_name(&peer, name);
	CHECK_STRING(name, "[ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff]:65535");

	unit_case("an IPv4-mapped address is the IPv4 address");
	peer = ipv6("::ffff:192.0.2.1", 80);
	peer_write_name(&peer, name);
	CHECK_STRING(name, "192.0.2.1:80");
	CHECK_NUMBER(peer.family, PEER_IPV4);

	unit_case("port 0");
	peer = ipv4("0.0.0.0", 0);
	CHECK_NUMBER(peer_write_port(&peer, port), 1);
	CHECK_STRING(port, "0");

	unit_case("a UNIX socket has neither address nor port");
	peer = peer_of(&local);
	CHECK_NUMBER(peer_write_ip(&peer, name), 0);
	CHECK_NUMBER(peer_write_port(&peer, port), 0);
	peer_write_name(&peer, name);
	CHECK_STRING(name, "a local client");
	CHECK(peer_key(&peer) == PEER_KEY_NONE);
}

static uint64_t
key_of(struct peer peer)
{
	return peer_key(&peer);
}

static void
keys(void)
{
	unit_case("ports do not matter to a key");
	CHECK(key_of(ipv4("192.0.2.1", 1)) == key_of(ipv4("192.0.2.1", 2)));

	unit_case("each IPv4 address is a source of its own");
	CHECK(key_of(ipv4("192.0.2.1", 1)) != key_of(ipv4("192.0.2.2", 1)));

	unit_case("an IPv6 /64 is one source");
	CHECK(key_of(ipv6("2001:db8:0:1::1", 1)) ==
	    key_of(ipv6("2001:db8:0:1:ffff::2", 1)));
	CHECK(key_of(ipv6("2001:db8:0:1::1", 1)) !=
	    key_of(ipv6("2001:db8:0:2::1", 1)));

	unit_case("IPv4 and the reserved first /64 of IPv6 differ");
	CHECK(key_of(ipv4("0.0.0.0", 1)) != key_of(ipv6("::", 1)));
	CHECK(key_of(ipv4("255.255.255.255", 1)) != key_of(ipv6("::1", 1)));
}

int
main(void)
{
	addresses();
	names();
	keys();
	return unit_end();
}
