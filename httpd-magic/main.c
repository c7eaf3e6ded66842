/*
 * httpd-magic - tells the media type of an open file by its content
 *
 * The file is standard input, whose offset is left alone, or the argument.
 * Prints the type (with the charset of a text that is neither ASCII nor of an
 * unknown one) and exits 0; 1 where the content tells nothing; 100 for wrong
 * usage; 111 where something failed.  See httpd-magic(8).
 */
#include "content.h"
#include "sandbox.h"

#include <err.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { EXIT_USAGE = 100 };

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
		err(CONTENT_EXIT_SYSTEM, "%s", arguments[1]);
	return file;
}

int
main(int count, char **arguments)
{
	int file = open_argument(count, arguments);
	magic_t magic = content_load();

	if (sandbox_enter() != 0)
		err(CONTENT_EXIT_SYSTEM, "cannot give up privileges");
	_exit(content_tell(magic, file));
}
