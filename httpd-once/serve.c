#include "httpd-once/serve.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "common/edge/clock.h"
#include "httpd-once/access_log.h"
#include "httpd-once/authorize.h"
#include "httpd-once/cgi_handler.h"
#include "httpd-once/directory_redirect.h"
#include "httpd-once/edge/lingering_close.h"
#include "httpd-once/edge/spare.h"
#include "httpd-once/forwarding.h"
#include "httpd-once/static_file.h"
#include "probes/probes.h"

enum { REDIRECTS_LIMIT = 10 }; /* RFC 3875 leaves the number to the server */

static void
begin(struct exchange *exchange, const struct options *options)
{
	int timeout_ms = (int)options->timeout_seconds * 1000;

	exchange->options = options;
	client_address_begin(&exchange->client, 0);
	client_input_begin(&exchange->input, 0, timeout_ms, exchange->room);
	client_output_begin(&exchange->output, 1, timeout_ms);
	request_clear(&exchange->request);
	path_clear(&exchange->path);
	exchange->reply = text_over(exchange->room + REQUEST_HEAD_LIMIT,
	    EXCHANGE_HEAD_LIMIT + EXCHANGE_SMALL_FILE);
	exchange->common.server =
	    options->is_server_hidden ? VIEW("") : VIEW("httpd-once/" VERSION);
	exchange->common.headers = options->headers.texts;
	exchange->common.header_count = options->headers.count;
	exchange->is_gone = exchange->has_unread = exchange->has_left = false;
	exchange->is_elsewhere = false;
	exchange->user = exchange->auth_file = VIEW("");
	exchange->admitted = NULL;
	exchange->status = 0;
	exchange->reason = NULL;
	exchange->head_sent_bytes = 0;
}

static void
set_time(struct exchange *exchange)
{
	exchange->started_ns = clock_unix_ns();
	exchange->common.now = exchange->started_ns / 1000000000;
}

/*
 * Receives the header in which a balancer names the client, and takes it out
 * of the input.  Returns false where there is none: then the other side is not
 * the balancer, and gets no answer.
 */
static bool
receive_proxy(struct exchange *exchange, int64_t *deadline_ms)
{
	struct client_input *input = &exchange->input;
	struct proxy_protocol proxy = { .reason = NULL };
	int length = PROXY_PROTOCOL_INCOMPLETE;

	while (length == PROXY_PROTOCOL_INCOMPLETE &&
	    client_input_fill(input, deadline_ms) > 0)
		length =
		    proxy_protocol_parse(input->buffer, input->length, &proxy);
	if (length <= 0) {
		if (input->length > 0)
			exchange_note(VIEW("--proxy-protocol"),
			    view_of(proxy.reason != NULL ? proxy.reason
							 : "proxy/cut-off"));
		return false;
	}
	input->length -= (size_t)length;
	memmove(input->buffer, input->buffer + length, input->length);
	client_address_believe(&exchange->client, &proxy);
	return true;
}

/*
 * Receives the head.  Returns 0 or a status to refuse with.  Sets is_gone where
 * nothing came, and nothing is to be answered.
 */
static int
receive(struct exchange *exchange)
{
	struct client_input *input = &exchange->input;
	int64_t deadline_ms = 0;
	size_t scanned = 0;

	if (exchange->options->has_proxy_protocol) {
		if (!receive_proxy(exchange, &deadline_ms)) {
			exchange->is_gone = true;
			return 0;
		}
		input->head_bytes =
		    request_head_length(input->buffer, input->length, &scanned);
	}
	while (input->head_bytes == 0) {
		ssize_t count = client_input_fill(input, &deadline_ms);

		if (count > 0) {
			input->head_bytes = request_head_length(
			    input->buffer, input->length, &scanned);
			continue;
		}
		exchange->has_unread = count == -1;
		if (count == -1 && errno == ENOBUFS)
			return request_overlong(
			    input->buffer, input->length, &exchange->request);
		if (input->length == 0 || (count == -1 && errno != ETIMEDOUT)) {
			exchange->is_gone = true;
			return 0;
		}
		(void)request_overlong(
		    input->buffer, input->length, &exchange->request);
		exchange->request.reason =
		    count == 0 ? "head/cut-off" : "head/too-late";
		return count == 0 ? 400 : 408;
	}
	return 0;
}

