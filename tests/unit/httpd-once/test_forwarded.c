#include "httpd-once/pure/forwarded.h"
#include "tests/unit/unit.h"

#include <string.h>

enum { HEAD_LIMIT = 2048, NETWORKS = 3 };

static struct ip_network
network_of(const char *text)
{
	struct ip_network network;

	CHECK_NUMBER(ip_network_read(view_of(text), &network), 0);
	return network;
}

static void
read_fields(const char *fields, struct forwarded *forwarded)
{
	static char head[HEAD_LIMIT];
	static struct request request;
	struct text text = text_over(head, sizeof(head));
	struct ip_network networks[NETWORKS];

	networks[0] = network_of("127.0.0.1");
	networks[1] = network_of("10.0.0.0/8");
	networks[2] = network_of("2001:db8:1::/48");
	text_add_string(&text, "GET / HTTP/1.0\n");
	text_add_string(&text, fields);
	text_add_string(&text, "\n");
	CHECK_NUMBER(request_parse(head, text.length, &request), 0);
	forwarded_read(&request, networks, NETWORKS, forwarded);
}

struct row {
	const char *fields;
	const char *client; /* NULL: nothing was said */
	const char *port;
	enum forwarded_scheme scheme;
	const char *host;
};

static void
check_rows(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct forwarded forwarded;

		read_fields(rows[i].fields, &forwarded);
		CHECK(forwarded.has_client == (rows[i].client != NULL));
		if (rows[i].client != NULL) {
			CHECK_STRING(forwarded.client.host, rows[i].client);
			CHECK_STRING(forwarded.client.port, rows[i].port);
		}
		CHECK_NUMBER(forwarded.scheme, rows[i].scheme);
		CHECK_VIEW(forwarded.host, view_of(rows[i].host));
	}
}

#define F(value) "Forwarded: " value "\n"
#define XF(value) "X-Forwarded-For: " value "\n"
#define XP(value) "X-Forwarded-Proto: " value "\n"
#define XH(value) "X-Forwarded-Host: " value "\n"

static void
test_customary(void)
{
	static const struct row rows[] = {
		{ "", NULL, "", FORWARDED_UNKNOWN, "" },
		{ XF("192.0.2.1"), "192.0.2.1", "0", FORWARDED_UNKNOWN, "" },
		{ XF("192.0.2.1") XP("https") XH("a.example"), "192.0.2.1", "0",
		    FORWARDED_HTTPS, "a.example" },
		{ XP("HTTP") XH("a.example:81"), NULL, "", FORWARDED_HTTP,
		    "a.example:81" },
		{ XP("wss"), NULL, "", FORWARDED_HTTPS, "" },
		{ XP("gopher"), NULL, "", FORWARDED_UNKNOWN, "" },
		/* Whatever stands to the left was sent by the client. */
		{ XF("6.6.6.6, 192.0.2.1"), "192.0.2.1", "0", 0, "" },
		{ XF("127.0.0.1, 192.0.2.1"), "192.0.2.1", "0", 0, "" },
		{ XF("6.6.6.6") XF("192.0.2.1"), "192.0.2.1", "0", 0, "" },
		{ XF("\", 192.0.2.1"), "192.0.2.1", "0", 0, "" },
		/* Proxies behind proxies. */
		{ XF("6.6.6.6, 192.0.2.1, 10.1.2.3"), "192.0.2.1", "0", 0, "" },
		{ XF("192.0.2.1,10.1.2.3") XP("https, http") XH("a, b"),
		    "192.0.2.1", "0", FORWARDED_HTTPS, "a" },
		{ XF("192.0.2.1,10.1.2.3") XP("http") XH("b"), "192.0.2.1", "0",
		    FORWARDED_HTTP, "b" },
		{ XF("6.6.6.6, 192.0.2.1") XP("https, http") XH("a, b"),
		    "192.0.2.1", "0", FORWARDED_HTTP, "b" },
		{ XF("10.9.9.9, 10.1.2.3"), "10.9.9.9", "0", 0, "" },
		{ XF("10.9.9.9, ,, 10.1.2.3,"), "10.9.9.9", "0", 0, "" },
		/* Forms of an address. */
		{ XF("192.0.2.1:4711"), "192.0.2.1", "4711", 0, "" },
		{ XF("2001:DB8::7"), "2001:db8::7", "0", 0, "" },
		{ XF("[2001:db8::7]"), "2001:db8::7", "0", 0, "" },
		{ XF("[2001:db8::7]:4711"), "2001:db8::7", "4711", 0, "" },
		{ XF("::ffff:192.0.2.1"), "192.0.2.1", "0", 0, "" },
		{ XF("192.0.2.1:70000"), "192.0.2.1", "0", 0, "" },
		{ XF("192.0.2.1, [2001:db8:1::9]:1"), "192.0.2.1", "0", 0, "" },
		/* What is no address is nobody, not whoever is before it. */
		{ XF("unknown"), "-", "0", 0, "" },
		{ XF("192.0.2.1, x"), "-", "0", 0, "" },
		{ XF("192.0.2.1, x, 10.1.2.3"), "-", "0", 0, "" },
		{ XF("[::1"), "::1", "0", 0, "" },
		{ XF("]"), "-", "0", 0, "" },
		/* What is no host is none. */
		{ XH("a b"), NULL, "", 0, "" },
		{ XH("a/b"), NULL, "", 0, "" },
		{ XH("[::1]:8080"), NULL, "", 0, "[::1]:8080" },
	};

	unit_case("X-Forwarded-For, -Proto and -Host are read from the right");
	check_rows(rows, sizeof(rows) / sizeof(rows[0]));
}

