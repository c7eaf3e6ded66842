#include "supervisor/acceptors.h"

#include "common/edge/children.h"
#include "supervisor/edge/signals.h"
#include "supervisor/edge/terminal.h"
#include "supervisor/waiting.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	/* A copy that dies is replaced at once, another only after this. */
	RESTART_MS = 1000,
	EXIT_SYSTEM = 111,
};

bool
acceptors_accepts(const struct server *server)
{
	return server->crew != NULL && server->crew->is_wanted;
}

void
acceptors_consider(struct server *server)
{
	struct acceptors *crew = server->crew;

	if (crew == NULL || crew->is_wanted)
		return;
	crew->is_wanted = server->setup->settings.acceptors > 1 ||
	    confinement_wants_acceptor(&server->setup->confinement);
	if (crew->is_wanted)
		server->told = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
	server->first = getpid();
}

/* A copy has the memory of the first process, and must not act in its place. */
__attribute__((noreturn)) static void
become_member_and_exit(struct server *server, uint16_t owner)
{
	struct acceptors *crew = server->crew;

	server->crew = NULL;
	server->owner = owner;
	notify_close(&server->notify);
	daemon_let_go(&server->daemon);
	/* A successor waits until the first process closes this end. */
	if (server->upgrade.pid != 0)
		upgrade_finish(&server->upgrade);
	magic_service_leave(&server->magic);
	waiting_leave(server);
	(void)terminal_leave_child(server->spawner.terminal);
	server->spawner.terminal = -1;
	trial_forget(&server->reload.trial);
	server->reload.next = NULL;
	memset(&signal_flags, 0, sizeof signal_flags);
	signals_adopt();
	/* A signal from the terminal is meant for the first process alone. */
	setpgid(0, 0);
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	/* The first process may have ended before the signal was set. */
	if (getppid() != server->first)
		_exit(0);
	/* What a handler leaves behind when it is killed comes to it. */
	(void)children_adopt();
	if (server_confine(server) != 0)
		_exit(EXIT_SYSTEM);
	server->spawner.confine = NULL;
	_exit(crew->work(server));
}

static bool
start_member(struct server *server)
{
	struct acceptors *crew = server->crew;
	struct acceptor *member = &crew->members[crew->count];

	/* The owner 0 is the first process itself. */
	if (++crew->last_owner == 0)
		crew->last_owner = 1;
	*member = (struct acceptor){ .owner = crew->last_owner };
	member->pid = fork();
	if (member->pid == 0)
		become_member_and_exit(server, member->owner);
	if (member->pid < 0) {
		error_log_say("cannot start an acceptor: %s", strerror(errno));
		return false;
	}
	crew->count++;
	return true;
}

static unsigned
count_at_work(const struct acceptors *crew)
{
	unsigned count = 0;

	for (unsigned i = 0; i < crew->count; i++)
		count += !crew->members[i].is_retired;
	return count;
}

int64_t
acceptors_staff(struct server *server, int64_t now_ms)
{
	struct acceptors *crew = server->crew;
	unsigned wanted = server->setup->settings.acceptors;

	if (count_at_work(crew) >= wanted)
		return INT64_MAX;
	if (now_ms < crew->staff_ms)
		return crew->staff_ms;
	/* The handlers of a copy that dies become the first process's. */
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	while (count_at_work(crew) < wanted) {
		if (crew->count < ACCEPTORS_LIMIT && start_member(server))
			continue;
		crew->staff_ms = now_ms + RESTART_MS;
		return crew->staff_ms;
	}
	if (crew->has_lost)
		crew->staff_ms = now_ms + RESTART_MS;
	crew->has_lost = false;
	return INT64_MAX;
}

void
acceptors_retire(struct acceptors *crew)
{
	for (unsigned i = 0; i < crew->count; i++) {
		if (!crew->members[i].is_retired)
			kill(crew->members[i].pid, SIGUSR2);
		crew->members[i].is_retired = true;
	}
	crew->staff_ms = 0;
}

void
acceptors_tell(const struct acceptors *crew, int signal)
{
	for (unsigned i = 0; i < crew->count; i++)
		kill(crew->members[i].pid, signal);
}

void
acceptors_tell_first(const struct server *server)
{
	const uint64_t once = 1;

	/* Not by a signal, which a confined process cannot send it. */
	if (server->owner != 0)
		(void)!write(server->told, &once, sizeof once);
}

static bool
is_child(pid_t pid)
{
	siginfo_t info;

	return waitid(P_PID, (id_t)pid, &info, WEXITED | WNOHANG | WNOWAIT) ==
	    0;
}

/*
 * The handlers of a dead copy are the first process's children now, except
 * those that it had waited for or had not yet started.
 */
static uint32_t
adopt_slots(struct scoreboard *board, uint16_t owner)
{
	struct slots *slots = scoreboard_lock(board);
	uint32_t adopted = 0;

	for (uint32_t i = 1; i <= slots->used; i++) {
		struct slot *slot = &slots->slots[i];

		if (!slot->is_taken || slot->owner != owner)
			continue;
		if (slot->pid == 0 || !is_child(slot->pid)) {
			slots_release(slots, i);
			continue;
		}
		slot->owner = 0;
		adopted++;
	}
	scoreboard_unlock(board);
	return adopted;
}

bool
acceptors_has_lost(struct server *server, pid_t pid, int status, uint32_t *own)
{
	struct acceptors *crew = server->crew;
	bool is_renewed =
	    WIFEXITED(status) && WEXITSTATUS(status) == CONFINEMENT_EXIT_RENEW;
	unsigned i = 0;

	while (crew != NULL && i < crew->count && crew->members[i].pid != pid)
		i++;
	if (crew == NULL || i == crew->count)
		return false;
	*own += adopt_slots(server->board, crew->members[i].owner);
	if (WIFSIGNALED(status))
		error_log_say("acceptor %d was killed by signal %d", (int)pid,
		    WTERMSIG(status));
	else if (WEXITSTATUS(status) != 0 && !is_renewed)
		error_log_say("acceptor %d ended with status %d", (int)pid,
		    WEXITSTATUS(status));
	crew->has_lost =
	    crew->has_lost || !(crew->members[i].is_retired || is_renewed);
	crew->members[i] = crew->members[--crew->count];
	return true;
}

void
acceptors_look_for_lost(struct server *server, uint32_t *own)
{
	const struct acceptors *crew = server->crew;
	unsigned i = 0;

	while (crew != NULL && i < crew->count) {
		pid_t pid = crew->members[i].pid;
		int status;

		/* Removing a copy moves another one to its place. */
		if (waitpid(pid, &status, WNOHANG) == pid)
			acceptors_has_lost(server, pid, status, own);
		else
			i++;
	}
}

bool
acceptors_has(const struct server *server, pid_t pid)
{
	const struct acceptors *crew = server->crew;

	for (unsigned i = 0; crew != NULL && i < crew->count; i++)
		if (crew->members[i].pid == pid)
			return true;
	return false;
}