/* Parses head and target.  Returns 0 or a status to refuse with. */
static int
understand(struct exchange *exchange)
{
	struct client_input *input = &exchange->input;
	struct request *request = &exchange->request;
	int status = request_parse(input->buffer, input->head_bytes, request);

	exchange->has_unread = input->length > input->head_bytes ||
	    request->content_length > 0 || request->is_chunked;
	if (status != 0)
		return status;
	if (request->method == REQUEST_CONNECT) {
		request->reason = "method/connect";
		return 501;
	}
	status = exchange_parse_path(exchange, request->target);
	request->reason = exchange->path.reason;
	if (status == 0 && exchange->path.is_asterisk &&
	    request->method != REQUEST_OPTIONS) {
		request->reason = "path/asterisk";
		return 400;
	}
	return status;
}

/* Answers OPTIONS (RFC 7231 4.3.7). */
static void
answer_options(struct exchange *exchange)
{
	struct text head = exchange_begin(exchange, 200);

	response_head_field(&head, VIEW("Allow"), VIEW("GET, HEAD, OPTIONS"));
	response_head_number(&head, VIEW("Content-Length"), 0);
	response_head_end(&head);
	exchange_send(exchange, &head, VIEW(""), CLIENT_OUTPUT_ENDS);
}

/* Answers the methods for which no file has to be looked for. */
static enum step
answer_method(struct exchange *exchange)
{
	if (exchange->request.method == REQUEST_OPTIONS)
		answer_options(exchange);
	else if (exchange->request.method == REQUEST_OTHER)
		exchange_refuse(exchange, 501, "method/unknown");
	else
		return STEP_GO_ON;
	return STEP_ANSWERED;
}

static bool
is_file_method(const struct exchange *exchange)
{
	return exchange->request.method == REQUEST_GET ||
	    exchange->request.method == REQUEST_HEAD;
}

static void
answer_file(struct exchange *exchange)
{
	struct location location;
	int status;

	if (answer_method(exchange) == STEP_ANSWERED)
		return;
	if (exchange->path.is_hidden) {
		exchange_refuse(exchange, 404, "path/hidden");
		return;
	}
	status = locate(exchange, &location);
	if (status == 404 && exchange->options->has_precompressed &&
	    !exchange->path.is_folder &&
	    static_file_locate_packed(exchange, &location) == 0)
		status = 0;
	if (status == 0 &&
	    authorize_request(exchange, location.index) == STEP_ANSWERED)
		return;
	if (status == 0)
		status = cgi_script_guard(exchange, &location);
	if (status == 0)
		status = authorize_file(exchange, &location.facts);
	if (status != 0 && status != 301)
		exchange_refuse(exchange, status, exchange->reason);
	else if (!is_file_method(exchange))
		exchange_refuse(exchange, 405, "method/not-for-files");
	else if (status == 301)
		directory_redirect(exchange);
	else if (location.facts.kind == FILE_DIRECTORY)
		static_file_send_listing(exchange, &location);
	else
		static_file_send(exchange, &location);
}

/* Checks that a program may be run for this request. */
static enum step
admit_program(struct exchange *exchange, bool was_folder)
{
	/* The path has become the path of an index, or nobody was asked. */
	if (((was_folder && !exchange->path.is_folder) ||
		exchange->request.method == REQUEST_OPTIONS) &&
	    authorize_request(exchange, VIEW("")) == STEP_ANSWERED)
		return STEP_ANSWERED;
	/* RFC 7231 4.3.8: it would show what a browser keeps from scripts. */
	if (exchange->request.method != REQUEST_TRACE)
		return STEP_GO_ON;
	exchange_refuse(exchange, 405, "method/trace");
	return STEP_ANSWERED;
}

/* Parses the path that a program asks for instead, on the same host. */
static enum step
take_redirect(struct exchange *exchange, const struct text *target)
{
	struct view host = exchange->path.host;

	if (target->has_overflowed ||
	    exchange_parse_path(exchange, text_view(target)) != 0) {
		exchange_refuse(exchange, 500, "redirect/no-path");
		return STEP_ANSWERED;
	}
	exchange->path.host = host;
	exchange->is_elsewhere = true;
	return STEP_REDIRECTED;
}

