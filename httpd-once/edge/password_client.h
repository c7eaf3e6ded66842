/*
 * password_client - asks whether a password is the right one
 *
 * Layer: edge.
 */
#ifndef PASSWORD_CLIENT_H
#define PASSWORD_CLIENT_H

#include "httpd-once/pure/auth_file.h"

/*
 * Whether the password of the credentials is that of their user in this scope,
 * as httpd-password(8) says.  Takes as long for an unknown user as for a known
 * one.  Returns 1, 0, or -1 with errno where that cannot be told: what
 * helper_ask says, or EINVAL for a hash that crypt(3) of this system does not
 * know.
 */
int password_client_matches(const struct auth_file_scope *scope,
    const struct auth_file_credentials *credentials);

#endif
