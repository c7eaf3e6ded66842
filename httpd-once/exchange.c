#include "httpd-once/exchange.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "httpd-once/edge/error_log.h"
#include "httpd-once/edge/open_beneath.h"
#include "httpd-once/pure/html_page.h"

enum {
	NOTE_NAME_LIMIT = 256, /* a file's name, mostly with directories */
	NOTE_WORDS_LIMIT = 512,
	/* A byte that is escaped becomes four. */
	NOTE_LIMIT = 4 * (NOTE_NAME_LIMIT + NOTE_WORDS_LIMIT) + 32,
	ERROR_NAME_LIMIT = 16,
};

int
exchange_parse_path(struct exchange *exchange, struct view target)
{
	struct client_input *input = &exchange->input;
	struct path *path = &exchange->path;
	int status = path_parse(target, input->buffer + input->length, path);

	exchange->reply =
	    text_over(path->name + path->length + 1 + EXCHANGE_NAME_ROOM,
		EXCHANGE_HEAD_LIMIT + EXCHANGE_SMALL_FILE);
	return status;
}

struct text
exchange_name(struct exchange *exchange)
{
	const struct path *path = &exchange->path;

	return (struct text){ .at = path->name,
		.length = path->length,
		.capacity = path->length + EXCHANGE_NAME_ROOM };
}

struct text
exchange_begin(struct exchange *exchange, int status)
{
	struct text head = exchange->reply;

	exchange->status = status;
	response_head_begin(&head, status, VIEW(""), &exchange->common);
	return head;
}

void
exchange_lose(struct exchange *exchange)
{
	exchange->is_gone = true;
	switch (errno) {
	case ENODATA:
		exchange->reason = "file/shrank";
		break;
	case ETIMEDOUT:
		exchange->reason = "client/too-slow";
		client_output_abort(&exchange->output);
		break;
	default:
		exchange->reason = "client/gone";
	}
}

static void
send_bytes(
    struct exchange *exchange, struct view bytes, enum client_output_rest rest)
{
	if (exchange->is_gone)
		return;
	if (client_output_send(&exchange->output, bytes, rest) == -1)
		exchange_lose(exchange);
}

/*
 * Puts the body right behind the head where there is room, so that both are
 * sent by one write.
 */
static bool
join(const struct text *head, struct view *body)
{
	char *end = head->at + head->length;

	if (body->length > head->capacity - head->length)
		return false;
	if (body->at != end)
		memmove(end, body->at, body->length);
	body->at = end;
	return true;
}

void
exchange_send(struct exchange *exchange, struct text *head, struct view body,
    enum client_output_rest rest)
{
	struct view bytes;

	if (exchange->request.method == REQUEST_HEAD)
		body.length = 0;
	if (exchange->request.is_simple) {
		send_bytes(exchange, body, rest);
		return;
	}
	bytes = text_view(head);
	exchange->head_sent_bytes += bytes.length;
	if (join(head, &body)) {
		bytes.length += body.length;
		send_bytes(exchange, bytes, rest);
		return;
	}
	send_bytes(exchange, bytes, CLIENT_OUTPUT_GOES_ON);
	send_bytes(exchange, body, rest);
}

void
exchange_send_page(
    struct exchange *exchange, struct text *head, struct view page)
{
	response_head_field(
	    head, VIEW("Content-Type"), VIEW("text/html; charset=utf-8"));
	response_head_number(head, VIEW("Content-Length"), page.length);
	response_head_end(head);
	exchange_send(exchange, head, page, CLIENT_OUTPUT_ENDS);
}

/* The operator's page for a status, from --error-dir; empty without one. */
static struct view
read_own_page(struct exchange *exchange, char *buffer, size_t size)
{
	char name[ERROR_NAME_LIMIT];
	struct text text = text_over(name, sizeof(name));
	struct file_facts facts;
	ssize_t count = 0;
	int folder = open_beneath_root(exchange->options->error_dir);
	int fd;

	text_add_padded(&text, (uint64_t)exchange->status, 3);
	TEXT_LITERAL(&text, ".html");
	text_add_byte(&text, '\0');
	fd = folder == -1 ? -1 : open_beneath(folder, name, &facts);
	if (fd != -1 && facts.kind == FILE_REGULAR && facts.size_bytes <= size)
		count = read(fd, buffer, size);
	if (fd != -1)
		close(fd);
	return (struct view){ buffer, count > 0 ? (size_t)count : 0 };
}

void
exchange_send_error(struct exchange *exchange, struct text *head)
{
	char *buffer = exchange->reply.at + EXCHANGE_HEAD_LIMIT;
	struct text page = text_over(buffer, EXCHANGE_SMALL_FILE);
	struct view own = VIEW("");

	if (exchange->options->error_dir != NULL)
		own = read_own_page(exchange, buffer, EXCHANGE_SMALL_FILE);
	if (own.length == 0) {
		html_page_error(&page, exchange->status, exchange->path.raw);
		own = text_view(&page);
	}
	exchange_send_page(exchange, head, own);
}

void
exchange_refuse(struct exchange *exchange, int status, const char *reason)
{
	struct text head = exchange_begin(exchange, status);

	exchange->reason = reason;
	if (status == 405)
		response_head_field(
		    &head, VIEW("Allow"), VIEW("GET, HEAD, OPTIONS"));
	exchange_send_error(exchange, &head);
}

int
exchange_decline(struct exchange *exchange, int status, const char *reason)
{
	exchange->reason = reason;
	return status;
}

void
exchange_redirect(struct exchange *exchange, int status, struct view location)
{
	char buffer[RESPONSE_HEAD_LIMIT + EXCHANGE_SMALL_FILE];
	struct text page =
	    text_over(buffer + RESPONSE_HEAD_LIMIT, EXCHANGE_SMALL_FILE);
	struct text usual = exchange->reply;
	struct text head;

	exchange->reply = text_over(buffer, sizeof(buffer));
	head = exchange_begin(exchange, status);
	response_head_field(&head, VIEW("Location"), location);
	html_page_redirect(&page, status, location);
	exchange_send_page(exchange, &head, text_view(&page));
	exchange->reply = usual;
}

void
exchange_note(struct view name, struct view words)
{
	char buffer[NOTE_LIMIT];
	struct text line = text_over(buffer, sizeof(buffer) - 1);

	TEXT_LITERAL(&line, "httpd-once: ");
	text_add_escaped(&line, view_slice(name, 0, NOTE_NAME_LIMIT));
	TEXT_LITERAL(&line, ": ");
	text_add_escaped(&line, view_slice(words, 0, NOTE_WORDS_LIMIT));
	line.capacity++;
	text_add_byte(&line, '\n');
	(void)error_log_write(text_view(&line));
}
