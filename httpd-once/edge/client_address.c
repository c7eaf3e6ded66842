#include "httpd-once/edge/client_address.h"

#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

void
client_address_begin(struct client_address *client, int fd)
{
	client->fd = fd;
	client->has_remote = false;
	client->has_local = false;
}

void
client_address_believe(
    struct client_address *client, const struct proxy_protocol *proxy)
{
	if (!proxy->is_known)
		return;
	client->remote = proxy->source;
	client->local = proxy->destination;
	client->has_remote = client->has_local = true;
}

static void
set_socket(struct ip_address *address, const struct sockaddr_storage *socket)
{
	if (socket->ss_family == AF_INET) {
		struct sockaddr_in in;
		unsigned char bytes[4];

		memcpy(&in, socket, sizeof(in));
		memcpy(bytes, &in.sin_addr, sizeof(bytes));
		ip_address_set_bytes(address, bytes, false, ntohs(in.sin_port));
	} else if (socket->ss_family == AF_INET6) {
		struct sockaddr_in6 in6;

		memcpy(&in6, socket, sizeof(in6));
		ip_address_set_bytes(
		    address, in6.sin6_addr.s6_addr, true, ntohs(in6.sin6_port));
	}
}

/* What the environment says. */
static void
set_text(struct ip_address *address, const char *host, const char *port)
{
	ip_address_set(address, host == NULL ? VIEW("-") : view_of(host),
	    port == NULL ? VIEW("0") : view_of(port));
}

static void
ask_system(struct ip_address *address, int fd,
    int ask(int, struct sockaddr *, socklen_t *))
{
	struct sockaddr_storage socket = { .ss_family = AF_UNSPEC };
	socklen_t size = sizeof(socket);

	if (ask(fd, (struct sockaddr *)&socket, &size) == 0)
		set_socket(address, &socket);
}

/* As getenv(3) of "TCPREMOTEIP=", at a third of what that costs: each line of
 * the log asks twice. */
static const char *
variable(const char *start)
{
	const char *value = NULL;

	for (char **next = environ; *next != NULL && value == NULL; next++)
		value = view_behind(*next, start);
	return value;
}

const struct ip_address *
client_address_remote(struct client_address *client)
{
	const char *host, *port;

	if (client->has_remote)
		return &client->remote;
	client->has_remote = true;
	host = variable("TCPREMOTEIP=");
	port = variable("TCPREMOTEPORT=");
	if (host == NULL) {
		host = variable("REMOTE_ADDR=");
		port = variable("REMOTE_PORT=");
	}
	set_text(&client->remote, host, port);
	if (host == NULL)
		ask_system(&client->remote, client->fd, getpeername);
	return &client->remote;
}

const struct ip_address *
client_address_local(struct client_address *client)
{
	const char *host, *port;

	if (client->has_local)
		return &client->local;
	client->has_local = true;
	host = variable("TCPLOCALIP=");
	port = variable("TCPLOCALPORT=");
	set_text(&client->local, host, port);
	if (host == NULL || port == NULL)
		ask_system(&client->local, client->fd, getsockname);
	return &client->local;
}
