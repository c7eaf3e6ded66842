/*
 * lingering_close - keeps the end of a connection from losing the reply
 *
 * Layer: edge.
 *
 * A system that has bytes of a closed connection which nobody received resets
 * the connection, and the client's system then discards the part of the reply
 * that the client has not read yet (RFC 7230 6.6).
 */
#ifndef LINGERING_CLOSE_H
#define LINGERING_CLOSE_H

#include <stdbool.h>

/*
 * Receives and throws away whatever the client still sends, within limits of
 * bytes and time; the sending side has been ended.  is_done says that the whole
 * request has been received: then a single look must do.
 */
void lingering_close(int fd, bool is_done);

#endif
