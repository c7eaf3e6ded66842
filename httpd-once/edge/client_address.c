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
	client->has_secure = false;
}

void
client_address_believe(
    struct client_address *client, const struct proxy_protocol *proxy)
{
	if (proxy->is_secure)
		client->has_secure = client->is_secure = true;
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

static bool
is_unknown(const struct ip_address *address)
{
	return strcmp(address->host, "-") == 0;
}

/* sslserver has names of its own for the two ends. */
static bool
is_under_sslserver(void)
{
	const char *protocol = variable("PROTO=");

	return protocol != NULL && strcmp(protocol, "SSL") == 0;
}

/*
 * stunnel executes a program on one end of a pair of sockets, which are of the
 * family AF_UNIX or, as Debian has it, two ends of a connection to itself.
 */
static bool
is_under_stunnel(const struct ip_address *peer)
{
	const char *host = variable("REMOTE_HOST=");
	const char *port = variable("REMOTE_PORT=");
	unsigned char bytes[IP_ADDRESS_BYTES];

	return host != NULL && port != NULL &&
	    ip_address_read(view_of(host), bytes) == 0 &&
	    (is_unknown(peer) ||
		(strcmp(peer->host, "127.0.0.1") == 0 &&
		    strcmp(peer->port, port) != 0));
}

/* What other super-servers than those of UCSPI say, or else the socket. */
static void
find_remote(struct client_address *client)
{
	const char *host = variable("REMOTE_ADDR=");
	const char *port = variable("REMOTE_PORT=");

	if (is_under_sslserver()) {
		host = variable("SSLREMOTEIP=");
		port = variable("SSLREMOTEPORT=");
	}
	set_text(&client->remote, host, port);
	if (host != NULL)
		return;
	ask_system(&client->remote, client->fd, getpeername);
	if (!is_under_stunnel(&client->remote))
		return;
	set_text(&client->remote, variable("REMOTE_HOST="),
	    variable("REMOTE_PORT="));
	set_text(&client->local, NULL, NULL);
	client->has_local = true;
	client->has_secure = client->is_secure = true;
}

const struct ip_address *
client_address_remote(struct client_address *client)
{
	const char *host;

	if (client->has_remote)
		return &client->remote;
	client->has_remote = true;
	host = variable("TCPREMOTEIP=");
	if (host != NULL)
		set_text(&client->remote, host, variable("TCPREMOTEPORT="));
	else
		find_remote(client);
	return &client->remote;
}

const struct ip_address *
client_address_local(struct client_address *client)
{
	const char *host, *port;

	if (client->has_local)
		return &client->local;
	(void)client_address_remote(client);
	if (client->has_local)
		return &client->local;
	client->has_local = true;
	host = variable("TCPLOCALIP=");
	port = variable("TCPLOCALPORT=");
	if (host == NULL && is_under_sslserver()) {
		host = variable("SSLLOCALIP=");
		port = variable("SSLLOCALPORT=");
	}
	set_text(&client->local, host, port);
	if (host == NULL || port == NULL)
		ask_system(&client->local, client->fd, getsockname);
	return &client->local;
}

bool
client_address_is_secure(struct client_address *client)
{
	const char *protocol;

	(void)client_address_remote(client);
	if (client->has_secure)
		return client->is_secure;
	protocol = variable("SSL_PROTOCOL=");
	client->has_secure = true;
	client->is_secure =
	    (protocol != NULL && protocol[0] != '\0') || is_under_sslserver();
	return client->is_secure;
}

void
client_address_set_remote(
    struct client_address *client, const struct ip_address *remote)
{
	client->remote = *remote;
	client->has_remote = true;
}

void
client_address_set_local_port(struct client_address *client, struct view port)
{
	struct ip_address local = *client_address_local(client);

	ip_address_set(&client->local, view_of(local.host), port);
}

void
client_address_set_secure(struct client_address *client, bool is_secure)
{
	client->has_secure = true;
	client->is_secure = is_secure;
}
