/*
 * cgi_session - one program and one client, from start to end
 *
 * Layer: story.
 *
 * The body of the request flows to the program, and the program's standard
 * error goes to the log, whatever else is waited for.  The program's output is
 * the caller's business.
 *
 * Deadlines: while the program is to act, it may take --cgi-timeout since a
 * byte last moved; while the client is to act, it may take --timeout.  Bytes of
 * a header that is not whole yet do not count as moving.
 */
#ifndef CGI_SESSION_H
#define CGI_SESSION_H

#include "httpd-once/edge/cgi_pump.h"
#include "httpd-once/exchange.h"

enum {
	/* A line of standard error longer than this is logged in pieces. */
	CGI_SESSION_LINE_LIMIT = 512,
	/* The most bytes of one program's standard error that are logged. */
	CGI_SESSION_ERRORS_LIMIT = 64 * 1024,
	CGI_SESSION_ERRORS_BYTES = 4096, /* read from it at a time */
};

/* Buffers for bytes in passing; none is touched before there are some. */
struct cgi_session_buffers {
	char feed[CGI_FLOW_BUFFER_BYTES];
	char collect[CGI_FLOW_BUFFER_BYTES];
	char errors[CGI_SESSION_ERRORS_BYTES];
	char line[CGI_SESSION_LINE_LIMIT]; /* of errors, not ended yet */
};

/* The reason why there is nothing (more) to read. */
enum cgi_session_end {
	CGI_SESSION_OPEN, /* there may be more */
	CGI_SESSION_OVER, /* the program closed its output, or has ended */
	CGI_SESSION_PAUSE, /* the time that the caller gave is up */
	CGI_SESSION_LATE, /* the program was too slow */
	CGI_SESSION_CLIENT_LATE, /* the client was too slow */
	CGI_SESSION_CLIENT_GONE,
	CGI_SESSION_CLIENT_SHORT, /* the body of the request ended too early */
	CGI_SESSION_STOPPED, /* a signal told this process to end */
	CGI_SESSION_FAILED, /* the system failed: errno */
};

struct cgi_session {
	struct exchange *exchange;
	struct view name; /* of the program, for the log */
	struct cgi_pump pump;
	bool is_in_header; /* the answer has not begun */
	bool is_awaiting; /* more of the request's body is to come */
	enum cgi_session_end end;
	struct cgi_session_buffers *buffers; /* the caller's */
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
 * Starts the program; session->buffers has been set.  With PROCESS_PIPE in the
 * plan, body is the part of the request's body that has been received, and left
 * the number of bytes still to come.  Returns 0, or -1 with errno as
 * process_start.
 */
int cgi_session_begin(struct cgi_session *session, struct exchange *exchange,
    const struct process_plan *plan, struct view body, uint64_t left);

/*
 * Reads the program's output, waiting for it until pause_ms, a time like now_ms
 * (INT64_MAX: as long as deadlines allow).  Returns the number of bytes; 0 when
 * there are none, and session->end tells why.
 */
size_t cgi_session_read(
    struct cgi_session *session, char *buffer, size_t size, int64_t pause_ms);

/*
 * Gives the program's output to the client, up to a number of bytes
 * (CGI_FLOW_ALL: all; with pump.collect.chunks set, all that these hold).
 * Returns the number given; session->end is CGI_SESSION_OPEN when that is all
 * of them.
 */
uint64_t cgi_session_stream(struct cgi_session *session, uint64_t limit);

/*
 * Waits until the program has ended by itself, or a deadline is past; then
 * stops the rest of its group and closes all descriptors.  A client that has
 * been answered waits for no more than a moment of that: it is told that
 * nothing more will come.
 */
void cgi_session_finish(struct cgi_session *session, bool has_answered);

/*
 * Stops the program and its children at once, unless it has just ended by
 * itself, and closes all descriptors.
 */
void cgi_session_abandon(struct cgi_session *session);

#endif
