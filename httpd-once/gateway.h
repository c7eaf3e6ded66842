/*
 * gateway - the story of a request that a program answers (RFC 3875)
 *
 * Layer: policy.
 *
 * Take in as much of the body as must be known first, tell the program what it
 * is asked, start it, read its header, and either serve the path it names
 * instead or let its body flow to the client.
 */
#ifndef GATEWAY_H
#define GATEWAY_H

#include "httpd-once/program.h"

/*
 * Runs the program and relays its answer.  Returns 0 when an answer was sent
 * or the client is gone (exchange->is_gone); a status with exchange->reason
 * set, when nothing was sent and that error is to be the answer; -1 when the
 * program asked for another path of this server to be served instead
 * (RFC 3875 6.2.2): that target is then in the text, and the request has
 * become a GET, or has stayed a HEAD, without a body.
 */
int gateway_run(
    struct exchange *exchange, struct program *program, struct text *target);

#endif
