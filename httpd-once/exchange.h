/*
 * exchange - all that is known about the one request of this process
 *
 * Layer: policy.
 *
 * It is set up by serve.c and filled in the order of the story: received,
 * parsed, located, decided, sent, logged.  Its large buffers are left
 * untouched until they are used, because each page costs time.
 */
#ifndef EXCHANGE_H
#define EXCHANGE_H

#include "client.h"
#include "input.h"
#include "options.h"
#include "output.h"
#include "path.h"
#include "reply.h"
#include "request.h"

struct exchange {
	const struct options *options;
	struct client client;
	struct input input;
	struct output output;
	struct request request;
	struct path path;
	struct reply_common common;
	int root; /* descriptor of the folder served, or AT_FDCWD */
	bool is_head; /* no body is to be sent */
	struct view user; /* name that was authenticated; empty without one */
	uint64_t head_bytes_sent; /* so that the log tells the body's bytes */
	int status; /* what was answered */
	const char *reason; /* why it was refused, or NULL */
};

/*
 * Writes one line about the running of a program, or a failure of the system,
 * where the operator looks: the log, never the connection.  The bytes are
 * escaped.
 */
void exchange_note(
    const struct exchange *exchange, struct view name, struct view words);

/*
 * Answers with an error page (or what --error-dir has for this status) and
 * nothing else.  Returns as output_send does.  status and reason are kept for
 * the log.
 */
int exchange_refuse(struct exchange *exchange, int status, const char *reason);

#endif
