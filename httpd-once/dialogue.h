/*
 * dialogue - one program and one client, from start to end
 *
 * Layer: policy.
 *
 * The body of the request flows to the program, and what the program says on
 * its standard error goes to the log, whatever else is waited for.  What is
 * done with the program's output is the caller's.
 *
 * Deadlines: while the program has to do something it may take
 * --cgi-timeout since a byte last moved, while the client has to it may take
 * --timeout.  Bytes of a header that is not whole yet do not count as moving.
 */
#ifndef DIALOGUE_H
#define DIALOGUE_H

#include "httpd-once/exchange.h"
#include "httpd-once/edge/relay.h"

enum {
	/* Standard error: a line longer than this is logged in pieces, and
	 * after so many bytes of one program no more is logged. */
	DIALOGUE_LINE_LIMIT = 512,
	DIALOGUE_ERRORS_LIMIT = 64 * 1024,
	DIALOGUE_ERRORS_BYTES = 4096, /* of it at a time */
};

/* Bytes in passing; none of it is touched before there are some. */
struct dialogue_buffers {
	char feed[FLOW_BUFFER_BYTES];
	char collect[FLOW_BUFFER_BYTES];
	char errors[DIALOGUE_ERRORS_BYTES];
	char line[DIALOGUE_LINE_LIMIT]; /* of errors, not ended yet */
};

/* Why there is nothing (more) to read. */
enum dialogue_end {
	DIALOGUE_OPEN, /* there may be more */
	DIALOGUE_OVER, /* the program closed its output, or has ended */
	DIALOGUE_PAUSE, /* the caller's own time is up */
	DIALOGUE_LATE, /* the program was too slow */
	DIALOGUE_CLIENT_LATE, /* the client was too slow */
	DIALOGUE_CLIENT_GONE,
	DIALOGUE_CLIENT_SHORT, /* it ended before its body was whole */
	DIALOGUE_STOPPED, /* a signal told this process to end */
	DIALOGUE_FAILED, /* the system failed: errno */
};

struct dialogue {
	struct exchange *exchange;
	struct view name; /* of the program, for the log */
	struct relay relay;
	bool is_in_header; /* the answer has not begun */
	enum dialogue_end end;
	struct dialogue_buffers *buffers; /* the caller's */
	int64_t now_ms; /* when the clock was last asked */
	int64_t moved_ms; /* when something last moved */
	int64_t received_ms; /* when the request was whole */
	int64_t ended_ms; /* when the program ended; 0 before */
	long unsent; /* bytes that the client had to take when it was last
	              * found full */
	size_t line_length;
	uint64_t error_bytes; /* read from standard error */
	uint64_t discarded_bytes; /* printed behind the answer's end */
};

/*
 * Starts the program; dialogue->buffers has been set.  With PROCESS_PIPE in the
 * plan, body is what has been received of the request's body, and left what is
 * still to come.  Returns 0, or -1 with errno as process_start.
 */
int dialogue_begin(struct dialogue *dialogue, struct exchange *exchange,
    const struct process_plan *plan, struct view body, uint64_t left);

/*
 * Reads what the program prints, waiting for it until pause_ms, a time like
 * now_ms (INT64_MAX: as long as deadlines allow).  Returns the number of bytes;
 * 0 when there are none, and dialogue->end tells why.
 */
size_t dialogue_read(
    struct dialogue *dialogue, char *buffer, size_t size, int64_t pause_ms);

/*
 * Gives what the program prints to the client, up to a number of bytes
 * (FLOW_ALL: all).  Returns the number given; dialogue->end is DIALOGUE_OPEN
 * when that is all of them.
 */
uint64_t dialogue_stream(struct dialogue *dialogue, uint64_t limit);

/*
 * Waits until the program has ended by itself, or a deadline is past; then
 * stops what is left of it and gives up all descriptors.  A client that has
 * been answered does not have to wait for more than a moment of that: it is
 * told that nothing more will come.
 */
void dialogue_finish(struct dialogue *dialogue, bool has_answered);

/*
 * Stops the program and its children at once, unless it has just ended by
 * itself, and gives up all descriptors.
 */
void dialogue_abandon(struct dialogue *dialogue);

#endif
