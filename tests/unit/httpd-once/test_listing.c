#include "httpd-once/pure/listing.h"
#include "tests/unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char buffer[LISTING_HEAD_LIMIT];

static bool
has(const struct text *text, const char *part)
{
	return memmem(text->at, text->length, part, strlen(part)) != NULL;
}

static int
order(const char *a, const char *b)
{
	struct listing_entry x = { .name = unit_guarded_view(a) };
	struct listing_entry y = { .name = unit_guarded_view(b) };
	int forth = listing_compare(&x, &y, LISTING_BY_NAME),
	    back = listing_compare(&y, &x, LISTING_BY_NAME);

	CHECK((forth < 0) == (back > 0) && (forth > 0) == (back < 0));
	return (forth > 0) - (forth < 0);
}

static void
test_order(void)
{
	static const char *const sorted[] = {
		"",
		"!",
		"0",
		"00",
		"1",
		"2",
		"10",
		"a",
		"A1",
		"a1b",
		"a02",
		"a2",
		"a10",
		"B",
		"b",
		"b 1",
		"b10000000000000000000000000001",
		"b10000000000000000000000000002",
		"ba",
		"\xff",
	};
	const struct listing_entry folder = {
		.name = VIEW("z"),
		.is_directory = true,
	};
	const struct listing_entry file = { .name = VIEW("a") };
	size_t count = sizeof(sorted) / sizeof(sorted[0]);

	unit_case("names sort as people read them, numbers by their value");
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < count; j++)
			CHECK_NUMBER(
			    order(sorted[i], sorted[j]), (i > j) - (i < j));

	unit_case("folders come before files");
	CHECK(listing_compare(&folder, &file, LISTING_BY_NAME) < 0);
	CHECK(listing_compare(&file, &folder, LISTING_BY_NAME) > 0);
}

static const char *
link_of(struct view name, bool is_directory)
{
	static char link[1024];
	struct listing_entry entry = {
		.name = name,
		.is_directory = is_directory,
	};
	struct text text = text_over(buffer, sizeof(buffer));
	const char *start, *end;

	listing_add(&text, &entry, LISTING_BY_NAME);
	text_add_byte(&text, '\0');
	start = strstr(buffer, "href=\"") + 6;
	end = strchr(start, '"');
	memcpy(link, start, (size_t)(end - start));
	link[end - start] = '\0';
	return link;
}

static void
test_links(void)
{
	unit_case("a link leads to the file of any name, and nowhere else");
	CHECK_STRING(link_of(VIEW("a b.txt"), false), "a%20b.txt");
	CHECK_STRING(link_of(VIEW("folder"), true), "folder/");
	CHECK_STRING(link_of(VIEW("javascript:alert(1)"), false),
	    "javascript%3Aalert(1)");
	CHECK_STRING(link_of(VIEW("?a#b%41"), false), "%3Fa%23b%2541");
	CHECK_STRING(link_of(VIEW("\"'<&>"), false), "%22%27%3C%26%3E");
	CHECK_STRING(link_of(VIEW("\\\n\x80\xff"), false), "%5C%0A%80%FF");
}

static struct text
row(uint64_t size, int64_t modified)
{
	struct listing_entry entry = {
		.name = VIEW("x"),
		.size = size,
		.modified = modified,
	};
	struct text text = text_over(buffer, sizeof(buffer));

	listing_add(&text, &entry, LISTING_BY_NAME);
	return text;
}

static void
test_sizes(void)
{
	static const struct {
		uint64_t size;
		const char *exact;
		const char *shown;
	} rows[] = {
		{ 0, "\"0 bytes\"", ">0 B<" },
		{ 1, "\"1 byte\"", ">1 B<" },
		{ 999, "\"999 bytes\"", ">999 B<" },
		{ 1000, "\"1,000 bytes\"", ">1.0 kB<" },
		{ 1099, "\"1,099 bytes\"", ">1.0 kB<" },
		{ 1100, "\"1,100 bytes\"", ">1.1 kB<" },
		{ 9999, "\"9,999 bytes\"", ">9.9 kB<" },
		{ 10000, "\"10,000 bytes\"", ">10 kB<" },
		{ 999999, "\"999,999 bytes\"", ">999 kB<" },
		{ 1000001, "\"1,000,001 bytes\"", ">1.0 MB<" },
		{ 5000000000, "\"5,000,000,000 bytes\"", ">5.0 GB<" },
		{ UINT64_MAX, "\"18,446,744,073,709,551,615 bytes\"",
		    ">18 EB<" },
	};

	unit_case("sizes are short, with the exact number beside");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct text text = row(rows[i].size, 0);

		CHECK(has(&text, rows[i].exact));
		CHECK(has(&text, rows[i].shown));
	}
}

