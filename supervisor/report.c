#include "supervisor/report.h"

#include "supervisor/pure/printed_text.h"

#include <inttypes.h>

enum {
	LINE_SIZE = ERROR_LOG_LINE_LIMIT - 100,
};

static void
say_accepted(const struct server *server)
{
	const struct listeners *listeners = &server->setup->listeners;
	const struct counts *tally = &server->board->tally;
	char text[LINE_SIZE] = "";
	struct printed_text line = { .bytes = text, .size = sizeof text };

	for (unsigned i = 0; i < listeners->count; i++)
		printed_text_add(&line, "%s %" PRIu64 " on %s",
		    i == 0 ? ":" : ",",
		    tally->accepted_at[listeners->list[i].fd],
		    listeners->list[i].name);
	error_log_say("report: accepted %" PRIu64 "%s; %" PRIu64 " met a spare",
	    tally->accepted, text, tally->handed);
}

static void
say_refused(const struct counts *tally)
{
	error_log_say("report: refused %" PRIu64 " of a full source, %" PRIu64
		      " without a process, %" PRIu64
		      " without a handler, %" PRIu64
		      " while the handler failed",
	    tally->refused[COUNTS_SOURCE], tally->refused[COUNTS_FORK],
	    tally->refused[COUNTS_EXECUTE], tally->refused[COUNTS_FAILING]);
	error_log_say("report: %" PRIu64 " waited for a place; %" PRIu64
		      " left, %" PRIu64 " were too many, %" PRIu64
		      " took too long",
	    tally->waited, tally->left, tally->refused[COUNTS_CROWDED],
	    tally->refused[COUNTS_LATE]);
	error_log_say("report: could not accept %" PRIu64 " times; %" PRIu64
		      " clients had gone before",
	    tally->accept_failed, tally->accept_aborted);
}

static uint64_t
add_counts(struct printed_text *line, const _Atomic uint64_t *counts,
    unsigned count, const char *what)
{
	uint64_t sum = 0;

	for (unsigned i = 0; i < count; i++) {
		if (counts[i] == 0)
			continue;
		printed_text_add(line, "%s %" PRIu64 " with %s %u",
		    line->length == 0 ? ":" : ",", counts[i], what, i);
		sum += counts[i];
	}
	return sum;
}

static void
say_ended(const struct counts *tally)
{
	char text[LINE_SIZE] = "";
	struct printed_text line = { .bytes = text, .size = sizeof text };
	uint64_t sum = add_counts(&line, tally->exited, 256, "status");

	sum += add_counts(&line, tally->killed, 128, "signal");
	error_log_say("report: ended %" PRIu64 "%s; %" PRIu64
		      " of them told to, %" PRIu64 " without progress",
	    sum, text, tally->ended, tally->no_progress);
	if (sum > 0)
		error_log_say("report: a handler took %" PRIu64
			      " ms and %" PRIu64
			      " us of a processor on average",
		    tally->lived_ms / sum, tally->processor_us / sum);
}

static void
say_confinement(const struct setup *setup)
{
	char words[CONFINEMENT_WORDS_SIZE];

	confinement_describe(&setup->confinement, &setup->settings, words);
	error_log_say("report: %s", words);
}

void
report_write(const struct server *server, int64_t now_ms)
{
	const struct scoreboard *board = server->board;

	error_log_say("report: up %" PRId64 " s, %" PRIu32 " running, %" PRIu32
		      " at most",
	    (now_ms - board->tally.since_ms) / 1000, board->slots.running,
	    board->slots.most);
	say_confinement(server->setup);
	say_accepted(server);
	say_refused(&board->tally);
	say_ended(&board->tally);
	if (board->tally.lost_lines > 0)
		error_log_say("report: %" PRIu64 " lines of a log were lost",
		    board->tally.lost_lines);
}
