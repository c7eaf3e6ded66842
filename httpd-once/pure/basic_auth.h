/*
 * basic_auth - the user and the password of a request (RFC 7617)
 *
 * Layer: pure.
 *
 * The field Authorization with the scheme Basic is what a client answers to a
 * challenge; whether the password is right is told by the file of --auth.
 */
#ifndef BASIC_AUTH_H
#define BASIC_AUTH_H

#include "httpd-once/pure/auth_file.h"

enum {
	/* What basic_auth_decode may write: a user, a colon, a password. */
	BASIC_AUTH_LIMIT = 2 * AUTH_FILE_WORD_LIMIT + 1,
};

/* The user that a client claims to be; the views look into the buffer of
 * basic_auth_decode. */
struct basic_auth_credentials {
	struct view user;
	struct view password;
	const char *reason; /* why there are none; NULL where there are */
};

/*
 * Decodes the value of an Authorization field (empty where there is none) into
 * the caller's room.  Returns 0 with user and password set, or 401 with reason
 * set: for another scheme, for base64 that is not strict (RFC 4648 3.5), for a
 * missing colon, control bytes, an empty user or more bytes than the room has.
 */
int basic_auth_decode(struct view value, struct text *room,
    struct basic_auth_credentials *credentials);

#endif
