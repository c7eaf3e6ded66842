/*
 * log_line - one finished request as one line
 *
 * Layer: pure.
 *
 * No byte of a line can do harm to its reader.  In the text formats
 * control bytes, quotes, backslashes and bytes above 126 become \xHH, and in
 * client, user and host also blanks and opening brackets.  In JSON they are
 * escaped as RFC 8259 7 says, and invalid UTF-8 becomes U+FFFD.  The last byte
 * of a line is its only line end.
 */
#ifndef LOG_LINE_H
#define LOG_LINE_H

#include "common/pure/text.h"

enum {
	/*
	 * The most bytes of a line with its line end: PIPE_BUF on Linux, which
	 * a pipe takes in one piece, so that the lines of many processes stay
	 * whole in a pipe as well as in a file opened for appending.  Fields
	 * that would not fit are cut, marked by "...".
	 */
	LOG_LINE_LIMIT = 4096,
};

/* In the order of the words of --log-format. */
enum log_line_format {
	/* client - user [06/Nov/1994:08:49:37 +0000] "request" status bytes
	 * "referer" "agent" */
	LOG_LINE_COMBINED,
	/* The same up to the bytes. */
	LOG_LINE_COMMON,
	/* client 1994-11-06T08:49:37Z "request" status bytes, as sws(1). */
	LOG_LINE_SWS,
	/* An object; unknown values are null. */
	LOG_LINE_JSON,
	/* host:port, and what combined has, as the vhost_combined of Apache. */
	LOG_LINE_VHOST,
};

/* The facts of a line.  An empty view stands for an unknown fact. */
struct log_line {
	struct view client; /* address in numbers */
	struct view port;
	struct view user; /* who gave a password, right or wrong */
	struct view host; /* the host that the client asked for */
	struct view server_port; /* of this side; for LOG_LINE_VHOST */
	struct view request; /* the request line as it came */
	struct view method;
	struct view target;
	struct view referer;
	struct view agent;
	struct view reason; /* why it was refused */
	int64_t seconds; /* since 1970, when the request came */
	uint32_t nanoseconds;
	uint64_t duration_us;
	uint64_t body_bytes; /* of the answer, as sent */
	int status;
};

/*
 * Adds the line with its line end.  An unknown client is 0.0.0.0 in the text
 * formats, because log tools accept nothing but an address there.
 */
void log_line_write(struct text *text, enum log_line_format format,
    const struct log_line *line);

#endif
