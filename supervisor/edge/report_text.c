#include "supervisor/edge/report_text.h"

#include <stdarg.h>
#include <stdio.h>

void
report_text_add(struct telling *telling, const char *format, ...)
{
	char *end = telling->bytes + telling->length;
	size_t room = telling->size - telling->length;
	va_list arguments;
	int wanted;

	va_start(arguments, format);
	wanted = vsnprintf(end, room, format, arguments);
	va_end(arguments);
	if (wanted >= 0 && (size_t)wanted < room)
		telling->length += (size_t)wanted;
	else
		*end = '\0';
}
