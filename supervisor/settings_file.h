/*
 * settings_file - the file of settings
 *
 * Layer: story.
 *
 * A line is split as a shell does (words.h): the long name of an option, and
 * its value where it has one.  Lines that are empty, and what begins with #,
 * mean nothing.  Two names exist in the file only: "root DIR", and "handler
 * PROGRAM [ARGUMENT ...]".
 */
#ifndef SETTINGS_FILE_H
#define SETTINGS_FILE_H

#include "supervisor/pure/settings.h"
#include "supervisor/pure/words.h"

enum {
	/* A file of settings is written by hand. */
	SETTINGS_FILE_SIZE_LIMIT = 64 * 1024,
};

/* What the settings read from a file point into. */
struct settings_file {
	char *text;
	char *words[WORDS_LIMIT + 1]; /* of the handler line */
};

/*
 * Reads the file settings->config into the settings.  Returns 0, or -1 with
 * the settings' complaint set, which names the file, the line and the column;
 * then nothing need be freed.
 */
int settings_file_read(struct settings *settings, struct settings_file *config);

/* Frees the memory of settings_file_read, into which the settings point. */
void settings_file_free(struct settings_file *config);

#endif
