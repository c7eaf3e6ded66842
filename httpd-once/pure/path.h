/*
 * path - a request target, made safe
 *
 * Layer: pure.
 *
 * The name that comes out is relative to the root and canonical: percent
 * escapes are decoded exactly once, then a run of slashes counts as one and "."
 * and ".." segments are taken away, never above the root (RFC 3986 5.2.4).  It
 * has no slash at either end and no NUL but its terminator.
 */
#ifndef PATH_H
#define PATH_H

#include "httpd-once/pure/request.h"

struct path {
	char *name; /* "" is the root itself; NULL before it was parsed */
	size_t length;
	bool is_folder; /* the path ended in a slash, "." or ".." */
	bool is_hidden; /* path_is_hidden of the name */
	bool is_asterisk; /* the target is "*"; name is "" */
	bool has_query;
	struct view raw; /* as received: from the first slash to the query */
	struct view query; /* undecoded, without the question mark */
	struct view host; /* of a target in absolute form, without a zone;
			   * else empty */
	const char *reason; /* why it was refused; NULL where it was not */
};

/* Sets up a path of which nothing is known yet. */
void path_clear(struct path *path);

/* Whether a name, or one on the way to it, starts with a dot, and is not
 * .well-known (RFC 8615). */
bool path_is_hidden(struct view name);

/*
 * Parses a target in origin form, absolute form (http, https) or asterisk form
 * (RFC 1945 5.1.2, RFC 7230 5.3).  A fragment is cut off.  The views look
 * into the target, the name into the buffer, which is the caller's and has
 * room for target.length + 1 bytes.  Returns 0, or 400 with path->reason set.
 */
int path_parse(struct view target, char *buffer, struct path *path);

/*
 * Decodes percent escapes into a buffer of at least bytes.length bytes; '+'
 * stays.  Returns the number of bytes written, or -1 for a malformed escape
 * or a NUL, escaped or not.
 */
long path_decode(struct view bytes, char *buffer);

/*
 * The host that the client asked for, port and all: that of an absolute target,
 * or else that of the Host field (RFC 7230 5.5); empty without either.
 */
struct view path_host(const struct path *path, const struct request *request);

#endif
