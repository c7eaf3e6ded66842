/*
 * settings_file - the file of settings
 *
 * Layer: story.
 *
 * Lines of "long-name value", the value being the rest of the line without
 * the blanks around it; an option without an argument stands alone.  Lines
 * that are empty or begin with # mean nothing.  Two names exist in the file
 * only: "root DIR", and "handler PROGRAM [ARGUMENT ...]", whose words are
 * separated by blanks.
 */
#ifndef SETTINGS_FILE_H
#define SETTINGS_FILE_H

#include "supervisor/pure/settings.h"

enum {
	/* A file of settings is written by hand. */
	SETTINGS_FILE_SIZE_LIMIT = 64 * 1024,
	SETTINGS_FILE_WORDS_LIMIT = 128,
};

/* What the settings read from a file point into. */
struct settings_file {
	char *text;
	char *words[SETTINGS_FILE_WORDS_LIMIT + 1]; /* of the handler line */
};

/*
 * Reads the file settings->config into the settings.  Returns 0, or -1 with the
 * settings' complaint set, which names the file and the line; then nothing need
 * be freed.
 */
int settings_file_read(struct settings *settings, struct settings_file *config);

/* Frees the memory of settings_file_read, into which the settings point. */
void settings_file_free(struct settings_file *config);

#endif
