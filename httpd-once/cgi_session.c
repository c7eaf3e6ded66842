#include "httpd-once/cgi_session.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "common/edge/clock.h"
#include "probes/probes.h"

enum {
	/* A client that shuts down its sending side together with its request
	 * still wants the answer; one that does so later has gone away.  On
	 * the wire the two look the same. */
	HALF_CLOSE_MS = 250,
	/* A child may still be writing when the program has ended (as a filter
	 * does), or hold the output without a purpose (as a daemon does). */
	LEFTOVER_MS = 1000,
	/* A program that is done ends in less time than anybody notices. */
	LINGER_MS = 50,
	/* The most bytes that are thrown away behind the end of an answer,
	 * before the program gets SIGPIPE. */
	DISCARD_LIMIT = 1 << 20,
};

static void
ask_clock(struct cgi_session *session)
{
	session->now_ms = clock_steady_ms();
}

int
cgi_session_begin(struct cgi_session *session, struct exchange *exchange,
    const struct process_plan *plan, struct view body, uint64_t left)
{
	struct cgi_pump *pump = &session->pump;

	session->exchange = exchange;
	session->name = view_of(strrchr(plan->file, '/') + 1);
	session->is_in_header = true;
	session->end = CGI_SESSION_OPEN;
	session->ended_ms = 0;
	session->line_length = 0;
	session->error_bytes = session->discarded_bytes = 0;
	pump->is_feeding = pump->is_collecting = false;
	pump->is_half_closed = false;
	pump->client = exchange->output.fd;
	pump->feed.chunks = pump->collect.chunks = NULL;
	pump->feed.buffer = session->buffers->feed;
	pump->collect.buffer = session->buffers->collect;
	if (process_start(&pump->process, plan) == -1)
		return -1;
	PROBES_PROGRAM_STARTED(pump->process.id, pump->process.input);
	ask_clock(session);
	session->moved_ms = session->received_ms = session->now_ms;
	if (plan->input != PROCESS_PIPE)
		return 0;
	cgi_flow_begin(
	    &pump->feed, exchange->input.fd, pump->process.input, body, left);
	pump->is_feeding = true;
	session->is_awaiting = left > 0;
	if (session->is_awaiting)
		client_input_await(&exchange->input, true);
	return 0;
}

static void
stop_feeding(struct cgi_session *session)
{
	session->pump.is_feeding = false;
	if (session->is_awaiting)
		client_input_await(&session->exchange->input, false);
	session->is_awaiting = false;
	process_close(&session->pump.process.input);
	session->received_ms = session->now_ms;
}

/* The program wants no more of the body, which is its right. */
static void
spare_body(struct cgi_session *session)
{
	session->exchange->has_unread = true;
	stop_feeding(session);
}

/* Moves some of the body to the program. */
static void
feed(struct cgi_session *session)
{
	struct cgi_flow *flow = &session->pump.feed;
	ssize_t count = cgi_flow_move(flow);

	if (count > 0) {
		session->moved_ms = session->now_ms;
		if (cgi_flow_is_done(flow))
			stop_feeding(session);
	} else if (count == 0) {
		session->end = CGI_SESSION_CLIENT_SHORT;
	} else if (errno == EPIPE) {
		spare_body(session);
	} else if (errno != EAGAIN) {
		session->end = CGI_SESSION_CLIENT_GONE;
	}
}

static void
note(const struct cgi_session *session, struct view words)
{
	exchange_note(session->name, words);
}

static void
note_line(struct cgi_session *session)
{
	struct view line = { session->buffers->line, session->line_length };

	session->line_length = 0;
	if (line.length > 0 && session->error_bytes <= CGI_SESSION_ERRORS_LIMIT)
		note(session, line);
}

static void
take_errors(struct cgi_session *session, struct view bytes)
{
	bool was_within = session->error_bytes <= CGI_SESSION_ERRORS_LIMIT;

	for (size_t i = 0; i < bytes.length; i++) {
		if (bytes.at[i] == '\n') {
			note_line(session);
			continue;
		}
		session->buffers->line[session->line_length++] = bytes.at[i];
		if (session->line_length == CGI_SESSION_LINE_LIMIT)
			note_line(session);
	}
	session->error_bytes += bytes.length;
	if (was_within && session->error_bytes > CGI_SESSION_ERRORS_LIMIT)
		note(session, VIEW("says too much; no more of it is logged"));
}

