/*
 * httpd-password - tells whether a password belongs to a hash of crypt(3)
 *
 * Standard input holds the password on its first line and the hash on its
 * second.  Exits with 0 where they belong together, 1 where they do not, 100
 * for wrong usage, 111 where that cannot be known.  Prints nothing but errors,
 * which never hold a word of the input.  See httpd-password(8).
 *
 * It is a program of its own because the static libc of the handler may lack
 * crypt(3), and because its memory, with the password in it, is gone when it
 * has answered.
 */
#include <err.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

enum {
	EXIT_DIFFERENT = 1,
	EXIT_USAGE = 100,
	EXIT_SYSTEM = 111,
	/* Several times as much as the handler sends. */
	INPUT_BYTES = 2048,
};

/* Reads all of standard input, terminated. */
static void
read_input(char *buffer, size_t size)
{
	size_t length = 0;
	ssize_t count;

	while (length < size - 1) {
		count = read(STDIN_FILENO, buffer + length, size - 1 - length);
		if (count == -1 && errno == EINTR)
			continue;
		if (count == -1)
			err(EXIT_SYSTEM, "cannot read standard input");
		if (count == 0)
			break;
		length += (size_t)count;
	}
	buffer[length] = '\0';
	if (length == size - 1)
		errx(EXIT_SYSTEM, "the input is too long");
	if (strlen(buffer) != length)
		errx(EXIT_SYSTEM, "the input holds a NUL");
}

/* Cuts a line off and terminates it.  The line must have a line end. */
static char *
cut_line(char **rest)
{
	char *line = *rest;
	char *end = strchr(line, '\n');

	if (end == NULL)
		errx(EXIT_SYSTEM, "the input is not two lines");
	*end = '\0';
	*rest = end + 1;
	return line;
}

/* Whether both are the same.  The time taken depends only on the length of the
 * second. */
static bool
is_same(const char *given, const char *stored)
{
	size_t given_length = strlen(given);
	/* volatile, so that no compiler finds a shorter way. */
	volatile unsigned char differences = given_length != strlen(stored);

	for (size_t i = 0; stored[i] != '\0'; i++)
		differences |= (unsigned char)(stored[i] ^
		    given[i < given_length ? i : given_length]);
	return differences == 0;
}

int
main(int count, char **arguments)
{
	static char input[INPUT_BYTES];
	const struct rlimit none = { 0, 0 };
	char *rest = input;
	const char *password, *hash, *computed;

	(void)arguments;
	if (count != 1) {
		fputs("usage: httpd-password <two-lines\n", stderr);
		return EXIT_USAGE;
	}
	/* No core file may be written with a password in it. */
	if (setrlimit(RLIMIT_CORE, &none) != 0)
		err(EXIT_SYSTEM, "setrlimit");
	read_input(input, sizeof(input));
	password = cut_line(&rest);
	hash = cut_line(&rest);
	if (rest[0] != '\0' || hash[0] != '$')
		errx(EXIT_SYSTEM, "the input is not a password and a hash");
	computed = crypt(password, hash);
	if (computed == NULL || computed[0] == '*')
		errx(EXIT_SYSTEM, "crypt(3) does not know this kind of hash");
	return is_same(computed, hash) ? 0 : EXIT_DIFFERENT;
}
