/*
 * count - what one run of a handler costs, in numbers that do not depend on
 * the load of the machine
 *
 *	count [-v] [-t file] program [argument ...] <request >reply
 *
 * Prints on standard error, one a line: the program's page faults in user
 * mode, its system calls, its instructions in user mode, from the end of
 * execve to its exit.  The program runs twice: undisturbed for the faults,
 * then step by step under ptrace(2) for the rest.  With -v the numbers of the
 * system calls are printed in their order too; with -t the file gets a line for
 * each instruction: how far it is from the program's first, in hexadecimal.
 *
 * Each run finds a TCP connection of 127.0.0.1 on its descriptors 0 and 1, in
 * which the whole request has arrived and whose client stays; so the request
 * and the reply must fit into a socket's buffer.  The reply is that of the
 * second run.  Exits with the program's status.
 *
 * An instruction that repeats (rep movsb) counts once for each repetition.
 */
#include <arpa/inet.h>
#include <err.h>
#include <linux/perf_event.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	CALLS_LIMIT = 4096, /* printed by -v */
	TEXT_LIMIT_BYTES = 65536, /* of a request; read at a time of a reply */
};

struct count {
	FILE *trace; /* or NULL */
	uint64_t first; /* the address of the first instruction */
	unsigned long instructions;
	unsigned long calls;
	unsigned short numbers[CALLS_LIMIT];
};

struct connection {
	int client;
	int server;
};

static char text[TEXT_LIMIT_BYTES];
static size_t text_bytes; /* of the request */

static struct connection
connection_open(void)
{
	struct sockaddr_in address = { .sin_family = AF_INET };
	struct connection connection;
	socklen_t length = sizeof(address);
	int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	connection.client = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (bind(listener, (struct sockaddr *)&address, length) != 0 ||
	    listen(listener, 1) != 0 ||
	    getsockname(listener, (struct sockaddr *)&address, &length) != 0 ||
	    connect(connection.client, (struct sockaddr *)&address, length) !=
		0 ||
	    (connection.server = accept4(listener, NULL, NULL, SOCK_CLOEXEC)) <
		0 ||
	    write(connection.client, text, text_bytes) != (ssize_t)text_bytes)
		err(111, "connection");
	close(listener);
	return connection;
}

/* Copies what the server sent to standard output, if that is wanted. */
static void
connection_close(struct connection connection, bool is_printed)
{
	ssize_t got;

	close(connection.server);
	while ((got = read(connection.client, text, sizeof(text))) > 0)
		if (is_printed && write(1, text, (size_t)got) != got)
			err(111, "standard output");
	close(connection.client);
}

static _Noreturn void
execute_and_exit(char **argv, struct connection connection)
{
	dup2(connection.server, 0);
	dup2(connection.server, 1);
	execv(argv[0], argv);
	err(111, "%s", argv[0]);
}

/* Opens a counter of the child's page faults that begins at its execve. */
static int
faults_open(pid_t child)
{
	struct perf_event_attr attr;

	memset(&attr, 0, sizeof(attr));
	attr.size = sizeof(attr);
	attr.type = PERF_TYPE_SOFTWARE;
	attr.config = PERF_COUNT_SW_PAGE_FAULTS;
	attr.exclude_kernel = 1;
	attr.exclude_hv = 1;
	attr.disabled = 1;
	attr.enable_on_exec = 1;
	return (int)syscall(
	    SYS_perf_event_open, &attr, child, -1, -1, PERF_FLAG_FD_CLOEXEC);
}

static uint64_t
faults_of(char **argv, struct connection connection)
{
	uint64_t faults = 0;
	int go[2], counter;
	pid_t child;
	char byte;

	if (pipe(go) != 0 || (child = fork()) < 0)
		err(111, "fork");
	if (child == 0) {
		close(go[1]);
		if (read(go[0], &byte, 1) != 0)
			_exit(111);
		close(go[0]);
		execute_and_exit(argv, connection);
	}
	if ((counter = faults_open(child)) < 0)
		err(111, "perf_event_open");
	close(go[0]);
	close(go[1]);
	if (waitpid(child, NULL, 0) != child ||
	    read(counter, &faults, sizeof(faults)) != sizeof(faults))
		err(111, "count page faults");
	close(counter);
	return faults;
}

