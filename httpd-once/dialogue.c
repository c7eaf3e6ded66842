#include "httpd-once/dialogue.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "probes/probes.h"
#include "httpd-once/edge/clock.h"

enum {
	/* A client that shuts down its sending side together with its request
	 * still wants the answer; one that does so later has gone away.  On
	 * the wire the two look the same. */
	HALF_CLOSE_MS = 250,
	/* A child may still be writing when the program has ended (a filter
	 * does), or hold the output without a purpose (a daemon does). */
	LEFTOVER_MS = 1000,
	/* A program that is done ends sooner than anybody notices. */
	LINGER_MS = 50,
	/* Thrown away behind the end of an answer; then SIGPIPE tells. */
	DISCARD_LIMIT = 1 << 20,
};

static void
ask_clock(struct dialogue *dialogue)
{
	dialogue->now_ms = clock_steady_ms();
}

int
dialogue_begin(struct dialogue *dialogue, struct exchange *exchange,
    const struct process_plan *plan, struct view body, uint64_t left)
{
	struct relay *relay = &dialogue->relay;

	dialogue->exchange = exchange;
	dialogue->name = view_of(strrchr(plan->file, '/') + 1);
	dialogue->is_in_header = true;
	dialogue->end = DIALOGUE_OPEN;
	dialogue->ended_ms = 0;
	dialogue->line_length = 0;
	dialogue->error_bytes = dialogue->discarded_bytes = 0;
	relay->is_feeding = relay->is_collecting = false;
	relay->is_half_closed = false;
	relay->client = exchange->output.fd;
	relay->feed.buffer = dialogue->buffers->feed;
	relay->collect.buffer = dialogue->buffers->collect;
	if (process_start(&relay->process, plan) == -1)
		return -1;
	PROBES_PROGRAM_STARTED(relay->process.id, relay->process.input);
	ask_clock(dialogue);
	dialogue->moved_ms = dialogue->received_ms = dialogue->now_ms;
	if (plan->input != PROCESS_PIPE)
		return 0;
	flow_begin(
	    &relay->feed, exchange->input.fd, relay->process.input, body, left);
	relay->is_feeding = true;
	return 0;
}

static void
stop_feeding(struct dialogue *dialogue)
{
	dialogue->relay.is_feeding = false;
	process_close(&dialogue->relay.process.input);
	dialogue->received_ms = dialogue->now_ms;
}

/* The program wants no more of the body, which is its right. */
static void
spare_body(struct dialogue *dialogue)
{
	dialogue->exchange->has_unread = true;
	stop_feeding(dialogue);
}

/* Some of the body may go to the program. */
static void
feed(struct dialogue *dialogue)
{
	struct flow *flow = &dialogue->relay.feed;
	ssize_t count = flow_move(flow);

	if (count > 0) {
		dialogue->moved_ms = dialogue->now_ms;
		if (flow_is_done(flow))
			stop_feeding(dialogue);
	} else if (count == 0) {
		dialogue->end = DIALOGUE_CLIENT_SHORT;
	} else if (errno == EPIPE) {
		spare_body(dialogue);
	} else if (errno != EAGAIN) {
		dialogue->end = DIALOGUE_CLIENT_GONE;
	}
}

static void
note(const struct dialogue *dialogue, struct view words)
{
	exchange_note(dialogue->exchange, dialogue->name, words);
}

static void
note_line(struct dialogue *dialogue)
{
	struct view line = { dialogue->buffers->line, dialogue->line_length };

	dialogue->line_length = 0;
	if (line.length > 0 && dialogue->error_bytes <= DIALOGUE_ERRORS_LIMIT)
		note(dialogue, line);
}

static void
take_errors(struct dialogue *dialogue, struct view bytes)
{
	bool was_within = dialogue->error_bytes <= DIALOGUE_ERRORS_LIMIT;

	for (size_t i = 0; i < bytes.length; i++) {
		if (bytes.at[i] == '\n') {
			note_line(dialogue);
			continue;
		}
		dialogue->buffers->line[dialogue->line_length++] = bytes.at[i];
		if (dialogue->line_length == DIALOGUE_LINE_LIMIT)
			note_line(dialogue);
	}
	dialogue->error_bytes += bytes.length;
	if (was_within && dialogue->error_bytes > DIALOGUE_ERRORS_LIMIT)
		note(dialogue, VIEW("says too much; no more of it is logged"));
}

