#include "supervisor/settings_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BLANKS " \t\r"

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

static int
split_handler(
    struct settings *settings, struct settings_file *config, char *value)
{
	char *rest = NULL;
	size_t count = 0;

	for (char *word = strtok_r(value, BLANKS, &rest); word != NULL;
	     word = strtok_r(NULL, BLANKS, &rest)) {
		if (count == SETTINGS_FILE_WORDS_LIMIT)
			return settings_complain(settings,
			    "the handler has more than %d words",
			    SETTINGS_FILE_WORDS_LIMIT);
		config->words[count++] = word;
	}
	config->words[count] = NULL;
	if (count == 0)
		return settings_complain(settings, "handler needs a program");
	settings->handler = config->words;
	return 0;
}

static int
apply(struct settings *settings, struct settings_file *config, char *name,
    char *value)
{
	const struct setting *setting = settings_named(name);

	if (strcmp(name, "handler") == 0)
		return split_handler(settings, config, value);
	if (strcmp(name, "root") == 0) {
		settings->root = value;
		return *value == '\0'
		    ? settings_complain(settings, "root is empty")
		    : 0;
	}
	if (setting == NULL || !setting->is_in_file)
		return settings_complain(settings,
		    setting == NULL ? "there is no setting '%s'"
				    : "'%s' is for the command line only",
		    name);
	if ((setting->argument == NULL) != (*value == '\0'))
		return settings_complain(settings,
		    setting->argument == NULL ? "%s takes no value"
					      : "%s needs a value",
		    name);
	return settings_set(settings, setting, value);
}

static int
apply_line(struct settings *settings, struct settings_file *config, char *line)
{
	char *name = line + strspn(line, BLANKS);
	char *value = name + strcspn(name, BLANKS);
	size_t length;

	if (*name == '\0' || *name == '#')
		return 0;
	if (*value != '\0')
		*value++ = '\0';
	value += strspn(value, BLANKS);
	length = strlen(value);
	while (length > 0 && strchr(BLANKS, value[length - 1]) != NULL)
		value[--length] = '\0';
	return apply(settings, config, name, value);
}

static int
apply_lines(struct settings *settings, struct settings_file *config)
{
	unsigned number = 1;
	char *end;

	for (char *line = config->text; *line != '\0'; line = end, number++) {
		end = line + strcspn(line, "\n");
		if (*end != '\0')
			*end++ = '\0';
		if (apply_line(settings, config, line) != 0) {
			char why[SETTINGS_COMPLAINT_SIZE];

			memcpy(why, settings->complaint, sizeof why);
			return settings_complain(settings, "%.100s:%u: %.140s",
			    settings->config, number, why);
		}
	}
	return 0;
}

int
settings_file_read(struct settings *settings, struct settings_file *config)
{
	config->text = read_file(settings->config);
	if (config->text == NULL)
		return settings_complain(
		    settings, "%s: %s", settings->config, strerror(errno));
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
