/*
 * The ranges lie inside the file and are not longer than it together; asking
 * for exactly them gives exactly them.  The first 8 bytes of the input are the
 * size of the file.
 */
#include "common/pure/text.h"
#include "httpd-once/pure/range.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

static void
check_inside(const struct range_set *set, uint64_t size)
{
	uint64_t left = size;

	for (size_t i = 0; i < set->count; i++) {
		struct range range = set->ranges[i];

		if (range.length == 0 || range.length > size ||
		    range.first > size - range.length || range.length > left)
			abort();
		left -= range.length;
	}
}

static void
check_repeats(const struct range_set *set, uint64_t size)
{
	/* Two numbers of 20 digits, a dash and a comma each. */
	char buffer[sizeof("bytes=") + RANGE_LIMIT * 42];
	struct text text = text_over(buffer, sizeof(buffer));
	struct range_set again;

	TEXT_LITERAL(&text, "bytes=");
	for (size_t i = 0; i < set->count; i++) {
		struct range range = set->ranges[i];

		text_add_number(&text, range.first);
		text_add_byte(&text, '-');
		text_add_number(&text, range.first + range.length - 1);
		text_add_byte(&text, ',');
	}
	if (text.has_overflowed ||
	    range_parse(text_view(&text), size, &again) != RANGE_PARTS ||
	    again.count != set->count ||
	    memcmp(again.ranges, set->ranges,
		set->count * sizeof(struct range)) != 0)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct range_set set;
	uint64_t file_size;
	struct view value;
	enum range_outcome outcome;

	if (size < sizeof(file_size))
		return 0;
	memcpy(&file_size, data, sizeof(file_size));
	value = (struct view){ (const char *)data + sizeof(file_size),
		size - sizeof(file_size) };
	outcome = range_parse(value, file_size, &set);
	if ((outcome == RANGE_PARTS) != (set.count > 0) ||
	    set.count > RANGE_LIMIT)
		abort();
	check_inside(&set, file_size);
	if (set.count > 0)
		check_repeats(&set, file_size);
	return 0;
}
