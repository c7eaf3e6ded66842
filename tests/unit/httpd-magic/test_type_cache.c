#include "httpd-magic/pure/type_cache.h"
#include "tests/unit/unit.h"

#include <string.h>

static struct type_cache cache;

static const struct type_cache_file file = {
	.device = 1, .inode = 2, .size = 3, .modified_ns = 4, .changed_ns = 5
};

static void
keep(const struct type_cache_file *about, const char *line, int64_t until_ms)
{
	type_cache_keep(&cache, about, line, strlen(line), until_ms);
}

static struct view
found(const struct type_cache_file *about, int64_t now_ms)
{
	const struct type_cache_entry *entry =
	    type_cache_find(&cache, about, now_ms);

	if (entry == NULL)
		return VIEW("(nothing)");
	return (struct view){ entry->line, entry->length };
}

static void
one_file(void)
{
	struct type_cache_file other;

	unit_case("nothing is known of a file that nothing was kept about");
	CHECK_VIEW(found(&file, 0), VIEW("(nothing)"));

	unit_case("what was kept is found until its time is over");
	keep(&file, "image/gif", 1000);
	CHECK_VIEW(found(&file, 0), VIEW("image/gif"));
	CHECK_VIEW(found(&file, 999), VIEW("image/gif"));
	CHECK_VIEW(found(&file, 1000), VIEW("(nothing)"));

	unit_case("a file with anything else about it is another one");
	other = file;
	other.device++;
	CHECK_VIEW(found(&other, 0), VIEW("(nothing)"));
	other = file;
	other.inode++;
	CHECK_VIEW(found(&other, 0), VIEW("(nothing)"));
	other = file;
	other.size++;
	CHECK_VIEW(found(&other, 0), VIEW("(nothing)"));
	other = file;
	other.modified_ns++;
	CHECK_VIEW(found(&other, 0), VIEW("(nothing)"));
	other = file;
	other.changed_ns++;
	CHECK_VIEW(found(&other, 0), VIEW("(nothing)"));

	unit_case("a file that was changed takes the place that it had");
	keep(&other, "", 1000);
	CHECK_VIEW(found(&other, 0), VIEW(""));
	CHECK_VIEW(found(&file, 0), VIEW("(nothing)"));
}

static void
lines(void)
{
	char longest[TYPE_CACHE_LINE_LIMIT + 1];

	memset(longest, 'x', sizeof longest);
	unit_case("a line may be as long as there is room, and no longer");
	type_cache_keep(&cache, &file, longest, TYPE_CACHE_LINE_LIMIT, 1000);
	CHECK_NUMBER(found(&file, 0).length, TYPE_CACHE_LINE_LIMIT);
	type_cache_keep(
	    &cache, &file, longest, TYPE_CACHE_LINE_LIMIT + 1, 1000);
	CHECK_NUMBER(found(&file, 0).length, TYPE_CACHE_LINE_LIMIT);
}

static void
many_files(void)
{
	enum { MANY = 100000 };
	struct type_cache_file next = file;
	size_t kept = 0;

	unit_case("however many there are, the last ones are known");
	for (next.inode = 0; next.inode < MANY; next.inode++)
		keep(&next, "text/plain", 1000);
	next.inode = MANY - 1;
	CHECK_VIEW(found(&next, 0), VIEW("text/plain"));
	for (next.inode = 0; next.inode < MANY; next.inode++)
		kept += type_cache_find(&cache, &next, 0) != NULL;
	CHECK(kept <= TYPE_CACHE_SETS * TYPE_CACHE_WAYS);
	/* All of them, were they spread evenly. */
	CHECK(kept > TYPE_CACHE_SETS * TYPE_CACHE_WAYS * 3 / 4);

	unit_case("a few hundred files hardly ever drive each other out");
	memset(&cache, 0, sizeof cache);
	kept = 0;
	for (next.inode = 0; next.inode < 500; next.inode++)
		keep(&next, "text/plain", 1000);
	for (next.inode = 0; next.inode < 500; next.inode++)
		kept += type_cache_find(&cache, &next, 0) != NULL;
	CHECK(kept >= 495);
}

static void
settling(void)
{
	struct type_cache_file changed = { .changed_ns = 0 };

	unit_case("nothing is kept about what may change in the same grain");
	CHECK(!type_cache_is_settled(&changed, 0));
	CHECK(!type_cache_is_settled(&changed, TYPE_CACHE_SETTLED_NS));
	CHECK(type_cache_is_settled(&changed, TYPE_CACHE_SETTLED_NS + 1));
	unit_case("nor about what was changed in the future");
	changed.changed_ns = 1;
	CHECK(!type_cache_is_settled(&changed, 0));
}

int
main(void)
{
	one_file();
	lines();
	many_files();
	settling();
	return unit_end();
}
