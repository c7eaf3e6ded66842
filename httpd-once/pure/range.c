#include "httpd-once/pure/range.h"

/* One element of the field, before it is held against the file. */
struct spec {
	bool is_suffix; /* the last bytes; their number is in last */
	uint64_t first;
	uint64_t last; /* inclusive */
};

/* One or more digits.  Returns 0 or -1. */
static int
read_position(struct view digits, uint64_t *position)
{
	for (size_t i = 0; i < digits.length; i++)
		if (!byte_is_digit(digits.at[i]))
			return -1;
	if (digits.length == 0)
		return -1;
	if (view_number(digits, position) == -1)
		*position = UINT64_MAX;
	return 0;
}

/* Returns 0 or -1. */
static int
read_spec(struct view element, struct spec *spec)
{
	size_t dash = view_find(element, '-');
	struct view first = view_slice(element, 0, dash);
	struct view last = view_slice(element, dash + 1, element.length);

	if (dash == element.length)
		return -1;
	*spec = (struct spec){ .last = UINT64_MAX };
	spec->is_suffix = first.length == 0;
	if (spec->is_suffix)
		return read_position(last, &spec->last);
	if (read_position(first, &spec->first) == -1)
		return -1;
	if (last.length > 0 && read_position(last, &spec->last) == -1)
		return -1;
	return spec->first <= spec->last ? 0 : -1;
}

/* The part of the file; its length is 0 where there is none. */
static struct range
resolve(const struct spec *spec, uint64_t size)
{
	uint64_t length;

	if (spec->is_suffix) {
		length = spec->last < size ? spec->last : size;
		return (struct range){ size - length, length };
	}
	if (spec->first >= size)
		return (struct range){ 0, 0 };
	length = spec->last < size ? spec->last - spec->first + 1
				   : size - spec->first;
	return (struct range){ spec->first, length };
}

static bool
is_longer_than(const struct range_set *set, uint64_t size)
{
	uint64_t left = size;

	for (size_t i = 0; i < set->count; i++) {
		if (set->ranges[i].length > left)
			return true;
		left -= set->ranges[i].length;
	}
	return false;
}

/* What a list of specs, known to be short enough, comes to. */
static enum range_outcome
resolve_all(const struct spec *specs, size_t count, uint64_t size,
    struct range_set *set)
{
	for (size_t i = 0; i < count; i++) {
		struct range range = resolve(&specs[i], size);

		if (size == 0 && specs[i].is_suffix && specs[i].last > 0)
			return RANGE_WHOLE;
		if (range.length > 0)
			set->ranges[set->count++] = range;
	}
	if (set->count == 0)
		return RANGE_UNSATISFIABLE;
	if (!is_longer_than(set, size))
		return RANGE_PARTS;
	set->count = 0;
	return RANGE_WHOLE;
}

enum range_outcome
range_parse(struct view value, uint64_t size, struct range_set *set)
{
	struct spec specs[RANGE_LIMIT];
	size_t count = 0;
	struct view unit = view_slice(value, 0, view_find(value, '='));
	struct view list = view_slice(value, unit.length + 1, value.length);

	set->count = 0;
	if (!view_equals_nocase(unit, VIEW("bytes")))
		return RANGE_WHOLE;
	while (list.length > 0) {
		struct view element = view_next(&list, ',');

		if (element.length == 0)
			continue;
		if (count == RANGE_LIMIT ||
		    read_spec(element, &specs[count++]) == -1)
			return RANGE_WHOLE;
	}
	if (count == 0)
		return RANGE_WHOLE;
	return resolve_all(specs, count, size, set);
}
