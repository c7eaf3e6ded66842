#include "supervisor/status.h"

#include "supervisor/edge/tell.h"

#include <inttypes.h>
#include <sys/socket.h>

enum {
	/* Every listener, status and signal there can be, in lines of up to
	 * 160, 32 and 32 bytes, and the rest. */
	TEXT_SIZE = 32 * 1024,
};

/* A path may hold anything; a label is in quotes and on one line. */
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
add_listeners(struct telling *text, const struct server *server)
{
	const struct listeners *listeners = &server->setup->listeners;
	char label[LISTEN_NAME_SIZE];

	for (unsigned i = 0; i < listeners->count; i++) {
		const struct listener *listener = &listeners->list[i];

		if (listener->is_status)
			continue;
		make_label(label, listener->name);
		tell_add(text, "accepted{listener=\"%s\"} %" PRIu64 "\n", label,
		    server->board->tally.accepted_at[listener->fd]);
	}
}

static void
add_refused(struct telling *text, const struct tally *tally)
{
	static const char reasons[TALLY_REFUSALS][8] = {
		[TALLY_SOURCE] = "source",
		[TALLY_FORK] = "fork",
		[TALLY_EXECUTE] = "execute",
		[TALLY_FAILING] = "failing",
	};

	for (unsigned i = 0; i < TALLY_REFUSALS; i++)
		tell_add(text, "refused{reason=\"%s\"} %" PRIu64 "\n",
		    reasons[i], tally->refused[i]);
	tell_add(text, "accept_failed %" PRIu64 "\n", tally->accept_failed);
	tell_add(text, "accept_aborted %" PRIu64 "\n", tally->accept_aborted);
}

static void
add_counts(struct telling *text, const char *name,
    const _Atomic uint64_t *counts, unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		if (counts[i] > 0)
			tell_add(text, "%s=\"%u\"} %" PRIu64 "\n", name, i,
			    counts[i]);
}

static void
add_ended(struct telling *text, const struct tally *tally)
{
	add_counts(text, "exited{status", tally->exited, 256);
	add_counts(text, "killed{signal", tally->killed, 128);
	tell_add(text, "told_to_end %" PRIu64 "\n", tally->ended);
	tell_add(text, "lived_seconds %" PRIu64 ".%03" PRIu64 "\n",
	    tally->lived_ms / 1000, tally->lived_ms % 1000);
	tell_add(text, "processor_seconds %" PRIu64 ".%06" PRIu64 "\n",
	    tally->processor_us / 1000000, tally->processor_us % 1000000);
}

void
status_tell(const struct server *server, int64_t now_ms, int connection)
{
	const struct board *board = server->board;
	const struct settings *settings = &server->setup->settings;
	char bytes[TEXT_SIZE];
	struct telling text = { .bytes = bytes, .size = sizeof bytes };

	tell_add(&text, "up_seconds %" PRId64 "\n",
	    (now_ms - board->tally.since_ms) / 1000);
	tell_add(&text, "running %" PRIu32 "\n", board->slots.running);
	tell_add(&text, "running_most %" PRIu32 "\n", board->slots.most);
	tell_add(&text, "running_limit %u\n", settings->max_connections);
	tell_add(&text, "acceptors %u\n", settings->acceptors);
	tell_add(&text, "spares %u\n", settings->spares);
	tell_add(&text, "met_spare %" PRIu64 "\n", board->tally.handed);
	add_listeners(&text, server);
	add_refused(&text, &board->tally);
	add_ended(&text, &board->tally);
	send(connection, bytes, text.length, MSG_DONTWAIT | MSG_NOSIGNAL);
}
