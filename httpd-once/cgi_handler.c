#include "httpd-once/cgi_handler.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include "httpd-once/cgi_session.h"
#include "httpd-once/edge/dir_name.h"
#include "httpd-once/pure/cgi_env.h"
#include "httpd-once/pure/cgi_response.h"
#include "httpd-once/pure/request_fields.h"
#include "httpd-once/request_body.h"

enum {
	/* A whole head, which may go into five variables, and as much again
	 * for the variables that --cgi-env names. */
	VARIABLES_BYTES = 128 * 1024,
	VARIABLES_LIMIT = REQUEST_FIELDS_LIMIT + OPTIONS_REPEAT_LIMIT + 32,
	/* The body of an answer up to this size gets a Content-Length. */
	SMALL_BODY = 16 * 1024,
	/* The time that a program may take to print the rest of a small body:
	 * less than a person notices who waits for its first line. */
	SMALL_BODY_MS = 100,
	/* Of what is printed in place of a header, so much reaches the log:
	 * the first screens of a trace. */
	QUOTE_BYTES = 4096,
};

/*
 * The state of one run.  The fields that are always used come first, and of the
 * others only the beginnings are touched, because each page costs time.
 */
struct run {
	struct exchange *exchange;
	struct cgi_script *program;
	struct request_body body;
	struct cgi_response answer;
	struct chunked chunks; /* of the answer, where is_chunked */
	size_t length; /* bytes in the buffer */
	bool is_redirected; /* to another path of this server */
	struct cgi_session session;
	char *arguments[CGI_ENV_WORDS_LIMIT + 3];
	char *environment[VARIABLES_LIMIT + 1];
	union {
		char variables[VARIABLES_BYTES]; /* until the program runs */
		char
		    buffer[CGI_RESPONSE_HEADER_LIMIT + SMALL_BODY]; /* then: its
		                                       header and body */
	};
	char words[NAME_MAX + REQUEST_TARGET_LIMIT];
	char root[PATH_MAX];
	char base[PATH_MAX];
	struct cgi_session_buffers cgi_session_buffers;
};

static struct view
known(const char *text, const char *unknown)
{
	return strcmp(text, unknown) == 0 ? VIEW("") : view_of(text);
}

static struct view
without_slashes(struct view name)
{
	while (view_ends_with(name, VIEW("/")))
		name.length--;
	return name;
}

/*
 * The absolute name of a directory that was named on the command line, without
 * a slash at its end; empty for the root of the system, or where the name is
 * not known.
 */
static struct view
name_given(const char *given, char *buffer)
{
	struct text name = text_over(buffer, PATH_MAX);

	if (given[0] == '/')
		return without_slashes(view_of(given));
	if (dir_name_of(AT_FDCWD, buffer, PATH_MAX) == -1)
		return VIEW("");
	name.length = without_slashes(view_of(buffer)).length;
	if (strcmp(given, ".") == 0)
		return text_view(&name);
	text_add_byte(&name, '/');
	text_add_string(&name, given);
	return name.has_overflowed ? VIEW("")
				   : without_slashes(text_view(&name));
}

/* The same for the directory that is served. */
static struct view
name_root(struct run *run)
{
	const struct exchange *exchange = run->exchange;

	if (!exchange->options->has_vhosts)
		return name_given(exchange->options->root, run->root);
	if (dir_name_of(exchange->root, run->root, PATH_MAX) == -1)
		return VIEW("");
	return without_slashes(view_of(run->root));
}

static void
gather_facts(struct run *run, struct cgi_env_facts *facts)
{
	struct exchange *exchange = run->exchange;
	const struct cgi_script *program = run->program;
	const struct ip_address *local =
	    client_address_local(&exchange->client);
	const struct ip_address *remote =
	    client_address_remote(&exchange->client);
	struct view root = name_root(run);

	*facts = (struct cgi_env_facts){
		.request = &exchange->request,
		.path = &exchange->path,
		.script = program->script,
		.path_info = program->path_info,
		.script_folder = program->base == exchange->root
		    ? root
		    : name_given(exchange->options->cgi_bin, run->base),
		.script_below = program->script_below,
		.document_root = root,
		.server_software = exchange->common.server,
		.server_address = known(local->host, "-"),
		.server_port = known(local->port, "0"),
		.remote_address = known(remote->host, "-"),
		.remote_port = known(remote->port, "0"),
		.is_secure = client_address_is_secure(&exchange->client),
		.user = exchange->user,
		.has_body = run->body.is_there,
		.body_bytes = run->body.length,
	};
}