static enum step
run_program(struct exchange *exchange, struct cgi_script *program)
{
	struct text target =
	    text_over(exchange->target, sizeof(exchange->target));

	if (cgi_handler_run(exchange, program, &target) == STEP_ANSWERED)
		return STEP_ANSWERED;
	return take_redirect(exchange, &target);
}

/*
 * Answers with a program or a file.  Returns STEP_ANSWERED, or STEP_REDIRECTED
 * where a program asked for another path, which has been parsed.
 */
static enum step
answer_path(struct exchange *exchange)
{
	bool was_folder = exchange->path.is_folder;
	struct cgi_script program;
	enum cgi_script_search search = cgi_script_find(exchange, &program);

	if (search == CGI_SCRIPT_NONE) {
		answer_file(exchange);
		return STEP_ANSWERED;
	}
	if (admit_program(exchange, was_folder) == STEP_ANSWERED) {
		if (search == CGI_SCRIPT_FOUND)
			cgi_script_close(exchange, &program);
		return STEP_ANSWERED;
	}
	if (search == CGI_SCRIPT_FOUND)
		return run_program(exchange, &program);
	exchange_refuse(exchange, program.status, exchange->reason);
	return STEP_ANSWERED;
}

/*
 * Asks for a password where the path has one.  A browser that asks with OPTIONS
 * whether a script may send a request never sends a password (Fetch 4.8); the
 * answer says nothing of the path, unless a program gives it, and that is asked
 * about when it was found.
 */
static enum step
admit(struct exchange *exchange)
{
	if (exchange->request.method == REQUEST_OPTIONS)
		return STEP_GO_ON;
	return authorize_request(exchange, VIEW(""));
}

/* Answers, after as many redirects inside as programs may ask for. */
static void
answer_paths(struct exchange *exchange)
{
	for (unsigned i = 0; i <= REDIRECTS_LIMIT; i++)
		if (admit(exchange) == STEP_ANSWERED ||
		    answer_path(exchange) == STEP_ANSWERED)
			return;
	exchange_refuse(exchange, 500, "redirect/too-many");
}

static void
answer(struct exchange *exchange)
{
	const char *root = exchange->options->root;
	int status = 0;

	exchange->root = open_beneath_root(root);
	if (exchange->root == -1) {
		exchange_note(view_of(root),
		    VIEW("the folder to serve cannot be opened"));
		exchange_refuse(exchange, 500, "root/unreadable");
		return;
	}
	if (exchange->options->has_vhosts)
		status = locate_host(exchange);
	if (status == 0)
		answer_paths(exchange);
	else
		exchange_refuse(exchange, status, exchange->reason);
}

static void
end_connection(struct exchange *exchange)
{
	client_output_end(&exchange->output);
	if (!exchange->output.is_stream)
		lingering_close(0, !exchange->has_unread);
}

int
serve(const struct options *options)
{
	struct exchange exchange;
	bool is_logged;
	int status;

	begin(&exchange, options);
	/* Nothing is opened before the connection is there, because a spare
	 * may wait for long, and the files may change meanwhile. */
	status = spare_wait(environ);
	if (status != 0)
		return status == 1 ? OPTIONS_EXIT_ANSWERED
				   : OPTIONS_EXIT_SYSTEM;
	status = receive(&exchange);
	if (exchange.is_gone)
		return OPTIONS_EXIT_GONE;
	set_time(&exchange);
	/* The log needs the address, which a connection that both sides have
	 * ended does not tell. */
	if (options->log != NULL || options->explains)
		(void)client_address_remote(&exchange.client);
	if (status == 0)
		status = understand(&exchange);
	if (options->trusted.count > 0)
		forwarding_believe(&exchange);
	PROBES_PARSED(status, exchange.input.head_bytes);
	if (status == 0)
		answer(&exchange);
	else
		exchange_refuse(&exchange, status, exchange.request.reason);
	PROBES_SENT(exchange.status, exchange.output.sent_bytes);
	is_logged = access_log_write(&exchange);
	if (options->explains && exchange.reason != NULL)
		access_log_explain(&exchange);
	if (!exchange.is_gone)
		end_connection(&exchange);
	if (exchange.has_left)
		return OPTIONS_EXIT_LEFT;
	if (!is_logged)
		return OPTIONS_EXIT_UNLOGGED;
	return exchange.is_gone || exchange.status == 408
	    ? OPTIONS_EXIT_GONE
	    : OPTIONS_EXIT_ANSWERED;
}
