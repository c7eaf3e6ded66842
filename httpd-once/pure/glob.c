#include "httpd-once/pure/glob.h"

/* The places in a pattern that the bytes read so far may have led to. */
struct places {
	bool has[GLOB_LIMIT + 1];
};

/* The number of asterisks at a place. */
static size_t
count_stars(struct view pattern, size_t at)
{
	size_t end = at;

	while (end < pattern.length && pattern.at[end] == '*')
		end++;
	return end - at;
}

/* Asterisks may stand for nothing. */
static void
skip_stars(struct view pattern, struct places *places)
{
	for (size_t i = 0; i < pattern.length; i++)
		if (places->has[i])
			places->has[i + count_stars(pattern, i)] = true;
}

static struct places
read_byte(struct view pattern, const struct places *places, char byte)
{
	struct places next = { { false } };

	for (size_t i = 0; i < pattern.length; i++) {
		size_t stars = count_stars(pattern, i);

		if (!places->has[i])
			continue;
		if (stars > 0)
			next.has[i] = next.has[i] || byte != '/' || stars > 1;
		else if (pattern.at[i] == byte ||
		    (pattern.at[i] == '?' && byte != '/'))
			next.has[i + 1] = true;
	}
	return next;
}

bool
glob_matches(struct view pattern, struct view path)
{
	struct places places = { { true } };
	size_t slash = view_find_last(path, '/');

	if (view_starts_with(pattern, VIEW("/")))
		pattern = view_slice(pattern, 1, pattern.length);
	else if (slash < path.length)
		path = view_slice(path, slash + 1, path.length);
	if (pattern.length > GLOB_LIMIT)
		return false;
	skip_stars(pattern, &places);
	for (size_t i = 0; i < path.length; i++) {
		places = read_byte(pattern, &places, path.at[i]);
		skip_stars(pattern, &places);
	}
	return places.has[pattern.length];
}
