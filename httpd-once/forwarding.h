/*
 * forwarding - believes what an HTTP proxy says about the client
 *
 * Layer: story.
 */
#ifndef FORWARDING_H
#define FORWARDING_H

#include "httpd-once/exchange.h"

/*
 * Where the other side of the connection is one that --trust-proxy names, takes
 * from the fields of the request (see forwarded.h) who the client is, what host
 * and port it asked, and whether it did so over TLS.  The log, programs and
 * --vhosts are then told that.  From anybody else the fields mean nothing.  To
 * be called once, after the request and its path were parsed.
 */
void forwarding_believe(struct exchange *exchange);

#endif
