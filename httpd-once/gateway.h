/*
 * gateway - the story of a request that a program answers (RFC 3875)
 *
 * Layer: policy.
 */
#ifndef GATEWAY_H
#define GATEWAY_H

#include "exchange.h"

/* A program that was found for a request. */
struct program {
	int folder; /* the one it lies in; owned */
	int file; /* the program itself, O_PATH; owned */
	char name[256]; /* its name in that folder */
	struct view script; /* the part of path.name that names it */
	struct view path_info; /* the part behind it with its slash, or empty */
};

/*
 * Looks for the program that the path names: below /cgi-bin/ in the folder of
 * --cgi-bin, or with the suffix of --cgi-suffix below the root.  Returns 0
 * where there is one; -1 where the path belongs to no program; 404 or 403,
 * with exchange->reason set, where it does but there is none to run.
 */
int gateway_find(struct exchange *exchange, struct program *program);

/*
 * Runs the program and relays its answer.  Returns 0 when an answer was sent
 * (or the client is gone: exchange->status says which); an HTTP status with
 * exchange->reason set, when nothing was sent and that error is to be the
 * answer; -1 when the program asked for another path of this server to be
 * served instead, which is then in target (RFC 3875 6.2.2).
 */
int gateway_run(
    struct exchange *exchange, struct program *program, struct text *target);

#endif
