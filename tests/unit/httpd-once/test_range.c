#include "common/pure/text.h"
#include "httpd-once/pure/range.h"
#include "tests/unit/unit.h"

#include <stdio.h>

enum { SET_LIMIT = 4 };

struct expectation {
	const char *value;
	uint64_t size;
	enum range_outcome outcome;
	size_t count;
	struct range ranges[SET_LIMIT];
};

static void
check_ranges(const struct range_set *set, const struct expectation *one)
{
	struct view rest = set->list;
	struct range range;

	for (size_t i = 0; i < set->count && i < one->count; i++) {
		CHECK(range_next(set, &rest, &range));
		CHECK_NUMBER(range.first, one->ranges[i].first);
		CHECK_NUMBER(range.length, one->ranges[i].length);
		if (i == 0)
			CHECK_NUMBER(set->first.first, range.first);
	}
	if (set->count > 0)
		CHECK(!range_next(set, &rest, &range));
}

static void
check_all(const struct expectation *all, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct expectation *one = &all[i];
		struct range_set set = { .count = 99 };
		enum range_outcome outcome =
		    range_parse(unit_guarded_view(one->value), one->size, &set);

		if (outcome != one->outcome || set.count != one->count)
			printf("# about %s:\n", one->value);
		CHECK_NUMBER(outcome, one->outcome);
		CHECK_NUMBER(set.count, one->count);
		check_ranges(&set, one);
	}
}

#define CHECK_ALL(table) check_all(table, sizeof(table) / sizeof((table)[0]))

static const struct expectation single[] = {
	{ "bytes=0-499", 10000, RANGE_PARTS, 1, { { 0, 500 } } },
	{ "bytes=500-999", 10000, RANGE_PARTS, 1, { { 500, 500 } } },
	{ "bytes=-500", 10000, RANGE_PARTS, 1, { { 9500, 500 } } },
	{ "bytes=9500-", 10000, RANGE_PARTS, 1, { { 9500, 500 } } },
	{ "bytes=0-0", 10000, RANGE_PARTS, 1, { { 0, 1 } } },
	{ "bytes=-1", 10000, RANGE_PARTS, 1, { { 9999, 1 } } },
	{ "bytes=9999-9999", 10000, RANGE_PARTS, 1, { { 9999, 1 } } },
	{ "bytes=0-", 10000, RANGE_PARTS, 1, { { 0, 10000 } } },
	{ "bytes=0-0", 1, RANGE_PARTS, 1, { { 0, 1 } } },
	{ "bytes=007-0008", 10000, RANGE_PARTS, 1, { { 7, 2 } } },
	{ "Bytes=0-1", 10000, RANGE_PARTS, 1, { { 0, 2 } } },
	/* Overlong ends are cut. */
	{ "bytes=0-10000", 10000, RANGE_PARTS, 1, { { 0, 10000 } } },
	{ "bytes=9999-10000", 10000, RANGE_PARTS, 1, { { 9999, 1 } } },
	{ "bytes=-10001", 10000, RANGE_PARTS, 1, { { 0, 10000 } } },
	{ "bytes=-99999999999999999999", 10000, RANGE_PARTS, 1,
	    { { 0, 10000 } } },
	{ "bytes=5-18446744073709551615", 10000, RANGE_PARTS, 1,
	    { { 5, 9995 } } },
	{ "bytes=5-18446744073709551616", 10000, RANGE_PARTS, 1,
	    { { 5, 9995 } } },
	/* Over 4 GiB, and as large as it can be. */
	{ "bytes=4294967295-4294967296", 5000000000, RANGE_PARTS, 1,
	    { { 4294967295, 2 } } },
	{ "bytes=0-", UINT64_MAX, RANGE_PARTS, 1, { { 0, UINT64_MAX } } },
	{ "bytes=0-18446744073709551615", UINT64_MAX, RANGE_PARTS, 1,
	    { { 0, UINT64_MAX } } },
	{ "bytes=1-18446744073709551614", UINT64_MAX, RANGE_PARTS, 1,
	    { { 1, UINT64_MAX - 1 } } },
};

