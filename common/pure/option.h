/*
 * option - the options of a program: the rows of a table, and their values
 *
 * Layer: pure.
 *
 * An option is one row: parsing, --help and the names in a file of settings
 * all come from it.  Its value lies at an offset in a struct of the program,
 * which is called the values here.  A text points into the memory that it was
 * read from (argv, or the buffer of a file), which must outlive the values.
 *
 * A row holds arrays and no pointers: each pointer in a table is a relocation
 * that the handler would pay for with every request.
 */
#ifndef OPTION_H
#define OPTION_H

#include "common/pure/text.h"

enum {
	OPTION_NAME_ROOM = 24,
	OPTION_ARGUMENT_ROOM = 32,
	OPTION_HELP_ROOM = 52,
	OPTION_FALLBACK_ROOM = 12,
	/* A complaint is not longer, and has no terminator. */
	OPTION_COMPLAINT_LIMIT = 400,
};

enum option_kind {
	OPTION_FLAG, /* bool; without an argument */
	OPTION_TEXT, /* const char * */
	OPTION_NUMBER, /* unsigned, from least to most */
	OPTION_SECONDS, /* the same, and a time */
	OPTION_BYTES, /* uint64_t */
	OPTION_CHOICE, /* int: which of the words in the argument, "a|b|c" */
	OPTION_LIST, /* OPTION_LIST_OF(most): may be repeated */
};

/* The condition for a text, or for each text of a list. */
enum option_check {
	OPTION_FILLED, /* that it is not empty */
	OPTION_FILE_NAME, /* one name, without a slash */
	OPTION_FIELD, /* "Name: value", for an answer to have */
	OPTION_PATH_FIELD, /* "GLOB=Name: value" */
	OPTION_SUFFIX, /* of file names, with its dot */
	OPTION_INTERPRETER, /* ".EXT=/PROGRAM" */
	OPTION_LOG, /* a file that is no part of the answer */
	OPTION_NETWORK, /* addresses: see ip_network.h */
	OPTION_CHARSET, /* a name of RFC 2978 2.3; empty for none */
};

/* In the order of --help. */
enum option_group {
	OPTION_CONNECTIONS,
	OPTION_SERVED,
	OPTION_PROGRAMS,
	OPTION_LOGS,
	OPTION_LIMITS,
	OPTION_PRIVILEGES,
	OPTION_RUNNING,
	OPTION_GROUPS,
};

/* The last row of a table has no name. */
struct option_row {
	char name[OPTION_NAME_ROOM]; /* with its hyphens */
	char letter; /* of the short form; 0 without one */
	char argument[OPTION_ARGUMENT_ROOM]; /* empty for a flag */
	char help[OPTION_HELP_ROOM];
	char
	    fallback[OPTION_FALLBACK_ROOM]; /* holds without a word; or empty */
	uint8_t kind; /* enum option_kind */
	uint8_t check; /* enum option_check */
	uint8_t group; /* enum option_group */
	bool is_for_command_line; /* and not for a file of settings */
	uint16_t at; /* offset of the value */
	uint32_t least; /* of a number */
	uint32_t most; /* of a number; of the texts in a list */
};

/* The value of an OPTION_LIST; every one of them begins like this. */
#define OPTION_LIST_OF(room) \
	struct { \
		unsigned count; \
		const char *texts[room]; \
	}

struct option_list {
	unsigned count;
	const char *texts[];
};

/* The name without its hyphens, as it stands in a file of settings. */
static inline const char *
option_name(const struct option_row *row)
{
	return row->name + 2;
}

static inline bool
option_has_argument(const struct option_row *row)
{
	return row->argument[0] != '\0';
}

/* The row of this name (without hyphens), or letter; NULL without one. */
const struct option_row *
option_named(const struct option_row *table, struct view name);
const struct option_row *
option_lettered(const struct option_row *table, char letter);

/*
 * Sets the value of one option, or adds to it where it is a list.  For a flag
 * text is ignored.  Returns 0, or -1 with the reason in complaint, and then
 * changes nothing.
 */
int option_set(void *values, const struct option_row *row, const char *text,
    struct text *complaint);

#endif
