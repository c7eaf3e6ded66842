#include "supervisor/pure/printed_text.h"

#include <stdarg.h>
#include <stdio.h>

void
printed_text_add(struct printed_text *text, const char *format, ...)
{
	char *end = text->bytes + text->length;
	size_t room = text->size - text->length;
	va_list arguments;
	int wanted;

	va_start(arguments, format);
	wanted = vsnprintf(end, room, format, arguments);
	va_end(arguments);
	if (wanted >= 0 && (size_t)wanted < room)
		text->length += (size_t)wanted;
	else
		*end = '\0';
}