static const struct expectation unsatisfiable[] = {
	{ "bytes=10000-", 10000, RANGE_UNSATISFIABLE, 0, { { 0 } } },
	{ "bytes=10000-10001", 10000, RANGE_UNSATISFIABLE, 0, { { 0 } } },
	{ "bytes=99999999999999999999-", 10000, RANGE_UNSATISFIABLE, 0,
	    { { 0 } } },
	{ "bytes=18446744073709551615-", UINT64_MAX, RANGE_UNSATISFIABLE, 0,
	    { { 0 } } },
	{ "bytes=-0", 10000, RANGE_UNSATISFIABLE, 0, { { 0 } } },
	{ "bytes=10000-,20000-, -0", 10000, RANGE_UNSATISFIABLE, 0, { { 0 } } },
};

static const struct expectation several[] = {
	{ "bytes=0-0,-1", 10000, RANGE_PARTS, 2, { { 0, 1 }, { 9999, 1 } } },
	{ "bytes=500-600,601-999", 10000, RANGE_PARTS, 2,
	    { { 500, 101 }, { 601, 399 } } },
	{ "bytes=500-700,601-999", 10000, RANGE_PARTS, 2,
	    { { 500, 201 }, { 601, 399 } } },
	{ "bytes=90-99,0-9", 10000, RANGE_PARTS, 2, { { 90, 10 }, { 0, 10 } } },
	{ "bytes= , 0-0 ,\t, -1,", 10000, RANGE_PARTS, 2,
	    { { 0, 1 }, { 9999, 1 } } },
	/* What lies beyond is left out, even down to one. */
	{ "bytes=20000-,0-4", 10000, RANGE_PARTS, 1, { { 0, 5 } } },
	/* The whole in pieces is no longer than the whole. */
	{ "bytes=0-4999,5000-", 10000, RANGE_PARTS, 2,
	    { { 0, 5000 }, { 5000, 5000 } } },
	{ "bytes=0-5000,5000-", 10000, RANGE_WHOLE, 0, { { 0 } } },
	{ "bytes=0-,0-", 10000, RANGE_WHOLE, 0, { { 0 } } },
	{ "bytes=0-,-1", 10000, RANGE_WHOLE, 0, { { 0 } } },
	{ "bytes=0-,0-", UINT64_MAX, RANGE_WHOLE, 0, { { 0 } } },
	{ "bytes=0-0,-1", 1, RANGE_WHOLE, 0, { { 0 } } },
};

