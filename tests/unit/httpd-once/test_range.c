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
		for (size_t j = 0; j < set.count && j < one->count; j++) {
			CHECK_NUMBER(set.ranges[j].first, one->ranges[j].first);
			CHECK_NUMBER(
			    set.ranges[j].length, one->ranges[j].length);
		}
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
	{ "bytes=0-", 0, RANGE_UNSATISFIABLE, 0, { { 0 } } },
	{ "bytes=0-0", 0, RANGE_UNSATISFIABLE, 0, { { 0 } } },
	{ "bytes=-0", 0, RANGE_UNSATISFIABLE, 0, { { 0 } } },
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
	/* The last bytes of nothing are all of it. */
	{ "bytes=-5", 0, RANGE_WHOLE, 0, { { 0 } } },
};

static void
test_many(void)
{
	struct range_set set;

	unit_case("sixteen ranges are served, seventeen are too many");
	CHECK_NUMBER(
	    range_parse(VIEW("bytes=0-0,2-2,4-4,6-6,8-8,10-10,12-12,14-14,"
			     "16-16,18-18,20-20,22-22,24-24,26-26,28-28,30-30"),
		10000, &set),
	    RANGE_PARTS);
	CHECK_NUMBER(set.count, 16);
	CHECK_NUMBER(set.ranges[15].first, 30);
	CHECK_NUMBER(
	    range_parse(VIEW("bytes=0-0,2-2,4-4,6-6,8-8,10-10,12-12,14-14,"
			     "16-16,18-18,20-20,22-22,24-24,26-26,28-28,30-30,"
			     "32-32"),
		10000, &set),
	    RANGE_WHOLE);
	CHECK_NUMBER(set.count, 0);
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
