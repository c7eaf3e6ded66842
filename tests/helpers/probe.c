/*
 * probe - a handler that does what the request's path says
 *
 *	/		says hello
 *	/env		prints its environment
 *	/fds		prints its open descriptors, one a line
 *	/process	prints its ids, its signals and its folder
 *	/hold		says "held" and waits until the client has gone
 *	/stubborn	the same, and ignores SIGTERM
 *	/exit/N		says hello and ends with that status
 *	/signal/N	ends by that signal
 *	/group		holds, and has a child that does so too
 *
 * With PROBE_DEAF in its environment a spare never hears of a connection.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Handlers that are executed ahead of their connection: --spares. */
#include "httpd-once/edge/spare.c"

extern char **environ;

static int
is_path(const char *request, const char *path)
{
	const char *target = strchr(request, ' ');

	return target != NULL && strncmp(target + 1, path, strlen(path)) == 0;
}

static void
read_head(char *head, size_t size)
{
	size_t length = 0;
	ssize_t got;

	while (length < size - 1 &&
	    (got = read(0, head + length, size - 1 - length)) > 0) {
		length += (size_t)got;
		head[length] = '\0';
		if (strstr(head, "\r\n\r\n") != NULL)
			return;
	}
	head[length] = '\0';
}

static void
print_environment(void)
{
	for (char **entry = environ; *entry != NULL; entry++)
		puts(*entry);
}

static void
print_descriptors(void)
{
	for (int fd = 0; fd < 1024; fd++)
		if (fcntl(fd, F_GETFD) >= 0)
			printf("%d\n", fd);
}

static void
print_process(void)
{
	char line[256];
	FILE *status = fopen("/proc/self/status", "r");

	printf("pid %d\ngroup %d\nsession %d\nfolder %s\n", (int)getpid(),
	    (int)getpgrp(), (int)getsid(0), getcwd(line, sizeof line));
	while (status != NULL && fgets(line, sizeof line, status) != NULL)
		if (strncmp(line, "Sig", 3) == 0 ||
		    strncmp(line, "Uid", 3) == 0 ||
		    strncmp(line, "Gid", 3) == 0 ||
		    strncmp(line, "Groups", 6) == 0)
			fputs(line, stdout);
}

static void
hold(void)
{
	char bytes[256];

	printf("held by %d\n", (int)getpid());
	fflush(stdout);
	while (read(0, bytes, sizeof bytes) > 0)
		continue;
}

int
main(void)
{
	char head[16384] = "";

	if (getenv("PROBE_DEAF") != NULL &&
	    getenv("SUPERVISOR_SPARE") != NULL) {
		close(0);
		close(1);
		pause();
	}
	if (spare_wait(environ) != 0)
		return 0;
	read_head(head, sizeof head);
	if (head[0] == '\0')
		return 1;
	if (is_path(head, "/signal/")) {
		kill(getpid(), atoi(strstr(head, "/signal/") + 8));
		pause();
	}
	fputs("HTTP/1.0 200 OK\r\n\r\n", stdout);
	if (is_path(head, "/env"))
		print_environment();
	else if (is_path(head, "/fds"))
		print_descriptors();
	else if (is_path(head, "/process"))
		print_process();
	else if (is_path(head, "/stubborn"))
		signal(SIGTERM, SIG_IGN);
	else if (is_path(head, "/group") && fork() == 0)
		for (;;)
			pause();
	else if (!is_path(head, "/hold") && !is_path(head, "/group"))
		puts("hello");
	if (is_path(head, "/hold") || is_path(head, "/stubborn") ||
	    is_path(head, "/group"))
		hold();
	fflush(stdout);
	return is_path(head, "/exit/") ? atoi(strstr(head, "/exit/") + 6) : 0;
}
