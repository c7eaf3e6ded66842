#include "httpd-once/pure/proxy_protocol.h"
#include "tests/unit/unit.h"

#include <string.h>

#define SIGNATURE "\r\n\r\n\0\r\nQUIT\n"
/* Version and command, family, length of what follows. */
#define V4 \
	SIGNATURE "\x21\x11\0\x0c\xc0\0\x02\x07\xc6\x33\x64\x01\x12\x67\0\x50"

static int
parse(struct view header, struct proxy_protocol *proxy)
{
	return proxy_protocol_parse(
	    unit_guarded(header.at, header.length), header.length, proxy);
}

static void
check_sides(const struct proxy_protocol *proxy, const char *source,
    const char *source_port, const char *destination, const char *port)
{
	CHECK(proxy->is_known);
	CHECK_STRING(proxy->source.host, source);
	CHECK_STRING(proxy->source.port, source_port);
	CHECK_STRING(proxy->destination.host, destination);
	CHECK_STRING(proxy->destination.port, port);
}

static void
test_version_1(void)
{
	struct proxy_protocol proxy;

	unit_case("version 1 names both sides, of both families");
	CHECK_NUMBER(
	    parse(VIEW("PROXY TCP4 192.0.2.7 198.51.100.1 4711 80\r\nGET"),
		&proxy),
	    43);
	check_sides(&proxy, "192.0.2.7", "4711", "198.51.100.1", "80");
	CHECK_NUMBER(
	    parse(VIEW("PROXY TCP6 2001:DB8::0:1 ::ffff:1.2.3.4 0 65535\r\n"),
		&proxy),
	    49);
	check_sides(&proxy, "2001:db8::1", "0", "1.2.3.4", "65535");

	unit_case("version 1 may know nothing");
	CHECK_NUMBER(parse(VIEW("PROXY UNKNOWN\r\n"), &proxy), 15);
	CHECK(!proxy.is_known);
	CHECK_NUMBER(parse(VIEW("PROXY UNKNOWN ff:: x 1 2\r\n"), &proxy), 26);
	CHECK(!proxy.is_known);
}

static void
test_bad_version_1(void)
{
	static const struct {
		const char *header;
		const char *reason;
	} rows[] = {
		{ "GET / HTTP/1.0\r\n", "proxy/none" },
		{ "proxy TCP4", "proxy/none" },
		{ "PROXY\r\n", "proxy/none" },
		{ "PROXY \r\n", "proxy/family" },
		{ "PROXY  TCP4 1.2.3.4 1.2.3.4 1 2\r\n", "proxy/family" },
		{ "PROXY UDP4 1.2.3.4 1.2.3.4 1 2\r\n", "proxy/family" },
		{ "PROXY TCP4 1.2.3.4 1.2.3.4 1 2\n", "proxy/line-end" },
		{ "PROXY TCP4 ::1 1.2.3.4 1 2\r\n", "proxy/address" },
		{ "PROXY TCP6 1.2.3.4 ::1 1 2\r\n", "proxy/address" },
		{ "PROXY TCP4 1.2.3.4  1.2.3.4 1 2\r\n", "proxy/address" },
		{ "PROXY TCP4 1.2.3.4 1.2.3.4 1\r\n", "proxy/port" },
		{ "PROXY TCP4 1.2.3.4 1.2.3.4 1 65536\r\n", "proxy/port" },
		{ "PROXY TCP4 1.2.3.4 1.2.3.4 01 2\r\n", "proxy/port" },
		{ "PROXY TCP4 1.2.3.4 1.2.3.4 1 2 3\r\n", "proxy/port" },
		{ "PROXY TCP4 1.2.3.4 1.2.3.4 1 2\r\r\n", "proxy/port" },
	};
	static char endless[PROXY_PROTOCOL_LINE_LIMIT + 1];
	struct proxy_protocol proxy;

	unit_case("version 1 is taken to the letter");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		CHECK_NUMBER(
		    parse(view_of(rows[i].header), &proxy), PROXY_PROTOCOL_BAD);
		CHECK_STRING(proxy.reason, rows[i].reason);
		CHECK(!proxy.is_known);
	}

	unit_case("a line of version 1 has a longest length");
	memset(endless, 'x', sizeof(endless));
	memcpy(endless, "PROXY ", 6);
	CHECK_NUMBER(proxy_protocol_parse(
			 endless, PROXY_PROTOCOL_LINE_LIMIT - 1, &proxy),
	    PROXY_PROTOCOL_INCOMPLETE);
	CHECK_NUMBER(
	    proxy_protocol_parse(endless, PROXY_PROTOCOL_LINE_LIMIT, &proxy),
	    PROXY_PROTOCOL_BAD);
	CHECK_STRING(proxy.reason, "proxy/line-too-long");

	unit_case("107 bytes with the line end are a line, 108 are none");
	memcpy(endless, "PROXY UNKNOWN ", 14);
	memcpy(endless + PROXY_PROTOCOL_LINE_LIMIT - 2, "\r\n", 2);
	CHECK_NUMBER(
	    parse((struct view){ endless, PROXY_PROTOCOL_LINE_LIMIT }, &proxy),
	    PROXY_PROTOCOL_LINE_LIMIT);
	memcpy(endless + PROXY_PROTOCOL_LINE_LIMIT - 2, "x\r\n", 3);
	CHECK_NUMBER(
	    parse((struct view){ endless, PROXY_PROTOCOL_LINE_LIMIT + 1 },
		&proxy),
	    PROXY_PROTOCOL_BAD);
	CHECK_STRING(proxy.reason, "proxy/line-too-long");
}

