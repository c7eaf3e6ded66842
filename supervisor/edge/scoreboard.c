#include "supervisor/edge/scoreboard.h"

#include <errno.h>
#include <sys/mman.h>

static int
make_lock(pthread_mutex_t *lock)
{
	pthread_mutexattr_t kind;

	pthread_mutexattr_init(&kind);
	pthread_mutexattr_setpshared(&kind, PTHREAD_PROCESS_SHARED);
	pthread_mutexattr_setrobust(&kind, PTHREAD_MUTEX_ROBUST);
	return pthread_mutex_init(lock, &kind);
}

struct scoreboard *
scoreboard_make(void)
{
	/* Pages that nobody touches cost nothing. */
	struct scoreboard *board = mmap(NULL, sizeof *board,
	    PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	if (board == MAP_FAILED)
		return NULL;
	errno = make_lock(&board->lock);
	return errno == 0 ? board : NULL;
}

struct slots *
scoreboard_lock(struct scoreboard *board)
{
	if (pthread_mutex_lock(&board->lock) == EOWNERDEAD) {
		slots_repair(&board->slots);
		pthread_mutex_consistent(&board->lock);
	}
	return &board->slots;
}

void
scoreboard_unlock(struct scoreboard *board)
{
	pthread_mutex_unlock(&board->lock);
}
