/*
 * magic_service - the service that looks into files, for all handlers
 *
 * Layer: story.
 *
 * httpd-magic(8) with --serve has the database of libmagic loaded; handlers
 * ask it over one end of a connected pair of UNIX sockets (SOCK_SEQPACKET),
 * which all of them inherit and whose number stands in their environment
 * (HANDLER_ENV_MAGIC).  Only httpd-once, which knows what that is, gets it.
 *
 * The supervisor keeps both ends of the pair, so that one service may follow
 * another.  It starts one when the first question waits; under --chroot it does
 * so before, because the program and its database lie outside the new root.  A
 * service that died is followed by another at the next question; if it died
 * young, only after a rest that grows.  Questions that come during the rest are
 * thrown away, and their handlers run httpd-magic(8) themselves.
 *
 * A service ends by itself when no process has the other end any more.
 */
#ifndef MAGIC_SERVICE_H
#define MAGIC_SERVICE_H

#include "supervisor/edge/error_log.h"
#include "supervisor/pure/settings.h"

#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

enum {
	/* A service that died before it was this old died young. */
	MAGIC_SERVICE_YOUNG_MS = 10000,
	/* The first rest, which is doubled up to the longest. */
	MAGIC_SERVICE_REST_LEAST_MS = 1000,
	MAGIC_SERVICE_REST_MOST_MS = 64000,
};

struct magic_service {
	int program; /* httpd-magic; -1: none, and all else is unset */
	int ask; /* the end that handlers have */
	int answer; /* the end that the service has */
	pid_t pid; /* 0: none runs */
	int64_t started_ms;
	int64_t rest_until_ms;
	int rest_ms; /* the last rest */
	bool is_outside; /* the program lies outside the root of --chroot */
	const sigset_t *mask; /* the service's */
	char path[PATH_MAX];
};

/*
 * Opens the program, beside this one or where it is installed, and makes the
 * pair.  Without a program, or a pair, there will be no service, and handlers
 * do without it; no message says so.
 */
void magic_service_open(struct magic_service *magic, const sigset_t *mask);

/* Whether there is, or can be, a service. */
bool magic_service_is_there(const struct magic_service *magic);

/*
 * Starts the service for --chroot, as root and before the new root is entered:
 * the service enters that itself.  Returns 0, or -1 with the settings'
 * complaint set where there is no such user.
 */
int magic_service_start_outside(
    struct magic_service *magic, struct settings *settings, int64_t now_ms);

/* The descriptor that becomes readable when a service has to be started, or -1
 * while there is nothing to wait for. */
int magic_service_waiting(const struct magic_service *magic);

/* Called when it is readable: starts a service, or throws questions away. */
void magic_service_asked(struct magic_service *magic, int64_t now_ms);

/* Deals with the end of a process that is no handler.  Returns whether it was
 * the service, and logs it. */
bool magic_service_has_lost(
    struct magic_service *magic, pid_t pid, int status, int64_t now_ms);

/*
 * Makes room for another service, with the program and the database as they are
 * now, for handlers that are started from now on.  The service before ends when
 * the handlers that have its socket are gone.
 */
void magic_service_renew(struct magic_service *magic);

/* Called by a copy that accepts: only the first process has a service. */
void magic_service_leave(struct magic_service *magic);

/* Ends the service when no handler is left. */
void magic_service_end(struct magic_service *magic);

#endif