static void
test_version_2(void)
{
	static const char v6[] =
	    SIGNATURE "\x21\x21\0\x2a"
		      "\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\x07"
		      "\0\0\0\0\0\0\0\0\0\0\xff\xff\x01\x02\x03\x04"
		      "\xff\xff\x01\xbb"
		      "\x04\0\x03xyz"
		      "GET";
	static char local[16 + 216] = SIGNATURE "\x21\x31\0\xd8/run/x";
	struct proxy_protocol proxy;

	unit_case("version 2 names both sides, of both families");
	CHECK_NUMBER(parse(VIEW(V4 "GET"), &proxy), 28);
	check_sides(&proxy, "192.0.2.7", "4711", "198.51.100.1", "80");
	CHECK_NUMBER(parse((struct view){ v6, sizeof(v6) - 1 }, &proxy), 58);
	check_sides(&proxy, "2001:db8::7", "65535", "1.2.3.4", "443");

	unit_case("version 2 may come over a Unix socket");
	CHECK_NUMBER(parse((struct view){ local, sizeof(local) }, &proxy), 232);
	check_sides(&proxy, "-", "0", "-", "0");

	unit_case("version 2 may know nothing: LOCAL, UNSPEC");
	CHECK_NUMBER(parse(VIEW(SIGNATURE "\x20\x11\0\x02xyGET"), &proxy), 18);
	CHECK(!proxy.is_known);
	CHECK_NUMBER(parse(VIEW(SIGNATURE "\x21\0\0\0"), &proxy), 16);
	CHECK(!proxy.is_known);
}

static void
test_bad_version_2(void)
{
	static const struct {
		char header[20];
		const char *reason;
	} rows[] = {
		{ SIGNATURE "\x11\x11\0\0", "proxy/command" },
		{ SIGNATURE "\x22\x11\0\0", "proxy/command" },
		{ SIGNATURE "\x21\x12\0\0", "proxy/family-2" },
		{ SIGNATURE "\x21\x41\0\0", "proxy/family-2" },
		{ SIGNATURE "\x21\x11\0\0", "proxy/short" },
		{ SIGNATURE "\x21\x21\0\0", "proxy/short" },
		{ SIGNATURE "\x21\x31\0\0", "proxy/short" },
		{ SIGNATURE "\x21\x11\x10\0", "proxy/too-long" },
		{ SIGNATURE "\x20\0\xff\xff", "proxy/too-long" },
	};
	struct proxy_protocol proxy;

	unit_case("version 2 is taken to the letter");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		CHECK_NUMBER(parse((struct view){ rows[i].header, 16 }, &proxy),
		    PROXY_PROTOCOL_BAD);
		CHECK_STRING(proxy.reason, rows[i].reason);
	}
}

/* The answer to a header of version 2 whose block has so many bytes. */
static int
parse_block(const char *start, size_t length)
{
	static char header[PROXY_PROTOCOL_LIMIT + 1];
	struct proxy_protocol proxy;

	memset(header, 0, sizeof(header));
	memcpy(header, start, 14);
	header[14] = (char)(length >> 8);
	header[15] = (char)length;
	return parse((struct view){ header, 16 + length }, &proxy);
}

