/*
 * cgi_env - the environment and arguments of a CGI program (RFC 3875 4)
 *
 * Layer: pure.
 *
 * Meta-variables and arguments are written as a list of terminated strings, as
 * execve(2) takes it.
 */
#ifndef CGI_ENV_H
#define CGI_ENV_H

#include "common/pure/text.h"
#include "httpd-once/pure/path.h"
#include "httpd-once/pure/request.h"

enum {
	/* Words of a query that become arguments; more than a person types. */
	CGI_ENV_WORDS_LIMIT = 128,
};

/*
 * Strings one after the other in a text, and a pointer to each.  A string that
 * does not fit sets text.has_overflowed; the list must not be used then.
 */
struct cgi_env_list {
	struct text text;
	char **vector; /* of limit pointers; NULL ends it */
	size_t count;
	size_t limit;
};

/* All facts from which the variables are made.  A view is empty where its fact
 * is not known. */
struct cgi_env_facts {
	const struct request *request;
	const struct path *path;
	struct view script; /* the part of path->name that names the program */
	struct view path_info; /* the part behind it, with its first slash */
	/* The program's absolute name: a directory without a slash at its
	 * end, and a path from there. */
	struct view script_folder;
	struct view script_below;
	struct view document_root; /* absolute, without a slash at its end */
	struct view server_software;
	struct view server_address;
	struct view server_port;
	struct view remote_address;
	struct view remote_port;
	bool is_secure; /* the client asked over TLS */
	struct view user; /* who was authenticated by this server */
	bool has_body;
	uint64_t body_bytes; /* after transfer codings were taken off */
};

/*
 * An empty list in the caller's memory: size bytes of it, and limit pointers,
 * of which the last is for NULL.
 */
struct cgi_env_list
cgi_env_list_over(char *buffer, size_t size, char **vector, size_t limit);

/*
 * Adds all meta-variables of the request: those of RFC 3875 4.1 in its order,
 * then the ones that other servers set too, then the request's header fields.
 * Each name occurs once.
 */
void cgi_env_add_variables(
    struct cgi_env_list *list, const struct cgi_env_facts *facts);

/* Adds one variable, unless the list has one of this name. */
void cgi_env_add_variable(
    struct cgi_env_list *list, struct view name, struct view value);

/*
 * Adds the search words of the request's query, decoded and terminated
 * (RFC 3875 4.4).  Adds none at all where the request has no search words, or
 * one of them cannot be an argument, or one could be taken for an option of
 * the program.
 */
void cgi_env_add_words(struct cgi_env_list *list, const struct request *request,
    struct view query);

#endif
