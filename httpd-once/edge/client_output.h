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

/* The continuation of an answer after some of its bytes. */
enum client_output_rest {
	CLIENT_OUTPUT_ENDS, /* they were the last bytes of the answer */
	CLIENT_OUTPUT_GOES_ON, /* more come at once, into the same packet */
	CLIENT_OUTPUT_PAUSES, /* more come, at an unknown time */
};

struct client_output {
	int fd;
	bool is_stream; /* a pipe or a file, no socket */
	bool is_prepared; /* the socket is ready for sendfile(2) */
	bool has_ended; /* the sending side has been ended */
	int timeout_ms;
	uint64_t sent_bytes;
};

void client_output_begin(struct client_output *output, int fd, int timeout_ms);

/*
 * Sends all the bytes.  Where they are the last, the sending side is ended: a
 * short answer and its end then travel in one packet, and the client's system
 * wakes the client up once.  Returns 0; or -1 with errno EPIPE or ECONNRESET
 * when the client is gone, ETIMEDOUT when it took nothing for too long, or what
 * the system says.  In either case sent_bytes counts the bytes that were taken.
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
 * Sends a piece of a file, after which more follows at once or nothing.
 * Returns as client_output_send does, and -1 with ENODATA when the file ended
 * before the piece did.
 */
int client_output_send_file(struct client_output *output,
    struct client_output_piece piece, enum client_output_rest rest);

/* Ends the sending side if that was not done: the client learns that this was
 * all. */
void client_output_end(struct client_output *output);

/*
 * Makes the end of the process reset the connection, so that the system does
 * not keep bytes for minutes that the client does not take.
 */
void client_output_abort(struct client_output *output);

#endif
