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
	struct view rest = set->list;
	struct range range;
	uint64_t left = size;
	size_t count = 0;

	for (; count < set->count; count++) {
		if (!range_next(set, &rest, &range) || range.length == 0 ||
		    range.length > size || range.first > size - range.length ||
		    range.length > left)
			abort();
		left -= range.length;
	}
	if (count > 0 && range_next(set, &rest, &range))
		abort();
}

static void
check_repeats(const struct range_set *set, uint64_t size)
{
	/* Two numbers of 20 digits, a dash and a comma each. */
	static char buffer[sizeof("bytes=") + RANGE_LIMIT * 42];
	struct text text = text_over(buffer, sizeof(buffer));
	struct view rest = set->list, other;
	struct range range, same;
	struct range_set again;

	TEXT_LITERAL(&text, "bytes=");
	while (range_next(set, &rest, &range)) {
		text_add_number(&text, range.first);
		text_add_byte(&text, '-');
		text_add_number(&text, range.first + range.length - 1);
		text_add_byte(&text, ',');
	}
	if (text.has_overflowed ||
	    range_parse(text_view(&text), size, &again) != RANGE_PARTS ||
	    again.count != set->count)
		abort();
	rest = set->list;
	other = again.list;
	while (range_next(set, &rest, &range))
		if (!range_next(&again, &other, &same) ||
		    same.first != range.first || same.length != range.length)
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
