#include "proxy.h"

#include <string.h>

enum {
	V2_HEAD = 16, /* signature, version and command, family, length */
	V2_INET = 12, /* two addresses, two ports */
	V2_INET6 = 36,
	V2_UNIX = 216, /* two paths */
};

static int
refuse(struct proxy *proxy, const char *reason)
{
	proxy->is_known = false;
	proxy->reason = reason;
	return PROXY_BAD;
}

/* --------------------------------------------------------------- version 1 */

/* Writes an address as this project writes it, whatever way it came. */
static int
read_host(struct view view, bool is_v6, struct proxy_side *side)
{
	unsigned char bytes[ADDRESS_BYTES];
	struct text host = text_over(side->host, sizeof(side->host) - 1);

	if (is_v6 && address_read_v6(view, bytes) == 0)
		address_write_v6(&host, bytes);
	else if (!is_v6 && address_read_v4(view, bytes) == 0)
		address_write_v4(&host, bytes);
	else
		return -1;
	side->host[host.length] = '\0';
	return 0;
}

static void
write_port(struct proxy_side *side, uint64_t number)
{
	struct text port = text_over(side->port, sizeof(side->port) - 1);

	text_add_number(&port, number);
	side->port[port.length] = '\0';
}

static int
read_port(struct view view, struct proxy_side *side)
{
	uint64_t number;

	if (view_number(view, &number) != 0 || number > 65535 ||
	    (view.length > 1 && view.at[0] == '0'))
		return -1;
	write_port(side, number);
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
parse_line(struct view line, struct proxy *proxy)
{
	struct view rest = line;
	struct view family = cut_word(&rest);
	bool is_v6 = view_equals(family, VIEW("TCP6"));

	if (view_equals(family, VIEW("UNKNOWN")))
		return 0;
	if (!is_v6 && !view_equals(family, VIEW("TCP4")))
		return refuse(proxy, "proxy/family");
	if (read_host(cut_word(&rest), is_v6, &proxy->source) != 0 ||
	    read_host(cut_word(&rest), is_v6, &proxy->destination) != 0)
		return refuse(proxy, "proxy/address");
	if (read_port(cut_word(&rest), &proxy->source) != 0 ||
	    read_port(rest, &proxy->destination) != 0)
		return refuse(proxy, "proxy/port");
	proxy->is_known = true;
	return 0;
}

static int
parse_v1(struct view received, struct proxy *proxy)
{
	struct view start = view_slice(received, 0, PROXY_LINE_LIMIT);
	size_t end = view_find(start, '\n');

	if (end == start.length) {
		if (start.length < PROXY_LINE_LIMIT)
			return PROXY_INCOMPLETE;
		return refuse(proxy, "proxy/line-too-long");
	}
	if (start.at[end - 1] != '\r')
		return refuse(proxy, "proxy/line-end");
	if (parse_line(
		view_slice(start, sizeof("PROXY ") - 1, end - 1), proxy) != 0)
		return PROXY_BAD;
	return (int)end + 1;
}

/* --------------------------------------------------------------- version 2 */

static void
write_side(struct proxy_side *side, const unsigned char *address, bool is_v6,
    const unsigned char *port)
{
	struct text host = text_over(side->host, sizeof(side->host) - 1);

	if (is_v6)
		address_write_v6(&host, address);
	else
		address_write_v4(&host, address);
	side->host[host.length] = '\0';
	write_port(side, (uint64_t)port[0] << 8 | port[1]);
}

/* The addresses behind the head: source, destination, and their ports. */
static int
parse_addresses(unsigned family, const unsigned char *block, size_t length,
    struct proxy *proxy)
{
	static const struct proxy_side unix_side = { "-", "0" };
	bool is_v6 = family == 0x21;
	size_t one = is_v6 ? 16 : 4;

	if (family == 0x00)
		return 0;
	if (family == 0x31) {
		if (length < V2_UNIX)
			return refuse(proxy, "proxy/short");
		proxy->source = proxy->destination = unix_side;
	} else if (family == 0x11 || is_v6) {
		if (length < (is_v6 ? V2_INET6 : V2_INET))
			return refuse(proxy, "proxy/short");
		write_side(&proxy->source, block, is_v6, block + 2 * one);
		write_side(&proxy->destination, block + one, is_v6,
		    block + 2 * one + 2);
	} else {
		return refuse(proxy, "proxy/family-2");
	}
	proxy->is_known = true;
	return 0;
}

static int
parse_v2(struct view received, struct proxy *proxy)
{
	const unsigned char *head = (const unsigned char *)received.at;
	size_t length;

	if (received.length < V2_HEAD)
		return PROXY_INCOMPLETE;
	length = (size_t)head[14] << 8 | head[15];
	if (head[12] != 0x20 && head[12] != 0x21)
		return refuse(proxy, "proxy/command");
	if (V2_HEAD + length > PROXY_LIMIT)
		return refuse(proxy, "proxy/too-long");
	if (received.length < V2_HEAD + length)
		return PROXY_INCOMPLETE;
	/* LOCAL: a health check of the balancer itself. */
	if (head[12] == 0x21 &&
	    parse_addresses(head[13], head + V2_HEAD, length, proxy) != 0)
		return PROXY_BAD;
	return (int)(V2_HEAD + length);
}

int
proxy_parse(const char *buffer, size_t length, struct proxy *proxy)
{
	static const char v1[6] = "PROXY ";
	static const char v2[12] = "\r\n\r\n\0\r\nQUIT\n";
	struct view received = { buffer, length };

	memset(proxy, 0, sizeof(*proxy));
	if (length == 0)
		return PROXY_INCOMPLETE;
	if (memcmp(buffer, v1, length < sizeof(v1) ? length : sizeof(v1)) == 0)
		return parse_v1(received, proxy);
	if (memcmp(buffer, v2, length < sizeof(v2) ? length : sizeof(v2)) == 0)
		return parse_v2(received, proxy);
	return refuse(proxy, "proxy/none");
}
