/*
 * directory_redirect - the answer for a directory without its slash
 *
 * Layer: story.
 */
#ifndef DIRECTORY_REDIRECT_H
#define DIRECTORY_REDIRECT_H

#include "httpd-once/exchange.h"

/*
 * Redirects to the same path with a slash at its end; the query is kept.  The
 * location is relative, because a proxy may have taken the front of the path
 * off; where a program asked for the path, the client knows another one, to
 * which nothing can be relative.
 */
void directory_redirect(struct exchange *exchange);

#endif
