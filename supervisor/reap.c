#include "supervisor/reap.h"

#include "common/edge/children.h"
#include "common/edge/clock.h"
#include "probes/probes.h"
#include "supervisor/acceptors.h"
#include "supervisor/edge/signals.h"
#include "supervisor/reload.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

enum {
	/* The time between asking a handler to end and killing it. */
	/* A handler takes half of it, at most, to end its program first. */
	MERCY_MS = 4000,
	/* Up to this many handlers are all looked at after every SIGCHLD.  Of
	 * more, the newest are looked at once in NEWEST_MS, and all of them
	 * once in a millisecond for each ALL_A_MS: some hundredths of the
	 * time. */
	LOOK_CHEAP = 256,
	NEWEST_MS = 50,
	ALL_A_MS = 10,
	/* To find any child that ended, the kernel looks at all of them.  Of
	 * more than this many it takes less time to ask for each by its id. */
	ANY_CHEAP = 4,
	/* "At once", and how often in a row is "every time". */
	FAILED_AT_ONCE_MS = 1000,
	FAILURES_LIMIT = 10,
	RETRY_MS = 1000,
	/* Statuses of a failure that is not caused by the client. */
	/* For so long the next ones have to become children of this process. */
	STRANGERS_LOOK_MS = 5,
	STRANGERS_A_TIME = 256,
	STATUS_LEFT = 4, /* httpd-once: its program has left a daemon */
	STATUS_UNLOGGED = 3, /* httpd-once: a line of its log was lost */
	STATUS_USAGE = 100,
	STATUS_SYSTEM = 111,
	STATUS_NOT_EXECUTABLE = 126,
	STATUS_NOT_FOUND = 127,
};

/* ------------------------------------------------ handlers that always fail */

/*
 * A client must not be able to have the service refused to others.  So a
 * handler that a signal has killed counts as a failure only before one has ever
 * worked; later the request is to blame.
 */
static bool
is_failure(const struct loop *loop, int status)
{
	bool has_worked = loop->server->board->failing.has_worked;

	/* A log that nobody reads, or that is full, is no fault of the
	 * handler. */
	if (WIFSIGNALED(status))
		return !has_worked && WTERMSIG(status) != SIGPIPE &&
		    WTERMSIG(status) != SIGXFSZ;
	/* What such a status means in another program a client may decide. */
	if (has_worked && !loop->server->setup->handler.is_once)
		return false;
	switch (WEXITSTATUS(status)) {
	case STATUS_USAGE:
	case STATUS_SYSTEM:
	case STATUS_NOT_EXECUTABLE:
	case STATUS_NOT_FOUND:
		return true;
	default:
		return false;
	}
}

