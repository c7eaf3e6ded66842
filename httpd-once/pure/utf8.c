#include "httpd-once/pure/utf8.h"

/* The length that the first byte promises, with its share of the code point and
 * the least code point that needs so many bytes; 0 where no character begins
 * with the byte. */
static size_t
sequence_start(unsigned char byte, uint32_t *code, uint32_t *least)
{
	if (byte < 0x80) {
		*code = byte;
		*least = 0;
		return 1;
	}
	if (byte >= 0xc0 && byte < 0xe0) {
		*code = byte & 0x1f;
		*least = 0x80;
		return 2;
	}
	if (byte >= 0xe0 && byte < 0xf0) {
		*code = byte & 0x0f;
		*least = 0x800;
		return 3;
	}
	if (byte >= 0xf0 && byte < 0xf8) {
		*code = byte & 0x07;
		*least = 0x10000;
		return 4;
	}
	return 0;
}

size_t
utf8_next(struct view bytes, uint32_t *code)
{
	uint32_t value = 0, least = 0;
	size_t length;

	if (bytes.length == 0)
		return 0;
	length = sequence_start((unsigned char)bytes.at[0], &value, &least);
	if (length == 0 || length > bytes.length)
		return 0;
	for (size_t i = 1; i < length; i++) {
		unsigned char byte = (unsigned char)bytes.at[i];

		if ((byte & 0xc0) != 0x80)
			return 0;
		value = value << 6 | (byte & 0x3f);
	}
	if (value < least || value > 0x10ffff ||
	    (value >= 0xd800 && value < 0xe000))
		return 0;
	*code = value;
	return length;
}
