#include "supervisor/spares.h"

#include "common/edge/fd_passing.h"

#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
	RAMP_MOST = 32,
	RAMP_MS = 1000,
};

static struct spare
take(struct spares *spares, unsigned index)
{
	struct spare spare = spares->list[index];

	spares->list[index] = spares->list[--spares->count];
	return spare;
}

pid_t
spares_use(struct spares *spares, const struct handler_env *environment,
    int connection)
{
	char variables[HANDLER_ENV_MESSAGE_SIZE];
	size_t length;

	if (spares->count == 0)
		return -1;
	length = handler_env_message(environment, variables);
	while (spares->count > 0) {
		/* The pages of the spare that was started last are warm. */
		struct spare spare = take(spares, spares->count - 1);
		int result = fd_passing_send(spare.fd,
		    (struct view){ variables, length }, &connection, 1);

		close(spare.fd);
		if (result != 0) {
			/* This one does not wait for a connection. */
			kill(spare.pid, SIGKILL);
			continue;
		}
		spares->due++;
		return spare.pid;
	}
	return -1;
}

static bool
start_one(struct spares *spares, struct spawner *spawner)
{
	enum spawn_failure failure;
	int pair[2];
	pid_t pid;

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
		return false;
	handler_env_describe_spare(&spawner->environment);
	pid = spawn_handler(spawner, pair[1], &failure);
	close(pair[1]);
	if (pid < 0) {
		close(pair[0]);
		return false;
	}
	spares->list[spares->count++] =
	    (struct spare){ .pid = pid, .fd = pair[0] };
	return true;
}

/* Begins the next step of the ramp. */
static void
climb(struct spares *spares, unsigned lacking, int64_t now_ms)
{
	spares->rate = spares->rate == 0 ? 1 : 2 * spares->rate;
	if (spares->rate > RAMP_MOST)
		spares->rate = RAMP_MOST;
	spares->due = spares->rate < lacking ? spares->rate : lacking;
	spares->ramp_ms = now_ms + RAMP_MS;
}

int64_t
spares_fill(struct spares *spares, struct spawner *spawner, unsigned wanted,
    int64_t now_ms)
{
	unsigned lacking = wanted > spares->count ? wanted - spares->count : 0;

	if (lacking == 0) {
		spares->due = 0;
		spares->rate = 0;
		return INT64_MAX;
	}
	if (spares->due == 0 && now_ms >= spares->ramp_ms)
		climb(spares, lacking, now_ms);
	if (spares->due == 0)
		return spares->ramp_ms;
	spares->due--;
	if (!start_one(spares, spawner)) {
		spares->due = 0;
		spares->ramp_ms = now_ms + RAMP_MS;
	}
	return spares->due > 0 ? now_ms : spares->ramp_ms;
}

bool
spares_has_lost(struct spares *spares, pid_t pid, int64_t now_ms)
{
	for (unsigned i = 0; i < spares->count; i++) {
		if (spares->list[i].pid != pid)
			continue;
		close(take(spares, i).fd);
		spares->due = 0;
		spares->rate = 0;
		spares->ramp_ms = now_ms + RAMP_MS;
		return true;
	}
	return false;
}

void
spares_dismiss(struct spares *spares)
{
	while (spares->count > 0) {
		struct spare spare = take(spares, spares->count - 1);

		/* A spare that does not read would not see the end of file. */
		close(spare.fd);
		kill(spare.pid, SIGKILL);
	}
	spares->due = 0;
	spares->rate = 0;
	spares->ramp_ms = 0;
}

bool
spares_has(const struct spares *spares, pid_t pid)
{
	for (unsigned i = 0; i < spares->count; i++)
		if (spares->list[i].pid == pid)
			return true;
	return false;
}