static void
note_failure(const struct loop *loop, int status)
{
	struct failing *failing = &loop->server->board->failing;

	if (atomic_fetch_add(&failing->times, 1) != FAILURES_LIMIT - 1)
		return;
	failing->retry_ms = loop->now_ms + RETRY_MS;
	error_log_say("the handler fails at once every time (%s %d); "
		      "it is tried once a second",
	    WIFSIGNALED(status) ? "signal" : "exit status",
	    WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
}

static void
note_success(const struct loop *loop)
{
	struct failing *failing = &loop->server->board->failing;

	if (failing->times > 0 &&
	    atomic_exchange(&failing->times, 0) >= FAILURES_LIMIT)
		error_log_say("the handler works again");
	if (!failing->has_worked)
		failing->has_worked = true;
}

bool
reap_has_failed(const struct loop *loop)
{
	return loop->server->board->failing.times > 0;
}

bool
reap_is_failing(const struct loop *loop)
{
	struct failing *failing = &loop->server->board->failing;
	int64_t retry_ms = failing->retry_ms;

	if (failing->times < FAILURES_LIMIT)
		return false;
	return loop->now_ms < retry_ms ||
	    !atomic_compare_exchange_strong(
		&failing->retry_ms, &retry_ms, loop->now_ms + RETRY_MS);
}

void
reap_forget_failures(const struct loop *loop)
{
	loop->server->board->failing.times = 0;
	loop->server->board->failing.has_worked = false;
}

static void
judge(const struct loop *loop, const struct slot *slot, int status)
{
	/* A handler that ends during the stop tells nothing about others. */
	if (loop->is_stopping)
		return;
	if (!is_failure(loop, status))
		note_success(loop);
	else if (loop->now_ms - slot->started_ms < FAILED_AT_ONCE_MS)
		note_failure(loop, status);
}

/* --------------------------------------------------- who was left behind */

/* Whether the process is one that this process has started, or is to leave
 * alone. */
static bool
is_known(struct loop *loop, pid_t pid)
{
	const struct server *server = loop->server;
	bool is_handler = slots_knows(scoreboard_lock(server->board), pid);

	scoreboard_unlock(server->board);
	if (is_handler || pid == server->magic.pid ||
	    pid == server->upgrade.pid || pid == server->reload.trial.pid ||
	    spares_has(&server->spares, pid) || acceptors_has(server, pid))
		return true;
	for (size_t i = 0; i < SCOREBOARD_DAEMONS; i++)
		if (server->board->daemons[i] == pid)
			return true;
	return false;
}

void
reap_let_live(struct scoreboard *board, pid_t pid)
{
	unsigned next = atomic_fetch_add(&board->next_daemon, 1);

	board->daemons[next % SCOREBOARD_DAEMONS] = pid;
}

static void
forget_daemon(struct loop *loop, pid_t pid)
{
	_Atomic pid_t *daemons = loop->server->board->daemons;

	for (size_t i = 0; i < SCOREBOARD_DAEMONS; i++) {
		pid_t expected = pid;

		atomic_compare_exchange_strong(&daemons[i], &expected, 0);
	}
}

/* Does something about each child that nobody knows.  Returns whether there was
 * one. */
static bool
for_each_stranger(struct loop *loop, void (*act)(struct loop *loop, pid_t pid))
{
	pid_t list[STRANGERS_A_TIME];
	size_t skip = 0;
	bool was_one = false;
	long count;

	do {
		count = children_list(list, STRANGERS_A_TIME, skip);
		for (long i = 0; i < count; i++) {
			if (is_known(loop, list[i]))
				continue;
			act(loop, list[i]);
			was_one = true;
		}
		skip += count > 0 ? (size_t)count : 0;
	} while (count == STRANGERS_A_TIME);
	return was_one;
}

static void
kill_stranger(struct loop *loop, pid_t pid)
{
	(void)loop;
	kill(pid, SIGKILL);
}

static void
spare_stranger(struct loop *loop, pid_t pid)
{
	reap_let_live(loop->server->board, pid);
}

/* ------------------------------------------------- handlers that have ended */

static void
count_end(struct counts *tally, int status, const struct rusage *usage)
{
	if (WIFSIGNALED(status))
		tally->killed[WTERMSIG(status) & 127]++;
	else
		tally->exited[WEXITSTATUS(status)]++;
	tally->processor_us +=
	    (uint64_t)(usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) *
		1000000 +
	    (uint64_t)(usage->ru_utime.tv_usec + usage->ru_stime.tv_usec);
}

static void
say_crash(struct loop *loop, const struct slot *slot, int signal)
{
	char name[PEER_NAME_SIZE];

	peer_write_name(&slot->peer, name);
	error_log_say_seldom(&loop->server->board->crash, loop->now_ms,
	    "handler %d for %s was killed by signal %d (%s)", slot->pid, name,
	    signal, strsignal(signal));
}

/* Returns the slot that the process had; the slot's pid is 0 for a process that
 * is no handler. */
static struct slot
give_back(struct loop *loop, pid_t pid)
{
	struct slots *slots = scoreboard_lock(loop->server->board);
	uint32_t index = slots_find(slots, pid, loop->server->owner);
	struct slot slot = slots->slots[index];

	if (index != 0) {
		slots_release(slots, index);
		loop->own--;
		if (slot.is_let_go && loop->server->board->let_go > 0)
			loop->server->board->let_go--;
	}
	scoreboard_unlock(loop->server->board);
	return slot;
}

/* Returns the same, also for the handler of a copy that has ended and was not
 * waited for yet. */
static struct slot
give_back_any(struct loop *loop, pid_t pid)
{
	struct slot slot = give_back(loop, pid);

	if (slot.pid != 0 || loop->server->crew == NULL)
		return slot;
	acceptors_look_for_lost(loop->server, &loop->own);
	return give_back(loop, pid);
}

/* Accounts for a process that has no connection. */
static void
stranger_ended(struct loop *loop, pid_t pid, int status)
{
	struct server *server = loop->server;

	forget_daemon(loop, pid);
	if (acceptors_has_lost(server, pid, status, &loop->own)) {
		loop->must_end_strangers = true;
		return;
	}
	if (reload_has_lost(server, pid, status) ||
	    magic_service_has_lost(&server->magic, pid, status, loop->now_ms))
		return;
	if (spares_has_lost(&server->spares, pid, loop->now_ms) &&
	    is_failure(loop, status))
		note_failure(loop, status);
}

/* What httpd-once tells by its status. */
static void
hear_from_once(struct loop *loop, int status)
{
	if (status == STATUS_UNLOGGED)
		loop->server->board->tally.lost_lines++;
	if (status == STATUS_LEFT)
		for_each_stranger(loop, spare_stranger);
}

static void
account(struct loop *loop, pid_t pid, int status, const struct rusage *usage)
{
	struct counts *tally = &loop->server->board->tally;
	struct slot slot = give_back_any(loop, pid);

	if (slot.pid == 0) {
		stranger_ended(loop, pid, status);
		return;
	}
	PROBES_ENDED(pid, status);
	count_end(tally, status, usage);
	if (loop->server->setup->handler.is_once && WIFEXITED(status))
		hear_from_once(loop, WEXITSTATUS(status));
	tally->lived_ms += (uint64_t)(loop->now_ms - slot.started_ms);
	/* Somebody may wait for its place. */
	if (loop->server->owner != 0 && loop->server->board->is_pressed)
		loop->must_tell_first = true;
	if (slot.asked > 0 || WIFSIGNALED(status))
		loop->must_end_strangers = true;
	if (slot.asked > 0) {
		tally->ended++;
		tally->no_progress += slot.is_let_go;
		return;
	}
	if (WIFSIGNALED(status))
		say_crash(loop, &slot, WTERMSIG(status));
	judge(loop, &slot, status);
}

static bool
reap_one(struct loop *loop, pid_t which)
{
	struct rusage usage;
	int status;
	pid_t pid = wait4(which, &status, WNOHANG, &usage);

	if (pid > 0)
		account(loop, pid, status, &usage);
	return pid > 0;
}

static bool
is_own(const struct loop *loop, const struct slot *slot)
{
	return slot->owner == loop->server->owner && slot->pid != 0;
}

/* Asks for handlers by their ids, which the kernel finds at once: the newest
 * first, those that were started since then and at least some others. */
static void
ask_newest(struct loop *loop, int64_t since_ms, uint32_t least)
{
	struct slots *slots = scoreboard_lock(loop->server->board);
	uint32_t index = slots->newest;
	pid_t pids[SLOTS_LIMIT];
	size_t count = 0;

	for (; index != 0; index = slots->slots[index].older) {
		const struct slot *slot = &slots->slots[index];

		if (slot->started_ms < since_ms && least-- == 0)
			break;
		if (is_own(loop, slot))
			pids[count++] = slot->pid;
	}
	scoreboard_unlock(loop->server->board);
	for (size_t i = 0; i < count; i++)
		reap_one(loop, pids[i]);
}

/* Reaps one handler.  Returns whether there may be more. */
static bool
ask_for_any(struct loop *loop, unsigned most)
{
	while (most-- > 0)
		if (!reap_one(loop, -1))
			return false;
	return true;
}

static void
look_at_all(struct loop *loop)
{
	if (loop->own > LOOK_CHEAP && ask_for_any(loop, ANY_CHEAP))
		ask_newest(loop, 0, SLOTS_LIMIT);
	while (ask_for_any(loop, ANY_CHEAP))
		continue;
	loop->must_look_at_all = false;
	loop->must_look_at_newest = false;
	loop->all_ms = loop->now_ms + loop->own / ALL_A_MS;
}

/* Looks at the newest handlers, which nearly all that end are among. */
static void
look_at_newest(struct loop *loop)
{
	ask_newest(loop, loop->newest_ms - NEWEST_MS, LOOK_CHEAP);
	loop->must_look_at_newest = false;
	loop->newest_ms = loop->now_ms + NEWEST_MS;
}

/*
 * A handler that was killed could not end its program.  What that has left
 * comes to this process, the next one above that is a subreaper, and more of
 * it when the first ones have ended.  Returns whether there may be more.
 */
static bool
end_strangers(struct loop *loop)
{
	if (loop->server->crew != NULL)
		acceptors_look_for_lost(loop->server, &loop->own);
	if (!for_each_stranger(loop, kill_stranger))
		return false;
	while (ask_for_any(loop, ANY_CHEAP))
		continue;
	loop_wake_at(loop, loop->now_ms + STRANGERS_LOOK_MS);
	return true;
}

/*
 * The signal names one process that ended, which is found in the same time
 * whatever the number of handlers.  Others may have ended since, unnamed.
 * Finding them needs a look at every handler, which with many of them is not
 * done for each signal, but so that it takes a small share of the time.
 */
void
reap_ended(struct loop *loop)
{
	pid_t named = signal_flags.child;

	if (named != 0) {
		signal_flags.child = 0;
		reap_one(loop, named);
		loop->must_look_at_newest = true;
		loop->must_look_at_all = true;
	}
	if (loop->must_look_at_all &&
	    (loop->own <= LOOK_CHEAP || loop->now_ms >= loop->all_ms))
		look_at_all(loop);
	if (loop->must_look_at_newest && loop->now_ms >= loop->newest_ms)
		look_at_newest(loop);
	if (loop->must_end_strangers)
		loop->must_end_strangers = end_strangers(loop);
	if (loop->must_look_at_all)
		loop_wake_at(loop, loop->all_ms);
	if (loop->must_look_at_newest)
		loop_wake_at(loop, loop->newest_ms);
}

/* ------------------------------------------- handlers that run for too long */

static int64_t
deadline_of(const struct loop *loop, const struct slot *slot)
{
	int64_t lifetime_ms = (int64_t)loop_settings(loop)->lifetime_s * 1000;
	int64_t deadline_ms = INT64_MAX;

	if (lifetime_ms > 0)
		deadline_ms = slot->started_ms + lifetime_ms;
	if (loop->is_stopping && loop->stop_by_ms < deadline_ms)
		deadline_ms = loop->stop_by_ms;
	if (slot->asked > 0 && deadline_ms < INT64_MAX)
		deadline_ms += slot->asked * (int64_t)MERCY_MS;
	return deadline_ms;
}

/* Signals a handler with its group, or alone where it could not be given a
 * group. */
static void
signal_handler(const struct slot *slot, int signal)
{
	if (kill(-slot->pid, signal) != 0)
		kill(slot->pid, signal);
}

/* Asks a handler to end, and the second time kills it. */
static void
end_slot(struct slot *slot)
{
	signal_handler(slot, slot->asked == 0 ? SIGTERM : SIGKILL);
	if (slot->asked < UINT8_MAX)
		slot->asked++;
}

void
reap_overdue(struct loop *loop)
{
	struct slots *slots;
	uint32_t index;

	if (loop->own == 0 ||
	    (loop_settings(loop)->lifetime_s == 0 && !loop->is_stopping))
		return;
	slots = scoreboard_lock(loop->server->board);
	/* The slots are in the order of their start.  So behind the first one
	 * that is not due and was not asked, none is due, whoever owns it. */
	for (index = slots->oldest; index != 0;
	     index = slots->slots[index].newer) {
		struct slot *slot = &slots->slots[index];
		bool is_due = deadline_of(loop, slot) <= loop->now_ms;

		if (slot->pid == 0)
			continue;
		if (is_due && is_own(loop, slot))
			end_slot(slot);
		if (!is_due || is_own(loop, slot))
			loop_wake_at(loop, deadline_of(loop, slot));
		if (!is_due && slot->asked == 0)
			break;
	}
	scoreboard_unlock(loop->server->board);
}

/* When it is told for the first time, or once more. */
static int64_t
let_go_at(const struct slot *slot)
{
	return slot->asked == 0
	    ? INT64_MIN
	    : slot->let_go_ms + slot->asked * (int64_t)MERCY_MS;
}

void
reap_let_go(struct loop *loop)
{
	pid_t pids[SLOTS_LIMIT];
	size_t count = 0;
	struct slots *slots;

	if (loop->server->board->let_go == 0)
		return;
	slots = scoreboard_lock(loop->server->board);
	for (uint32_t index = slots->oldest; index != 0;
	     index = slots->slots[index].newer) {
		struct slot *slot = &slots->slots[index];

		if (!slot->is_let_go || !is_own(loop, slot))
			continue;
		if (slot->asked == 0)
			slot->let_go_ms = loop->now_ms;
		else
			pids[count++] = slot->pid;
		if (let_go_at(slot) <= loop->now_ms)
			end_slot(slot);
		loop_wake_at(loop, let_go_at(slot));
	}
	scoreboard_unlock(loop->server->board);
	for (size_t i = 0; i < count; i++)
		reap_one(loop, pids[i]);
}

static void
kill_all(struct loop *loop)
{
	struct slots *slots = scoreboard_lock(loop->server->board);
	uint32_t index = slots->oldest;

	for (; index != 0; index = slots->slots[index].newer)
		if (is_own(loop, &slots->slots[index]))
			signal_handler(&slots->slots[index], SIGKILL);
	scoreboard_unlock(loop->server->board);
}

/* Whether somebody has to be waited for who was told to end at once. */
static bool
is_anybody_left(struct loop *loop)
{
	const struct acceptors *crew = loop->server->crew;
	bool was_stranger;

	while (ask_for_any(loop, ANY_CHEAP))
		continue;
	was_stranger = end_strangers(loop);
	return was_stranger || loop->own > 0 ||
	    (crew != NULL && crew->count > 0);
}

void
reap_end_all(struct loop *loop)
{
	static const struct timespec moment = { .tv_nsec = 1000000 };
	int64_t give_up_ms = loop->now_ms + MERCY_MS;

	/* How they end now says nothing about the handler. */
	loop->is_stopping = true;
	kill_all(loop);
	while (is_anybody_left(loop) && loop->now_ms < give_up_ms) {
		nanosleep(&moment, NULL);
		loop->now_ms = clock_steady_ms();
	}
}
