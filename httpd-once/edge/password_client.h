/*
 * password_client - asks httpd-password(8) whether a password is right
 *
 * Layer: edge.
 */
#ifndef PASSWORD_CLIENT_H
#define PASSWORD_CLIENT_H

#include "httpd-once/pure/basic_auth.h"

/*
 * Checks the credentials against the users of this scope with
 * httpd-password(8), which takes as long for an unknown user as for a known
 * one.  Returns 1 where the password is right, 0 where it is not, or -1 with
 * errno where that cannot be known: as helper_ask, or EINVAL for a hash that
 * crypt(3) of this system does not support.
 */
int password_client_matches(const struct auth_file_scope *scope,
    const struct basic_auth_credentials *credentials);

#endif
