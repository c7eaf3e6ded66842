#include "httpd-once/edge/spare.h"

#include <string.h>
#include <unistd.h>

#include "common/edge/fd_passing.h"
#include "common/pure/view.h"

/* The entry SUPERVISOR_SPARE; NULL in a handler that is no spare. */
static char **
find_place(char **environment)
{
	for (; *environment != NULL; environment++)
		if (view_behind(*environment, "SUPERVISOR_SPARE=") != NULL)
			return environment;
	return NULL;
}

static int
take(int connection)
{
	if (dup2(connection, STDIN_FILENO) < 0 ||
	    dup2(connection, STDOUT_FILENO) < 0)
		return -1;
	return close(connection);
}

int
spare_wait(char **environment)
{
	static char variables[SPARE_MESSAGE_LIMIT];
	struct fd_passing passing = {
		.bytes = variables, .size = sizeof variables - 1, .count = 1
	};
	char **place = find_place(environment);
	ssize_t length;

	if (place == NULL)
		return 0;
	length = fd_passing_receive(STDIN_FILENO, &passing, true);
	if (length <= 0)
		return length == 0 ? 1 : -1;
	/* Never more than there are entries for, whoever sent them. */
	for (char *next = variables;
	     next < variables + length && *place != NULL;
	     next += strlen(next) + 1)
		*place++ = next;
	*place = NULL;
	return take(passing.descriptors[0]);
}
