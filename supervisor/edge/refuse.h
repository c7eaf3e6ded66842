/*
 * refuse - a short answer from the supervisor itself
 *
 * Layer: edge.
 */
#ifndef REFUSE_H
#define REFUSE_H

/*
 * Sends a 503 (RFC 1945 6.1.1, 9.5) without ever waiting for the client, and
 * closes the connection.  What the client has sent so far is read first, a
 * little of it: closing over unread input would reset the connection, and the
 * client would lose the answer.
 */
void refuse_and_close(int connection);

#endif
