#include "httpd-once/edge/spare.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

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

/* The one descriptor that came with the message; -1 without it. */
static int
descriptor_in(struct msghdr *message)
{
	struct cmsghdr *header = CMSG_FIRSTHDR(message);
	int fd;

	if (header == NULL || header->cmsg_level != SOL_SOCKET ||
	    header->cmsg_type != SCM_RIGHTS ||
	    header->cmsg_len != CMSG_LEN(sizeof fd))
		return -1;
	memcpy(&fd, CMSG_DATA(header), sizeof fd);
	return fd;
}

/*
 * Returns the length of the variables, 0 at the end of the file, or -1 and
 * errno; *connection is the descriptor.
 */
static ssize_t
receive(char *variables, size_t size, int *connection)
{
	struct iovec bytes = { .iov_base = variables, .iov_len = size };
	union {
		struct cmsghdr header;
		char space[CMSG_SPACE(sizeof(int))];
	} control;
	struct msghdr message = { .msg_iov = &bytes,
		.msg_iovlen = 1,
		.msg_control = &control,
		.msg_controllen = sizeof control };
	ssize_t length;

	do
		length = recvmsg(STDIN_FILENO, &message, 0);
	while (length < 0 && errno == EINTR);
	if (length <= 0)
		return length;
	*connection = descriptor_in(&message);
	if (*connection >= 0 && (message.msg_flags & MSG_TRUNC) == 0)
		return length;
	errno = EBADMSG;
	return -1;
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
	char **place = find_place(environment);
	int connection = -1;
	ssize_t length;

	if (place == NULL)
		return 0;
	length = receive(variables, sizeof variables - 1, &connection);
	if (length <= 0)
		return length == 0 ? 1 : -1;
	/* Never more than there are entries for, whoever sent them. */
	for (char *next = variables;
	     next < variables + length && *place != NULL;
	     next += strlen(next) + 1)
		*place++ = next;
	*place = NULL;
	return take(connection);
}
