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
 * another.  It starts one when the first question waits; under --chroot, which
 * the program and its database are outside of, it does so before.  A service
 * that died is followed by another at the next question, or not before a rest,
 * which grows, if it died young; questions that come meanwhile are thrown away,
 * upon which their handlers help themselves.
 *
 * A service ends by itself when nobody is left who has the other end.
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
	/* What died before it was that old died young. */
	MAGIC_SERVICE_YOUNG_MS = 10000,
	/* The rest, doubled up to the longest. */
	MAGIC_SERVICE_REST_LEAST_MS = 1000,
	MAGIC_SERVICE_REST_MOST_MS = 64000,
};

struct magic_service {
	int program; /* httpd-magic; -1: none, and nothing below holds */
	int ask; /* what handlers have */
	int answer; /* what the service has */
	pid_t pid; /* 0: none runs */
	int64_t started_ms;
	int64_t rest_until_ms;
	int rest_ms; /* the last rest */
	bool is_outside; /* the program; it was started before the chroot */
	const sigset_t *mask; /* the service's */
	char path[PATH_MAX];
};

/*
 * Opens the program, beside this one or where it is installed, and makes the
 * pair.  Without a program, or a pair, there will be no service, and handlers
 * do without: nothing is said.
 */
void magic_service_open(struct magic_service *magic, const sigset_t *mask);

/* Whether there is, or can be, a service. */
bool magic_service_is_there(const struct magic_service *magic);

/*
 * Starts the service as it has to be under --chroot, by root and before the
 * root is entered: it enters that itself.  Returns 0, or -1 with the settings'
 * complaint set, where there is no such user.
 */
int magic_service_start_outside(
    struct magic_service *magic, struct settings *settings, int64_t now_ms);

/* The descriptor that is readable when a service has to be started; -1. */
int magic_service_waiting(const struct magic_service *magic);

/* It is readable: starts a service, or throws questions away. */
void magic_service_asked(struct magic_service *magic, int64_t now_ms);

/* A process that is no handler has ended.  Returns whether it was the service,
 * and says so. */
bool magic_service_has_lost(
    struct magic_service *magic, pid_t pid, int status, int64_t now_ms);

/*
 * Another service, with the program and the database as they are now, for
 * handlers that are started from now on.  That of before ends when those that
 * have it are gone.
 */
void magic_service_renew(struct magic_service *magic);

/* Of another accepting process: only the first one looks after the service. */
void magic_service_leave(struct magic_service *magic);

/* Ends the service: no handler is left. */
void magic_service_end(struct magic_service *magic);

#endif