/* One look at standard error. */
static void
read_errors(struct dialogue *dialogue)
{
	char *bytes = dialogue->buffers->errors;
	ssize_t count =
	    read(dialogue->relay.process.errors, bytes, DIALOGUE_ERRORS_BYTES);

	if (count > 0)
		take_errors(dialogue, (struct view){ bytes, (size_t)count });
	else if (count == 0 || (errno != EAGAIN && errno != EINTR))
		process_close(&dialogue->relay.process.errors);
}

static bool
is_waiting_for_client(const struct dialogue *dialogue)
{
	return relay_is_waiting_for_client(&dialogue->relay);
}

/* Until when something has to move. */
static int64_t
deadline_of(const struct dialogue *dialogue)
{
	const struct options *options = dialogue->exchange->options;
	int64_t last_ms = dialogue->moved_ms > dialogue->ended_ms
	    ? dialogue->moved_ms
	    : dialogue->ended_ms;

	if (is_waiting_for_client(dialogue))
		return last_ms + (int64_t)options->timeout_seconds * 1000;
	if (dialogue->ended_ms != 0)
		return last_ms + LEFTOVER_MS;
	return last_ms + (int64_t)options->cgi_timeout_seconds * 1000;
}

/* Whether the client took something since, though not enough to go on. */
static bool
has_client_taken(struct dialogue *dialogue)
{
	long before = dialogue->unsent;

	if (!dialogue->relay.is_collecting || !dialogue->relay.collect.is_full)
		return false;
	dialogue->unsent = flow_unsent(&dialogue->relay.collect);
	return dialogue->unsent < before;
}

static void
be_late(struct dialogue *dialogue)
{
	if (has_client_taken(dialogue))
		dialogue->moved_ms = dialogue->now_ms;
	else if (is_waiting_for_client(dialogue))
		dialogue->end = DIALOGUE_CLIENT_LATE;
	else if (dialogue->ended_ms != 0)
		dialogue->end = DIALOGUE_OVER;
	else
		dialogue->end = DIALOGUE_LATE;
}

static void
take_interruption(struct dialogue *dialogue, int error)
{
	if (error != EINTR)
		dialogue->end = DIALOGUE_FAILED;
	else if (process_is_asked_to_end())
		dialogue->end = DIALOGUE_STOPPED;
	if (dialogue->relay.process.has_ended && dialogue->ended_ms == 0)
		dialogue->ended_ms = dialogue->now_ms;
}

static void
take_half_close(struct dialogue *dialogue)
{
	int64_t late_ms = dialogue->now_ms - dialogue->received_ms;

	if (dialogue->relay.is_feeding || late_ms <= HALF_CLOSE_MS)
		dialogue->relay.is_half_closed = true;
	else
		dialogue->end = DIALOGUE_CLIENT_GONE;
}

/*
 * Waits once, and does all but what the caller is there for.  Returns whether
 * that has come: RELAY_OUTPUT.
 */
static bool
step(struct dialogue *dialogue, int64_t pause_ms)
{
	int64_t deadline_ms = deadline_of(dialogue);
	bool is_pause = pause_ms < deadline_ms;
	int events = relay_wait(&dialogue->relay,
	    (is_pause ? pause_ms : deadline_ms) - dialogue->now_ms);
	int error = errno;

	ask_clock(dialogue);
	if (events == -1) {
		take_interruption(dialogue, error);
		return false;
	}
	if (events == 0) {
		if (is_pause)
			dialogue->end = DIALOGUE_PAUSE;
		else
			be_late(dialogue);
		return false;
	}
	if ((events & RELAY_ERRORS) != 0)
		read_errors(dialogue);
	if ((events & RELAY_GONE) != 0)
		dialogue->end = DIALOGUE_CLIENT_GONE;
	else if ((events & RELAY_DEAF) != 0)
		spare_body(dialogue);
	else if ((events & RELAY_FEED) != 0)
		feed(dialogue);
	if ((events & RELAY_HALF_CLOSED) != 0)
		take_half_close(dialogue);
	return (events & RELAY_OUTPUT) != 0 && dialogue->end == DIALOGUE_OPEN;
}

/* The program has closed its output: nothing to wait for any more. */
static void
end_output(struct dialogue *dialogue)
{
	process_close(&dialogue->relay.process.output);
	dialogue->end = DIALOGUE_OVER;
}

size_t
dialogue_read(
    struct dialogue *dialogue, char *buffer, size_t size, int64_t pause_ms)
{
	dialogue->end = DIALOGUE_OPEN;
	while (dialogue->end == DIALOGUE_OPEN) {
		ssize_t count;

		if (!step(dialogue, pause_ms))
			continue;
		count = read(dialogue->relay.process.output, buffer, size);
		if (count > 0) {
			if (!dialogue->is_in_header)
				dialogue->moved_ms = dialogue->now_ms;
			return (size_t)count;
		}
		if (count == 0)
			end_output(dialogue);
		else if (errno != EAGAIN && errno != EINTR)
			dialogue->end = DIALOGUE_FAILED;
	}
	return 0;
}

