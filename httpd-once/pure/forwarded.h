/*
 * forwarded - what HTTP proxies say about the client that asked them
 *
 * Layer: pure.
 *
 * X-Forwarded-For, X-Forwarded-Proto and X-Forwarded-Host, or the field
 * Forwarded of RFC 7239.  Each proxy adds what it knows at the right of a list,
 * so the list is read from the right, and only as long as the address that is
 * found there is one of those that are trusted: whatever stands further to the
 * left may have been sent by anybody.
 *
 * Forwarded counts only where a request has none of the other three.  A proxy
 * passes on fields that it does not know, so a stranger could else say
 * something in the one that the proxy does not write.
 */
#ifndef FORWARDED_H
#define FORWARDED_H

#include "common/pure/ip_network.h"
#include "httpd-once/pure/request.h"

enum {
	/* Proxies between a client and this server: more than there are. */
	FORWARDED_HOPS_LIMIT = 16,
};

enum forwarded_scheme {
	FORWARDED_UNKNOWN, /* nothing was said */
	FORWARDED_HTTP,
	FORWARDED_HTTPS,
};

struct forwarded {
	bool has_client; /* client was told, or that it is not known */
	struct ip_address client; /* "-" where it is not known */
	enum forwarded_scheme scheme; /* how it asked the outermost proxy */
	struct view host; /* whom it asked, perhaps with a port; or empty */
};

/*
 * Reads the fields of a request that came from a proxy that is trusted; the
 * networks are those of all that are.  Values that are malformed end the list.
 */
void
forwarded_read(const struct request *request, const struct ip_network *networks,
    size_t count, struct forwarded *forwarded);

/* The port of a host, or the usual one of the scheme. */
struct view forwarded_port(struct view host, enum forwarded_scheme scheme);

#endif
