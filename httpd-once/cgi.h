/*
 * cgi - what a program is told about its request (RFC 3875 4)
 *
 * Layer: pure.
 *
 * Meta-variables are written one after the other into one text as terminated
 * strings, "NAME=value", so that a vector for execve(2) can be laid over them.
 */
#ifndef CGI_H
#define CGI_H

#include "path.h"
#include "request.h"
#include "text.h"

enum {
	/* Words of a query that become arguments; more than a person types. */
	CGI_WORDS_LIMIT = 128,
};

/* All that the variables are made of.  A view is empty where nothing is
 * known. */
struct cgi_facts {
	const struct request *request;
	const struct path *path;
	struct view script; /* the part of path->name that names the program */
	struct view path_info; /* the part behind it, with its first slash */
	struct view script_file; /* absolute name of the program */
	struct view document_root; /* absolute, without a slash at its end */
	struct view server_software;
	struct view server_address;
	struct view server_port;
	struct view remote_address;
	struct view remote_port;
	struct view user; /* who was authenticated by this server */
	bool has_body;
	uint64_t body_bytes; /* after transfer codings were taken off */
};

/*
 * Adds all meta-variables of the request.  The order is that of RFC 3875 4.1,
 * then what other servers set too, then the request's header fields.  Each
 * name occurs once.
 */
void cgi_add_variables(struct text *block, const struct cgi_facts *facts);

/* Adds one variable, unless one of this name is there. */
void cgi_add_variable(struct text *block, struct view name, struct view value);

/*
 * Points vector at each string of the block in turn and ends it with NULL.
 * Returns the number of strings, or -1 where they are limit or more.
 */
long cgi_point(struct text *block, char **vector, size_t limit);

/*
 * Adds the search words of the request's query, decoded and terminated
 * (RFC 3875 4.4).  Adds none at all where the request has no search words, or
 * one of them cannot be an argument, or one could be taken for an option of
 * the program.
 */
void cgi_add_words(
    struct text *block, const struct request *request, struct view query);

#endif