uint64_t
dialogue_stream(struct dialogue *dialogue, uint64_t limit)
{
	struct relay *relay = &dialogue->relay;
	struct flow *flow = &relay->collect;
	uint64_t given = 0;

	dialogue->end = DIALOGUE_OPEN;
	/* What was sent so far may have taken a while. */
	ask_clock(dialogue);
	dialogue->moved_ms = dialogue->now_ms;
	flow_begin(flow, relay->process.output, dialogue->exchange->output.fd,
	    VIEW(""), limit);
	relay->is_collecting = true;
	while (dialogue->end == DIALOGUE_OPEN && !flow_is_done(flow)) {
		ssize_t count;

		if (!step(dialogue, INT64_MAX))
			continue;
		count = flow_move(flow);
		if (count == 0)
			end_output(dialogue);
		else if (count == -1 && errno != EAGAIN)
			dialogue->end = DIALOGUE_CLIENT_GONE;
		if (flow->is_full)
			dialogue->unsent = flow_unsent(flow);
		if (count <= 0)
			continue;
		given += (uint64_t)count;
		dialogue->moved_ms = dialogue->now_ms;
	}
	relay->is_collecting = false;
	return given;
}

/* How the program ended, where that is not as it should. */
static void
note_end(const struct dialogue *dialogue)
{
	int status = dialogue->relay.process.end_status;
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
	note(dialogue, text_view(&words));
}

/* What standard error still holds. */
static void
drain_errors(struct dialogue *dialogue)
{
	struct pollfd readable = { .fd = dialogue->relay.process.errors,
		.events = POLLIN };

	while (dialogue->relay.process.errors != -1 &&
	    dialogue->error_bytes <= DIALOGUE_ERRORS_LIMIT &&
	    poll(&readable, 1, 0) > 0)
		read_errors(dialogue);
	note_line(dialogue);
}

/*
 * Reads and forgets what the program prints until it ends or the time is up.
 */
static void
discard(struct dialogue *dialogue, int64_t limit_ms)
{
	struct process *process = &dialogue->relay.process;
	char *bytes = dialogue->buffers->collect;

	ask_clock(dialogue);
	if (limit_ms != INT64_MAX)
		limit_ms += dialogue->now_ms;
	dialogue->end = DIALOGUE_OPEN;
	dialogue->is_in_header = false;
	dialogue->moved_ms = dialogue->now_ms;
	while (!process->has_ended && dialogue->end == DIALOGUE_OPEN) {
		ssize_t count;

		if (!step(dialogue, limit_ms))
			continue;
		count = read(process->output, bytes, FLOW_BUFFER_BYTES);
		if (count > 0)
			dialogue->discarded_bytes += (uint64_t)count;
		if (count == 0 || dialogue->discarded_bytes > DISCARD_LIMIT)
			process_close(&process->output);
	}
}

static void
end(struct dialogue *dialogue)
{
	struct process *process = &dialogue->relay.process;

	if (process->has_ended)
		note_end(dialogue);
	else
		process_stop(process);
	PROBES_PROGRAM_ENDED(process->id, process->end_status);
	drain_errors(dialogue);
	process_end(process);
}

void
dialogue_finish(struct dialogue *dialogue, bool has_answered)
{
	struct relay *relay = &dialogue->relay;

	/* What the client does now is no news, and what it still sends is not
	 * waited for. */
	relay->client = -1;
	if (relay->is_feeding)
		spare_body(dialogue);
	/* Mostly it has, while its answer was being sent. */
	if (!process_has_ended(&relay->process))
		discard(dialogue, LINGER_MS);
	if (dialogue->end == DIALOGUE_PAUSE) {
		if (has_answered)
			(void)shutdown(dialogue->exchange->output.fd, SHUT_WR);
		discard(dialogue, INT64_MAX);
	}
	if (!relay->process.has_ended)
		note(dialogue, VIEW("did not end; it is stopped"));
	end(dialogue);
}

void
dialogue_abandon(struct dialogue *dialogue)
{
	if (dialogue->relay.is_feeding)
		dialogue->exchange->has_unread = true;
	dialogue->relay.is_feeding = false;
	/* One that is ending tells how. */
	if (dialogue->end == DIALOGUE_OVER &&
	    !process_has_ended(&dialogue->relay.process))
		discard(dialogue, LINGER_MS);
	end(dialogue);
}
