#include "supervisor/settings_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int
read_whole(int fd, char *text, size_t capacity)
{
	size_t length = 0;
	ssize_t got;

	while ((got = read(fd, text + length, capacity - length)) > 0) {
		length += (size_t)got;
		if (length == capacity) {
			errno = EFBIG;
			return -1;
		}
	}
	text[length] = '\0';
	if (got == 0 && strlen(text) < length) {
		/* What lies behind a NUL would be lost in silence. */
		errno = EILSEQ;
		return -1;
	}
	return got == 0 ? 0 : -1;
}

static char *
read_file(const char *name)
{
	int fd = open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	char *text = NULL;

	if (fd < 0)
		return NULL;
	text = malloc(SETTINGS_FILE_SIZE_LIMIT);
	if (text != NULL &&
	    read_whole(fd, text, SETTINGS_FILE_SIZE_LIMIT) != 0) {
		free(text);
		text = NULL;
	}
	close(fd);
	return text;
}

/* The words of one line, which is the number-th. */
struct line {
	struct settings_file *config;
	struct words words;
	unsigned number;
};

/* Says the same with the place in front. */
static int
complain_at(struct settings *settings, const struct line *line, size_t offset)
{
	char why[SETTINGS_COMPLAINT_SIZE];

	memcpy(why, settings->complaint, sizeof why);
	return settings_complain(settings, "%.150s:%u:%zu: %.300s",
	    settings->config, line->number, offset + 1, why);
}

static int
take_handler(struct settings *settings, struct line *line)
{
	struct settings_file *config = line->config;

	if (line->words.count < 2)
		return settings_complain(settings, "handler needs a program");
	memcpy(config->words, line->words.at + 1,
	    line->words.count * sizeof config->words[0]);
	settings->handler = config->words;
	return 0;
}

/* How many values stand behind the name. */
static int
check_values(
    struct settings *settings, const struct line *line, size_t expected)
{
	const char *name = line->words.at[0];

	if (line->words.count - 1 == expected)
		return 0;
	if (expected == 0)
		return settings_complain(settings, "%s takes no value", name);
	if (line->words.count == 1)
		return settings_complain(settings, "%s needs a value", name);
	return settings_complain(settings,
	    "%s takes one value; one with blanks in it stands in quotes", name);
}

static int
apply(struct settings *settings, struct line *line)
{
	const char *name = line->words.at[0];
	const char *value = line->words.at[1];
	const struct option_row *row = settings_named(name);

	if (strcmp(name, "handler") == 0)
		return take_handler(settings, line);
	if (strcmp(name, "root") == 0) {
		if (check_values(settings, line, 1) != 0)
			return -1;
		settings->root = value;
		return *value == '\0'
		    ? settings_complain(settings, "root is empty")
		    : 0;
	}
	if (row == NULL) {
		line->words.count = 1;
		return settings_complain(
		    settings, "there is no setting '%.60s'", name);
	}
	if (row->is_for_command_line) {
		line->words.count = 1;
		return settings_complain(
		    settings, "'%s' is for the command line only", name);
	}
	if (check_values(settings, line, option_has_argument(row)) != 0)
		return -1;
	return settings_set(settings, row, value);
}

static int
apply_line(struct settings *settings, struct line *line, char *text)
{
	enum words_result result = words_split(&line->words, text);

	if (result != WORDS_FINE) {
		settings_complain(settings, "%s", words_fault(result));
		return complain_at(settings, line, line->words.wrong);
	}
	if (line->words.count == 0 || apply(settings, line) == 0)
		return 0;
	/* What is refused is the last word that was looked at. */
	return complain_at(settings, line,
	    (size_t)(line->words.at[line->words.count - 1] - text));
}

static int
apply_lines(struct settings *settings, struct settings_file *config)
{
	struct line line = { .config = config, .number = 1 };
	char *end;

	for (char *text = config->text; *text != '\0'; text = end) {
		end = text + strcspn(text, "\n");
		if (*end != '\0')
			*end++ = '\0';
		if (apply_line(settings, &line, text) != 0)
			return -1;
		line.number++;
	}
	return 0;
}

int
settings_file_read(struct settings *settings, struct settings_file *config)
{
	config->text = read_file(settings->config);
	if (config->text == NULL)
		return settings_complain(settings, "%s: %s", settings->config,
		    errno == EILSEQ ? "a NUL byte in it" : strerror(errno));
	if (apply_lines(settings, config) != 0) {
		settings_file_free(config);
		return -1;
	}
	return 0;
}

void
settings_file_free(struct settings_file *config)
{
	free(config->text);
	config->text = NULL;
}
