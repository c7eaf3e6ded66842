#include "common/edge/clock.h"

#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/*
 * The vDSO would answer without a system call, but a process that asks once
 * pays for finding and faulting in its pages more than the call costs.
 */
static struct timespec
read_clock(clockid_t id)
{
	struct timespec now = { 0, 0 };

#if defined(__linux__) && defined(__LP64__)
	syscall(SYS_clock_gettime, id, &now);
#else
	clock_gettime(id, &now);
#endif
	return now;
}

int64_t
clock_unix_ns(void)
{
	struct timespec now = read_clock(CLOCK_REALTIME);

	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

int64_t
clock_steady_ms(void)
{
	struct timespec now = read_clock(CLOCK_MONOTONIC);

	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
