#include "supervisor/edge/listen.h"

#include "common/edge/ability.h"
#include "supervisor/edge/trusted_open.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <string.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <unistd.h>

#define STATUS_SPEC "status:"

enum {
	/* A port that is free for one family may be taken for the other; this
	 * many times in a row that is no accident. */
	FREE_PORT_TRIES = 20,
	/* What the kernel keeps for a client that does not read, beyond what
	 * is on its way: by itself up to 4 MiB (net.ipv4.tcp_wmem). */
	UNSENT_LIMIT = 256 * 1024,
};

/* The state of opening the listeners. */
struct opening {
	struct listeners *to;
	struct settings *settings;
	const char *spec;
	unsigned port; /* that replaces 0, once known */
	bool may_lack_family; /* a host without IPv6 is no failure */
	bool is_trial; /* nothing is to be left open */
};

/* What may be done about it. */
static const char *
advice_on(const struct opening *opening, int error)
{
	bool is_path = strncmp(opening->spec, "unix:", 5) == 0 ||
	    strncmp(opening->spec, STATUS_SPEC, sizeof STATUS_SPEC - 1) == 0;

	switch (error) {
	case EADDRINUSE:
		return is_path ? "; another process listens there"
			       : "; another process listens there (ss -ltnp "
				 "tells which), or take another --port";
	case EACCES:
		return is_path
		    ? "; the folder has to let this user make it"
		    : "; a port below 1024 is for root: start as root with "
		      "--user NAME, or take another --port";
	case EADDRNOTAVAIL:
		return "; no interface of this machine has this address";
	case EEXIST:
		return "; what lies there is no socket, and is left alone";
	case ENOENT:
		return "; the folder has to be there";
	case ENAMETOOLONG:
		return "; a path has 1 to 107 bytes";
	default:
		return "";
	}
}

static int
refuse_spec(const struct opening *opening, int error)
{
	return settings_complain(opening->settings,
	    "cannot listen on %.100s: %s%s", opening->spec, strerror(error),
	    advice_on(opening, error));
}

static void
describe(struct listener *listener)
{
	struct sockaddr_storage address = { .ss_family = AF_UNSPEC };
	socklen_t length = sizeof address;
	const struct sockaddr_un *path = (const void *)&address;

	if (getsockname(listener->fd, (void *)&address, &length) != 0)
		return;
	listener->local = peer_of(&address);
	if (address.ss_family == AF_UNIX) {
		snprintf(listener->name, sizeof listener->name, "unix:%.*s",
		    (int)sizeof path->sun_path, path->sun_path);
		return;
	}
	peer_write_name(&listener->local, listener->name);
	listener->is_wildcard = true;
	for (size_t i = 0; i < sizeof listener->local.address; i++)
		if (listener->local.address[i] != 0)
			listener->is_wildcard = false;
}

static bool
is_listening(int fd)
{
	int type = 0;
	int accepts = 0;
	socklen_t length = sizeof type;

	return getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &length) == 0 &&
	    type == SOCK_STREAM &&
	    getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &accepts, &length) == 0 &&
	    accepts;
}

static int
add(struct listeners *listeners, int fd, const char *spec)
{
	struct listener *listener = &listeners->list[listeners->count];

	if (fd >= FD_SETSIZE || listeners->count == SETTINGS_LISTENS_LIMIT) {
		errno = EMFILE;
		return -1;
	}
	*listener = (struct listener){ .fd = fd };
	describe(listener);
	snprintf(listener->spec, sizeof listener->spec, "%s",
	    spec == NULL ? listener->name : spec);
	listener->is_status =
	    strncmp(listener->spec, STATUS_SPEC, sizeof STATUS_SPEC - 1) == 0;
	listeners->count++;
	return 0;
}

int
listen_adopt(struct listeners *listeners, int fd, const char *spec)
{
	int flags = fcntl(fd, F_GETFL);

	if (flags < 0 || !is_listening(fd)) {
		errno = EINVAL;
		return -1;
	}
	if (fcntl(fd, F_SETFL, flags | O_NONBLOCK) != 0 ||
	    fcntl(fd, F_SETFD, FD_CLOEXEC) != 0 ||
	    add(listeners, fd, spec) != 0)
		return -1;
	listeners->list[listeners->count - 1].is_handed = spec == NULL;
	return 0;
}

