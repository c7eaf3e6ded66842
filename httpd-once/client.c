#include "client.h"

#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

void
client_begin(struct client *client, int fd)
{
	client->fd = fd;
	client->has_remote = false;
	client->has_local = false;
}

void
client_believe(struct client *client, const struct proxy *proxy)
{
	if (!proxy->is_known)
		return;
	client->remote = proxy->source;
	client->local = proxy->destination;
	client->has_remote = client->has_local = true;
}

static void
set_socket(struct address *address, const struct sockaddr_storage *socket)
{
	if (socket->ss_family == AF_INET) {
		struct sockaddr_in in;
		unsigned char bytes[4];

		memcpy(&in, socket, sizeof(in));
		memcpy(bytes, &in.sin_addr, sizeof(bytes));
		address_set_bytes(address, bytes, false, ntohs(in.sin_port));
	} else if (socket->ss_family == AF_INET6) {
		struct sockaddr_in6 in6;

		memcpy(&in6, socket, sizeof(in6));
		address_set_bytes(
		    address, in6.sin6_addr.s6_addr, true, ntohs(in6.sin6_port));
	}
}

/* What the environment says. */
static void
set_text(struct address *address, const char *host, const char *port)
{
	address_set(address, host == NULL ? VIEW("-") : view_of(host),
	    port == NULL ? VIEW("0") : view_of(port));
}

const struct address *
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
	set_text(&client->remote, host, port);
	if (host == NULL &&
	    getpeername(client->fd, (struct sockaddr *)&socket, &size) == 0)
		set_socket(&client->remote, &socket);
	return &client->remote;
}

const struct address *
client_local(struct client *client)
{
	struct sockaddr_storage socket = { .ss_family = AF_UNSPEC };
	socklen_t size = sizeof(socket);
	const char *host = getenv("TCPLOCALIP");
	const char *port = getenv("TCPLOCALPORT");

	if (client->has_local)
		return &client->local;
	client->has_local = true;
	set_text(&client->local, host, port);
	if ((host == NULL || port == NULL) &&
	    getsockname(client->fd, (struct sockaddr *)&socket, &size) == 0)
		set_socket(&client->local, &socket);
	return &client->local;
}
