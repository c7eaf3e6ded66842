/*
 * service_unavailable - the 503 that the supervisor itself sends
 *
 * Layer: edge.
 */
#ifndef SERVICE_UNAVAILABLE_H
#define SERVICE_UNAVAILABLE_H

/*
 * Sends a 503 (RFC 1945 6.1.1, 9.5) without ever waiting for the client, and
 * closes the connection.  A little of what the client has sent so far is read
 * first: closing over unread input would reset the connection, and the client
 * would lose the answer.
 */
void service_unavailable_send(int connection);

#endif
