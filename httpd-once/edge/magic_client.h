/*
 * magic_client - asks a process that has loaded the magic database
 *
 * Layer: edge.
 *
 * Under supervisor(8) a handler may find SUPERVISOR_MAGIC=N in its environment:
 * descriptor N is a socket (AF_UNIX, SOCK_SEQPACKET) that it shares with every
 * other handler, and behind it is a service that looks into files.  A question
 * is a message of one byte, 'm', with two descriptors (SCM_RIGHTS): the file,
 * and a socket of the question's own for the answer.
 */
#ifndef MAGIC_CLIENT_H
#define MAGIC_CLIENT_H

#include "common/pure/text.h"

enum {
	/* A second more than the longest wait at the service. */
	MAGIC_CLIENT_TIMEOUT_MS = 5000,
};

/*
 * Asks about an open file, whose offset is neither used nor moved, and adds
 * the answer to the text: a line, which is empty where the type is not known.
 * Returns 0, or -1 with errno where there was no answer: ENOENT without a
 * service, EAGAIN and EPIPE (and what else sendmsg(2) says) where the question
 * could not be sent, ECONNRESET where the service ended before it read the
 * question, EBADMSG where the answer is no whole line, ETIMEDOUT where no
 * answer came in time, EINTR where a signal came first.
 */
int magic_client_ask(int file, struct text *answer);

#endif
