/*
 * chunked - the chunked transfer coding, taken off (RFC 7230 4.1)
 *
 * Layer: pure.
 *
 * The bytes may come in pieces cut anywhere.  Chunk extensions and the fields
 * of the trailer are read and ignored.
 */
#ifndef CHUNKED_H
#define CHUNKED_H

#include "common/pure/view.h"

enum {
	/* The most bytes of a line with a chunk size, and of a whole trailer:
	 * ten times as many as any sender uses. */
	CHUNKED_LINE_LIMIT = 1024,
	CHUNKED_TRAILER_LIMIT = 8 * 1024,
};

enum chunked_state {
	CHUNKED_SIZE, /* in the digits of a size */
	CHUNKED_EXTENSION, /* behind them, up to the end of the line */
	CHUNKED_DATA,
	CHUNKED_DATA_END, /* the line end behind the data */
	CHUNKED_TRAILER,
};

struct chunked {
	enum chunked_state state;
	uint64_t left; /* of the size read so far, or bytes of data to come */
	size_t line_bytes; /* of the line or trailer read so far */
	size_t digits;
	bool is_line_empty; /* of the trailer */
	bool has_return; /* a CR came, so an LF must follow */
	bool has_ended; /* chunked_decode has met the end */
};

void chunked_begin(struct chunked *chunk);

/*
 * Takes bytes off the front of the input, up to and including the next run of
 * data, which looks into the input and may be empty.  It is called until the
 * input is empty or the body has ended.  Returns 0; 1 at the end of the body,
 * where the rest of the input does not belong to it; or -1 where the bytes are
 * malformed or a limit is passed.
 */
int chunked_next(struct chunked *chunk, struct view *input, struct view *data);

/*
 * Takes the coding off some bytes in place.  Returns how many bytes of data
 * there are then, at the front; what follows the end of the body is left out
 * and chunk->has_ended is set; or -1 as chunked_next.
 */
long chunked_decode(struct chunked *chunk, char *bytes, size_t length);

#endif
