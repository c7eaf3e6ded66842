#include "common/pure/ip_network.h"
#include "tests/unit/unit.h"

static struct ip_network
network_of(const char *text)
{
	struct ip_network network;

	CHECK_NUMBER(ip_network_read(view_of(text), &network), 0);
	return network;
}

static void
check_no_network(const char *text)
{
	struct ip_network network;

	CHECK_NUMBER(ip_network_read(unit_guarded_view(text), &network), -1);
	unit_release();
}

static bool
has(const char *network, const char *address)
{
	struct ip_network read = network_of(network);

	return ip_network_has(&read, view_of(address));
}

static void
test_networks(void)
{
	unit_case("an address is in its network and in no other");
	CHECK(has("192.0.2.1", "192.0.2.1"));
	CHECK(!has("192.0.2.1", "192.0.2.2"));
	CHECK(has("192.0.2.0/24", "192.0.2.255"));
	CHECK(!has("192.0.2.0/24", "192.0.3.0"));
	CHECK(has("192.0.2.128/25", "192.0.2.200"));
	CHECK(!has("192.0.2.128/25", "192.0.2.127"));
	CHECK(has("0.0.0.0/0", "203.0.113.9"));
	CHECK(!has("0.0.0.0/0", "2001:db8::1"));
	CHECK(has("::1", "::1"));
	CHECK(has("2001:db8::/33", "2001:db8:7fff::1"));
	CHECK(!has("2001:db8::/33", "2001:db8:8000::1"));
	CHECK(has("::/0", "192.0.2.1"));
	CHECK(has("fe80::/10", "fe80::1%eth0"));

	unit_case("an address of IPv4 is the same mapped into IPv6");
	CHECK(has("192.0.2.0/24", "::ffff:192.0.2.7"));
	CHECK(has("::ffff:192.0.2.0/120", "192.0.2.7"));

	unit_case("what has no address is in no network but its own");
	CHECK(!has("0.0.0.0/0", "-"));
	CHECK(!has("::/0", "-"));
	CHECK(!has("::/0", ""));
	CHECK(has("unix", "-"));
	CHECK(!has("unix", "127.0.0.1"));

	unit_case("what is no network is refused");
	check_no_network("");
	check_no_network("localhost");
	check_no_network("192.0.2");
	check_no_network("192.0.2.1/");
	check_no_network("192.0.2.0/33");
	check_no_network("192.0.2.0/x");
	check_no_network("2001:db8::/129");
	check_no_network("192.0.2.1/24");
	check_no_network("2001:db8::1/64");
	check_no_network("192.0.2.0/24 ");
	check_no_network("[::1]");
	check_no_network("unix/0");
}

int
main(void)
{
	test_networks();
	return unit_end();
}
