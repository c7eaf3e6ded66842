/*
 * exchange - all that is known about the one request of this process
 *
 * Layer: policy.
 *
 * It is set up by serve.c and filled in the order of the story: received,
 * parsed, located, decided, sent, logged.  Its large buffers are left
 * untouched until they are used, because each page costs time; and what is
 * small comes first, the large arrays last, here and in the structs within, so
 * that a usual request lies in few pages.
 */
#ifndef EXCHANGE_H
#define EXCHANGE_H

#include "auth.h"
#include "client.h"
#include "input.h"
#include "options.h"
#include "output.h"
#include "path.h"
#include "reply.h"
#include "request.h"

enum {
	/* A file up to this size goes out in one write with its head, which
	 * saves a system call or two; above, sendfile(2) copies less. */
	EXCHANGE_SMALL_FILE = 16 * 1024,
};

struct exchange {
	const struct options *options;
	struct client client;
	struct output output;
	struct reply_common common;
	int64_t started_ns; /* since 1970 */
	int root; /* descriptor of the folder served, or AT_FDCWD */
	bool is_gone; /* the client cannot be reached any more */
	bool has_unread; /* the client may still be sending */
	struct view user; /* who was authenticated; empty without one */
	struct view auth_file; /* the text of --auth, once it was looked at */
	const char *admitted; /* in it: who may enter the area, or NULL */
	int status; /* what was answered; 0 where nothing was */
	const char *reason; /* why it was refused, or NULL */
	uint64_t head_sent_bytes; /* so that the log tells the body's */
	struct request request;
	struct path path;
	struct input input;
	char buffer[REPLY_HEAD_LIMIT + EXCHANGE_SMALL_FILE]; /* head and body */
	char credentials[AUTH_CREDENTIALS_LIMIT]; /* what user looks into */
};

/*
 * Begins the head of an answer in exchange->buffer and keeps the status for
 * the log.
 */
struct text exchange_begin(struct exchange *exchange, int status);

/*
 * Sends a whole head and a body, in one write where they fit the buffer.  The
 * body is left out for HEAD, the head for HTTP/0.9.  has_more says that the
 * caller will send more of the body.  Sets is_gone when the client cannot be
 * reached.
 */
void exchange_send(struct exchange *exchange, struct text *head,
    struct view body, bool has_more);

/*
 * Keeps in mind, after a send has failed with errno, that the connection is
 * lost, and why; one whose client took nothing for too long is reset.
 */
void exchange_lose(struct exchange *exchange);

/*
 * Sends a head with the type and length of an HTML page, and the page.
 */
void exchange_send_page(
    struct exchange *exchange, struct text *head, struct view page);

/*
 * Answers with the error page of a status, or what --error-dir has for it.
 * The reason is for the log.
 */
void exchange_refuse(struct exchange *exchange, int status, const char *reason);

/*
 * Keeps the reason and returns the status, for a caller's caller to refuse
 * with; nothing is sent.
 */
int exchange_decline(struct exchange *exchange, int status, const char *reason);

/* As exchange_refuse, with fields of its own already in the head. */
void exchange_send_error(struct exchange *exchange, struct text *head);

/* Answers with a redirect to a location, which is a URL or a rooted path. */
void
exchange_redirect(struct exchange *exchange, int status, struct view location);

/*
 * Writes one line about the running of a program, or a failure of the system,
 * where the operator looks, never to the connection.  Control bytes are
 * escaped, and what is longer than a line is cut.
 */
void
exchange_note(struct exchange *exchange, struct view name, struct view words);

#endif
