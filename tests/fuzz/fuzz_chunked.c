/*
 * However the bytes are cut into pieces, the same body comes out, also where
 * it is decoded in place, and it is never longer than the input.  The first
 * byte of the input is the size of the pieces.
 */
#include "httpd-once/pure/chunked.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

enum { BODY_LIMIT = 64 * 1024 };

struct decoded {
	int end;
	size_t length;
	size_t taken;
	char body[BODY_LIMIT];
};

static void
decode(struct view input, size_t piece, struct decoded *decoded)
{
	struct chunked chunk;

	chunked_begin(&chunk);
	decoded->end = 0;
	decoded->length = decoded->taken = 0;
	while (decoded->taken < input.length && decoded->end == 0) {
		struct view bytes =
		    view_slice(input, decoded->taken, decoded->taken + piece);
		size_t given = bytes.length;

		while (bytes.length > 0 && decoded->end == 0) {
			struct view data;
			size_t before = bytes.length;

			decoded->end = chunked_next(&chunk, &bytes, &data);
			if (bytes.length >= before ||
			    data.length > before - bytes.length)
				abort();
			memcpy(decoded->body + decoded->length, data.at,
			    data.length);
			decoded->length += data.length;
		}
		decoded->taken += given - bytes.length;
	}
}

/* Decoded in place, whole, it is the same. */
static void
check_in_place(struct view input, const struct decoded *whole)
{
	static char bytes[BODY_LIMIT];
	struct chunked chunk;
	long length;

	chunked_begin(&chunk);
	memcpy(bytes, input.at, input.length);
	length = chunked_decode(&chunk, bytes, input.length);
	if ((length == -1) != (whole->end == -1))
		abort();
	if (length == -1)
		return;
	if (chunk.has_ended != (whole->end == 1) ||
	    (size_t)length != whole->length ||
	    memcmp(bytes, whole->body, whole->length) != 0)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct decoded whole, pieces;
	struct view input;

	if (size < 2 || size > BODY_LIMIT)
		return 0;
	input = (struct view){ (const char *)data + 1, size - 1 };
	decode(input, input.length, &whole);
	decode(input, (size_t)data[0] + 1, &pieces);
	if (whole.end != pieces.end || whole.length != pieces.length ||
	    whole.taken != pieces.taken ||
	    memcmp(whole.body, pieces.body, whole.length) != 0)
		abort();
	if (whole.length > input.length)
		abort();
	check_in_place(input, &whole);
	return 0;
}
