/*
 * handler_options - the options of httpd-once
 *
 * Layer: pure.
 *
 * The table serves both programs: httpd-once, whose options they are, and the
 * supervisor, which accepts the same ones and passes them on.
 */
#ifndef HANDLER_OPTIONS_H
#define HANDLER_OPTIONS_H

#include "common/pure/option.h"
#include "common/pure/option_syntax.h"

enum {
	OPTIONS_REPEAT_LIMIT = 16, /* of each option that may be repeated */
	OPTIONS_CHARSET_LIMIT = OPTION_CHARSET_LIMIT,
};

struct options {
	const char *root; /* folder served; "." without one */
	const char *cgi_bin; /* folder of programs, or NULL */
	const char *cgi_suffix; /* of programs below the root, or NULL */
	/* ".php=/usr/bin/php-cgi" */
	OPTION_LIST_OF(OPTIONS_REPEAT_LIMIT) interpreters;
	OPTION_LIST_OF(OPTIONS_REPEAT_LIMIT) cgi_env; /* names passed on */
	OPTION_LIST_OF(OPTIONS_REPEAT_LIMIT) indexes;
	OPTION_LIST_OF(OPTIONS_REPEAT_LIMIT) headers; /* "Name: value" */
	OPTION_LIST_OF(OPTIONS_REPEAT_LIMIT) header_for; /* "GLOB=N: v" */
	OPTION_LIST_OF(OPTIONS_REPEAT_LIMIT) trusted; /* see ip_network.h */
	const char *log; /* file, "-", "syslog", or NULL */
	int log_format; /* enum log_line_format */
	const char *user_dir; /* below a user's home, or NULL */
	const char *auth; /* file, or NULL */
	const char *error_dir; /* folder of NNN.html, or NULL */
	const char *mime; /* file, or NULL */
	const char *charset; /* of text types; "" for none */
	unsigned timeout_seconds; /* for a head; for an idle client */
	unsigned cgi_timeout_seconds;
	uint64_t body_limit_bytes; /* of a request, for programs */
	bool has_no_listing;
	bool has_no_magic;
	bool has_vhosts;
	bool has_precompressed;
	bool has_packed_parts;
	bool has_proxy_protocol;
	bool follows_programs; /* links that lead out of cgi_bin */
	bool is_server_hidden;
	bool explains; /* --explain: each refusal on descriptor 2 */
	bool wants_check; /* --check: no request, but a look at all this */
	bool wants_help;
	bool wants_version;
};

/* The table. */
extern const struct option_row handler_options[];

/* Sets the defaults. */
void handler_options_begin(struct options *options);

/* Sets the default list of index files where none was named. */
void handler_options_end(struct options *options);

#endif
