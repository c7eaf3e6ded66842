/*
 * options - the command line of httpd-once
 *
 * Layer: story.
 */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

enum {
	OPTIONS_REPEAT_LIMIT = 16, /* of each option that may be repeated */
	OPTIONS_EXIT_ANSWERED = 0,
	OPTIONS_EXIT_GONE = 1, /* the client went away or was too late */
	OPTIONS_EXIT_USAGE = 100, /* this and the next are as in UCSPI */
	OPTIONS_EXIT_SYSTEM = 111,

	/* The most bytes of all --header: half of the head that most clients
	 * accept. */
	OPTIONS_HEADERS_BYTES = 8 * 1024,
	OPTIONS_CHARSET_LIMIT = 40, /* bytes of a name, RFC 2978 2.3 */
};

struct options {
	const char *root; /* folder served; "." without one */
	const char *cgi_bin; /* folder of programs, or NULL */
	const char *cgi_suffix; /* of programs below the root, or NULL */
	const char *cgi_env[OPTIONS_REPEAT_LIMIT]; /* names passed on */
	unsigned cgi_env_count;
	const char *indexes[OPTIONS_REPEAT_LIMIT];
	unsigned index_count;
	const char *headers[OPTIONS_REPEAT_LIMIT]; /* "Name: value" */
	unsigned header_count;
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
	bool has_proxy_protocol;
	bool is_server_hidden;
	bool wants_check; /* --check: no request, but a look at all this */
};

/*
 * Reads the command line.  Returns -1 when there is a request to answer, or
 * the exit status when there is none: after --help and --version, and after the
 * operator has been told about a mistake in an option.
 */
int options_read(struct options *options, int argc, char **argv);

#endif
