#include "httpd-once/pure/chunked.h"

#include <string.h>

void
chunked_begin(struct chunked *chunk)
{
	*chunk = (struct chunked){ .state = CHUNKED_SIZE };
}

/* The line is over: data follows, or the trailer after a size of 0. */
static int
end_size_line(struct chunked *chunk)
{
	if (chunk->digits == 0)
		return -1;
	chunk->state = chunk->left == 0 ? CHUNKED_TRAILER : CHUNKED_DATA;
	chunk->line_bytes = 0;
	chunk->is_line_empty = true;
	return 0;
}

static int
take_size(struct chunked *chunk, char byte)
{
	int digit = byte_hex(byte);

	if (byte == '\n')
		return end_size_line(chunk);
	if (digit == -1) {
		chunk->state = CHUNKED_EXTENSION;
		return byte == ';' || byte == ' ' || byte == '\t' ? 0 : -1;
	}
	if (chunk->left > UINT64_MAX >> 4)
		return -1;
	chunk->left = chunk->left << 4 | (uint64_t)digit;
	chunk->digits++;
	return 0;
}

static int
take_extension(struct chunked *chunk, char byte)
{
	if (byte == '\n')
		return end_size_line(chunk);
	return byte_is_control(byte) && byte != '\t' ? -1 : 0;
}

static int
take_data_end(struct chunked *chunk, char byte)
{
	if (byte != '\n')
		return -1;
	chunked_begin(chunk);
	return 0;
}

/* An empty line ends the trailer, and with it the body. */
static int
take_trailer(struct chunked *chunk, char byte)
{
	if (chunk->line_bytes > CHUNKED_TRAILER_LIMIT)
		return -1;
	if (byte == '\n' && chunk->is_line_empty)
		return 1;
	chunk->is_line_empty = byte == '\n';
	return 0;
}

/*
 * Takes one byte of the framing.  Lines end with CRLF and nothing else: if one
 * program took a bare LF for a line end and another did not, the two could be
 * made to see different bodies.
 */
static int
take_byte(struct chunked *chunk, char byte)
{
	chunk->line_bytes++;
	if (chunk->has_return != (byte == '\n'))
		return -1;
	chunk->has_return = byte == '\r';
	if (chunk->has_return)
		return 0;
	if (chunk->state == CHUNKED_TRAILER)
		return take_trailer(chunk, byte);
	if (chunk->line_bytes > CHUNKED_LINE_LIMIT)
		return -1;
	if (chunk->state == CHUNKED_SIZE)
		return take_size(chunk, byte);
	if (chunk->state == CHUNKED_EXTENSION)
		return take_extension(chunk, byte);
	return take_data_end(chunk, byte);
}

static void
take_data(struct chunked *chunk, struct view *input, struct view *data)
{
	uint64_t left = chunk->left;
	size_t length = left < input->length ? (size_t)left : input->length;

	*data = view_slice(*input, 0, length);
	*input = view_slice(*input, length, input->length);
	chunk->left -= length;
	if (chunk->left == 0)
		chunk->state = CHUNKED_DATA_END;
}

int
chunked_next(struct chunked *chunk, struct view *input, struct view *data)
{
	*data = VIEW("");
	while (input->length > 0) {
		int end;

		if (chunk->state == CHUNKED_DATA) {
			take_data(chunk, input, data);
			return 0;
		}
		end = take_byte(chunk, input->at[0]);
		*input = view_slice(*input, 1, input->length);
		if (end != 0)
			return end;
	}
	return 0;
}

long
chunked_decode(struct chunked *chunk, char *bytes, size_t length)
{
	struct view input = { bytes, length };
	size_t kept = 0;

	while (input.length > 0 && !chunk->has_ended) {
		struct view data;
		int end = chunked_next(chunk, &input, &data);

		if (end == -1)
			return -1;
		memmove(bytes + kept, data.at, data.length);
		kept += data.length;
		chunk->has_ended = end == 1;
	}
	return (long)kept;
}
