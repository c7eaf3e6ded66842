#include "httpd-once/forwarding.h"

#include "httpd-once/pure/forwarded.h"

/* Reads the networks of --trust-proxy.  Returns how many there are. */
static size_t
read_networks(const struct options *options, struct ip_network *networks)
{
	size_t count = 0;

	for (unsigned i = 0; i < options->trusted.count; i++)
		if (ip_network_read(view_of(options->trusted.texts[i]),
			&networks[count]) == 0)
			count++;
	return count;
}

static bool
is_from_proxy(
    struct exchange *exchange, const struct ip_network *networks, size_t count)
{
	const struct ip_address *remote =
	    client_address_remote(&exchange->client);

	for (size_t i = 0; i < count; i++)
		if (ip_network_has(&networks[i], view_of(remote->host)))
			return true;
	return false;
}

/*
 * The port of this server that the client used: where neither host nor scheme
 * was told, the proxy may well have the port of this connection.
 */
static void
believe_port(struct exchange *exchange, const struct forwarded *forwarded)
{
	struct view host = forwarded->host.length > 0
	    ? forwarded->host
	    : path_host(&exchange->path, &exchange->request);

	if (forwarded->host.length == 0 &&
	    forwarded->scheme == FORWARDED_UNKNOWN)
		return;
	client_address_set_local_port(
	    &exchange->client, forwarded_port(host, forwarded->scheme));
}

void
forwarding_believe(struct exchange *exchange)
{
	struct ip_network networks[OPTIONS_REPEAT_LIMIT];
	size_t count = read_networks(exchange->options, networks);
	struct client_address *client = &exchange->client;
	struct forwarded forwarded;

	if (!is_from_proxy(exchange, networks, count))
		return;
	forwarded_read(&exchange->request, networks, count, &forwarded);
	believe_port(exchange, &forwarded);
	if (forwarded.has_client)
		client_address_set_remote(client, &forwarded.client);
	if (forwarded.scheme != FORWARDED_UNKNOWN)
		client_address_set_secure(
		    client, forwarded.scheme == FORWARDED_HTTPS);
	if (forwarded.host.length > 0)
		exchange->path.host = forwarded.host;
}