/* Reads once from standard error. */
static void
read_errors(struct cgi_session *session)
{
	char *bytes = session->buffers->errors;
	ssize_t count =
	    read(session->pump.process.errors, bytes, CGI_SESSION_ERRORS_BYTES);

	if (count > 0)
		take_errors(session, (struct view){ bytes, (size_t)count });
	else if (count == 0 || (errno != EAGAIN && errno != EINTR))
		process_close(&session->pump.process.errors);
}

static bool
is_waiting_for_client(const struct cgi_session *session)
{
	return cgi_pump_is_waiting_for_client(&session->pump);
}

/* The time by which a byte must have moved. */
static int64_t
deadline_of(const struct cgi_session *session)
{
	const struct options *options = session->exchange->options;
	int64_t last_ms = session->moved_ms > session->ended_ms
	    ? session->moved_ms
	    : session->ended_ms;

	if (is_waiting_for_client(session))
		return last_ms + (int64_t)options->timeout_seconds * 1000;
	if (session->ended_ms != 0)
		return last_ms + LEFTOVER_MS;
	return last_ms + (int64_t)options->cgi_timeout_seconds * 1000;
}

/* Whether the client took some bytes since, though not enough to go on. */
static bool
has_client_taken(struct cgi_session *session)
{
	long before = session->unsent;

	if (!session->pump.is_collecting || !session->pump.collect.is_full)
		return false;
	session->unsent = cgi_flow_unsent(&session->pump.collect);
	return session->unsent < before;
}

static void
be_late(struct cgi_session *session)
{
	if (has_client_taken(session))
		session->moved_ms = session->now_ms;
	else if (is_waiting_for_client(session))
		session->end = CGI_SESSION_CLIENT_LATE;
	else if (session->ended_ms != 0)
		session->end = CGI_SESSION_OVER;
	else
		session->end = CGI_SESSION_LATE;
}

static void
take_interruption(struct cgi_session *session, int error)
{
	if (error != EINTR)
		session->end = CGI_SESSION_FAILED;
	else if (process_is_asked_to_end())
		session->end = CGI_SESSION_STOPPED;
	if (session->pump.process.has_ended && session->ended_ms == 0)
		session->ended_ms = session->now_ms;
}

static void
take_half_close(struct cgi_session *session)
{
	int64_t late_ms = session->now_ms - session->received_ms;

	if (session->pump.is_feeding || late_ms <= HALF_CLOSE_MS)
		session->pump.is_half_closed = true;
	else
		session->end = CGI_SESSION_CLIENT_GONE;
}

/*
 * Waits once, and deals with every event but CGI_PUMP_OUTPUT, which is the
 * caller's.  Returns whether that has come.
 */
static bool
step(struct cgi_session *session, int64_t pause_ms)
{
	int64_t deadline_ms = deadline_of(session);
	bool is_pause = pause_ms < deadline_ms;
	int events = cgi_pump_wait(&session->pump,
	    (is_pause ? pause_ms : deadline_ms) - session->now_ms);
	int error = errno;

	ask_clock(session);
	if (events == -1) {
		take_interruption(session, error);
		return false;
	}
	if (events == 0) {
		if (is_pause)
			session->end = CGI_SESSION_PAUSE;
		else
			be_late(session);
		return false;
	}
	if ((events & CGI_PUMP_ERRORS) != 0)
		read_errors(session);
	if ((events & CGI_PUMP_GONE) != 0)
		session->end = CGI_SESSION_CLIENT_GONE;
	else if ((events & CGI_PUMP_DEAF) != 0)
		spare_body(session);
	else if ((events & CGI_PUMP_FEED) != 0)
		feed(session);
	if ((events & CGI_PUMP_HALF_CLOSED) != 0)
		take_half_close(session);
	return (events & CGI_PUMP_OUTPUT) != 0 &&
	    session->end == CGI_SESSION_OPEN;
}

/* The program has closed its output, so there is nothing more to wait for. */
static void
end_output(struct cgi_session *session)
{
	process_close(&session->pump.process.output);
	session->end = CGI_SESSION_OVER;
}

size_t
cgi_session_read(
    struct cgi_session *session, char *buffer, size_t size, int64_t pause_ms)
{
	session->end = CGI_SESSION_OPEN;
	while (session->end == CGI_SESSION_OPEN) {
		ssize_t count;

		if (!step(session, pause_ms))
			continue;
		count = read(session->pump.process.output, buffer, size);
		if (count > 0) {
			if (!session->is_in_header)
				session->moved_ms = session->now_ms;
			return (size_t)count;
		}
		if (count == 0)
			end_output(session);
		else if (errno != EAGAIN && errno != EINTR)
			session->end = CGI_SESSION_FAILED;
	}
	return 0;
}

