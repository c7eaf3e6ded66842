/*
 * A target that is accepted names what a slow and simple reader of RFC 3986
 * makes of it; the name can only mean something below the root; and asking for
 * the name again gives the same name.
 */
#include "common/pure/text.h"
#include "httpd-once/pure/path.h"
#include "httpd-once/pure/request_fields.h"
#include "tests/fuzz/fuzz.h"

#include <stdlib.h>
#include <string.h>

enum { SEGMENTS_LIMIT = REQUEST_TARGET_LIMIT };

static void
check_name(const struct path *path)
{
	struct view rest = { path->name, path->length };
	bool is_hidden = false;

	must(path->length <= REQUEST_TARGET_LIMIT);
	must(strlen(path->name) == path->length);
	must(path->length == 0 || path->name[path->length - 1] != '/');
	must(path->length > 0 || path->is_folder || path->is_asterisk);
	while (rest.length > 0) {
		size_t end = view_find(rest, '/');
		struct view segment = view_slice(rest, 0, end);

		must(segment.length > 0);
		must(!view_equals(segment, VIEW(".")));
		must(!view_equals(segment, VIEW("..")));
		if (segment.at[0] == '.' &&
		    !view_equals(segment, VIEW(".well-known")))
			is_hidden = true;
		rest = view_slice(rest, end + 1, rest.length);
	}
	must(path->is_hidden == is_hidden);
}

static void
check_views(const struct path *path, struct view target)
{
	must(is_inside(path->query, target));
	must(is_inside(path->host, target));
	must(is_inside(path->raw, target) || view_equals(path->raw, VIEW("/")));
	must(view_find(path->query, '#') == path->query.length);
	must(path->has_query || path->query.length == 0);
	if (path->host.length > 0)
		must(request_is_host(path->host));
	if (path->is_asterisk)
		return;
	must(path->raw.length > 0 && path->raw.at[0] == '/');
	must(view_find(path->raw, '?') == path->raw.length);
	must(view_find(path->raw, '#') == path->raw.length);
}

/* The oracle: segments are cut, dropped and joined with copies of each. */
static void
check_oracle(const struct path *path)
{
	static char bytes[REQUEST_TARGET_LIMIT];
	static char joined[REQUEST_TARGET_LIMIT + 1];
	static struct view kept[SEGMENTS_LIMIT];
	struct text text = text_over(joined, sizeof(joined));
	size_t count = 0;
	long length = path_decode(path->raw, bytes);
	struct view rest = { bytes, (size_t)length };
	bool has_more = true;
	struct view segment = VIEW("");

	must(length > 0);
	while (has_more) {
		size_t end = view_find(rest, '/');

		has_more = end < rest.length;
		segment = view_slice(rest, 0, end);
		rest = view_slice(rest, end + 1, rest.length);
		if (view_equals(segment, VIEW("..")))
			count -= count > 0;
		else if (segment.length > 0 && !view_equals(segment, VIEW(".")))
			kept[count++] = segment;
	}
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			text_add_byte(&text, '/');
		text_add(&text, kept[i]);
	}
	must(!text.has_overflowed);
	must(view_equals(
	    text_view(&text), (struct view){ path->name, path->length }));
	must(path->is_folder ==
	    (segment.length == 0 || view_equals(segment, VIEW(".")) ||
		view_equals(segment, VIEW(".."))));
}

static void
check_again(const struct path *path)
{
	static char buffer[3 * REQUEST_TARGET_LIMIT + 3];
	static char name[sizeof(buffer) + 1];
	static struct path again;
	struct text text = text_over(buffer, sizeof(buffer));

	text_add_byte(&text, '/');
	text_add_url(&text, (struct view){ path->name, path->length });
	if (path->is_folder && path->length > 0)
		text_add_byte(&text, '/');
	must(!text.has_overflowed);
	if (text.length > REQUEST_TARGET_LIMIT)
		return;
	must(path_parse(text_view(&text), name, &again) == 0);
	must(again.length == path->length);
	must(memcmp(again.name, path->name, path->length) == 0);
	must(again.is_folder == path->is_folder);
	must(again.is_hidden == path->is_hidden);
	must(!again.has_query && again.host.length == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char *name;
	static struct path path;
	struct view target = { size > 0 ? (const char *)data : "", size };
	int status;

	/* Of just the size that is asked for, so that one byte more shows. */
	free(name);
	name = malloc(size + 1);
	must(name != NULL);
	status = path_parse(target, name, &path);

	must(status == 0 || status == 400);
	must((status == 0) == (path.reason == NULL));
	if (status != 0)
		return 0;
	check_name(&path);
	check_views(&path, target);
	if (path.is_asterisk)
		return 0;
	check_oracle(&path);
	check_again(&path);
	return 0;
}
