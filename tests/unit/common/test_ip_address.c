#include "common/pure/ip_address.h"
#include "tests/unit/unit.h"

/* Text to bytes to text; "" for what is no address. */
static struct view
rewritten(const char *string, bool is_v6)
{
	static char buffer[IP_ADDRESS_TEXT_LIMIT];
	struct text text = text_over(buffer, sizeof(buffer));
	unsigned char bytes[IP_ADDRESS_BYTES];

	if (is_v6 && ip_address_read_v6(unit_guarded_view(string), bytes) == 0)
		ip_address_write_v6(&text, bytes);
	if (!is_v6 && ip_address_read_v4(unit_guarded_view(string), bytes) == 0)
		ip_address_write_v4(&text, bytes);
	CHECK(!text.has_overflowed);
	return text_view(&text);
}

struct row {
	const char *given;
	const char *written;
};

static void
test_v4(void)
{
	static const struct row rows[] = {
		{ "0.0.0.0", "0.0.0.0" },
		{ "192.0.2.1", "192.0.2.1" },
		{ "255.255.255.255", "255.255.255.255" },
		{ "256.0.0.1", "" },
		{ "1.2.3", "" },
		{ "1.2.3.4.5", "" },
		{ "1.2.3.", "" },
		{ "1..3.4", "" },
		{ "01.2.3.4", "" },
		{ "1.2.3.0004", "" },
		{ "1.2.3.4 ", "" },
		{ "1.2.3.+4", "" },
		{ "", "" },
	};

	unit_case("IPv4 addresses are four numbers without a zero in front");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		CHECK_VIEW(
		    rewritten(rows[i].given, false), view_of(rows[i].written));
}

static void
test_v6(void)
{
	static const struct row rows[] = {
		{ "::", "::" },
		{ "::1", "::1" },
		{ "1::", "1::" },
		{ "2001:DB8:0:0:0:0:0:1", "2001:db8::1" },
		{ "2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1" },
		{ "2001:0:0:1:0:0:0:1", "2001:0:0:1::1" },
		{ "2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1" },
		{ "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8" },
		{ "1:2:3:4:5:6::", "1:2:3:4:5:6::" },
		{ "::3:4:5:6:7:8", "::3:4:5:6:7:8" },
		{ "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
		    "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff" },
		{ "::ffff:192.0.2.1", "192.0.2.1" },
		{ "64:ff9b::192.0.2.33", "64:ff9b::c000:221" },
		{ "1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304" },
		{ "", "" },
		{ ":", "" },
		{ ":::", "" },
		{ "1:2:3:4:5:6:7", "" },
		{ "1:2:3:4:5:6:7:8:9", "" },
		{ "1:2:3:4:5:6:7::8", "" },
		{ "1::2::3", "" },
		{ "12345::", "" },
		{ "1:2:3:4:5:6:7:", "" },
		{ ":1:2:3:4:5:6:7", "" },
		{ "::1:", "" },
		{ "1.2.3.4::", "" },
		{ "1:2:3:4:5:6:7:1.2.3.4", "" },
		{ "::1.2.3.4:5", "" },
		{ "fe80::1%eth0", "" },
		{ "g::", "" },
	};

	unit_case("IPv6 addresses in every form are written in one (RFC 5952)");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		CHECK_VIEW(
		    rewritten(rows[i].given, true), view_of(rows[i].written));
}

int
main(void)
{
	test_v4();
	test_v6();
	return unit_end();
}
