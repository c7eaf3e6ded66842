#include "httpd-once/request_body.h"

#include <errno.h>

#include "httpd-once/edge/temporary_file.h"
#include "httpd-once/pure/chunked.h"

enum { PIECE_BYTES = 16 * 1024 };

/* Whether a request of this method must tell a length; others may come without
 * a body. */
static bool
needs_body(enum request_method method)
{
	return method == REQUEST_POST || method == REQUEST_PUT ||
	    method == REQUEST_PATCH;
}

/* The bytes that have been received behind the head. */
static struct view
received(const struct client_input *input)
{
	return (struct view){ input->buffer + input->head_bytes,
		input->length - input->head_bytes };
}

/* Sends 100 Continue, unless some of the body has come (RFC 7231 5.1.1). */
static void
invite(struct exchange *exchange)
{
	struct view words = VIEW("HTTP/1.1 100 Continue\r\n\r\n");

	if (!exchange->request.expects_continue ||
	    received(&exchange->input).length > 0)
		return;
	if (client_output_send(
		&exchange->output, words, CLIENT_OUTPUT_PAUSES) == -1)
		exchange->is_gone = true;
	exchange->head_sent_bytes += words.length;
}

/* Decodes some bytes into the file.  Returns 0, 1 at the end, or a status. */
static int
spool_chunks(struct exchange *exchange, struct request_body *body,
    struct chunked *chunk, struct view bytes)
{
	int end = 0;

	while (bytes.length > 0 && end == 0) {
		struct view data;

		end = chunked_next(chunk, &bytes, &data);
		body->length += data.length;
		if (end == -1)
			return exchange_decline(exchange, 400, "body/chunks");
		if (body->length > exchange->options->body_limit_bytes)
			return exchange_decline(
			    exchange, 413, "body/too-large");
		if (temporary_file_add(body->spool, data) == -1)
			return exchange_decline(exchange, 500, "body/spool");
	}
	return end;
}

static int
receive_chunks(struct exchange *exchange, struct request_body *body)
{
	struct view bytes = received(&exchange->input);
	char piece[PIECE_BYTES];
	struct chunked chunk;
	int end;

	chunked_begin(&chunk);
	while ((end = spool_chunks(exchange, body, &chunk, bytes)) == 0) {
		ssize_t count =
		    client_input_read(&exchange->input, piece, sizeof(piece));

		if (count == -1 && errno == ETIMEDOUT)
			return exchange_decline(exchange, 408, "body/late");
		if (count <= 0)
			return exchange_decline(exchange, 400, "body/short");
		bytes = (struct view){ piece, (size_t)count };
	}
	if (end != 1)
		return end;
	exchange->has_unread = false;
	if (temporary_file_rewind(body->spool) == -1)
		return exchange_decline(exchange, 500, "body/spool");
	return 0;
}

int
request_body_prepare(struct exchange *exchange, struct request_body *body)
{
	const struct request *request = &exchange->request;

	body->spool = -1;
	body->is_there = request->has_length || request->is_chunked;
	body->length = request->content_length;
	body->received = received(&exchange->input);
	if (body->received.length > body->length)
		body->received.length = (size_t)body->length;
	if (!body->is_there && needs_body(request->method))
		return exchange_decline(exchange, 411, "body/no-length");
	if (body->length > exchange->options->body_limit_bytes)
		return exchange_decline(exchange, 413, "body/too-large");
	if (body->length > 0 || request->is_chunked)
		invite(exchange);
	if (!request->is_chunked)
		return 0;
	body->spool = temporary_file_open();
	if (body->spool == -1)
		return exchange_decline(exchange, 500, "body/spool");
	return receive_chunks(exchange, body);
}
