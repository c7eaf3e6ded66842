/*
 * httpd-magic - tells the media type of an open file by its content
 *
 * The file is standard input, whose offset is left alone, or the argument.
 * Prints the type (for a text with its charset, unless that is ASCII or
 * unknown) and exits with 0; with 1 where the content does not tell the type;
 * with 100 for wrong usage; with 111 where something failed.  With --serve it
 * answers questions on standard input until no process can ask any more.  See
 * httpd-magic(8).
 */
#include "httpd-magic/edge/libmagic.h"
#include "httpd-magic/edge/sandbox.h"
#include "httpd-magic/service.h"

#include <err.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { EXIT_USAGE = 100 };

static _Noreturn void
refuse_usage_and_exit(void)
{
	fputs("usage: httpd-magic [file]\n"
	      "       httpd-magic --serve [--chroot dir] [--user uid:gid]\n",
	    stderr);
	exit(EXIT_USAGE);
}

static int
open_argument(int count, char **arguments)
{
	int file = STDIN_FILENO;

	if (count > 2 || (count == 2 && arguments[1][0] == '-'))
		refuse_usage_and_exit();
	/* A FIFO must not block this. */
	if (count == 2)
		file = open(arguments[1], O_RDONLY | O_NONBLOCK | O_NOCTTY);
	if (file == -1)
		err(LIBMAGIC_EXIT_SYSTEM, "%s", arguments[1]);
	return file;
}

static int
look_at(int file)
{
	magic_t magic = libmagic_load();

	if (sandbox_enter() != 0)
		err(LIBMAGIC_EXIT_SYSTEM, "cannot give up privileges");
	return libmagic_tell(magic, file);
}

/* Reads "UID:GID", which the supervisor has looked up already. */
static void
read_user(struct sandbox_identity *identity, const char *text)
{
	unsigned user, group;
	char end;

	if (sscanf(text, "%u:%u%c", &user, &group, &end) != 2)
		refuse_usage_and_exit();
	identity->user = (uid_t)user;
	identity->group = (gid_t)group;
	identity->has_user = true;
}

static struct sandbox_identity
read_identity(char **arguments)
{
	struct sandbox_identity identity = { .root = NULL };

	for (; arguments[0] != NULL; arguments += 2) {
		if (arguments[1] == NULL)
			refuse_usage_and_exit();
		if (strcmp(arguments[0], "--chroot") == 0)
			identity.root = arguments[1];
		else if (strcmp(arguments[0], "--user") == 0)
			read_user(&identity, arguments[1]);
		else
			refuse_usage_and_exit();
	}
	return identity;
}

/* Loads the database before a new root puts it out of reach, and serves. */
static int
serve(char **arguments)
{
	struct sandbox_identity identity = read_identity(arguments);
	magic_t magic = libmagic_load();

	libmagic_warm_up(magic);
	if (sandbox_become(&identity) != 0 || sandbox_enter_service() != 0)
		err(LIBMAGIC_EXIT_SYSTEM, "cannot give up privileges");
	return service_run(magic, STDIN_FILENO);
}

int
main(int count, char **arguments)
{
	if (count > 1 && strcmp(arguments[1], "--serve") == 0)
		_exit(serve(arguments + 2));
	_exit(look_at(open_argument(count, arguments)));
}
