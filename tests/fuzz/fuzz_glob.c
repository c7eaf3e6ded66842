/*
 * A pattern matches what a slow and simple reader of its rules says.  The input
 * is a pattern, a line end, and a path.
 */
#include "httpd-once/pure/glob.h"
#include "tests/fuzz/fuzz.h"

#include <stdlib.h>

enum { SLOW_LIMIT = 20 }; /* bytes of each, which the slow one bears */

static bool
matches_slowly(struct view pattern, struct view path)
{
	struct view rest = view_slice(pattern, 1, pattern.length);
	bool is_deep = view_starts_with(pattern, VIEW("**"));

	if (pattern.length == 0)
		return path.length == 0;
	if (pattern.at[0] == '*')
		return matches_slowly(rest, path) ||
		    (path.length > 0 && (is_deep || path.at[0] != '/') &&
			matches_slowly(
			    pattern, view_slice(path, 1, path.length)));
	if (path.length == 0 ||
	    (pattern.at[0] == '?' ? path.at[0] == '/'
				  : pattern.at[0] != path.at[0]))
		return false;
	return matches_slowly(rest, view_slice(path, 1, path.length));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct view bytes = { size > 0 ? (const char *)data : "", size };
	size_t end = view_find(bytes, '\n');
	struct view pattern = view_slice(bytes, 0, end);
	struct view path = view_slice(bytes, end + 1, size);
	bool matches = glob_matches(pattern, path);
	size_t slash = view_find_last(path, '/');

	must(!matches || pattern.length <= GLOB_LIMIT + 1);
	if (pattern.length > SLOW_LIMIT || path.length > SLOW_LIMIT)
		return 0;
	if (view_starts_with(pattern, VIEW("/")))
		pattern = view_slice(pattern, 1, pattern.length);
	else if (slash < path.length)
		path = view_slice(path, slash + 1, path.length);
	must(matches == matches_slowly(pattern, path));
	return 0;
}
