#include "httpd-once/pure/proxy_protocol.h"

#include <string.h>

enum {
	V2_HEAD = 16, /* signature, version and command, family, length */
	V2_INET = 12, /* two addresses, two ports */
	V2_INET6 = 36,
	V2_UNIX = 216, /* two paths */
	TLV_HEAD = 3, /* type, and a length of two bytes */
	TLV_SSL = 0x20, /* PP2_TYPE_SSL */
	CLIENT_SSL = 0x01, /* PP2_CLIENT_SSL, in the first byte of its value */
};

static int
refuse(struct proxy_protocol *proxy, const char *reason)
{
	proxy->is_known = false;
	proxy->reason = reason;
	return PROXY_PROTOCOL_BAD;
}

/* --------------------------------------------------------------- version 1 */

static int
read_host(struct view view, bool is_v6, unsigned char bytes[IP_ADDRESS_BYTES])
{
	return is_v6 ? ip_address_read_v6(view, bytes)
		     : ip_address_read_v4(view, bytes);
}

static int
read_port(struct view view, unsigned *port)
{
	uint64_t number;

	if (view_number(view, &number) != 0 || number > 65535 ||
	    (view.length > 1 && view.at[0] == '0'))
		return -1;
	*port = (unsigned)number;
	return 0;
}

static struct view
cut_word(struct view *rest)
{
	struct view word = view_slice(*rest, 0, view_find(*rest, ' '));

	*rest = view_slice(*rest, word.length + 1, rest->length);
	return word;
}

/* The line behind "PROXY ", without its line end. */
static int
parse_line(struct view line, struct proxy_protocol *proxy)
{
	struct view rest = line;
	struct view family = cut_word(&rest);
	bool is_v6 = view_equals(family, VIEW("TCP6"));
	unsigned char source[IP_ADDRESS_BYTES], destination[IP_ADDRESS_BYTES];
	unsigned source_port, destination_port;

	if (view_equals(family, VIEW("UNKNOWN")))
		return 0;
	if (!is_v6 && !view_equals(family, VIEW("TCP4")))
		return refuse(proxy, "proxy/family");
	if (read_host(cut_word(&rest), is_v6, source) != 0 ||
	    read_host(cut_word(&rest), is_v6, destination) != 0)
		return refuse(proxy, "proxy/address");
	if (read_port(cut_word(&rest), &source_port) != 0 ||
	    read_port(rest, &destination_port) != 0)
		return refuse(proxy, "proxy/port");
	/* Addresses are written in one form, however they were sent. */
	ip_address_set_bytes(&proxy->source, source, is_v6, source_port);
	ip_address_set_bytes(
	    &proxy->destination, destination, is_v6, destination_port);
	proxy->is_known = true;
	return 0;
}

static int
parse_v1(struct view received, struct proxy_protocol *proxy)
{
	struct view start = view_slice(received, 0, PROXY_PROTOCOL_LINE_LIMIT);
	size_t end = view_find(start, '\n');

	if (end == start.length) {
		if (start.length < PROXY_PROTOCOL_LINE_LIMIT)
			return PROXY_PROTOCOL_INCOMPLETE;
		return refuse(proxy, "proxy/line-too-long");
	}
	if (start.at[end - 1] != '\r')
		return refuse(proxy, "proxy/line-end");
	if (parse_line(
		view_slice(start, sizeof("PROXY ") - 1, end - 1), proxy) != 0)
		return PROXY_PROTOCOL_BAD;
	return (int)end + 1;
}

/* --------------------------------------------------------------- version 2 */

static unsigned
port_at(const unsigned char bytes[2])
{
	return (unsigned)bytes[0] << 8 | bytes[1];
}

/* The addresses behind the head: source, destination, and their ports. */
static int
parse_addresses(unsigned family, const unsigned char *block, size_t length,
    struct proxy_protocol *proxy)
{
	bool is_v6 = family == 0x21;
	size_t one = is_v6 ? 16 : 4;

	if (family == 0x00)
		return 0;
	if (family == 0x31) {
		if (length < V2_UNIX)
			return refuse(proxy, "proxy/short");
		ip_address_set(&proxy->source, VIEW("-"), VIEW("0"));
		proxy->destination = proxy->source;
	} else if (family == 0x11 || is_v6) {
		if (length < (is_v6 ? V2_INET6 : V2_INET))
			return refuse(proxy, "proxy/short");
		ip_address_set_bytes(
		    &proxy->source, block, is_v6, port_at(block + 2 * one));
		ip_address_set_bytes(&proxy->destination, block + one, is_v6,
		    port_at(block + 2 * one + 2));
	} else {
		return refuse(proxy, "proxy/family-2");
	}
	proxy->is_known = true;
	return 0;
}

/* The bytes that the addresses of a family take, which is a known one. */
static size_t
addresses_length(unsigned family)
{
	if (family == 0x00)
		return 0;
	return family == 0x31 ? V2_UNIX : family == 0x21 ? V2_INET6 : V2_INET;
}

/*
 * Looks through the values that a balancer adds behind the addresses.  One that
 * is longer than the header is the last: none of them has to be there.
 */
static void
parse_values(
    const unsigned char *block, size_t length, struct proxy_protocol *proxy)
{
	while (length >= TLV_HEAD) {
		size_t bytes = (size_t)block[1] << 8 | block[2];

		if (bytes > length - TLV_HEAD)
			return;
		if (block[0] == TLV_SSL && bytes > 0)
			proxy->is_secure = (block[TLV_HEAD] & CLIENT_SSL) != 0;
		block += TLV_HEAD + bytes;
		length -= TLV_HEAD + bytes;
	}
}

static int
parse_v2(struct view received, struct proxy_protocol *proxy)
{
	const unsigned char *head = (const unsigned char *)received.at;
	size_t length;

	if (received.length < V2_HEAD)
		return PROXY_PROTOCOL_INCOMPLETE;
	length = (size_t)head[14] << 8 | head[15];
	if (head[12] != 0x20 && head[12] != 0x21)
		return refuse(proxy, "proxy/command");
	if (V2_HEAD + length > PROXY_PROTOCOL_LIMIT)
		return refuse(proxy, "proxy/too-long");
	if (received.length < V2_HEAD + length)
		return PROXY_PROTOCOL_INCOMPLETE;
	/* LOCAL is a health check by the balancer itself. */
	if (head[12] == 0x21) {
		const unsigned char *block = head + V2_HEAD;
		size_t used = addresses_length(head[13]);

		if (parse_addresses(head[13], block, length, proxy) != 0)
			return PROXY_PROTOCOL_BAD;
		parse_values(block + used, length - used, proxy);
	}
	return (int)(V2_HEAD + length);
}

int
proxy_protocol_parse(
    const char *buffer, size_t length, struct proxy_protocol *proxy)
{
	static const char v1[6] = "PROXY ";
	static const char v2[12] = "\r\n\r\n\0\r\nQUIT\n";
	struct view received = { buffer, length };

	memset(proxy, 0, sizeof(*proxy));
	if (length == 0)
		return PROXY_PROTOCOL_INCOMPLETE;
	if (memcmp(buffer, v1, length < sizeof(v1) ? length : sizeof(v1)) == 0)
		return parse_v1(received, proxy);
	if (memcmp(buffer, v2, length < sizeof(v2) ? length : sizeof(v2)) == 0)
		return parse_v2(received, proxy);
	return refuse(proxy, "proxy/none");
}