/* Adds the variables of the server's own environment that --cgi-env names. */
static void
add_own_variable(struct cgi_env_list *list, const char *name)
{
	const char *value = getenv(name);

	if (value != NULL)
		cgi_env_add_variable(list, view_of(name), view_of(value));
}

static int
write_environment(struct run *run)
{
	const struct options *options = run->exchange->options;
	struct cgi_env_list list = cgi_env_list_over(run->variables,
	    sizeof(run->variables), run->environment, VARIABLES_LIMIT + 1);
	struct cgi_env_facts facts;

	gather_facts(run, &facts);
	cgi_env_add_variables(&list, &facts);
	add_own_variable(&list, "PATH");
	for (unsigned i = 0; i < options->cgi_env.count; i++)
		add_own_variable(&list, options->cgi_env.texts[i]);
	if (list.text.has_overflowed)
		return exchange_decline(
		    run->exchange, 500, "program/environment");
	return 0;
}

static void
write_arguments(struct run *run)
{
	const char *interpreter = run->program->interpreter;
	char **next = run->arguments;
	struct cgi_env_list list;

	/* execve(2) takes the list without const, and changes nothing. */
	if (interpreter != NULL)
		*next++ = (char *)(uintptr_t)interpreter;
	*next++ = run->program->file;
	list = cgi_env_list_over(
	    run->words, sizeof(run->words), next, CGI_ENV_WORDS_LIMIT + 1);
	cgi_env_add_words(
	    &list, &run->exchange->request, run->exchange->path.query);
}

static void
note(struct run *run, const char *words)
{
	exchange_note(view_of(run->program->file + 2), view_of(words));
}

/* Tells the operator about a failure of the program or the system.  Its reason
 * goes to the access log, too. */
static int
fail(struct run *run, int status, const char *reason)
{
	note(run, reason);
	return exchange_decline(run->exchange, status, reason);
}

static int
start(struct run *run)
{
	struct exchange *exchange = run->exchange;
	const struct request_body *body = &run->body;
	struct process_plan plan = {
		.folder = run->program->folder,
		.file = run->program->interpreter != NULL
		    ? run->program->interpreter
		    : run->program->file,
		.arguments = run->arguments,
		.environment = run->environment,
		.input = body->spool != -1 ? body->spool
		    : body->length > 0	   ? PROCESS_PIPE
					   : PROCESS_NOTHING,
	};
	uint64_t left = body->length - body->received.length;
	int error;

	run->session.buffers = &run->cgi_session_buffers;
	if (cgi_session_begin(
		&run->session, exchange, &plan, body->received, left) == 0) {
		exchange->has_unread = false;
		run->session.name = view_of(run->program->file + 2);
		return 0;
	}
	error = errno;
	note(run, strerror(error));
	if (error == EAGAIN || error == ENOMEM || error == EMFILE ||
	    error == ENFILE)
		return exchange_decline(exchange, 503, "program/no-resources");
	return exchange_decline(exchange, 500, "program/not-executed");
}

/* The status that is sent because the program gave no answer. */
static int
explain(struct run *run)
{
	switch (run->session.end) {
	case CGI_SESSION_OVER:
		return fail(run, 502,
		    run->length == 0 ? "answer/nothing" : "answer/cut-off");
	case CGI_SESSION_LATE:
		return fail(run, 504, "program/late");
	case CGI_SESSION_CLIENT_LATE:
		return exchange_decline(run->exchange, 408, "body/late");
	case CGI_SESSION_CLIENT_SHORT:
		return exchange_decline(run->exchange, 400, "body/short");
	case CGI_SESSION_CLIENT_GONE:
		run->exchange->is_gone = true;
		return exchange_decline(run->exchange, 0, "client/gone");
	case CGI_SESSION_STOPPED:
		return fail(run, 503, "program/stopped");
	default:
		return fail(run, 500, "program/system");
	}
}

/* Reads more into the buffer.  Returns 0 where there is no more, or no room. */
static size_t
read_more(struct run *run, int64_t pause_ms)
{
	size_t count = 0;

	if (run->length < sizeof(run->buffer))
		count =
		    cgi_session_read(&run->session, run->buffer + run->length,
			sizeof(run->buffer) - run->length, pause_ms);
	run->length += count;
	return count;
}

