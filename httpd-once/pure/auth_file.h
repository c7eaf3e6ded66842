/*
 * auth_file - users and passwords for parts of the site
 *
 * Layer: pure.
 *
 * The authentication scheme is Basic (RFC 1945 11.1, RFC 7617).  The file of
 * --auth names the protected areas of the site and the users of each:
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
 * - The lines "user:hash" below it name all users who may enter.  An area
 *   without any user lets nobody in.
 * - An area covers every path below it, whatever the case of ASCII letters
 *   and whatever dots and blanks end a segment (some file systems do not tell
 *   them apart).  Of the areas that cover a path
 *   only the longest counts: ann above may read the board's pages and nothing
 *   else.  An area that names a file also covers the files that --precompressed
 *   sends in its place, whose names have .gz or .br behind them.
 * - The hashes are those of crypt(3) that name their kind ("$2y$" for bcrypt,
 *   "$y$" for yescrypt, "$6$" for SHA-512).  Which kinds there are is known to
 *   the system alone; --check tries each.
 * - Empty lines, and lines that begin with #, are ignored.
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
	/* SHA-512 with rounds and the longest salt is 123 bytes; yescrypt and
	 * scrypt with the longest salts are twice as long. */
	AUTH_FILE_HASH_LIMIT = 255,
	/* Enough to tell some thousand areas from one another; with more of
	 * them it takes longer to find that none is there twice. */
	AUTH_FILE_SEEN_SIZE = 8192,
};

/* The area that counts for a path; the views look into the file. */
struct auth_file_scope {
	struct view realm; /* without control bytes */
	struct view users; /* the lines below the area */
};

/* One line of the file that says something. */
struct auth_file_line {
	size_t number; /* counted from 1 */
	size_t column; /* of the mistake, the hash or the area; from 1 */
	const char *reason; /* of the mistake, for the log; NULL without one */
	const char *words; /* the mistake, for a person; NULL without one */
	struct view hash; /* of a user; empty for an area */
};

/* A reading of the file from its beginning to its end. */
struct auth_file_walk {
	struct view file;
	struct view rest;
	size_t number;
	bool has_area;
	unsigned char seen[AUTH_FILE_SEEN_SIZE]; /* bits of the areas so far */
};

/* Begins a reading. */
void auth_file_begin(struct auth_file_walk *walk, struct view file);

/* Tells the next line, good or bad.  Returns false at the end of the file. */
bool auth_file_next(struct auth_file_walk *walk, struct auth_file_line *line);

/*
 * Checks each line.  Returns 0, or -1 with the first bad line in *fault.
 */
int auth_file_check(struct view file, struct auth_file_line *fault);

/*
 * Finds the area of a path (decoded, with its slash in front, without "." and
 * "..").  Returns 0 where none covers it; 1 with *scope set where one does; -1
 * where auth_file_check finds a bad line, and nothing may be answered.
 */
int auth_file_find(
    struct view file, struct view path, struct auth_file_scope *scope);

/*
 * Looks for a user.  Returns whether there is one, with the user's hash in
 * *hash.  For an unknown user *hash is the hash of another user, to be compared
 * in vain, so that the time taken does not tell which users exist; it is empty
 * where the area has no users at all.
 */
bool auth_file_hash_of(
    const struct auth_file_scope *scope, struct view user, struct view *hash);

#endif
