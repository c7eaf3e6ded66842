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

bool
range_next(const struct range_set *set, struct view *rest, struct range *range)
{
	while (rest->length > 0) {
		struct view element = view_next(rest, ',');
		struct spec spec;

		if (element.length == 0 || read_spec(element, &spec) == -1)
			continue;
		*range = resolve(&spec, set->size);
		if (range->length > 0)
			return true;
	}
	return false;
}

/* Whether each element is well formed, and how many there are. */
static bool
is_list(struct view list, size_t *count)
{
	struct spec spec;

	*count = 0;
	while (list.length > 0) {
		struct view element = view_next(&list, ',');

		if (element.length == 0)
			continue;
		if (++*count > RANGE_LIMIT || read_spec(element, &spec) == -1)
			return false;
	}
	return *count > 0;
}

/* Counts the ranges.  Returns false where they are not worth their cost. */
static bool
is_worth_it(struct range_set *set, size_t asked)
{
	struct view rest = set->list;
	struct range range;
	uint64_t left = set->size, end = 0;
	bool is_ascending = true;

	while (range_next(set, &rest, &range)) {
		if (range.length > left)
			return false;
		left -= range.length;
		is_ascending = is_ascending && range.first >= end;
		end = range.first + range.length;
		if (set->count++ == 0)
			set->first = range;
	}
	return is_ascending || asked <= RANGE_UNORDERED_LIMIT;
}

enum range_outcome
range_parse(struct view value, uint64_t size, struct range_set *set)
{
	struct view unit = view_slice(value, 0, view_find(value, '='));
	size_t asked;

	set->list = view_slice(value, unit.length + 1, value.length);
	set->size = size;
	set->count = 0;
	if (!view_equals_nocase(unit, VIEW("bytes")) ||
	    !is_list(set->list, &asked) || size == 0)
		return RANGE_WHOLE;
	if (!is_worth_it(set, asked)) {
		set->count = 0;
		return RANGE_WHOLE;
	}
	return set->count > 0 ? RANGE_PARTS : RANGE_UNSATISFIABLE;
}