/*
 * The dying words of a program that printed them where its header should be,
 * as python's cgitb does: line by line, and no more than a screen of them.
 */
static void
quote(struct run *run, struct view words)
{
	struct view line;

	words = view_slice(words, 0, QUOTE_BYTES);
	while (words.length > 0) {
		line = view_trim(view_next_line(&words));
		if (line.length > 0)
			exchange_note(view_of(run->program->file + 2), line);
	}
}

/*
 * A header that is none is the program's fault; to find it, one has to see
 * what was printed.  at is the line that was refused.
 */
static int
refuse_header(struct run *run, const char *reason, const char *at)
{
	struct view words = { at, run->length - (size_t)(at - run->buffer) };
	int64_t pause_ms = run->session.now_ms + SMALL_BODY_MS;

	note(run, reason);
	while (words.length < QUOTE_BYTES && read_more(run, pause_ms) > 0)
		words.length = run->length - (size_t)(at - run->buffer);
	quote(run, words);
	return exchange_decline(run->exchange, 502, reason);
}

/* Why there is no whole header. */
static int
explain_header(struct run *run)
{
	if (run->length == sizeof(run->buffer))
		return refuse_header(
		    run, "answer/header-too-long", run->buffer);
	if (run->session.end == CGI_SESSION_OVER && run->length > 0)
		return refuse_header(run, "answer/cut-off", run->buffer);
	return explain(run);
}

/* Reads until the header is whole.  Returns 0 or a status; *length is set. */
static int
read_header(struct run *run, size_t *length)
{
	struct cgi_response *answer = &run->answer;
	size_t scanned = 0;

	do {
		if (read_more(run, INT64_MAX) == 0)
			return explain_header(run);
		*length = cgi_response_header_length(
		    run->buffer, run->length, &scanned);
	} while (*length == 0 && run->length <= CGI_RESPONSE_HEADER_LIMIT);
	if (*length == 0 || *length > CGI_RESPONSE_HEADER_LIMIT)
		return refuse_header(
		    run, "answer/header-too-long", run->buffer);
	run->session.is_in_header = false;
	cgi_response_unfold(run->buffer, *length);
	if (cgi_response_parse((struct view){ run->buffer, *length }, answer) ==
	    0)
		return 0;
	return refuse_header(run, answer->reason,
	    answer->line.length > 0 ? answer->line.at : run->buffer);
}

static struct view
body_so_far(const struct run *run, size_t header_bytes)
{
	return (struct view){ run->buffer + header_bytes,
		run->length - header_bytes };
}

static bool
is_blank(struct view body)
{
	for (size_t i = 0; i < body.length; i++)
		if (body.at[i] != '\n' && body.at[i] != '\r')
			return false;
	return true;
}

/*
 * A client redirect that has no body (RFC 3875 6.2.3), or a line end too many
 * in place of one.  Many a program prints one and then works on, so its end is
 * not waited for.
 */
static bool
is_bare_redirect(const struct cgi_response *answer, struct view body)
{
	return answer->location.length > 0 && answer->type.length == 0 &&
	    !answer->has_length && !answer->is_chunked &&
	    answer->status / 100 == 3 && is_blank(body);
}

/* Takes the coding off the part of the body that is here. */
static int
take_chunks(struct run *run, size_t header_bytes)
{
	bool is_over = run->session.end == CGI_SESSION_OVER;
	long length = chunked_decode(&run->chunks, run->buffer + header_bytes,
	    run->length - header_bytes);

	if (length == -1 || (is_over && !run->chunks.has_ended))
		return fail(run, 502, "answer/chunks");
	run->length = header_bytes + (size_t)length;
	run->session.pump.collect.chunks = &run->chunks;
	return 0;
}

/* Reads a small body whole, or the first part of another. */
static int
read_small_body(struct run *run, size_t header_bytes)
{
	int64_t pause_ms = run->session.now_ms + SMALL_BODY_MS;

	if (response_head_is_bodiless(run->answer.status) ||
	    run->answer.has_length)
		return 0;
	while (
	    run->length < sizeof(run->buffer) && read_more(run, pause_ms) > 0)
		;
	switch (run->session.end) {
	case CGI_SESSION_OPEN:
	case CGI_SESSION_OVER:
	case CGI_SESSION_PAUSE:
		break;
	default:
		return explain(run);
	}
	return run->answer.is_chunked ? take_chunks(run, header_bytes) : 0;
}

