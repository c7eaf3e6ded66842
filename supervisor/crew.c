#include "crew.h"

#include "signals.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	/* One that dies at once is not started again at once. */
	RESTART_MS = 1000,
};

/* A member has its first process's memory, and must not act for it. */
__attribute__((noreturn)) static void
become_member_and_exit(struct server *server, uint16_t owner)
{
	int (*work)(struct server *) = server->crew->work;

	server->crew = NULL;
	server->owner = owner;
	server->notify = (struct notify){ .fd = -1, .ready_fd = -1 };
	server->upgrade.pid = 0;
	memset(&signal_flags, 0, sizeof signal_flags);
	signals_adopt();
	/* A key on the terminal is for the first process to obey. */
	setpgid(0, 0);
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	_exit(work(server));
}

static bool
start_member(struct server *server)
{
	struct crew *crew = server->crew;
	struct crew_member *member = &crew->members[crew->count];

	/* 0 is the first process itself. */
	if (++crew->last_owner == 0)
		crew->last_owner = 1;
	*member = (struct crew_member){ .owner = crew->last_owner };
	member->pid = fork();
	if (member->pid == 0)
		become_member_and_exit(server, member->owner);
	if (member->pid < 0) {
		log_say("cannot start an acceptor: %s", strerror(errno));
		return false;
	}
	crew->count++;
	return true;
}

static unsigned
count_at_work(const struct crew *crew)
{
	unsigned count = 0;

	for (unsigned i = 0; i < crew->count; i++)
		count += !crew->members[i].is_retired;
	return count;
}

void
crew_staff(struct server *server, int64_t now_ms)
{
	struct crew *crew = server->crew;
	unsigned lacking =
	    server->setup->settings.acceptors - count_at_work(crew);

	if (now_ms < crew->staff_ms)
		return;
	/* What a member leaves behind comes to the first process. */
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	for (; lacking > 0 && crew->count < CREW_LIMIT; lacking--)
		if (!start_member(server))
			crew->staff_ms = now_ms + RESTART_MS;
}

void
crew_retire(struct crew *crew)
{
	for (unsigned i = 0; i < crew->count; i++) {
		if (!crew->members[i].is_retired)
			kill(crew->members[i].pid, SIGUSR2);
		crew->members[i].is_retired = true;
	}
}

void
crew_tell(const struct crew *crew, int signal)
{
	for (unsigned i = 0; i < crew->count; i++)
		kill(crew->members[i].pid, signal);
}

/* Its handlers are the first process's children now. */
static uint32_t
adopt_slots(struct board *board, uint16_t owner)
{
	struct slots *slots = board_lock(board);
	uint32_t adopted = 0;

	for (uint32_t i = 1; i <= slots->used; i++) {
		struct slot *slot = &slots->slots[i];

		if (!slot->is_taken || slot->owner != owner)
			continue;
		if (slot->pid == 0) {
			slots_release(slots, i);
			continue;
		}
		slot->owner = 0;
		adopted++;
	}
	board_unlock(board);
	return adopted;
}

bool
crew_has_lost(struct server *server, pid_t pid, int status, uint32_t *own)
{
	struct crew *crew = server->crew;
	unsigned i = 0;

	while (crew != NULL && i < crew->count && crew->members[i].pid != pid)
		i++;
	if (crew == NULL || i == crew->count)
		return false;
	*own += adopt_slots(server->board, crew->members[i].owner);
	if (WIFSIGNALED(status))
		log_say("acceptor %d was killed by signal %d", (int)pid,
		    WTERMSIG(status));
	else if (WEXITSTATUS(status) != 0)
		log_say("acceptor %d ended with status %d", (int)pid,
		    WEXITSTATUS(status));
	crew->members[i] = crew->members[--crew->count];
	return true;
}