/*
 * Whether the next instruction of the stopped child is a system call; its
 * number is then stored, and its address in any case.
 */
static bool
is_call(pid_t child, unsigned short *number, uint64_t *address)
{
	struct user_regs_struct regs;
	struct iovec vector = { &regs, sizeof(regs) };
	long word;

	if (ptrace(PTRACE_GETREGSET, child, 1 /* NT_PRSTATUS */, &vector) != 0)
		err(111, "ptrace");
#if defined(__x86_64__)
	*address = regs.rip;
	word = ptrace(PTRACE_PEEKTEXT, child, regs.rip, NULL);
	*number = (unsigned short)regs.rax;
	return (word & 0xffff) == 0x050f;
#elif defined(__aarch64__)
	*address = regs.pc;
	word = ptrace(PTRACE_PEEKTEXT, child, regs.pc, NULL);
	*number = (unsigned short)regs.regs[8];
	return (word & 0xffffffff) == 0xd4000001;
#else
#error "the system call instruction of this processor is not known here"
#endif
}

static void
trace(struct count *count, uint64_t address)
{
	if (count->instructions == 0)
		count->first = address;
	if (count->trace != NULL)
		fprintf(
		    count->trace, "%jx\n", (uintmax_t)(address - count->first));
}

/* Returns the wait status of the child's end. */
static int
step(char **argv, struct connection connection, struct count *count)
{
	unsigned short number;
	uint64_t address;
	pid_t child = fork();
	int status;

	if (child == 0) {
		ptrace(PTRACE_TRACEME, 0, NULL, NULL);
		execute_and_exit(argv, connection);
	}
	while (waitpid(child, &status, 0) == child && WIFSTOPPED(status)) {
		int signal = WSTOPSIG(status);

		if (is_call(child, &number, &address)) {
			if (count->calls < CALLS_LIMIT)
				count->numbers[count->calls] = number;
			count->calls++;
		}
		trace(count, address);
		count->instructions++;
		ptrace(PTRACE_SINGLESTEP, child, NULL,
		    (void *)(intptr_t)(signal == SIGTRAP ? 0 : signal));
	}
	return status;
}

/* Standard input into text. */
static void
request_read(void)
{
	ssize_t got;

	while (
	    (got = read(0, text + text_bytes, sizeof(text) - text_bytes)) > 0)
		text_bytes += (size_t)got;
	if (got < 0)
		err(111, "standard input");
}

int
main(int argc, char **argv)
{
	static struct count count;
	bool is_verbose = false;
	struct connection first, second;
	uint64_t faults;
	int status;

	while ((status = getopt(argc, argv, "+vt:")) != -1) {
		if (status == 'v')
			is_verbose = true;
		else if (status != 't')
			return 100;
		else if ((count.trace = fopen(optarg, "w")) == NULL)
			err(111, "%s", optarg);
	}
	argv += optind;
	if (argv[0] == NULL)
		errx(100, "usage: count [-v] [-t file] program [argument ...]");
	request_read();
	first = connection_open();
	second = connection_open();
	faults = faults_of(argv, first);
	connection_close(first, false);
	status = step(argv, second, &count);
	connection_close(second, true);
	if (count.trace != NULL && fclose(count.trace) != 0)
		err(111, "the trace");
	fprintf(stderr, "faults %ju\ncalls %lu\ninstructions %lu\n",
	    (uintmax_t)faults, count.calls, count.instructions);
	for (unsigned long i = 0; is_verbose && i < count.calls; i++)
		fprintf(stderr, "call %u\n", count.numbers[i % CALLS_LIMIT]);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 111;
}
