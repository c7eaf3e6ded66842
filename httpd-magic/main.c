/*
 * httpd-magic - tells the media type of an open file by its content
 *
 * The file is standard input, whose offset is left alone, or the argument.
 * Prints the type (with the charset of a text that is neither ASCII nor of an
 * unknown one) and exits 0; 1 where the content tells nothing; 100 for wrong
 * usage; 111 where something failed.  See httpd-magic(8).
 */
#include "sandbox.h"

#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <magic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	EXIT_UNKNOWN = 1,
	EXIT_USAGE = 100,
	EXIT_SYSTEM = 111,
	/* Of what is looked at; the rest of a file hardly ever tells more. */
	CONTENT_BYTES = 256 * 1024,
};

static magic_t
load_database(void)
{
	/* Nothing is unpacked: a visitor asks for the file as it is. */
	magic_t magic =
	    magic_open(MAGIC_MIME | MAGIC_NO_CHECK_COMPRESS | MAGIC_ERROR);

	if (magic == NULL)
		err(EXIT_SYSTEM, "magic_open");
	if (magic_load(magic, NULL) != 0)
		errx(EXIT_SYSTEM, "%s", magic_error(magic));
	return magic;
}

/* Behind the sandbox: without what libraries do at the end, which may need
 * more than is left. */
static _Noreturn void
fail_and_exit(const char *what, const char *why)
{
	warnx("%s: %s", what, why);
	_exit(EXIT_SYSTEM);
}

/* What a pipe holds has no offset, and is taken. */
static ssize_t
read_at(int file, char *buffer, size_t size, size_t offset)
{
	ssize_t count = pread(file, buffer, size, (off_t)offset);

	if (count == -1 && errno == ESPIPE)
		count = read(file, buffer, size);
	return count;
}

static size_t
read_content(int file, char *buffer, size_t size)
{
	size_t length = 0;

	while (length < size) {
		ssize_t count =
		    read_at(file, buffer + length, size - length, length);

		if (count == -1 && errno == EINTR)
			continue;
		if (count == -1)
			fail_and_exit("cannot read", strerror(errno));
		if (count == 0)
			break;
		length += (size_t)count;
	}
	return length;
}

/* Whether libmagic's "type; charset=name" says anything of use. */
static bool
tells_something(const char *answer)
{
	static const char nothing[] = "application/octet-stream";

	return strncmp(answer, "inode/", 6) != 0 &&
	    strstr(answer, "x-empty") == NULL && strchr(answer, '/') != NULL &&
	    strncmp(answer, nothing, sizeof(nothing) - 1) != 0;
}

/* The bytes of the answer worth printing: without a charset that says nothing,
 * or that the reader may well know better. */
static size_t
useful_length(const char *answer)
{
	size_t type = strcspn(answer, ";");
	const char *charset = strstr(answer, "charset=");

	if (charset == NULL || strncmp(answer, "text/", 5) != 0)
		return type;
	charset += sizeof("charset=") - 1;
	if (strcmp(charset, "us-ascii") == 0 ||
	    strcmp(charset, "binary") == 0 ||
	    strncmp(charset, "unknown", sizeof("unknown") - 1) == 0)
		return type;
	return strlen(answer);
}

static int
print(const char *answer)
{
	char line[256];
	size_t length = useful_length(answer);

	if (length > sizeof(line) - 1)
		return EXIT_UNKNOWN;
	memcpy(line, answer, length);
	line[length++] = '\n';
	return write(STDOUT_FILENO, line, length) == (ssize_t)length
	    ? EXIT_SUCCESS
	    : EXIT_SYSTEM;
}

static int
open_argument(int count, char **arguments)
{
	int file = STDIN_FILENO;

	if (count > 2 || (count == 2 && arguments[1][0] == '-')) {
		fputs("usage: httpd-magic [file]\n", stderr);
		exit(EXIT_USAGE);
	}
	/* A FIFO must not hang it. */
	if (count == 2)
		file = open(arguments[1], O_RDONLY | O_NONBLOCK | O_NOCTTY);
	if (file == -1)
		err(EXIT_SYSTEM, "%s", arguments[1]);
	return file;
}

int
main(int count, char **arguments)
{
	static char content[CONTENT_BYTES];
	int file = open_argument(count, arguments);
	magic_t magic = load_database();
	const char *answer;

	if (sandbox_enter() != 0)
		err(EXIT_SYSTEM, "cannot give up privileges");
	answer = magic_buffer(
	    magic, content, read_content(file, content, sizeof(content)));
	/* Without the clean-up of libraries, which saves a millisecond. */
	if (answer != NULL)
		_exit(tells_something(answer) ? print(answer) : EXIT_UNKNOWN);
	fail_and_exit("cannot tell", magic_error(magic));
}
