/*
 * Whatever the bytes: the header lies inside what was received, its strings
 * are terminated addresses that read back, what is complete stays so with
 * more bytes, and what is incomplete was so with fewer.
 * Input: what was received.
 */
#include "httpd-once/pure/proxy_protocol.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

static void
check_side(const struct ip_address *side)
{
	unsigned char bytes[IP_ADDRESS_BYTES];
	struct view host, port;
	uint64_t number;

	must(memchr(side->host, '\0', sizeof(side->host)) != NULL);
	must(memchr(side->port, '\0', sizeof(side->port)) != NULL);
	host = view_of(side->host);
	port = view_of(side->port);
	must(view_number(port, &number) == 0 && number <= 65535);
	must(view_equals(host, VIEW("-")) ||
	    ip_address_read_v4(host, bytes) == 0 ||
	    ip_address_read_v6(host, bytes) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *received = (const char *)data;
	struct proxy_protocol proxy, less;
	int length = proxy_protocol_parse(received, size, &proxy);

	must(length >= PROXY_PROTOCOL_BAD && length <= (int)size);
	must((length == PROXY_PROTOCOL_BAD) == (proxy.reason != NULL));
	if (length == PROXY_PROTOCOL_BAD || length == PROXY_PROTOCOL_INCOMPLETE)
		must(!proxy.is_known);
	if (proxy.is_known) {
		check_side(&proxy.source);
		check_side(&proxy.destination);
	}
	if (length > 0) {
		must(length <= PROXY_PROTOCOL_LIMIT);
		must(proxy_protocol_parse(received, (size_t)length, &less) ==
		    length);
		must(proxy_protocol_parse(received, (size_t)length - 1,
			 &less) == PROXY_PROTOCOL_INCOMPLETE);
	}
	if (length == PROXY_PROTOCOL_INCOMPLETE && size > 0)
		must(proxy_protocol_parse(received, size - 1, &less) ==
		    PROXY_PROTOCOL_INCOMPLETE);
	return 0;
}
