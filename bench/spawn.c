/*
 * spawn - how long one run of a handler takes, without any network
 *
 *	spawn RUNS program [argument ...] <request
 *
 * Runs the program again and again by vfork and execve, each time with a
 * connected pair of sockets as its descriptors 0 and 1, in which the request
 * has arrived.  Prints in microseconds the best and the median time from vfork
 * to the end of wait, and the mean of the processor time that the children
 * used, which a busy machine disturbs least.
 */
#include <err.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
	RUNS_LIMIT = 100000,
	REQUEST_LIMIT_BYTES = 65536,
};

static char request[REQUEST_LIMIT_BYTES];
static double times_us[RUNS_LIMIT];

static double
now_us(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static pid_t
start(char **argv, int connection)
{
	pid_t child = vfork();

	if (child == 0) {
		dup2(connection, 0);
		dup2(connection, 1);
		execv(argv[0], argv);
		_exit(111);
	}
	return child;
}

static double
run_us(char **argv, size_t length)
{
	int pair[2], status;
	double began_us;
	pid_t child;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0 ||
	    write(pair[0], request, length) != (ssize_t)length)
		err(111, "socketpair");
	began_us = now_us();
	child = start(argv, pair[1]);
	if (child < 0 || waitpid(child, &status, 0) != child)
		err(111, "vfork");
	began_us = now_us() - began_us;
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
		errx(111, "%s: wait status %d", argv[0], status);
	close(pair[0]);
	close(pair[1]);
	return began_us;
}

static double
processor_us(void)
{
	struct rusage usage;

	if (getrusage(RUSAGE_CHILDREN, &usage) != 0)
		err(111, "getrusage");
	return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e6 +
	    (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

static int
compare(const void *left, const void *right)
{
	double a = *(const double *)left, b = *(const double *)right;

	return (a > b) - (a < b);
}

int
main(int argc, char **argv)
{
	long runs = argc < 3 ? 0 : strtol(argv[1], NULL, 10);
	ssize_t length;

	if (runs < 1 || runs > RUNS_LIMIT)
		errx(100, "usage: spawn RUNS program [argument ...] <request");
	length = read(0, request, sizeof(request));
	if (length < 0)
		err(111, "standard input");
	for (long i = 0; i < runs; i++)
		times_us[i] = run_us(argv + 2, (size_t)length);
	qsort(times_us, (size_t)runs, sizeof(times_us[0]), compare);
	printf("best %.1f\nmedian %.1f\nprocessor %.1f\n", times_us[0],
	    times_us[runs / 2], processor_us() / (double)runs);
	return 0;
}
