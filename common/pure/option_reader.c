#include "common/pure/option_reader.h"

#include <string.h>

static enum option_read
complain(struct text *complaint, struct view word, const char *why)
{
	text_add_escaped(complaint, view_slice(word, 0, OPTION_NAME_ROOM * 2));
	text_add_string(complaint, why);
	return OPTION_READ_FAULT;
}

static enum option_read
complain_unknown(struct text *complaint, struct view word)
{
	TEXT_LITERAL(complaint, "there is no option ");
	return complain(complaint, word, "");
}

/* The value of an option that has none in its own word. */
static enum option_read
take_value(struct option_reader *reader, struct view word, const char **value,
    struct text *complaint)
{
	if (reader->next == reader->end)
		return complain(complaint, word, " needs an argument");
	*value = *reader->next++;
	return OPTION_READ_OPTION;
}

static enum option_read
read_name(struct option_reader *reader, const struct option_row **row,
    const char **value, struct text *complaint)
{
	struct view word = view_of(*reader->next++);
	size_t end = view_find(word, '=');
	struct view name = view_slice(word, 2, end);
	const struct option_row *const *table = reader->tables;

	for (*row = NULL; *row == NULL && *table != NULL; table++)
		*row = option_named(*table, name);
	if (*row == NULL)
		return complain_unknown(complaint, view_slice(word, 0, end));
	*value = NULL;
	if (end == word.length)
		return option_has_argument(*row)
		    ? take_value(reader, word, value, complaint)
		    : OPTION_READ_OPTION;
	if (!option_has_argument(*row))
		return complain(
		    complaint, view_slice(word, 0, end), " takes no argument");
	*value = word.at + end + 1;
	return OPTION_READ_OPTION;
}

static enum option_read
read_letter(struct option_reader *reader, const struct option_row **row,
    const char **value, struct text *complaint)
{
	char name[2] = { '-', *reader->letters++ };
	struct view word = { name, sizeof(name) };
	const struct option_row *const *table = reader->tables;

	for (*row = NULL; *row == NULL && *table != NULL; table++)
		*row = option_lettered(*table, name[1]);
	if (*row == NULL)
		return complain_unknown(complaint, word);
	*value = NULL;
	if (!option_has_argument(*row))
		return OPTION_READ_OPTION;
	*value = reader->letters;
	reader->letters = NULL;
	if (**value != '\0')
		return OPTION_READ_OPTION;
	return take_value(reader, word, value, complaint);
}

enum option_read
option_read_next(struct option_reader *reader, const struct option_row **row,
    const char **value, struct text *complaint)
{
	const char *word;

	if (reader->letters != NULL && *reader->letters != '\0')
		return read_letter(reader, row, value, complaint);
	reader->letters = NULL;
	if (reader->next == reader->end)
		return OPTION_READ_END;
	word = *reader->next;
	if (!reader->has_only_operands && strcmp(word, "--") == 0) {
		reader->has_only_operands = true;
		reader->next++;
		return option_read_next(reader, row, value, complaint);
	}
	if (reader->has_only_operands || word[0] != '-' || word[1] == '\0') {
		*value = word;
		reader->next++;
		return OPTION_READ_OPERAND;
	}
	if (word[1] == '-')
		return read_name(reader, row, value, complaint);
	reader->letters = word + 1;
	reader->next++;
	return read_letter(reader, row, value, complaint);
}

int
option_refuse_operand(struct text *complaint, const char *operand)
{
	TEXT_LITERAL(complaint, "one root only; '");
	text_add_escaped(complaint,
	    view_slice(view_of(operand), 0, OPTION_COMPLAINT_LIMIT / 8));
	TEXT_LITERAL(complaint, "' is one too many");
	return -1;
}
