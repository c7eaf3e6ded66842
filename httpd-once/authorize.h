/*
 * authorize - asks for a name and a password where --auth says so
 *
 * Layer: story.
 */
#ifndef AUTHORIZE_H
#define AUTHORIZE_H

#include "httpd-once/edge/open_beneath.h"
#include "httpd-once/exchange.h"

/*
 * Whether the client may have what exchange->path names or, with an index, the
 * file of that name in the folder.  Where not, the answer has been sent: 401,
 * or 500 where the file of --auth cannot be read, has a bad line, or the
 * password cannot be checked.  Sets exchange->user.  The password is checked
 * once for each area, however often this is called.
 */
bool authorize_request(struct exchange *exchange, struct view index);

/*
 * Refuses an open file that is the file of --auth itself.  Returns 0, or 404
 * with exchange->reason set.
 */
int authorize_file(struct exchange *exchange, const struct file_facts *facts);

#endif
