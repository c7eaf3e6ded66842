#include "common/edge/fd_passing.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

union control {
	struct cmsghdr header;
	char space[CMSG_SPACE(FD_PASSING_MOST * sizeof(int))];
};

int
fd_passing_send(
    int socket, struct view bytes, const int *descriptors, size_t count)
{
	struct iovec part = { .iov_base = (void *)(uintptr_t)bytes.at,
		.iov_len = bytes.length };
	union control control;
	struct msghdr message = {
		.msg_iov = &part, .msg_iovlen = 1, .msg_control = &control
	};

	memset(&control, 0, sizeof(control));
	control.header.cmsg_level = SOL_SOCKET;
	control.header.cmsg_type = SCM_RIGHTS;
	control.header.cmsg_len =
	    (__typeof__(control.header.cmsg_len))CMSG_LEN(count * sizeof(int));
	message.msg_controllen =
	    (__typeof__(message.msg_controllen))CMSG_SPACE(count * sizeof(int));
	memcpy(CMSG_DATA(&control.header), descriptors, count * sizeof(int));
	return sendmsg(socket, &message, MSG_DONTWAIT | MSG_NOSIGNAL) < 0 ? -1
									  : 0;
}

/* Writes the descriptors that came; those without a place were never opened.
 * Returns their number. */
static size_t
take_descriptors(struct msghdr *message, int *descriptors)
{
	const struct cmsghdr *header = CMSG_FIRSTHDR(message);
	size_t count;

	if (header == NULL || header->cmsg_level != SOL_SOCKET ||
	    header->cmsg_type != SCM_RIGHTS)
		return 0;
	count = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
	memcpy(descriptors, CMSG_DATA(header), count * sizeof(int));
	return count;
}

ssize_t
fd_passing_receive(int socket, struct fd_passing *passing, bool waits)
{
	struct iovec part = { .iov_base = passing->bytes,
		.iov_len = passing->size };
	union control control;
	struct msghdr message = { .msg_iov = &part,
		.msg_iovlen = 1,
		.msg_control = &control,
		.msg_controllen = sizeof(control) };
	ssize_t length;
	size_t count;

	do
		length = recvmsg(socket, &message,
		    MSG_CMSG_CLOEXEC | (waits ? 0 : MSG_DONTWAIT));
	while (length == -1 && errno == EINTR && waits);
	if (length == -1)
		return -1;
	count = take_descriptors(&message, passing->descriptors);
	if (length > 0 && count == passing->count &&
	    (message.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) == 0)
		return length;
	for (size_t i = 0; i < count; i++)
		close(passing->descriptors[i]);
	if (length == 0)
		return 0;
	errno = EBADMSG;
	return -1;
}