/* A failure to set one of these is harmless: the socket works without it. */
static void
set_tcp_options(int fd, const struct settings *settings)
{
	int on = 1;
	int seconds = (int)settings->defer_accept_s;
	int unsent = UNSENT_LIMIT;

	setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
	setsockopt(fd, IPPROTO_TCP, TCP_NOTSENT_LOWAT, &unsent, sizeof unsent);
	setsockopt(fd, IPPROTO_TCP, TCP_DEFER_ACCEPT, &seconds, sizeof seconds);
}

static int
bind_and_listen(
    int fd, const struct addrinfo *address, const struct opening *opening)
{
	const struct settings *settings = opening->settings;
	int on = 1;

	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
	if (address->ai_family == AF_INET6 &&
	    setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on) != 0)
		return -1;
	if (bind(fd, address->ai_addr, address->ai_addrlen) != 0)
		/* It may be the supervisor that runs already. */
		return opening->is_trial && errno == EADDRINUSE ? 0 : -1;
	if (opening->is_trial)
		return 0;
	if (address->ai_family != AF_UNIX)
		set_tcp_options(fd, settings);
	return listen(fd, (int)settings->backlog);
}

static int
open_one(const struct opening *opening, const struct addrinfo *address)
{
	int fd = socket(
	    address->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	int error;

	if (fd < 0)
		return -1;
	if (bind_and_listen(fd, address, opening) == 0 &&
	    add(opening->to, fd, opening->spec) == 0)
		return 0;
	error = errno;
	close(fd);
	errno = error;
	return -1;
}

static void
set_port(struct addrinfo *address, unsigned port)
{
	/* The port has the same place in both. */
	_Static_assert(offsetof(struct sockaddr_in, sin_port) ==
		offsetof(struct sockaddr_in6, sin6_port),
	    "one place for the port");
	((struct sockaddr_in *)(void *)address->ai_addr)->sin_port =
	    htons((uint16_t)port);
}

static bool
is_family_missing(int error)
{
	return error == EAFNOSUPPORT || error == EADDRNOTAVAIL ||
	    error == EPROTONOSUPPORT;
}

/* Opens all addresses of one spec, at one port. */
static int
open_each(struct opening *opening, struct addrinfo *addresses)
{
	unsigned count_before = opening->to->count;
	int error = EADDRNOTAVAIL;

	for (struct addrinfo *address = addresses; address != NULL;
	     address = address->ai_next) {
		set_port(address, opening->port);
		if (open_one(opening, address) == 0)
			opening->port =
			    opening->to->list[opening->to->count - 1]
				.local.port;
		else if (opening->may_lack_family && is_family_missing(errno))
			error = errno;
		else
			return -1;
	}
	errno = error;
	return opening->to->count > count_before ? 0 : -1;
}

static void
close_from(struct listeners *listeners, unsigned first)
{
	int error = errno;

	while (listeners->count > first)
		close(listeners->list[--listeners->count].fd);
	errno = error;
}

static int
open_addresses(struct opening *opening, struct addrinfo *addresses)
{
	unsigned count_before = opening->to->count;
	unsigned port = opening->port;
	int tries = port == 0 ? FREE_PORT_TRIES : 1;

	while (tries-- > 0) {
		opening->port = port;
		if (open_each(opening, addresses) == 0)
			return 0;
		close_from(opening->to, count_before);
		if (errno != EADDRINUSE)
			break;
	}
	return refuse_spec(opening, errno);
}

/* Splits "host:port"; a host with colons is in brackets. */
static int
split_spec(const char *spec, char *host, size_t host_size, unsigned *port)
{
	const char *colon = strrchr(spec, ':');
	size_t length = colon == NULL ? 0 : (size_t)(colon - spec);
	struct settings number = { .port = 0 };

	if (colon == NULL || length >= host_size ||
	    settings_set(&number, settings_named("port"), colon + 1) != 0)
		return -1;
	*port = number.port;
	if (length >= 2 && spec[0] == '[' && spec[length - 1] == ']') {
		spec++;
		length -= 2;
	} else if (memchr(spec, ':', length) != NULL) {
		return -1;
	}
	memcpy(host, spec, length);
	host[length] = '\0';
	return 0;
}

static int
open_internet(struct opening *opening)
{
	struct addrinfo hints = { .ai_family = AF_UNSPEC,
		.ai_socktype = SOCK_STREAM,
		.ai_flags = AI_PASSIVE };
	struct addrinfo *addresses = NULL;
	char host[LISTEN_SPEC_SIZE];
	bool is_any;
	int result;

	if (split_spec(opening->spec, host, sizeof host, &opening->port) != 0)
		return settings_complain(opening->settings,
		    "cannot listen on %s: it is not ADDRESS:PORT, "
		    "[ADDRESS]:PORT, :PORT or unix:PATH",
		    opening->spec);
	is_any = host[0] == '\0' || strcmp(host, "*") == 0;
	opening->may_lack_family = is_any;
	result = getaddrinfo(is_any ? NULL : host, "0", &hints, &addresses);
	if (result != 0)
		return settings_complain(opening->settings,
		    "cannot listen on %s: %s", opening->spec,
		    gai_strerror(result));
	result = open_addresses(opening, addresses);
	freeaddrinfo(addresses);
	return result;
}

/* A socket that refuses connections was left behind by a process that has
 * ended. */
static void
remove_stale(const struct sockaddr_un *path)
{
	struct stat status;
	int fd;

	if (lstat(path->sun_path, &status) != 0 || !S_ISSOCK(status.st_mode))
		return;
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return;
	if (connect(fd, (const void *)path, sizeof *path) != 0 &&
	    errno == ECONNREFUSED)
		unlink(path->sun_path);
	close(fd);
}

static int
open_unix(struct opening *opening, const char *name)
{
	struct trusted_place place;
	struct sockaddr_un path = { .sun_family = AF_UNIX };
	struct addrinfo address = { .ai_family = AF_UNIX,
		.ai_addr = (void *)&path,
		.ai_addrlen = sizeof path };

	if (*name == '\0' || strlen(name) >= sizeof path.sun_path)
		return refuse_spec(opening, ENAMETOOLONG);
	memcpy(path.sun_path, name, strlen(name));
	/* Root makes and removes nothing behind a link of another's. */
	if (trusted_find(&place, name) != 0)
		return refuse_spec(opening, errno);
	trusted_close(&place);
	remove_stale(&path);
	if (open_one(opening, &address) != 0)
		return refuse_spec(opening, errno);
	return 0;
}

/* Takes over the sockets of kept that have the same spec.  Returns their
 * number. */
static unsigned
take_kept(struct listeners *to, const struct listeners *kept, const char *spec)
{
	unsigned found = 0;

	for (unsigned i = 0; kept != NULL && i < kept->count; i++) {
		if (strcmp(kept->list[i].spec, spec) != 0 ||
		    to->count == SETTINGS_LISTENS_LIMIT)
			continue;
		/* The handed sockets are in the list already. */
		if (!kept->list[i].is_handed)
			to->list[to->count++] = kept->list[i];
		found++;
	}
	return found;
}

static int
open_spec(struct listeners *to, struct settings *settings,
    const struct listeners *kept, const char *spec)
{
	struct opening opening = {
		.to = to, .settings = settings, .spec = spec
	};

	if (take_kept(to, kept, spec) > 0)
		return 0;
	if (strncmp(spec, "unix:", 5) == 0)
		return open_unix(&opening, spec + sizeof "unix:" - 1);
	return open_internet(&opening);
}

/* Only the socket's owner may connect: privileges_drop gives it to --user. */
static int
open_status(struct listeners *to, struct settings *settings,
    const struct listeners *kept)
{
	char spec[LISTEN_SPEC_SIZE];
	struct opening opening = {
		.to = to, .settings = settings, .spec = spec
	};
	mode_t before;
	int result;

	snprintf(spec, sizeof spec, STATUS_SPEC "%s", settings->status);
	if (take_kept(to, kept, spec) > 0)
		return 0;
	before = umask(S_IXUSR | S_IRWXG | S_IRWXO);
	result = open_unix(&opening, settings->status);
	umask(before);
	return result;
}

/* The spec of --address and --port. */
static int
write_default(char spec[LISTEN_SPEC_SIZE], struct settings *settings)
{
	const char *address =
	    settings->address == NULL ? "*" : settings->address;
	bool is_bare_ipv6 = strchr(address, ':') != NULL && address[0] != '[';

	if ((size_t)snprintf(spec, LISTEN_SPEC_SIZE,
		is_bare_ipv6 ? "[%s]:%u" : "%s:%u", address,
		settings->port) < LISTEN_SPEC_SIZE)
		return 0;
	return settings_complain(
	    settings, "address %.40s... is too long", address);
}

static int
open_default(struct listeners *to, struct settings *settings,
    const struct listeners *kept)
{
	char spec[LISTEN_SPEC_SIZE];

	return write_default(spec, settings) == 0
	    ? open_spec(to, settings, kept, spec)
	    : -1;
}

static void
take_handed(struct listeners *to, const struct listeners *kept)
{
	for (unsigned i = 0; kept != NULL && i < kept->count; i++)
		if (kept->list[i].is_handed)
			to->list[to->count++] = kept->list[i];
}

int
listen_all(struct listeners *listeners, struct settings *settings,
    const struct listeners *kept)
{
	int result = 0;

	listeners->count = 0;
	take_handed(listeners, kept);
	if (settings->has_address_or_port ||
	    (listeners->count == 0 && settings->listens.count == 0))
		result = open_default(listeners, settings, kept);
	for (unsigned i = 0; result == 0 && i < settings->listens.count; i++)
		result = open_spec(
		    listeners, settings, kept, settings->listens.texts[i]);
	if (result == 0 && settings->status != NULL)
		result = open_status(listeners, settings, kept);
	if (result != 0) {
		listen_unlink(listeners, kept);
		listen_close(listeners, kept);
	}
	return result;
}

/* Whether the path of a UNIX socket could be made, or taken over. */
static int
check_unix(struct opening *opening, const char *name)
{
	struct sockaddr_un path;
	struct stat status;

	if (*name == '\0' || strlen(name) >= sizeof path.sun_path)
		errno = ENAMETOOLONG;
	else if (lstat(name, &status) == 0 && !S_ISSOCK(status.st_mode))
		errno = EEXIST;
	else if (ability_make(name) == 0)
		return 0;
	return refuse_spec(opening, errno);
}

static int
check_spec(struct settings *settings, const char *spec)
{
	struct listeners none = { .count = 0 };
	struct opening opening = { .to = &none,
		.settings = settings,
		.spec = spec,
		.is_trial = true };

	if (strncmp(spec, "unix:", 5) == 0)
		return check_unix(&opening, spec + sizeof "unix:" - 1);
	if (open_internet(&opening) != 0)
		return -1;
	listen_close(&none, NULL);
	return 0;
}

int
listen_check(struct settings *settings, unsigned which)
{
	char spec[LISTEN_SPEC_SIZE];
	struct opening status = { .settings = settings, .spec = spec };

	if (which < settings->listens.count)
		return check_spec(settings, settings->listens.texts[which]);
	if (which == settings->listens.count + 1) {
		snprintf(spec, sizeof spec, STATUS_SPEC "%s", settings->status);
		return settings->status == NULL
		    ? 0
		    : check_unix(&status, settings->status);
	}
	if (settings->listens.count > 0 && !settings->has_address_or_port)
		return 0;
	return write_default(spec, settings) == 0 ? check_spec(settings, spec)
						  : -1;
}

void
listen_tune(const struct listeners *listeners, const struct settings *settings)
{
	for (unsigned i = 0; i < listeners->count; i++) {
		const struct listener *listener = &listeners->list[i];

		if (listener->is_handed)
			continue;
		if (listener->local.family != PEER_LOCAL)
			set_tcp_options(listener->fd, settings);
		listen(listener->fd, (int)settings->backlog);
	}
}

bool
listen_has(const struct listeners *listeners, int fd)
{
	for (unsigned i = 0; listeners != NULL && i < listeners->count; i++)
		if (listeners->list[i].fd == fd)
			return true;
	return false;
}

void
listen_close(struct listeners *listeners, const struct listeners *kept)
{
	for (unsigned i = 0; i < listeners->count; i++)
		if (!listen_has(kept, listeners->list[i].fd))
			close(listeners->list[i].fd);
	listeners->count = 0;
}

void
listen_unlink(const struct listeners *listeners, const struct listeners *kept)
{
	for (unsigned i = 0; i < listeners->count; i++) {
		const struct listener *listener = &listeners->list[i];

		if (!listener->is_handed && !listen_has(kept, listener->fd) &&
		    strncmp(listener->name, "unix:", 5) == 0)
			unlink(listener->name + sizeof "unix:" - 1);
	}
}
