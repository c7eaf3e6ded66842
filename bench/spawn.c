/*
 * spawn - how long one run of a handler takes, without any network
 *
 *	spawn RUNS program [argument ...]
 *	    [-- program [argument ...]]... <request
 *
 * Runs the programs again and again by vfork and execve, each time with a
 * connected pair of sockets as its descriptors 0 and 1, in which the request
 * has arrived, in the environment that a super-server of the UCSPI kind gives.
 * They take turns run by run, so that whatever happens to the machine happens
 * to all of them, and each finds the caches as the others left them.
 *
 * Prints for each, in microseconds from vfork to the end of wait, what the
 * fastest twentieth, the fastest quarter and half of the runs stayed within,
 * and the mean of the processor time that it used.
 */
#include <err.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
	RUNS_LIMIT = 100000,
	PROGRAMS_LIMIT = 16,
	REQUEST_LIMIT_BYTES = 65536,
};

struct program {
	char **argv;
	double *times_us;
	double processor_us; /* of all runs */
};

static char request[REQUEST_LIMIT_BYTES];

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
	static const char *const environment[] = { "PATH=/usr/bin:/bin",
		"PROTO=TCP", "TCPREMOTEIP=192.0.2.1", "TCPREMOTEPORT=34567",
		"TCPLOCALIP=192.0.2.2", "TCPLOCALPORT=80", NULL };
	pid_t child = vfork();

	if (child == 0) {
		dup2(connection, 0);
		dup2(connection, 1);
		execve(argv[0], argv, (char **)(uintptr_t)environment);
		_exit(111);
	}
	return child;
}

static double
microseconds(struct timeval time)
{
	return (double)time.tv_sec * 1e6 + (double)time.tv_usec;
}

static double
run_us(struct program *program, size_t length)
{
	int pair[2], status;
	struct rusage usage;
	double began_us;
	pid_t child;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0 ||
	    write(pair[0], request, length) != (ssize_t)length)
		err(111, "socketpair");
	began_us = now_us();
	child = start(program->argv, pair[1]);
	if (child < 0 || wait4(child, &status, 0, &usage) != child)
		err(111, "vfork");
	began_us = now_us() - began_us;
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
		errx(111, "%s: wait status %d", program->argv[0], status);
	program->processor_us +=
	    microseconds(usage.ru_utime) + microseconds(usage.ru_stime);
	close(pair[0]);
	close(pair[1]);
	return began_us;
}

static int
compare(const void *left, const void *right)
{
	double a = *(const double *)left, b = *(const double *)right;

	return (a > b) - (a < b);
}

/* Cuts the words into programs.  Returns their number. */
static size_t
read_programs(char **words, struct program *programs, long runs)
{
	size_t count = 0;

	for (; *words != NULL; words++) {
		if (count == PROGRAMS_LIMIT)
			errx(100, "more than %d programs", PROGRAMS_LIMIT);
		programs[count].argv = words;
		programs[count].times_us = calloc((size_t)runs, sizeof(double));
		if (programs[count++].times_us == NULL)
			err(111, "calloc");
		while (words[1] != NULL && strcmp(words[1], "--") != 0)
			words++;
		if (words[1] == NULL)
			break;
		*++words = NULL;
	}
	return count;
}

static void
print(const struct program *program, long runs)
{
	qsort(program->times_us, (size_t)runs, sizeof(double), compare);
	printf("%6.1f %6.1f %6.1f %6.1f ", program->times_us[runs / 20],
	    program->times_us[runs / 4], program->times_us[runs / 2],
	    program->processor_us / (double)runs);
	for (char **word = program->argv; *word != NULL; word++)
		printf(" %s", *word);
	putchar('\n');
}

int
main(int argc, char **argv)
{
	static struct program programs[PROGRAMS_LIMIT];
	long runs = argc < 3 ? 0 : strtol(argv[1], NULL, 10);
	ssize_t length;
	size_t count;

	if (runs < 1 || runs > RUNS_LIMIT)
		errx(100,
		    "usage: spawn RUNS program [argument ...] [-- program "
		    "[argument ...]]... <request");
	count = read_programs(argv + 2, programs, runs);
	length = read(0, request, sizeof(request));
	if (length < 0)
		err(111, "standard input");
	for (size_t i = 0; i < (size_t)runs * count; i++) {
		/* Each round begins at another one. */
		struct program *next = &programs[(i + i / count) % count];

		next->times_us[i / count] = run_us(next, (size_t)length);
	}
	puts("  1/20    1/4    1/2  cpu us");
	for (size_t i = 0; i < count; i++)
		print(&programs[i], runs);
	return 0;
}
