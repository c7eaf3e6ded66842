/*
 * client_output - sends bytes to the client, and ends the connection
 *
 * Layer: edge.
 *
 * The descriptor may be a socket, a pipe or a file.  No call waits longer than
 * timeout_ms without a byte being taken.  SIGPIPE is ignored as soon as a way
 * of sending is used that could raise it.
 */
#ifndef CLIENT_OUTPUT_H
#define CLIENT_OUTPUT_H

#include "common/pure/view.h"

/* What comes after some bytes. */
enum client_output_rest {
	CLIENT_OUTPUT_ENDS, /* nothing: they were the last of the answer */
	CLIENT_OUTPUT_GOES_ON, /* more, at once: a packet may wait to be filled */
	CLIENT_OUTPUT_PAUSES, /* more, nobody knows when */
};

struct client_output {
	int fd;
	bool is_stream; /* no socket */
	bool is_prepared; /* the socket, for sendfile(2) */
	bool has_ended; /* the client has been told that this was all */
	int timeout_ms;
	uint64_t sent_bytes;
};

void client_output_begin(struct client_output *output, int fd, int timeout_ms);

/*
 * Sends all the bytes.  Where they are the last, the sending side is ended:
 * what fits one packet and its end then travel in it, and the client's system
 * wakes it up once.  Returns 0; or -1 with errno EPIPE or
 * ECONNRESET when the client is gone, ETIMEDOUT when it took nothing for too
 * long, or what the system says.  sent_bytes counts what was taken in either
 * case.
 */
int client_output_send(struct client_output *output, struct view bytes,
    enum client_output_rest rest);

/* A part of an open file. */
struct client_output_piece {
	int file; /* its own offset is neither used nor moved */
	uint64_t offset;
	uint64_t length;
};

/*
 * Sends a piece of a file, after which something follows at once or nothing.
 * Returns as client_output_send does, and -1 with ENODATA when the file ended before.
 */
int client_output_send_file(struct client_output *output,
    struct client_output_piece piece, enum client_output_rest rest);

/*
 * Ends the sending side if that was not done, then takes in and throws away
 * what the client still sends, so that its system does not discard the reply
 * (RFC 7230 6.6): bounded in bytes and in time.  is_done says that all that
 * was expected has been received: then one look must do.
 */
void
client_output_end(struct client_output *output, int input_fd, bool is_done);

/*
 * Makes the end of the process reset the connection, so that the system does
 * not keep for minutes what the client does not take.
 */
void client_output_abort(struct client_output *output);

#endif