/* Writes the head; body_bytes is the body's length, where it is known. */
static void
write_head(struct run *run, struct text *head, const uint64_t *body_bytes)
{
	const struct cgi_response *answer = &run->answer;

	response_head_begin(
	    head, answer->status, answer->phrase, &run->exchange->common);
	cgi_response_write(answer, head);
	if (body_bytes != NULL)
		response_head_number(head, VIEW("Content-Length"), *body_bytes);
	response_head_end(head);
}

/* This is not inlined: few heads need so large a buffer, and the frame of no
 * other is to lie beyond it. */
__attribute__((noinline)) static void
send_long_head(struct run *run, const uint64_t *body_bytes, struct view body,
    enum client_output_rest rest)
{
	char buffer[RESPONSE_HEAD_LIMIT];
	struct text head = text_over(buffer, sizeof(buffer));

	write_head(run, &head, body_bytes);
	exchange_send(run->exchange, &head, body, rest);
}

/* Sends the head, with the part of the body that has been read. */
static void
send_head(struct run *run, struct view body, bool is_whole,
    enum client_output_rest rest)
{
	struct exchange *exchange = run->exchange;
	const struct cgi_response *answer = &run->answer;
	bool is_head = exchange->request.method == REQUEST_HEAD;
	struct text head = exchange->reply;
	const uint64_t *body_bytes = NULL;
	uint64_t here_bytes = body.length;

	if (answer->has_length && answer->status != 204)
		body_bytes = &answer->length;
	else if (is_whole && !response_head_is_bodiless(answer->status) &&
	    (!is_head || body.length > 0))
		body_bytes = &here_bytes;
	exchange->status = answer->status;
	write_head(run, &head, body_bytes);
	if (head.has_overflowed)
		send_long_head(run, body_bytes, body, rest);
	else
		exchange_send(exchange, &head, body, rest);
}

/* Keeps the reason why an answer that has begun ended too soon. */
static void
explain_break(struct run *run, uint64_t missing)
{
	struct exchange *exchange = run->exchange;

	switch (run->session.end) {
	case CGI_SESSION_OPEN:
		return;
	case CGI_SESSION_OVER:
		if (missing > 0 && missing != CGI_FLOW_ALL)
			(void)fail(run, 0, "answer/short");
		return;
	case CGI_SESSION_CLIENT_LATE:
		errno = ETIMEDOUT;
		exchange_lose(exchange);
		return;
	case CGI_SESSION_CLIENT_GONE:
		errno = EPIPE;
		exchange_lose(exchange);
		return;
	default:
		(void)explain(run);
	}
}

/* The client has its whole answer; a program without a fault may go on. */
static void
finish(struct run *run)
{
	switch (run->session.end) {
	case CGI_SESSION_OPEN:
	case CGI_SESSION_OVER:
	case CGI_SESSION_PAUSE:
		cgi_session_finish(&run->session, true);
		return;
	default:
		cgi_session_abandon(&run->session);
	}
}

/* Lets the rest of the answer, up to limit bytes, flow to the client. */
static void
stream(struct run *run, uint64_t limit)
{
	struct exchange *exchange = run->exchange;
	uint64_t given;

	if (exchange->is_gone) {
		run->session.end = CGI_SESSION_CLIENT_GONE;
		return;
	}
	given = cgi_session_stream(&run->session, limit);
	exchange->output.sent_bytes += given;
	explain_break(
	    run, limit == CGI_FLOW_ALL ? CGI_FLOW_ALL : limit - given);
}

/*
 * What is still to come of the body; a body that is here is cut to what it may
 * be.
 */
static uint64_t
left_of_body(const struct run *run, struct view *body)
{
	const struct cgi_response *answer = &run->answer;
	bool is_whole = run->session.end == CGI_SESSION_OVER ||
	    (answer->is_chunked && run->chunks.has_ended);
	uint64_t left = is_whole ? 0 : CGI_FLOW_ALL;

	if (answer->has_length) {
		if (answer->length < body->length)
			body->length = (size_t)answer->length;
		left = answer->length - body->length;
	}
	if (is_bare_redirect(answer, *body) ||
	    response_head_is_bodiless(answer->status)) {
		body->length = 0;
		left = 0;
	}
	return left;
}

/* Chunks that break off: only a lost connection tells the client so. */
static void
explain_chunks(struct run *run)
{
	if (!run->answer.is_chunked || run->chunks.has_ended ||
	    run->session.end != CGI_SESSION_OVER)
		return;
	(void)fail(run, 0, "answer/chunks");
	client_output_abort(&run->exchange->output);
	run->exchange->is_gone = true;
	run->session.end = CGI_SESSION_CLIENT_GONE;
}