uint64_t
cgi_session_stream(struct cgi_session *session, uint64_t limit)
{
	struct cgi_pump *pump = &session->pump;
	struct cgi_flow *flow = &pump->collect;
	uint64_t given = 0;

	session->end = CGI_SESSION_OPEN;
	/* Sending may have taken a while. */
	ask_clock(session);
	session->moved_ms = session->now_ms;
	cgi_flow_begin(flow, pump->process.output, session->exchange->output.fd,
	    VIEW(""), limit);
	pump->is_collecting = true;
	while (session->end == CGI_SESSION_OPEN && !cgi_flow_is_done(flow)) {
		ssize_t count;

		if (!step(session, INT64_MAX))
			continue;
		count = cgi_flow_move(flow);
		if (count == 0 || (count == -1 && errno == EPROTO))
			end_output(session);
		else if (count == -1 && errno != EAGAIN)
			session->end = CGI_SESSION_CLIENT_GONE;
		if (flow->is_full)
			session->unsent = cgi_flow_unsent(flow);
		if (count <= 0)
			continue;
		given += (uint64_t)count;
		session->moved_ms = session->now_ms;
	}
	pump->is_collecting = false;
	return given;
}

/* Tells the operator how the program ended, where that is a failure. */
static void
note_end(const struct cgi_session *session)
{
	int status = session->pump.process.end_status;
	char buffer[64];
	struct text words = text_over(buffer, sizeof(buffer));

	if (WIFSIGNALED(status)) {
		TEXT_LITERAL(&words, "was ended by signal ");
		text_add_number(&words, (uint64_t)WTERMSIG(status));
	} else if (WIFEXITED(status) && WEXITSTATUS(status) != 0) {
		TEXT_LITERAL(&words, "ended with status ");
		text_add_number(&words, (uint64_t)WEXITSTATUS(status));
	} else {
		return;
	}
	note(session, text_view(&words));
}

/* Logs the rest of standard error. */
static void
drain_errors(struct cgi_session *session)
{
	struct pollfd readable = { .fd = session->pump.process.errors,
		.events = POLLIN };

	while (session->pump.process.errors != -1 &&
	    session->error_bytes <= CGI_SESSION_ERRORS_LIMIT &&
	    poll(&readable, 1, 0) > 0)
		read_errors(session);
	note_line(session);
}

/*
 * Reads and forgets the program's output until it ends or the time is up.
 */
static void
discard(struct cgi_session *session, int64_t limit_ms)
{
	struct process *process = &session->pump.process;
	char *bytes = session->buffers->collect;

	ask_clock(session);
	if (limit_ms != INT64_MAX)
		limit_ms += session->now_ms;
	session->end = CGI_SESSION_OPEN;
	session->is_in_header = false;
	session->moved_ms = session->now_ms;
	while (!process->has_ended && session->end == CGI_SESSION_OPEN) {
		ssize_t count;

		if (!step(session, limit_ms))
			continue;
		count = read(process->output, bytes, CGI_FLOW_BUFFER_BYTES);
		if (count > 0)
			session->discarded_bytes += (uint64_t)count;
		if (count == 0 || session->discarded_bytes > DISCARD_LIMIT)
			process_close(&process->output);
	}
}

static void
end(struct cgi_session *session)
{
	struct process *process = &session->pump.process;

	if (process->has_ended)
		note_end(session);
	else
		process_stop(process);
	PROBES_PROGRAM_ENDED(process->id, process->end_status);
	drain_errors(session);
	session->exchange->has_left =
	    process_end(process) || session->exchange->has_left;
}

void
cgi_session_finish(struct cgi_session *session, bool has_answered)
{
	struct cgi_pump *pump = &session->pump;

	/* From now on it does not matter whether the client goes away or what
	 * it still sends. */
	pump->client = -1;
	if (pump->is_feeding)
		spare_body(session);
	/* Mostly it has ended while its answer was being sent. */
	if (!process_has_ended(&pump->process))
		discard(session, LINGER_MS);
	if (session->end == CGI_SESSION_PAUSE) {
		if (has_answered)
			(void)shutdown(session->exchange->output.fd, SHUT_WR);
		discard(session, INT64_MAX);
	}
	if (!pump->process.has_ended)
		note(session, VIEW("did not end; it is stopped"));
	end(session);
}

void
cgi_session_abandon(struct cgi_session *session)
{
	if (session->pump.is_feeding)
		session->exchange->has_unread = true;
	session->pump.is_feeding = false;
	/* A program that is just ending tells its status. */
	if (session->end == CGI_SESSION_OVER &&
	    !process_has_ended(&session->pump.process))
		discard(session, LINGER_MS);
	end(session);
}