static void
test_times(void)
{
	struct text text = row(0, 784111777);

	unit_case("times are UTC; one that has no date is left out");
	CHECK(has(&text,
	    "<time datetime=\"1994-11-06T08:49:37Z\">1994-11-06 08:49</time>"));
	text = row(0, -1);
	CHECK(!has(&text, "<time"));
	text = row(0, INT64_MAX);
	CHECK(!has(&text, "<time"));
}

static struct text
head(const char *path)
{
	struct text text = text_over(buffer, sizeof(buffer));

	listing_begin(&text, unit_guarded_view(path), LISTING_BY_NAME);
	return text;
}

static void
test_head(void)
{
	struct text text = head("/");

	unit_case("the root has no link up");
	CHECK(has(&text, "<h1>/</h1>"));
	CHECK(!has(&text, "../\""));

	unit_case("the path links each folder above");
	text = head("/a/b<c/d/");
	CHECK(has(&text, "<title>d</title>"));
	CHECK(has(&text,
	    "<h1><a href=\"../../../\">/</a>"
	    "<a href=\"../../\"><bdi>a</bdi></a>/"
	    "<a href=\"../\"><bdi>b&lt;c</bdi></a>/<bdi>d</bdi>/</h1>"));
	CHECK(has(&text, "<a href=\"../\">Folder above</a>"));

	unit_case("a slash at the end of the path makes no difference");
	text = head("/a");
	CHECK(has(&text, "<h1><a href=\"../\">/</a><bdi>a</bdi>/</h1>"));

	unit_case("of a deep path the end is shown");
	text = head("/1/2/3/4/5/6/7/8/9/");
	CHECK(has(&text, "<h1>.../<a href=\"../../../../../../../\"><bdi>2<"));
	CHECK(!has(&text, "<bdi>1</bdi>"));
}

static void
test_sorting(void)
{
	const struct listing_entry old_large = {
		.name = VIEW("a"), .size = 9, .modified = 1
	};
	const struct listing_entry new_small = {
		.name = VIEW("b"), .size = 2, .modified = 5
	};
	const struct listing_entry folder = {
		.name = VIEW("z"), .is_directory = true, .size = 4096
	};
	const struct listing_entry other_folder = {
		.name = VIEW("y"), .is_directory = true, .size = 99999
	};

	unit_case("a query names the order; what is no order is none");
	CHECK(listing_order_of(VIEW("")) == LISTING_BY_NAME);
	CHECK(listing_order_of(VIEW("sort=name")) == LISTING_BY_NAME);
	CHECK(listing_order_of(VIEW("sort=-name")) == LISTING_BY_NAME_REVERSED);
	CHECK(listing_order_of(VIEW("a&sort=time")) == LISTING_BY_TIME);
	CHECK(
	    listing_order_of(VIEW("sort=-time&x")) == LISTING_BY_TIME_REVERSED);
	CHECK(listing_order_of(VIEW("sort=size")) == LISTING_BY_SIZE);
	CHECK(listing_order_of(VIEW("sort=-size")) == LISTING_BY_SIZE_REVERSED);
	CHECK(listing_order_of(VIEW("sort=sizes")) == LISTING_BY_NAME);
	CHECK(listing_order_of(VIEW("resort=size")) == LISTING_BY_NAME);

	unit_case("the newest and the largest come first, directories before");
	CHECK(listing_compare(&old_large, &new_small, LISTING_BY_NAME) < 0);
	CHECK(listing_compare(
		  &old_large, &new_small, LISTING_BY_NAME_REVERSED) > 0);
	CHECK(listing_compare(&old_large, &new_small, LISTING_BY_TIME) > 0);
	CHECK(listing_compare(
		  &old_large, &new_small, LISTING_BY_TIME_REVERSED) < 0);
	CHECK(listing_compare(&old_large, &new_small, LISTING_BY_SIZE) < 0);
	CHECK(listing_compare(
		  &old_large, &new_small, LISTING_BY_SIZE_REVERSED) > 0);
	CHECK(
	    listing_compare(&folder, &new_small, LISTING_BY_NAME_REVERSED) < 0);
	CHECK(listing_compare(&other_folder, &folder, LISTING_BY_SIZE) < 0);
	CHECK(listing_compare(
		  &folder, &other_folder, LISTING_BY_SIZE_REVERSED) < 0);
}

