/*
 * cgi_handler - the story of a request that a program answers (RFC 3875)
 *
 * Layer: story.
 *
 * The body is received as far as it must be known first, the environment is
 * made, the program is started and its header read, and then either another
 * path that it names is served or its body flows to the client.
 */
#ifndef CGI_HANDLER_H
#define CGI_HANDLER_H

#include "httpd-once/cgi_script.h"

/*
 * Runs the program and relays its answer.  Returns STEP_ANSWERED when that or
 * a refusal was sent or the client is gone (exchange->is_gone), or
 * STEP_REDIRECTED when the program asked for another path of this server to be
 * served instead (RFC 3875 6.2.2): the target is then in the text, and the
 * request has become a GET, or has stayed a HEAD, without a body.
 */
enum step cgi_handler_run(
    struct exchange *exchange, struct cgi_script *program, struct text *target);

#endif