static void
test_lengths(void)
{
	unit_case("a block of version 2 is as long as its addresses at least");
	CHECK_NUMBER(parse_block(SIGNATURE "\x21\x11", 11), PROXY_PROTOCOL_BAD);
	CHECK_NUMBER(parse_block(SIGNATURE "\x21\x11", 12), 28);
	CHECK_NUMBER(parse_block(SIGNATURE "\x21\x11", 13), 29);
	CHECK_NUMBER(parse_block(SIGNATURE "\x21\x21", 12), PROXY_PROTOCOL_BAD);
	CHECK_NUMBER(parse_block(SIGNATURE "\x21\x21", 35), PROXY_PROTOCOL_BAD);
	CHECK_NUMBER(parse_block(SIGNATURE "\x21\x21", 36), 52);
	CHECK_NUMBER(
	    parse_block(SIGNATURE "\x21\x31", 215), PROXY_PROTOCOL_BAD);
	CHECK_NUMBER(parse_block(SIGNATURE "\x21\x31", 216), 232);

	unit_case("a header of version 2 has 4096 bytes at most");
	CHECK_NUMBER(
	    parse_block(SIGNATURE "\x21\x11", PROXY_PROTOCOL_LIMIT - 16),
	    PROXY_PROTOCOL_LIMIT);
	CHECK_NUMBER(
	    parse_block(SIGNATURE "\x21\x11", PROXY_PROTOCOL_LIMIT - 15),
	    PROXY_PROTOCOL_BAD);
	CHECK_NUMBER(
	    parse_block(SIGNATURE "\x20\x11", PROXY_PROTOCOL_LIMIT - 15),
	    PROXY_PROTOCOL_BAD);
}

static void
test_secure(void)
{
	static const struct {
		const char *header;
		size_t length;
		bool is_secure;
	} rows[] = {
		/* Behind another value; client, verify, a value in it. */
		{ SIGNATURE "\x21\x11\0\x1c\xc0\0\x02\x07\xc6\x33\x64\x01"
			    "\x12\x67\x01\xbb"
			    "\x04\0\x02xy"
			    "\x20\0\x08\x01\0\0\0\0\x21\0\0",
		    44, true },
		/* The client did not use TLS. */
		{ SIGNATURE "\x21\x11\0\x14\xc0\0\x02\x07\xc6\x33\x64\x01"
			    "\x12\x67\x01\xbb"
			    "\x20\0\x05\x06\0\0\0\0",
		    36, false },
		/* Without addresses; without a value; longer than it is. */
		{ SIGNATURE "\x21\0\0\x08\x20\0\x05\x07\0\0\0\0", 24, true },
		{ SIGNATURE "\x21\0\0\x03\x20\0\0", 19, false },
		{ SIGNATURE "\x21\0\0\x04\x20\0\x05\x01", 20, false },
		{ SIGNATURE "\x21\0\0\x02\x20\0", 18, false },
		/* LOCAL speaks for the balancer. */
		{ SIGNATURE "\x20\0\0\x08\x20\0\x05\x01\0\0\0\0", 24, false },
	};
	struct proxy_protocol proxy;

	unit_case("version 2 tells whether the client used TLS");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		CHECK_NUMBER(
		    parse((struct view){ rows[i].header, rows[i].length },
			&proxy),
		    (int)rows[i].length);
		CHECK(proxy.is_secure == rows[i].is_secure);
	}
}

static void
test_incomplete(void)
{
	const struct view headers[] = {
		VIEW("PROXY TCP4 192.0.2.7 198.51.100.1 4711 80\r\n"),
		VIEW(V4),
	};
	struct proxy_protocol proxy;

	unit_case("each header may arrive byte by byte");
	for (size_t i = 0; i < 2; i++)
		for (size_t length = 0; length < headers[i].length; length++)
			CHECK_NUMBER(
			    parse(view_slice(headers[i], 0, length), &proxy),
			    PROXY_PROTOCOL_INCOMPLETE);
}

int
main(void)
{
	test_version_1();
	test_bad_version_1();
	test_version_2();
	test_bad_version_2();
	test_lengths();
	test_secure();
	test_incomplete();
	return unit_end();
}
