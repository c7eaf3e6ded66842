/*
 * Whatever the fields say: what is believed of the client is an address or
 * nothing, the host is a host, and with a field of the trusted proxy's own
 * added at the right it is that field that counts.  Input: the fields of a
 * request, one a line.
 */
#include "httpd-once/pure/forwarded.h"
#include "httpd-once/pure/request_fields.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

static const struct ip_network loopback = {
	.bytes = { [10] = 0xff, 0xff, 127, 0, 0, 1 }, .bits = 128
};

/* Reads a request with these fields; false where there is none. */
static bool
read(struct view fields, struct view last, struct forwarded *forwarded)
{
	static char head[REQUEST_HEAD_LIMIT];
	static struct request request;
	struct text text = text_over(head, sizeof(head));
	size_t scanned = 0;

	TEXT_LITERAL(&text, "GET / HTTP/1.0\n");
	text_add(&text, fields);
	text_add(
	    &text, view_ends_with(fields, VIEW("\n")) ? VIEW("") : VIEW("\n"));
	text_add(&text, last);
	TEXT_LITERAL(&text, "\n");
	if (text.has_overflowed ||
	    request_head_length(head, text.length, &scanned) != text.length ||
	    request_parse(head, text.length, &request) != 0)
		return false;
	forwarded_read(&request, &loopback, 1, forwarded);
	return true;
}

static void
check(const struct forwarded *forwarded)
{
	unsigned char bytes[IP_ADDRESS_BYTES];
	struct view client = view_of(forwarded->client.host);
	struct view port = view_of(forwarded->client.port);
	uint64_t number;

	must(forwarded->host.length == 0 || request_is_host(forwarded->host));
	if (!forwarded->has_client)
		return;
	must(view_equals(client, VIEW("-")) ||
	    ip_address_read_v4(client, bytes) == 0 ||
	    ip_address_read_v6(client, bytes) == 0);
	must(view_number(port, &number) == 0 && number <= 65535);
	(void)forwarded_port(forwarded->host, forwarded->scheme);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct view fields = { (const char *)data, size };
	struct ip_network network;
	struct forwarded forwarded;

	if (ip_network_read(fields, &network) == 0)
		must(network.is_local || network.bits <= 128);
	if (read(fields, VIEW("X: y\n"), &forwarded))
		check(&forwarded);
	if (!read(fields, VIEW("X-Forwarded-For: 192.0.2.1\n"), &forwarded))
		return 0;
	check(&forwarded);
	must(strcmp(forwarded.client.host, "192.0.2.1") == 0);
	return 0;
}
