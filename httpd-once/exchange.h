/*
 * exchange - all facts about the one request of this process
 *
 * Layer: story.
 *
 * It is set up by serve.c and filled in the order of the story: received,
 * parsed, located, decided, sent, logged.
 *
 * Each page that is touched costs time.  So the small fields come first, and
 * the texts of the request lie behind them one after the other in one room: the
 * head as it was received, the path's name, the reply, and in the place of the
 * reply, once it was sent, the line of the log.  A usual request needs two
 * pages.
 */
#ifndef EXCHANGE_H
#define EXCHANGE_H

#include <limits.h>

#include "httpd-once/edge/client_address.h"
#include "httpd-once/edge/client_input.h"
#include "httpd-once/edge/client_output.h"
#include "httpd-once/options.h"
#include "httpd-once/pure/auth_file.h"
#include "httpd-once/pure/basic_auth.h"
#include "httpd-once/pure/path.h"
#include "httpd-once/pure/request.h"
#include "httpd-once/pure/response_head.h"

enum {
	/* A file up to this size goes out in one write with its head, which
	 * saves a system call or two; above, sendfile(2) copies less. */
	EXCHANGE_SMALL_FILE = 16 * 1024,
	/* The head of an answer that no program wrote and that has no
	 * location: --header adds 8 KiB to it. */
	EXCHANGE_HEAD_LIMIT = 12 * 1024,
	/* The room behind the path's name for the name of an index with a
	 * slash in front, and for the suffix of a variant. */
	EXCHANGE_NAME_ROOM = NAME_MAX + 8,
	EXCHANGE_ROOM = REQUEST_HEAD_LIMIT + REQUEST_TARGET_LIMIT +
	    EXCHANGE_NAME_ROOM + EXCHANGE_HEAD_LIMIT + EXCHANGE_SMALL_FILE,
};

/*
 * The result of a step in the story of a request.  A step that could also be
 * the last one says so in this way, and its caller returns at once.
 */
enum step {
	STEP_GO_ON, /* nothing has been sent; the next step follows */
	STEP_ANSWERED, /* the answer has been sent, which may be a refusal */
	STEP_REDIRECTED, /* a program asked for another path of this server */
};

struct exchange {
	const struct options *options;
	struct client_address client;
	struct client_output output;
	struct response_head_common common;
	int64_t started_ns; /* since 1970 */
	int root; /* descriptor of the served directory, or AT_FDCWD */
	bool has_left; /* a program has left a daemon behind */
	bool is_gone; /* the client cannot be reached any more */
	bool has_unread; /* the client may still be sending */
	bool is_elsewhere; /* the path is not the client's but a program's */
	struct view user; /* who gave a password; empty without one */
	struct view auth_file; /* the text of --auth, once it was read */
	const char *admitted; /* in it: users of the area entered, or NULL */
	int status; /* of the answer; 0 where there was none */
	const char *reason; /* why it was refused, or NULL */
	uint64_t head_sent_bytes; /* not counted as the body's in the log */
	struct path path;
	struct client_input input;
	struct text reply; /* room in which the answer is composed */
	struct request request;
	char room[EXCHANGE_ROOM];
	char credentials[BASIC_AUTH_LIMIT]; /* what user looks into */
	char target[REQUEST_TARGET_LIMIT]; /* for which a program asked */
};

/*
 * Parses a target and puts the name and the room for the reply behind the bytes
 * that were received.  Returns 0, or a status to refuse with, with path.reason
 * set.
 */
int exchange_parse_path(struct exchange *exchange, struct view target);

/*
 * The path's name, to which an index may be added in place, and a suffix; the
 * capacity leaves room for a terminator.
 */
struct text exchange_name(struct exchange *exchange);

/*
 * Begins the head of an answer in exchange->reply and keeps the status for
 * the log.
 */
struct text exchange_begin(struct exchange *exchange, int status);

/*
 * Sends a whole head and a body, in one write where they fit the buffer.  The
 * body is left out for HEAD, the head for HTTP/0.9.  Sets is_gone when the
 * client cannot be reached.
 */
void exchange_send(struct exchange *exchange, struct text *head,
    struct view body, enum client_output_rest rest);

/*
 * Notes, after a send has failed with errno, that the connection is lost, and
 * why.  A connection whose client took nothing for too long is reset.
 */
void exchange_lose(struct exchange *exchange);

/* Adds the type and length of an HTML page to a head, and sends both. */
void exchange_send_page(
    struct exchange *exchange, struct text *head, struct view page);

/*
 * Answers with the error page of a status, or with the page that --error-dir
 * has for it.  The reason is for the log.
 */
void exchange_refuse(struct exchange *exchange, int status, const char *reason);

/*
 * Notes the reason and returns the status, with which a function further up
 * refuses the request; nothing is sent.
 */
int exchange_decline(struct exchange *exchange, int status, const char *reason);

/* Refuses as exchange_refuse does, with a head that has fields of its own. */
void exchange_send_error(struct exchange *exchange, struct text *head);

/* Answers with a redirect to a location, which is a reference of RFC 3986
 * 4.1. */
void
exchange_redirect(struct exchange *exchange, int status, struct view location);

/*
 * Writes one line about a program's run, or a failure of the system, to the
 * error log, never to the connection.  Control bytes are escaped, and a message
 * that is too long for a line is cut.
 */
void exchange_note(struct view name, struct view words);

#endif
