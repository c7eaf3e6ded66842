#include "httpd-once/directory_redirect.h"

/* Adds the last part of the path as the client spelled it, decoded where that
 * changes nothing: a slash that was escaped stays escaped, so that the part is
 * one segment of a URL and never the name of a host. */
static void
add_last_segment(struct text *location, struct view raw)
{
	char buffer[REQUEST_TARGET_LIMIT + 1];
	size_t slash = view_find_last(raw, '/');
	long length =
	    path_decode(view_slice(raw, slash + 1, raw.length), buffer);
	struct view rest = { buffer, length > 0 ? (size_t)length : 0 };

	/* RFC 3986 4.2: what stands before a colon would be a scheme. */
	if (view_find(rest, ':') < rest.length)
		TEXT_LITERAL(location, "./");
	while (rest.length > 0) {
		size_t end = view_find(rest, '/');

		text_add_url(location, view_slice(rest, 0, end));
		if (end < rest.length)
			TEXT_LITERAL(location, "%2F");
		rest = view_slice(rest, end + 1, rest.length);
	}
}

/* Not inlined, because a frame with this buffer lies a page or more off the
 * other frames. */
__attribute__((noinline)) void
directory_redirect(struct exchange *exchange)
{
	char buffer[REQUEST_TARGET_LIMIT * 3 + 4];
	struct text location = text_over(buffer, sizeof(buffer));
	const struct path *path = &exchange->path;

	if (exchange->is_elsewhere) {
		text_add_byte(&location, '/');
		text_add_url(
		    &location, (struct view){ path->name, path->length });
	} else {
		add_last_segment(&location, path->raw);
	}
	text_add_byte(&location, '/');
	if (path->has_query) {
		text_add_byte(&location, '?');
		text_add(&location, path->query);
	}
	exchange_redirect(exchange, 301, text_view(&location));
}
