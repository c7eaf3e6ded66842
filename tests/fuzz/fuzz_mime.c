/*
 * Whatever the name is, and whatever a file of types holds, the type that is
 * found can stand in a header field.  The bytes up to the first NUL are the
 * name, what follows is the file.
 */
#include "httpd-once/pure/mime.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

static void
check_sendable(struct view type)
{
	if (view_find(type, '/') == type.length)
		abort();
	for (size_t i = 0; i < type.length; i++)
		if (type.at[i] <= ' ' || type.at[i] == 127)
			abort();
}

static void
check_built_in(struct view name)
{
	struct mime mime = mime_of(name);

	if (mime.type.length > 0)
		check_sendable(mime.type);
	if (mime.encoding.length > 0 && mime.type.length == 0)
		abort();
	mime = mime_of_packed_part(name);
	if (mime.type.length > 0)
		check_sendable(mime.type);
	mime_is_text(mime.type);
}

static void
check_file(struct view table, struct view name)
{
	struct view type = VIEW("");
	struct view rest = table;
	struct mime_fault fault = { .line = 0 };

	while (mime_next_fault(&rest, &fault))
		if (fault.line == 0 || fault.column == 0 ||
		    fault.line + fault.column > table.length + 1)
			abort();
	if (mime_find(table, name, &type) == -1) {
		if (type.length > 0)
			abort();
		return;
	}
	if (type.at < table.at ||
	    type.at + type.length > table.at + table.length)
		abort();
	check_sendable(type);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct view input = { size > 0 ? (const char *)data : "", size };
	size_t end = view_find(input, '\0');
	struct view name = view_slice(input, 0, end);

	check_built_in(name);
	check_built_in(input);
	check_file(view_slice(input, end + 1, size), name);
	return 0;
}
