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
 * Checks that the client may have the file that exchange->path names or, with
 * an index, the file of that name in the directory.  Returns STEP_GO_ON where
 * it may, with exchange->user set where it had to give a password, or
 * STEP_ANSWERED: with 401, or with 500 where the file of --auth cannot be read,
 * has a bad line, or the password cannot be checked.  The password is checked
 * once for each area, however often this is called.
 */
enum step authorize_request(struct exchange *exchange, struct view index);

/*
 * Refuses an open file that is the file of --auth itself.  Returns 0, or 404
 * with exchange->reason set.
 */
int authorize_file(struct exchange *exchange, const struct file_facts *facts);

#endif
