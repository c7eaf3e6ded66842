/*
 * cgi_script - finds the program that a path names, if any (RFC 3875 3.3)
 *
 * Layer: story.
 *
 * A file in the directory of --cgi-bin is a program or nothing at all: no way
 * of writing a path, and no link, makes it a file that is sent.
 */
#ifndef CGI_SCRIPT_H
#define CGI_SCRIPT_H

#include <limits.h>

#include "httpd-once/exchange.h"
#include "httpd-once/locate.h"

/* A program that was found for a request. */
struct cgi_script {
	int status; /* to refuse with; only after CGI_SCRIPT_REFUSED */
	int folder; /* the directory that has it, perhaps base; owned */
	char file[NAME_MAX + 3]; /* "./" and its name in that directory */
	int base; /* the directory that script_below starts from */
	struct view script_below; /* its path below base */
	struct view script; /* the part of path.name that names it */
	bool is_nph; /* it speaks to the client itself (RFC 3875 5) */
	const char *interpreter; /* what runs the file; NULL: it itself */
	struct view path_info; /* the rest of it with its slash, or empty */
};

/* The result of looking for a program. */
enum cgi_script_search {
	CGI_SCRIPT_NONE, /* the path belongs to no program */
	CGI_SCRIPT_FOUND,
	CGI_SCRIPT_REFUSED, /* it does, but there is none that may be run */
};

/*
 * Looks for the program that the path names: below /cgi-bin/ in the directory
 * of --cgi-bin, or with the suffix of --cgi-suffix below exchange->root, which
 * must be that of the host by now.  After CGI_SCRIPT_FOUND the program is to be
 * closed.  After CGI_SCRIPT_REFUSED program->status (404, 403, or 5xx where the
 * system failed) and exchange->reason are set, and nothing else may be sent for
 * this path.
 */
enum cgi_script_search
cgi_script_find(struct exchange *exchange, struct cgi_script *program);

/*
 * Decides whether a file or directory that was found may be sent.  It may not
 * when it is a program by the name in the request (in a user's directory, where
 * none is run) or by the name that a link led to, nor when it lies in the
 * directory of --cgi-bin, or is it, whatever way led there, nor when this
 * cannot be known.  Returns 0, or a status with exchange->reason set.
 */
int
cgi_script_guard(struct exchange *exchange, const struct location *location);

/* Closes the descriptors that cgi_script_find opened. */
void
cgi_script_close(const struct exchange *exchange, struct cgi_script *program);

#endif
