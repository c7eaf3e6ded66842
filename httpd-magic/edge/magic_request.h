/*
 * magic_request - a handler's question about one file, and the answer to it
 *
 * Layer: edge.
 *
 * A question is a message of one byte, 'm', on a socket that keeps messages
 * apart (AF_UNIX, SOCK_SEQPACKET), with two descriptors (SCM_RIGHTS): the file,
 * open for reading, and a socket to answer on.  The answer is one line: the
 * media type, or empty where the content does not tell it or was not looked at.
 * A handler that reads the end of file instead has got no answer.
 */
#ifndef MAGIC_REQUEST_H
#define MAGIC_REQUEST_H

#include "httpd-magic/pure/type_cache.h"

struct magic_request {
	int file;
	int reply;
	struct type_cache_file about;
	bool is_settled; /* an answer holds until the file is changed */
};

/*
 * Takes the next question, without waiting.  Returns 0, and the two
 * descriptors are the caller's; or -1 with errno: EAGAIN where there is none,
 * EBADMSG where the message was no question about a regular file, and its
 * descriptors have been closed.
 */
int magic_request_receive(int socket, struct magic_request *question);

/*
 * Answers with a line of this many bytes (the line end is added), without ever
 * waiting for the handler, and closes both descriptors.
 */
void magic_request_answer(
    struct magic_request *question, const char *line, size_t length);

/* Closes both descriptors without an answer. */
void magic_request_drop(struct magic_request *question);

#endif
