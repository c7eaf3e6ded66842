/*
 * listen - from addresses to listening sockets
 *
 * Layer: edge.
 *
 * A listener is a socket that is bound, listens, does not block and is not
 * inherited by handlers.  IPv6 sockets are for IPv6 alone (IPV6_V6ONLY), so
 * both families of one port are two sockets.  The options of a listening TCP
 * socket hold for its connections, too: TCP_NODELAY and TCP_DEFER_ACCEPT.
 */
#ifndef LISTEN_H
#define LISTEN_H

#include "supervisor/pure/peer.h"
#include "supervisor/pure/settings.h"

#include <limits.h>
#include <sys/un.h>

enum {
	/* A UNIX socket's path is the longest of all. */
	LISTEN_NAME_SIZE = sizeof(((struct sockaddr_un *)0)->sun_path) + 16,
	LISTEN_SPEC_SIZE = LISTEN_NAME_SIZE,
};

struct listener {
	int fd;
	bool is_wildcard; /* the local address differs by connection */
	bool is_status; /* the supervisor itself answers there */
	bool is_handed; /* came from the parent of the supervisor */
	struct peer local;
	char spec[LISTEN_SPEC_SIZE]; /* as in the settings */
	char name[LISTEN_NAME_SIZE]; /* as it is bound: for people */
};

struct listeners {
	struct listener list[SETTINGS_LISTENS_LIMIT];
	unsigned count;
};

/*
 * Opens all listeners that the settings name.  A socket of kept (may be NULL)
 * that has the same spec is taken over, and so is every handed one; the others
 * are opened.  Returns 0, or -1 with the complaint set and nothing new left
 * open.
 */
int listen_all(struct listeners *listeners, struct settings *settings,
    const struct listeners *kept);

/*
 * Whether one of the addresses could be listened on: a socket is bound for a
 * moment, and no path is made.  One that is in use may be that of the
 * supervisor that runs.  which counts --listen from 0, then comes the default
 * address, then that of --status; what the settings do not ask for is right.
 * Returns 0, or -1 with the complaint set.
 */
int listen_check(struct settings *settings, unsigned which);

/*
 * Adopts the descriptor under the name given (NULL: its own address).
 * Returns 0, or -1 and errno: EINVAL where it is no listening stream socket,
 * EMFILE where it is at or over FD_SETSIZE or the list is full.
 */
int listen_adopt(struct listeners *listeners, int fd, const char *spec);

/*
 * Sets the options that can be set while a socket listens: the backlog and the
 * TCP options.  Sockets that were handed over are left alone.
 */
void
listen_tune(const struct listeners *listeners, const struct settings *settings);

/* Whether the descriptor is one of them; listeners may be NULL. */
bool listen_has(const struct listeners *listeners, int fd);

/* Closes those that are not in kept (may be NULL). */
void listen_close(struct listeners *listeners, const struct listeners *kept);

/* Removes the paths of the UNIX sockets that were made here and are not in kept
 * (may be NULL). */
void
listen_unlink(const struct listeners *listeners, const struct listeners *kept);

#endif
