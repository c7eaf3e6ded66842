/*
 * floor-loop - the least that can execute a program per connection
 *
 *	floor-loop ACCEPTORS [handler [argument ...]]
 *
 * Listens on a free port of 127.0.0.1, prints the port, and from then on, in
 * ACCEPTORS processes: accept, vfork, execve.  Without a handler it forks only
 * and the child sends a canned reply itself: what a server costs that forks
 * and does not execute.  It has no limits, no log, and survives nothing: it
 * is here to be measured against.
 */
#include <arpa/inet.h>
#include <err.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

static const char reply[] = "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n"
			    "Content-Length: 6\r\nConnection: close\r\n\r\n"
			    "floor\n";

static int
listen_anywhere(void)
{
	struct sockaddr_in address = { .sin_family = AF_INET };
	socklen_t length = sizeof(address);
	int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (listener < 0 ||
	    bind(listener, (struct sockaddr *)&address, sizeof(address)) != 0 ||
	    listen(listener, SOMAXCONN) != 0 ||
	    getsockname(listener, (struct sockaddr *)&address, &length) != 0)
		err(111, "listen");
	printf("%d\n", ntohs(address.sin_port));
	fflush(stdout);
	return listener;
}

static _Noreturn void
answer_and_exit(int client)
{
	char request[1024];

	if (read(client, request, sizeof(request)) > 0 &&
	    write(client, reply, sizeof(reply) - 1) > 0)
		_exit(0);
	_exit(1);
}

static void
serve(int client, char **handler)
{
	pid_t child = handler[0] != NULL ? vfork() : fork();

	if (child == 0 && handler[0] == NULL)
		answer_and_exit(client);
	if (child == 0) {
		dup2(client, 0);
		dup2(client, 1);
		execve(handler[0], handler, environ);
		_exit(111);
	}
	close(client);
}

int
main(int argc, char **argv)
{
	int listener, client;
	long others;

	if (argc < 2)
		errx(100, "usage: floor-loop ACCEPTORS [handler [argument]]");
	signal(SIGCHLD, SIG_IGN); /* the kernel reaps */
	listener = listen_anywhere();
	for (others = strtol(argv[1], NULL, 10); others > 1; others--)
		if (fork() == 0) {
			prctl(PR_SET_PDEATHSIG, SIGTERM);
			break;
		}
	for (;;)
		if ((client = accept4(listener, NULL, NULL, SOCK_CLOEXEC)) >= 0)
			serve(client, argv + 2);
}