static void
test_standard(void)
{
	static const struct row rows[] = {
		{ F("for=192.0.2.1"), "192.0.2.1", "0", 0, "" },
		{ F("For=192.0.2.1;Proto=HTTPS;Host=a.example:8443"),
		    "192.0.2.1", "0", FORWARDED_HTTPS, "a.example:8443" },
		{ F("for=\"192.0.2.1:4711\"; proto=http; host=\"a.example\""),
		    "192.0.2.1", "4711", FORWARDED_HTTP, "a.example" },
		{ F("for=\"[2001:db8::7]:4711\""), "2001:db8::7", "4711", 0,
		    "" },
		{ F("for=\"[2001:db8::7]:_hidden\""), "2001:db8::7", "0", 0,
		    "" },
		{ F("proto=https"), "-", "0", FORWARDED_HTTPS, "" },
		{ F("for=unknown;proto=https"), "-", "0", FORWARDED_HTTPS, "" },
		{ F("for=_secret"), "-", "0", 0, "" },
		{ F("by=10.1.2.3;for=192.0.2.1"), "192.0.2.1", "0", 0, "" },
		{ F("for=6.6.6.6;proto=https, for=192.0.2.1;proto=http"),
		    "192.0.2.1", "0", FORWARDED_HTTP, "" },
		{ F("for=192.0.2.1;proto=https;host=a, "
		    "for=10.1.2.3;proto=http;host=b"),
		    "192.0.2.1", "0", FORWARDED_HTTPS, "a" },
		{ F("for=6.6.6.6") F("for=192.0.2.1") F("for=10.0.0.1"),
		    "192.0.2.1", "0", 0, "" },
		/* A quote that was opened by a stranger. */
		{ F("for=\", for=192.0.2.1"), "192.0.2.1", "0", 0, "" },
		{ F("for=\"6.6.6.6, for=192.0.2.1;proto=https"), "192.0.2.1",
		    "0", FORWARDED_HTTPS, "" },
		{ F("for=\"192.0.2.\\1\""), "-", "0", 0, "" },
		{ F("host=\"a\\b\""), "-", "0", 0, "" },
		{ F(";;="), "-", "0", 0, "" },
		{ F("for"), "-", "0", 0, "" },
		/* Where there is one of the others it does not count. */
		{ F("for=6.6.6.6;proto=https;host=evil") XF("192.0.2.1"),
		    "192.0.2.1", "0", FORWARDED_UNKNOWN, "" },
		{ F("for=6.6.6.6;host=evil") XP("https"), NULL, "",
		    FORWARDED_HTTPS, "" },
		{ F("for=6.6.6.6") XH("a"), NULL, "", FORWARDED_UNKNOWN, "a" },
	};

	unit_case("Forwarded is read from the right (RFC 7239)");
	check_rows(rows, sizeof(rows) / sizeof(rows[0]));
}

static void
test_hops(void)
{
	struct forwarded forwarded;

	unit_case("a list of proxies without end has one");
	read_fields(
	    XF("192.0.2.1,10.0.0.1,10.0.0.2,10.0.0.3,10.0.0.4,10.0.0.5,"
	       "10.0.0.6,10.0.0.7,10.0.0.8,10.0.0.9,10.0.0.10,10.0.0.11,"
	       "10.0.0.12,10.0.0.13,10.0.0.14,10.0.0.15"),
	    &forwarded);
	CHECK_STRING(forwarded.client.host, "192.0.2.1");
	read_fields(
	    XF("192.0.2.1,10.0.0.1,10.0.0.2,10.0.0.3,10.0.0.4,10.0.0.5,"
	       "10.0.0.6,10.0.0.7,10.0.0.8,10.0.0.9,10.0.0.10,10.0.0.11,"
	       "10.0.0.12,10.0.0.13,10.0.0.14,10.0.0.15,10.0.0.16"),
	    &forwarded);
	CHECK_STRING(forwarded.client.host, "10.0.0.1");
}

static void
test_port(void)
{
	unit_case("the port is that of the host, or usual for the scheme");
	CHECK_VIEW(forwarded_port(VIEW("a:81"), FORWARDED_HTTPS), VIEW("81"));
	CHECK_VIEW(forwarded_port(VIEW("a"), FORWARDED_HTTPS), VIEW("443"));
	CHECK_VIEW(forwarded_port(VIEW("a:"), FORWARDED_HTTP), VIEW("80"));
	CHECK_VIEW(forwarded_port(VIEW(""), FORWARDED_UNKNOWN), VIEW("80"));
	CHECK_VIEW(forwarded_port(VIEW("[::1]"), FORWARDED_HTTP), VIEW("80"));
	CHECK_VIEW(
	    forwarded_port(VIEW("[::1]:8080"), FORWARDED_HTTP), VIEW("8080"));
}

int
main(void)
{
	test_customary();
	test_standard();
	test_hops();
	test_port();
	return unit_end();
}
