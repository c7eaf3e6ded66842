/*
 * chunk - the chunked transfer coding, taken off (RFC 7230 4.1)
 *
 * Layer: pure.
 *
 * The bytes may come in pieces cut anywhere.  Chunk extensions and the fields
 * of the trailer are read over.
 */
#ifndef CHUNK_H
#define CHUNK_H

#include "httpd-once/pure/view.h"

enum {
	/* Bytes of a line that tells a size, and of a whole trailer: what a
	 * sender uses is a tenth of it. */
	CHUNK_LINE_LIMIT = 1024,
	CHUNK_TRAILER_LIMIT = 8 * 1024,
};

enum chunk_state {
	CHUNK_SIZE, /* in the digits of a size */
	CHUNK_EXTENSION, /* behind them, up to the end of the line */
	CHUNK_DATA,
	CHUNK_DATA_END, /* the line end behind the data */
	CHUNK_TRAILER,
};

struct chunk {
	enum chunk_state state;
	uint64_t left; /* of the size read so far, or bytes of data to come */
	size_t line_bytes; /* of the line or trailer read so far */
	size_t digits;
	bool is_line_empty; /* of the trailer */
	bool has_return; /* a CR came, so an LF must follow */
};

void chunk_begin(struct chunk *chunk);

/*
 * Takes bytes off the front of the input, up to and with the next run of data,
 * which looks into the input and may be empty.  To be called until the input
 * is empty or the end has come.  Returns 0; 1 at the end of the body, and what
 * is left of the input does not belong to it; or -1 where the bytes are
 * malformed or a limit is passed.
 */
int chunk_next(struct chunk *chunk, struct view *input, struct view *data);

#endif
