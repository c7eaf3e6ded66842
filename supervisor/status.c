#include "supervisor/status.h"

#include "supervisor/pure/printed_text.h"

#include <inttypes.h>
#include <sys/socket.h>

enum {
	/* Room for every possible listener, status and signal, in lines of up
	 * to 160, 32 and 32 bytes, and for the rest. */
	TEXT_SIZE = 32 * 1024,
};

/* Writes a label, in quotes and on one line, since a path may have any byte. */
static void
make_label(char label[LISTEN_NAME_SIZE], const char *name)
{
	size_t i = 0;

	for (; i < LISTEN_NAME_SIZE - 1 && name[i] != '\0'; i++) {
		label[i] = name[i];
		if (name[i] == '"' || name[i] == '\\' ||
		    (unsigned char)name[i] < ' ')
			label[i] = '?';
	}
	label[i] = '\0';
}

static void
add_listeners(struct printed_text *text, const struct server *server)
{
	const struct listeners *listeners = &server->setup->listeners;
	char label[LISTEN_NAME_SIZE];

	for (unsigned i = 0; i < listeners->count; i++) {
		const struct listener *listener = &listeners->list[i];

		if (listener->is_status)
			continue;
		make_label(label, listener->name);
		printed_text_add(text,
		    "accepted{listener=\"%s\"} %" PRIu64 "\n", label,
		    server->board->tally.accepted_at[listener->fd]);
	}
}

static void
add_confinement(
    struct printed_text *text, const struct confinement *confinement)
{
	printed_text_add(
	    text, "confined{by=\"landlock\"} %d\n", confinement->landlock);
	printed_text_add(
	    text, "confined{by=\"seccomp\"} %d\n", confinement->has_calls);
}

static void
add_refused(struct printed_text *text, const struct counts *tally)
{
	static const char reasons[COUNTS_REFUSALS][8] = {
		[COUNTS_SOURCE] = "source",
		[COUNTS_FORK] = "fork",
		[COUNTS_EXECUTE] = "execute",
		[COUNTS_FAILING] = "failing",
		[COUNTS_CROWDED] = "crowded",
		[COUNTS_LATE] = "late",
	};

	for (unsigned i = 0; i < COUNTS_REFUSALS; i++)
		printed_text_add(text, "refused{reason=\"%s\"} %" PRIu64 "\n",
		    reasons[i], tally->refused[i]);
	printed_text_add(
	    text, "accept_failed %" PRIu64 "\n", tally->accept_failed);
	printed_text_add(
	    text, "accept_aborted %" PRIu64 "\n", tally->accept_aborted);
}

static void
add_counts(struct printed_text *text, const char *name,
    const _Atomic uint64_t *counts, unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		if (counts[i] > 0)
			printed_text_add(text, "%s=\"%u\"} %" PRIu64 "\n", name,
			    i, counts[i]);
}

static void
add_ended(struct printed_text *text, const struct counts *tally)
{
	add_counts(text, "exited{status", tally->exited, 256);
	add_counts(text, "killed{signal", tally->killed, 128);
	printed_text_add(text, "no_progress %" PRIu64 "\n", tally->no_progress);
	printed_text_add(text, "lost_lines %" PRIu64 "\n", tally->lost_lines);
	printed_text_add(text, "told_to_end %" PRIu64 "\n", tally->ended);
	printed_text_add(text, "lived_seconds %" PRIu64 ".%03" PRIu64 "\n",
	    tally->lived_ms / 1000, tally->lived_ms % 1000);
	printed_text_add(text, "processor_seconds %" PRIu64 ".%06" PRIu64 "\n",
	    tally->processor_us / 1000000, tally->processor_us % 1000000);
}

void
status_tell(const struct server *server, int64_t now_ms, int connection)
{
	const struct scoreboard *board = server->board;
	const struct settings *settings = &server->setup->settings;
	char bytes[TEXT_SIZE];
	struct printed_text text = { .bytes = bytes, .size = sizeof bytes };

	printed_text_add(&text, "up_seconds %" PRId64 "\n",
	    (now_ms - board->tally.since_ms) / 1000);
	printed_text_add(&text, "running %" PRIu32 "\n", board->slots.running);
	printed_text_add(
	    &text, "running_most %" PRIu32 "\n", board->slots.most);
	printed_text_add(
	    &text, "running_limit %u\n", settings->max_connections);
	printed_text_add(&text, "waiting %" PRIu32 "\n", board->waiting);
	printed_text_add(&text, "waited %" PRIu64 "\n", board->tally.waited);
	printed_text_add(&text, "left %" PRIu64 "\n", board->tally.left);
	printed_text_add(&text, "acceptors %u\n", settings->acceptors);
	printed_text_add(&text, "spares %u\n", settings->spares);
	printed_text_add(&text, "met_spare %" PRIu64 "\n", board->tally.handed);
	add_confinement(&text, &server->setup->confinement);
	add_listeners(&text, server);
	add_refused(&text, &board->tally);
	add_ended(&text, &board->tally);
	send(connection, bytes, text.length, MSG_DONTWAIT | MSG_NOSIGNAL);
}