/* Sends the answer whose header has been read.  Nothing can be refused now. */
static void
send_answer(struct run *run, struct view body)
{
	uint64_t left = left_of_body(run, &body);
	bool is_whole = left == 0;

	if (run->exchange->request.method == REQUEST_HEAD)
		left = 0;
	send_head(run, body, is_whole,
	    left == 0 ? CLIENT_OUTPUT_ENDS : CLIENT_OUTPUT_PAUSES);
	if (left > 0 || run->exchange->is_gone) {
		stream(run, left);
		explain_chunks(run);
	}
	finish(run);
}

static void
become_get(struct request *request)
{
	size_t kept = 0;

	for (size_t i = 0; i < request->field_count; i++) {
		struct view name = request_field_name(request, i);

		if (!view_equals_nocase(name, VIEW("Content-Length")) &&
		    !view_equals_nocase(name, VIEW("Content-Type")))
			request->fields[kept++] = request->fields[i];
	}
	request->field_count = kept;
	request->has_length = request->is_chunked = false;
	request->content_length = 0;
	if (request->method == REQUEST_HEAD)
		return;
	request->method = REQUEST_GET;
	request->method_name = VIEW("GET");
}

static int
relay_answer(struct run *run, struct text *target)
{
	struct exchange *exchange = run->exchange;
	size_t header_bytes = 0;
	int status = read_header(run, &header_bytes);
	bool has_header = status == 0 && !exchange->is_gone;

	if (has_header && run->answer.is_local_redirect) {
		text_add(target, run->answer.location);
		cgi_session_finish(&run->session, false);
		become_get(&exchange->request);
		run->is_redirected = true;
		return 0;
	}
	if (has_header)
		status = read_small_body(run, header_bytes);
	if (status != 0 || exchange->is_gone) {
		cgi_session_abandon(&run->session);
		return status;
	}
	send_answer(run, body_so_far(run, header_bytes));
	return 0;
}

/* Lets the program speak to the client itself (RFC 3875 5). */
static int
relay_raw(struct run *run)
{
	struct exchange *exchange = run->exchange;
	struct view bytes;

	if (read_more(run, INT64_MAX) == 0) {
		int status = explain(run);

		cgi_session_abandon(&run->session);
		return status;
	}
	run->session.is_in_header = false;
	bytes = (struct view){ run->buffer, run->length };
	exchange->status = cgi_response_raw_status(bytes);
	if (client_output_send(
		&exchange->output, bytes, CLIENT_OUTPUT_PAUSES) == -1)
		exchange_lose(exchange);
	stream(run, CGI_FLOW_ALL);
	finish(run);
	return 0;
}

/* A body that is too large is mostly a push of git, or a picture: its sender is
 * told nothing that helps, so the log tells. */
static int
note_limit(struct run *run, int status)
{
	char buffer[128];
	struct text words = text_over(buffer, sizeof(buffer));

	if (status != 413)
		return status;
	TEXT_LITERAL(&words, "the body of the request is larger than ");
	text_add_number(&words, run->exchange->options->body_limit_bytes);
	TEXT_LITERAL(&words, " bytes; --max-body sets another limit");
	exchange_note(view_of(run->program->file + 2), text_view(&words));
	return status;
}

static int
conduct(struct run *run, struct text *target)
{
	int status =
	    note_limit(run, request_body_prepare(run->exchange, &run->body));

	if (status == 0)
		status = write_environment(run);
	if (status != 0 || run->exchange->is_gone)
		return status;
	write_arguments(run);
	status = start(run);
	if (status != 0)
		return status;
	if (run->program->is_nph)
		return relay_raw(run);
	return relay_answer(run, target);
}

enum step
cgi_handler_run(
    struct exchange *exchange, struct cgi_script *program, struct text *target)
{
	struct run run;
	int status;

	run.exchange = exchange;
	run.program = program;
	run.length = 0;
	chunked_begin(&run.chunks);
	run.is_redirected = false;
	status = conduct(&run, target);
	process_close(&run.body.spool);
	cgi_script_close(exchange, program);
	if (status != 0)
		exchange_refuse(exchange, status, exchange->reason);
	return run.is_redirected ? STEP_REDIRECTED : STEP_ANSWERED;
}
