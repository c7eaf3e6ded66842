#include "common/pure/option.h"

#include "common/pure/option_syntax.h"

const struct option_row *
option_named(const struct option_row *table, struct view name)
{
	/* The first letter tells most of them apart. */
	for (; name.length > 0 && table->name[0] != '\0'; table++)
		if (option_name(table)[0] == name.at[0] &&
		    view_equals(name, view_of(option_name(table))))
			return table;
	return NULL;
}

const struct option_row *
option_lettered(const struct option_row *table, char letter)
{
	for (; table->name[0] != '\0'; table++)
		if (table->letter == letter && letter != 0)
			return table;
	return NULL;
}

static void
add_value(struct text *complaint, const char *value)
{
	text_add_byte(complaint, '\'');
	text_add_escaped(complaint,
	    view_slice(view_of(value), 0, OPTION_COMPLAINT_LIMIT / 8));
	text_add_byte(complaint, '\'');
}

static int
refuse(struct text *complaint, const struct option_row *row, const char *why,
    const char *value)
{
	text_add_string(complaint, option_name(row));
	text_add_byte(complaint, ' ');
	text_add_string(complaint, why);
	TEXT_LITERAL(complaint, ": ");
	add_value(complaint, value);
	return -1;
}

static int
refuse_number(
    struct text *complaint, const struct option_row *row, const char *value)
{
	text_add_string(complaint, option_name(row));
	TEXT_LITERAL(complaint, " is a number");
	if (row->kind == OPTION_SECONDS)
		TEXT_LITERAL(complaint, " of seconds");
	if (row->kind == OPTION_BYTES) {
		TEXT_LITERAL(complaint, " of bytes");
	} else {
		TEXT_LITERAL(complaint, " from ");
		text_add_number(complaint, row->least);
		TEXT_LITERAL(complaint, " to ");
		text_add_number(complaint, row->most);
	}
	TEXT_LITERAL(complaint, ", not ");
	add_value(complaint, value);
	return -1;
}

static int
set_number(void *at, const struct option_row *row, const char *value,
    struct text *complaint)
{
	uint64_t number;

	if (view_number(view_of(value), &number) == -1)
		return refuse_number(complaint, row, value);
	if (row->kind == OPTION_BYTES) {
		*(uint64_t *)at = number;
		return 0;
	}
	if (number < row->least || number > row->most)
		return refuse_number(complaint, row, value);
	*(unsigned *)at = (unsigned)number;
	return 0;
}

static int
set_choice(void *at, const struct option_row *row, const char *value,
    struct text *complaint)
{
	struct view rest = view_of(row->argument);

	for (int i = 0; rest.length > 0; i++) {
		if (view_equals(view_next(&rest, '|'), view_of(value))) {
			*(int *)at = i;
			return 0;
		}
	}
	text_add_string(complaint, option_name(row));
	TEXT_LITERAL(complaint, " is one of ");
	text_add_string(complaint, row->argument);
	TEXT_LITERAL(complaint, ", not ");
	add_value(complaint, value);
	return -1;
}

static int
add_to_list(struct option_list *list, const struct option_row *row,
    const char *value, struct text *complaint)
{
	if (list->count == row->most) {
		text_add_string(complaint, option_name(row));
		TEXT_LITERAL(complaint, " stands here more than ");
		text_add_number(complaint, row->most);
		TEXT_LITERAL(complaint, " times: ");
		add_value(complaint, value);
		return -1;
	}
	list->texts[list->count++] = value;
	return 0;
}

int
option_set(void *values, const struct option_row *row, const char *text,
    struct text *complaint)
{
	void *at = (char *)values + row->at;
	const char *why = NULL;

	switch ((enum option_kind)row->kind) {
	case OPTION_FLAG:
		*(bool *)at = true;
		return 0;
	case OPTION_NUMBER:
	case OPTION_SECONDS:
	case OPTION_BYTES:
		return set_number(at, row, text, complaint);
	case OPTION_CHOICE:
		return set_choice(at, row, text, complaint);
	case OPTION_TEXT:
	case OPTION_LIST:
		break;
	}
	why = option_fault((enum option_check)row->check, text,
	    row->kind == OPTION_LIST ? at : NULL);
	if (why != NULL)
		return refuse(complaint, row, why, text);
	if (row->kind == OPTION_LIST)
		return add_to_list(at, row, text, complaint);
	*(const char **)at = text;
	return 0;
}
