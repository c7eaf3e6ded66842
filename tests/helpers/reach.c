/*
 * reach - tells when a program comes to certain instructions
 *
 *	reach FILE program [argument ...]
 *
 * Executes the program, a static one, step by step under ptrace(2), and writes
 * a line to FILE whenever one of the addresses in REACH is next: the address
 * as it stands there.  REACH is a list in the environment, in hexadecimal with
 * 0x, separated by blanks, as the program's file counts addresses.  Processes
 * that the program starts are not followed.  Exits with the program's status.
 */
#include <elf.h>
#include <err.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ptrace.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PLACES_LIMIT = 64 };

static uint64_t places[PLACES_LIMIT];
static size_t place_count;

static void
places_read(const char *list)
{
	char *end;

	for (; list != NULL && place_count < PLACES_LIMIT; list = end) {
		places[place_count] = strtoull(list, &end, 16);
		if (end == list)
			break;
		place_count++;
	}
}

/* How far from where its file says the program was loaded. */
static uint64_t
find_base(pid_t child, const char *program)
{
	Elf64_auxv_t vector[64];
	Elf64_Ehdr header;
	char path[64];
	ssize_t length;
	int fd = open(program, O_RDONLY | O_CLOEXEC);

	if (fd < 0 || read(fd, &header, sizeof(header)) != sizeof(header))
		err(111, "%s", program);
	close(fd);
	snprintf(path, sizeof(path), "/proc/%d/auxv", (int)child);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	length = read(fd, vector, sizeof(vector));
	close(fd);
	for (ssize_t i = 0; i < length / (ssize_t)sizeof(vector[0]); i++)
		if (vector[i].a_type == AT_ENTRY)
			return vector[i].a_un.a_val - header.e_entry;
	errx(111, "no entry in %s", path);
}

static uint64_t
next_instruction(pid_t child)
{
	struct user_regs_struct regs;
	struct iovec vector = { &regs, sizeof(regs) };

	if (ptrace(PTRACE_GETREGSET, child, NT_PRSTATUS, &vector) != 0)
		err(111, "ptrace");
#if defined(__x86_64__)
	return regs.rip;
#else
	return regs.pc;
#endif
}

static void
look(pid_t child, uint64_t base, FILE *file)
{
	uint64_t next = next_instruction(child) - base;

	for (size_t i = 0; i < place_count; i++)
		if (places[i] == next)
			fprintf(file, "0x%016jx\n", (uintmax_t)next);
}

int
main(int argc, char **argv)
{
	FILE *file = argc < 3 ? NULL : fopen(argv[1], "we");
	uint64_t base = 0;
	pid_t child;
	int status;

	if (file == NULL)
		errx(100, "usage: reach file program [argument ...]");
	places_read(getenv("REACH"));
	child = fork();
	if (child == 0) {
		ptrace(PTRACE_TRACEME, 0, NULL, NULL);
		execv(argv[2], argv + 2);
		err(111, "%s", argv[2]);
	}
	while (waitpid(child, &status, 0) == child && WIFSTOPPED(status)) {
		int signal = WSTOPSIG(status);

		if (base == 0)
			base = find_base(child, argv[2]);
		look(child, base, file);
		ptrace(PTRACE_SINGLESTEP, child, NULL,
		    (void *)(intptr_t)(signal == SIGTRAP ? 0 : signal));
	}
	fclose(file);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 111;
}
