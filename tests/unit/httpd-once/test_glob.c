/*
 * Patterns of --header-for, each with paths that it matches and does not.
 */
#include "httpd-once/pure/glob.h"
#include "tests/unit/unit.h"

#include <stdio.h>
#include <string.h>

static const struct {
	const char *pattern;
	const char *path;
	bool matches;
} rows[] = {
	{ "*.css", "a.css", true },
	{ "*.css", ".css", true },
	{ "*.css", "deep/er/a.css", true },
	{ "*.css", "a.css/b", false },
	{ "*.css", "a.cssx", false },
	{ "*.css", "a.CSS", false },
	{ "a.css", "b/a.css", true },
	{ "a.css", "b/ba.css", false },
	{ "?.css", "a.css", true },
	{ "?.css", ".css", false },
	{ "*", "", true },
	{ "*", "a/b", true },
	{ "?", "", false },
	{ "", "", true },
	{ "", "a", false },
	{ "/*.css", "a.css", true },
	{ "/*.css", "b/a.css", false },
	{ "/a/*", "a/b", true },
	{ "/a/*", "a/b/c", false },
	{ "/a/**", "a/b/c", true },
	{ "/a/**", "a", false },
	{ "/a/**", "ab/c", false },
	{ "/a?b", "a/b", false },
	{ "/**/c", "a/b/c", true },
	{ "/**/c", "c", false },
	{ "/**c", "c", true },
	{ "/***c", "a/c", true },
	{ "/", "", true },
	{ "/", "a", false },
	{ "/*a*b*", "xxaxxbxx", true },
	{ "/*a*b*", "xxbxxaxx", false },
	{ "/*ab", "aab", true },
	{ "/a.b", "axb", false },
	{ "/[ab]", "a", false },
	{ "/[ab]", "[ab]", true },
	{ "/\\*", "\\x", true },
};

int
main(void)
{
	static char longest[GLOB_LIMIT + 1];

	unit_case("patterns match paths, or their last parts");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		bool matches = glob_matches(unit_guarded_view(rows[i].pattern),
		    unit_guarded_view(rows[i].path));

		if (matches != rows[i].matches)
			printf("# %s and %s\n", rows[i].pattern, rows[i].path);
		CHECK(matches == rows[i].matches);
	}
	unit_case("a pattern of 127 bytes is the longest");
	memset(longest, 'a', sizeof(longest));
	CHECK(glob_matches((struct view){ longest, GLOB_LIMIT },
	    (struct view){ longest, GLOB_LIMIT }));
	CHECK(!glob_matches((struct view){ longest, GLOB_LIMIT + 1 },
	    (struct view){ longest, GLOB_LIMIT + 1 }));
	return unit_end();
}
