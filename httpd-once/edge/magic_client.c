#include "httpd-once/edge/magic_client.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "common/edge/fd_passing.h"

/* The descriptor of the service; -1 without one. */
static int
find_service(void)
{
	const char *number = getenv("SUPERVISOR_MAGIC");
	uint64_t fd;

	if (number == NULL || view_number(view_of(number), &fd) != 0 ||
	    fd < 3 || fd > INT32_MAX) {
		errno = ENOENT;
		return -1;
	}
	return (int)fd;
}

/* Returns 0, or -1 and errno: ETIMEDOUT. */
static int
wait_for(int fd)
{
	struct pollfd ready = { .fd = fd, .events = POLLIN };
	int count = poll(&ready, 1, MAGIC_CLIENT_TIMEOUT_MS);

	if (count == 0)
		errno = ETIMEDOUT;
	return count == 1 ? 0 : -1;
}

static int
receive(int fd, struct text *answer)
{
	ssize_t length;

	if (wait_for(fd) != 0)
		return -1;
	length = recv(fd, answer->at + answer->length,
	    answer->capacity - answer->length, MSG_DONTWAIT);
	if (length == -1)
		return -1;
	if (length == 0 ||
	    answer->at[answer->length + (size_t)length - 1] != '\n') {
		errno = length == 0 ? ECONNRESET : EBADMSG;
		return -1;
	}
	answer->length += (size_t)length;
	return 0;
}

int
magic_client_ask(int file, struct text *answer)
{
	int service = find_service();
	int ends[2];
	int result, error;

	if (service == -1 ||
	    socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) == -1)
		return -1;
	result = fd_passing_send(
	    service, VIEW("m"), (const int[]){ file, ends[1] }, 2);
	error = errno;
	/* Now only the service has that end: if it goes away, reading the
	 * other end tells so. */
	close(ends[1]);
	if (result == 0) {
		result = receive(ends[0], answer);
		error = errno;
	}
	close(ends[0]);
	errno = error;
	return result;
}
