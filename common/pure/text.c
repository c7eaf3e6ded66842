#include "common/pure/text.h"

#include <string.h>

struct text
text_over(char *buffer, size_t capacity)
{
	return (struct text){ .at = buffer, .capacity = capacity };
}

struct view
text_view(const struct text *text)
{
	return (struct view){ text->at, text->length };
}

void
text_add(struct text *text, struct view bytes)
{
	if (bytes.length > text->capacity - text->length) {
		text->has_overflowed = true;
		return;
	}
	memcpy(text->at + text->length, bytes.at, bytes.length);
	text->length += bytes.length;
}

void
text_add_byte(struct text *text, char byte)
{
	if (text->length == text->capacity) {
		text->has_overflowed = true;
		return;
	}
	text->at[text->length++] = byte;
}

void
text_add_string(struct text *text, const char *string)
{
	text_add(text, view_of(string));
}

void
text_add_padded(struct text *text, uint64_t number, unsigned width)
{
	char digits[20]; /* the digits of UINT64_MAX */
	size_t start = sizeof(digits);

	do {
		digits[--start] = (char)('0' + number % 10);
		number /= 10;
	} while (number > 0);
	while (sizeof(digits) - start < width && start > 0)
		digits[--start] = '0';
	text_add(text, (struct view){ digits + start, sizeof(digits) - start });
}

void
text_add_number(struct text *text, uint64_t number)
{
	text_add_padded(text, number, 1);
}

void
text_add_hex(struct text *text, uint64_t number)
{
	char digits[16];
	size_t start = sizeof(digits);

	do {
		digits[--start] = "0123456789abcdef"[number % 16];
		number /= 16;
	} while (number > 0);
	text_add(text, (struct view){ digits + start, sizeof(digits) - start });
}

void
text_add_html(struct text *text, struct view bytes)
{
	for (size_t i = 0; i < bytes.length; i++) {
		switch (bytes.at[i]) {
		case '&':
			TEXT_LITERAL(text, "&amp;");
			break;
		case '<':
			TEXT_LITERAL(text, "&lt;");
			break;
		case '>':
			TEXT_LITERAL(text, "&gt;");
			break;
		case '"':
			TEXT_LITERAL(text, "&quot;");
			break;
		case '\'':
			TEXT_LITERAL(text, "&#39;");
			break;
		default:
			text_add_byte(text, bytes.at[i]);
		}
	}
}

void
text_add_escaped(struct text *text, struct view bytes)
{
	static const char digits[16] = "0123456789abcdef";

	for (size_t i = 0; i < bytes.length; i++) {
		unsigned char byte = (unsigned char)bytes.at[i];
		char escape[4] = { '\\', 'x', digits[byte >> 4],
			digits[byte & 15] };

		if (byte >= 32 && byte < 127 && byte != '"' && byte != '\\')
			text_add_byte(text, bytes.at[i]);
		else
			text_add(text, (struct view){ escape, sizeof(escape) });
	}
}

static bool
is_plain_in_url(char byte)
{
	return byte_is_letter(byte) || byte_is_digit(byte) ||
	    (byte != '\0' && strchr("/-._~!$()*+,;=:@", byte) != NULL);
}

void
text_add_url(struct text *text, struct view bytes)
{
	static const char digits[16] = "0123456789ABCDEF";

	for (size_t i = 0; i < bytes.length; i++) {
		unsigned char byte = (unsigned char)bytes.at[i];
		char escape[3] = { '%', digits[byte >> 4], digits[byte & 15] };

		if (is_plain_in_url(bytes.at[i]))
			text_add_byte(text, bytes.at[i]);
		else
			text_add(text, (struct view){ escape, sizeof(escape) });
	}
}
