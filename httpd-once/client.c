#include "client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "text.h"

void
client_begin(struct client *client, int fd)
{
	client->fd = fd;
	client->has_remote = false;
	client->has_local = false;
}

static void
copy(char *to, size_t size, const char *from)
{
	size_t length = strlen(from);

	if (length > size - 1)
		length = size - 1;
	memcpy(to, from, length);
	to[length] = '\0';
}

static void
set(struct client_address *address, const char *host, const char *port)
{
	copy(address->host, sizeof(address->host), host);
	copy(address->port, sizeof(address->port), port);
}

void
client_believe(struct client *client, const struct proxy *proxy)
{
	if (!proxy->is_known)
		return;
	set(&client->remote, proxy->source.host, proxy->source.port);
	set(&client->local, proxy->destination.host, proxy->destination.port);
	client->has_remote = client->has_local = true;
}

static void
set_port(struct client_address *address, in_port_t port)
{
	struct text text = text_over(address->port, sizeof(address->port) - 1);

	text_add_number(&text, ntohs(port));
	address->port[text.length] = '\0';
}

/* Addresses of IPv4 that came in over IPv6 are shown as what they are. */
static void
set_inet6(struct client_address *address, const struct sockaddr_in6 *in6)
{
	const uint8_t *bytes = in6->sin6_addr.s6_addr;

	if (IN6_IS_ADDR_V4MAPPED(&in6->sin6_addr))
		inet_ntop(
		    AF_INET, bytes + 12, address->host, sizeof(address->host));
	else
		inet_ntop(
		    AF_INET6, bytes, address->host, sizeof(address->host));
	set_port(address, in6->sin6_port);
}

static void
set_socket(
    struct client_address *address, const struct sockaddr_storage *socket)
{
	if (socket->ss_family == AF_INET) {
		struct sockaddr_in in;

		memcpy(&in, socket, sizeof(in));
		inet_ntop(AF_INET, &in.sin_addr, address->host,
		    sizeof(address->host));
		set_port(address, in.sin_port);
	} else if (socket->ss_family == AF_INET6) {
		struct sockaddr_in6 in6;

		memcpy(&in6, socket, sizeof(in6));
		set_inet6(address, &in6);
	}
}

const struct client_address *
client_remote(struct client *client)
{
	struct sockaddr_storage socket = { .ss_family = AF_UNSPEC };
	socklen_t size = sizeof(socket);
	const char *host = getenv("TCPREMOTEIP");
	const char *port = getenv("TCPREMOTEPORT");

	if (client->has_remote)
		return &client->remote;
	client->has_remote = true;
	if (host == NULL) {
		host = getenv("REMOTE_ADDR");
		port = getenv("REMOTE_PORT");
	}
	set(&client->remote, host == NULL ? "-" : host,
	    port == NULL ? "0" : port);
	if (host == NULL &&
	    getpeername(client->fd, (struct sockaddr *)&socket, &size) == 0)
		set_socket(&client->remote, &socket);
	return &client->remote;
}

const struct client_address *
client_local(struct client *client)
{
	struct sockaddr_storage socket = { .ss_family = AF_UNSPEC };
	socklen_t size = sizeof(socket);
	const char *host = getenv("TCPLOCALIP");
	const char *port = getenv("TCPLOCALPORT");

	if (client->has_local)
		return &client->local;
	client->has_local = true;
	set(&client->local, host == NULL ? "-" : host,
	    port == NULL ? "0" : port);
	if ((host == NULL || port == NULL) &&
	    getsockname(client->fd, (struct sockaddr *)&socket, &size) == 0)
		set_socket(&client->local, &socket);
	return &client->local;
}
