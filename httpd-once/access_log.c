#include "httpd-once/access_log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/edge/clock.h"
#include "httpd-once/edge/error_log.h"
#include "httpd-once/pure/log_line.h"
#include "httpd-once/pure/request_fields.h"

/* The value of the first field of this name; empty where there is none. */
static struct view
field_of(const struct exchange *exchange, struct view name)
{
	struct view value = request_value(&exchange->request, name);

	return value.at == NULL ? VIEW("") : value;
}

static void
describe(struct exchange *exchange, struct log_line *line)
{
	const struct ip_address *remote =
	    client_address_remote(&exchange->client);
	const struct request *request = &exchange->request;
	uint64_t head_bytes = exchange->head_sent_bytes;
	uint64_t sent_bytes = exchange->output.sent_bytes;

	*line = (struct log_line){
		.client = view_of(remote->host),
		.port = view_of(remote->port),
		.user = exchange->user,
		.host = path_host(&exchange->path, request),
		.request = request->line,
		.method = request->method_name,
		.target = request->target,
		.referer = field_of(exchange, VIEW("Referer")),
		.agent = field_of(exchange, VIEW("User-Agent")),
		.reason = exchange->reason == NULL ? VIEW("")
						   : view_of(exchange->reason),
		.seconds = exchange->common.now,
		.nanoseconds = (uint32_t)(exchange->started_ns % 1000000000),
		.body_bytes =
		    sent_bytes > head_bytes ? sent_bytes - head_bytes : 0,
		.status = exchange->status,
	};
	/* Asking the clock again is a system call, made only where the format
	 * has the duration. */
	if (exchange->options->log_format == LOG_LINE_JSON)
		line->duration_us =
		    (uint64_t)(clock_unix_ns() - exchange->started_ns) / 1000;
	/* So is asking for the address of this side. */
	if (exchange->options->log_format == LOG_LINE_VHOST)
		line->server_port =
		    view_of(client_address_local(&exchange->client)->port);
}

_Static_assert((int)LOG_LINE_LIMIT <= (int)EXCHANGE_HEAD_LIMIT,
    "a line fits the reply's place");

/* A supervisor that confines its handlers has opened the log for them, and
 * opens it anew when the name has another file. */
static int
open_log(const char *name)
{
	const char *number = getenv("SUPERVISOR_LOG");
	uint64_t fd;

	if (number != NULL && view_number(view_of(number), &fd) == 0 &&
	    fd > STDERR_FILENO && fd <= INT32_MAX)
		return (int)fd;
	/* A FIFO that nobody reads must not block the process. */
	return openat(AT_FDCWD, name,
	    O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NONBLOCK,
	    0640);
}

/*
 * Whether an open log is what the answer went to, by whatever name: a link to
 * /dev/stdout under a pipe of the shell.  A socket cannot be opened.
 */
static bool
is_answer(const struct exchange *exchange, int fd)
{
	struct stat log, answer;

	return exchange->output.is_stream && fstat(fd, &log) == 0 &&
	    fstat(exchange->output.fd, &answer) == 0 &&
	    log.st_dev == answer.st_dev && log.st_ino == answer.st_ino;
}

/* Returns whether the line is there. */
static bool
append(const struct exchange *exchange, const char *name, struct view line)
{
	int fd = open_log(name);
	ssize_t written;

	if (fd != -1 && is_answer(exchange, fd)) {
		exchange_note(view_of(name),
		    VIEW("this is the answer to the client; no log is "
			 "written to it"));
		return false;
	}
	written = fd == -1 ? -1 : write(fd, line.at, line.length);
	/* The file is closed by the end of the process. */
	if (written == (ssize_t)line.length)
		return true;
	exchange_note(view_of(name),
	    written == -1
		? view_of(strerror(errno))
		: VIEW("a line of the log was cut: the disk is full"));
	return false;
}

bool
access_log_write(struct exchange *exchange)
{
	const char *log = exchange->options->log;
	struct log_line line;
	struct text text;

	if (log == NULL)
		return true;
	/* The reply has been sent, so its room is free. */
	text = text_over(exchange->reply.at, LOG_LINE_LIMIT);
	describe(exchange, &line);
	log_line_write(
	    &text, (enum log_line_format)exchange->options->log_format, &line);
	if (strcmp(log, "-") == 0)
		return error_log_write(text_view(&text));
	if (strcmp(log, "syslog") != 0)
		return append(exchange, log, text_view(&text));
	error_log_syslog(text_view(&text));
	return true;
}

void
access_log_explain(struct exchange *exchange)
{
	struct view request = exchange->request.line;
	char buffer[256];
	struct text words = text_over(buffer, sizeof(buffer));

	text_add_padded(&words, (uint64_t)exchange->status, 3);
	text_add_byte(&words, ' ');
	text_add_string(&words, exchange->reason);
	TEXT_LITERAL(&words, ", to ");
	text_add_string(&words, client_address_remote(&exchange->client)->host);
	exchange_note(request.length > 0 ? request : VIEW("no request line"),
	    text_view(&words));
}