static const struct expectation ignored[] = {
	{ "", 10000, RANGE_WHOLE, 0, { { 0 } } },
	{ "bytes", 10000, RANGE_WHOLE, 0, { { 0 } } },
	{ "bytes=", 10000, RANGE_WHOLE, 0, { { 0 } } },
	{ "bytes=,", 10000, RANGE_WHOLE, 0, { { 0 } } },
	{ "bytes=-", 10000, RANGE_WHOLE, 0, { { 0 } } },
	{ "bytes=5", 10000, RANGE_WHOLE, 0, { { 0 } } },
	{ "bytes=--5", 10000, RANGE_WHOLE, 0, { { 0 } } },
	{ "bytes=5--", 10000, RANGE_WHOLE, 0, { { 0 } } },
	{ "bytes=1-2-3", 10000, RANGE_WHOLE, 0, { { 0 } } },
	{ "bytes=+1-2", 10000, RANGE_WHOLE, 0, { { 0 } } },
	{ "bytes=1-+2", 10000, RANGE_WHOLE, 0, { { 0 } } },
	{ "bytes=0x1-2", 10000, RANGE_WHOLE, 0, { { 0 } } },
	{ "bytes=1 -2", 10000, RANGE_WHOLE, 0, { { 0 } } },
	{ "bytes=1- 2", 10000, RANGE_WHOLE, 0, { { 0 } } },
	{ "bytes=a-b", 10000, RANGE_WHOLE, 0, { { 0 } } },
	{ "bytes=:-", 10000, RANGE_WHOLE, 0, { { 0 } } },
	{ "bytes=2-1", 10000, RANGE_WHOLE, 0, { { 0 } } },
	{ "bytes=20001-20000", 10000, RANGE_WHOLE, 0, { { 0 } } },
	{ "bytes=0-1,2-1", 10000, RANGE_WHOLE, 0, { { 0 } } },
	{ "bytes=0-1,x", 10000, RANGE_WHOLE, 0, { { 0 } } },
	{ "bytes=0-1;2-3", 10000, RANGE_WHOLE, 0, { { 0 } } },
	{ "bytes =0-1", 10000, RANGE_WHOLE, 0, { { 0 } } },
	{ "byte=0-1", 10000, RANGE_WHOLE, 0, { { 0 } } },
	{ "bytes:0-1", 10000, RANGE_WHOLE, 0, { { 0 } } },
	{ "seconds=0-1", 10000, RANGE_WHOLE, 0, { { 0 } } },
	{ "0-1", 10000, RANGE_WHOLE, 0, { { 0 } } },
	/* A part of nothing is all of it. */
	{ "bytes=-5", 0, RANGE_WHOLE, 0, { { 0 } } },
	{ "bytes=0-", 0, RANGE_WHOLE, 0, { { 0 } } },
	{ "bytes=0-0", 0, RANGE_WHOLE, 0, { { 0 } } },
	{ "bytes=-0", 0, RANGE_WHOLE, 0, { { 0 } } },
};

/* Parses "bytes=" with so many ranges of one byte, each step bytes behind the
 * last. */
static enum range_outcome
parse_many(size_t count, uint64_t from, int64_t step, struct range_set *set)
{
	static char buffer[16 * 1024];
	struct text text = text_over(buffer, sizeof(buffer));

	TEXT_LITERAL(&text, "bytes=");
	for (size_t i = 0; i < count; i++) {
		uint64_t at = from + (uint64_t)((int64_t)i * step);

		text_add_number(&text, at);
		text_add_byte(&text, '-');
		text_add_number(&text, at);
		text_add_byte(&text, ',');
	}
	CHECK(!text.has_overflowed);
	return range_parse(text_view(&text), 100000, set);
}

static void
test_many(void)
{
	struct range_set set;

	unit_case("hundreds of ranges are served where they ascend");
	CHECK_NUMBER(parse_many(20, 0, 2, &set), RANGE_PARTS);
	CHECK_NUMBER(parse_many(256, 7, 1, &set), RANGE_PARTS);
	CHECK_NUMBER(parse_many(RANGE_LIMIT, 0, 3, &set), RANGE_PARTS);
	CHECK_NUMBER(set.count, RANGE_LIMIT);
	CHECK_NUMBER(parse_many(RANGE_LIMIT + 1, 0, 3, &set), RANGE_WHOLE);
	CHECK_NUMBER(set.count, 0);

	unit_case("few are where they overlap or go back");
	CHECK_NUMBER(parse_many(16, 1000, -1, &set), RANGE_PARTS);
	CHECK_NUMBER(set.count, 16);
	CHECK_NUMBER(parse_many(17, 1000, -1, &set), RANGE_WHOLE);
	CHECK_NUMBER(set.count, 0);
	CHECK_NUMBER(parse_many(16, 5, 0, &set), RANGE_PARTS);
	CHECK_NUMBER(parse_many(17, 5, 0, &set), RANGE_WHOLE);
}

int
main(void)
{
	unit_case("one range of every form (RFC 7233 2.1)");
	CHECK_ALL(single);
	unit_case("what begins beyond the end is unsatisfiable");
	CHECK_ALL(unsatisfiable);
	unit_case("several ranges, in their order, never longer than the file");
	CHECK_ALL(several);
	unit_case("another unit and what is malformed is ignored");
	CHECK_ALL(ignored);
	test_many();
	return unit_end();
}
