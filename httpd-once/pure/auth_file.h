/*
 * auth_file - names and passwords for parts of the site (RFC 1945 11.1, RFC 7617)
 *
 * Layer: pure.
 *
 * The file of --auth says who may read what:
 *
 *	# Lines of htpasswd(1) -B, under the folder that they open.
 *	/private Members only
 *	eve:$2y$05$cjPXkRoGWsaOMpAaJXVgKufSUfZ0hhTCVZoAY9uqqyXrAFGPgeFVe
 *
 *	/private/board Board
 *	ann:$6$FGGdlGMMp3/Eq9pX$...
 *
 * - A line that begins with a slash opens an area: the path of a folder or
 *   file, blanks, and the realm that browsers show.  A blank in the path is
 *   written %20, a percent sign %25, a slash as it is; a path that no request
 *   can lead to ("/a//b", "/a/../b") is a mistake, and so is one that is there
 *   already, however it is written.
 * - The lines "user:hash" below it are all who may enter.  An area without
 *   any lets nobody in.
 * - An area covers all that lies below it, whatever the case of ASCII letters
 *   (some file systems tell none apart); the longest one that covers a path
 *   is the one that counts, alone: ann above may read the board's pages and
 *   nothing else.  One that names a file covers what --precompressed sends in
 *   its place, the names with .gz and .br behind them.
 * - Hashes are those of crypt(3) that every system has: bcrypt ($2a$, $2b$,
 *   $2y$), SHA-256 ($5$) and SHA-512 ($6$).
 * - Empty lines, and lines that begin with #, say nothing.
 *
 * One bad line closes the whole site (auth_file_find returns -1): a spelling
 * mistake must not open a door.
 */
#ifndef AUTH_FILE_H
#define AUTH_FILE_H

#include "common/pure/text.h"

enum {
	/* A user and a password of any reasonable length, each. */
	AUTH_FILE_WORD_LIMIT = 255,
	/* What auth_file_decode may write. */
	AUTH_FILE_CREDENTIALS_LIMIT = 2 * AUTH_FILE_WORD_LIMIT + 1,
	/* The longest hash: SHA-512 with rounds and the longest salt is 123
	 * bytes. */
	AUTH_FILE_HASH_LIMIT = 127,
};

/* The area that counts for a path; views into the file. */
struct auth_file_scope {
	struct view realm; /* without quotes, backslashes, control bytes */
	struct view users; /* the lines below the area */
};

/* Who somebody says to be; views into the buffer of auth_file_decode. */
struct auth_file_credentials {
	struct view user;
	struct view password;
	const char *reason; /* why there are none; NULL where there are */
};

/*
 * Checks each line.  Returns 0, or -1 with the number of the first bad line
 * (counted from 1) in *line, and what is wrong with it in *reason.
 */
int auth_file_check(struct view file, size_t *line, const char **reason);

/*
 * Finds the area of a path (decoded, with its slash in front, without "." and
 * "..").  Returns 0 where none covers it; 1 with *scope set where one does; -1
 * where auth_file_check finds a bad line, and nothing may be answered.
 */
int auth_file_find(
    struct view file, struct view path, struct auth_file_scope *scope);

/*
 * Looks for a user.  Returns whether there is one, with the hash in *hash.
 * For an unknown user *hash is that of another one, to be compared in vain, so
 * that the time does not tell who is known; it is empty where the area has no
 * users at all.
 */
bool auth_file_hash_of(
    const struct auth_file_scope *scope, struct view user, struct view *hash);

/*
 * Decodes the value of an Authorization field (empty where there is none) into
 * the room.  Returns 0 with user and password set, or 401 with reason set:
 * another scheme, no strict base64 (RFC 4648 3.5), no colon, control bytes,
 * an empty user or more bytes than there is room for.
 */
int auth_file_decode(struct view value, struct text *room,
    struct auth_file_credentials *credentials);

#endif