static void
test_sorting_links(void)
{
	const struct listing_entry folder = {
		.name = VIEW("z"), .is_directory = true, .size = 4096
	};
	struct text text = text_over(buffer, sizeof(buffer));

	unit_case(
	    "the choice is kept below and above, and can be turned round");
	listing_begin(&text, VIEW("/a/b/"), LISTING_BY_TIME);
	CHECK(has(&text,
	    "<th scope=\"col\"><a href=\"?sort=name\">Name</a></th>"
	    "<th scope=\"col\"><a href=\"?sort=size\">Size</a></th>"
	    "<th scope=\"col\" aria-sort=\"descending\">"
	    "<a href=\"?sort=-time\">Modified, UTC</a></th>"));
	CHECK(has(&text, "<a href=\"../?sort=time\">Folder above</a>"));
	CHECK(has(&text, "<h1><a href=\"../../?sort=time\">/</a>"));
	text = text_over(buffer, sizeof(buffer));
	listing_add(&text, &folder, LISTING_BY_TIME);
	CHECK(has(&text, "<a href=\"z/?sort=time\" dir=\"auto\">z/</a>"));
	text = text_over(buffer, sizeof(buffer));
	listing_begin(&text, VIEW("/"), LISTING_BY_NAME);
	CHECK(has(&text,
	    "<th scope=\"col\" aria-sort=\"ascending\">"
	    "<a href=\"?sort=-name\">Name</a></th>"));
}

static void
test_limits(void)
{
	static char path[9000], name[1000];
	struct listing_entry entry = {
		.size = UINT64_MAX,
		.modified = INT64_C(253402300799),
	};
	struct text text;

	unit_case("the longest path and name of the worst bytes fit");
	memset(path, '"', sizeof(path));
	for (size_t i = 0; i < sizeof(path); i += 300)
		path[i] = '/';
	text = text_over(buffer, sizeof(buffer));
	listing_begin(&text, (struct view){ path, sizeof(path) },
	    LISTING_BY_SIZE_REVERSED);
	CHECK(!text.has_overflowed);
	memset(name, '"', sizeof(name));
	for (size_t i = 0; i <= sizeof(name); i++) {
		text = text_over(buffer, listing_row_limit(i));
		entry.name = (struct view){ name, i };
		listing_add(&text, &entry, LISTING_BY_SIZE_REVERSED);
		CHECK(!text.has_overflowed);
	}
	CHECK_NUMBER(listing_row_limit(LISTING_NAME_LIMIT), LISTING_ROW_LIMIT);
}

static void
test_end(void)
{
	const struct listing_entry entries[] = {
		{ .name = VIEW("a"), .is_directory = true, .size = 4096 },
		{ .name = VIEW("b"), .size = 1000 },
		{ .name = VIEW("c"), .size = 500 },
	};
	struct text text = text_over(buffer, sizeof(buffer));

	unit_case("the end counts folders and files");
	listing_end(&text, entries, 3);
	CHECK(has(&text, "<p>1 folder, 2 files, 1.5 kB</p>"));
	text = text_over(buffer, sizeof(buffer));
	listing_end(&text, entries, 1);
	CHECK(has(&text, "<p>1 folder</p>"));
	text = text_over(buffer, sizeof(buffer));
	listing_end(&text, entries + 1, 1);
	CHECK(has(&text, "<p>1 file, 1.0 kB</p>"));
	text = text_over(buffer, sizeof(buffer));
	listing_end(&text, entries, 0);
	CHECK(has(&text, "<p>This folder is empty.</p>"));
}

int
main(void)
{
	test_order();
	test_links();
	test_sizes();
	test_times();
	test_head();
	test_sorting();
	test_sorting_links();
	test_limits();
	test_end();
	return unit_end();
}
