/*
 * config - the file of settings
 *
 * Layer: policy.
 *
 * Lines of "long-name value", the value being the rest of the line without
 * the blanks around it; an option without an argument stands alone.  Lines
 * that are empty or begin with # mean nothing.  Two names exist in the file
 * only: "root DIR", and "handler PROGRAM [ARGUMENT ...]", whose words are
 * separated by blanks.
 */
#ifndef CONFIG_H
#define CONFIG_H

#include "supervisor/pure/settings.h"

enum {
	/* A file of settings is written by hand. */
	CONFIG_SIZE_LIMIT = 64 * 1024,
	CONFIG_WORDS_LIMIT = 128,
};

/* What the settings read from a file point into. */
struct config {
	char *text;
	char *words[CONFIG_WORDS_LIMIT + 1]; /* of the handler line */
};

/*
 * Reads the file settings->config into the settings.  Returns 0, or -1 with the settings' complaint set, which names
 * the file and the line; then nothing need be freed.
 */
int config_read(struct settings *settings, struct config *config);

/* Frees what config_read allocated; settings read from it are void then. */
void config_free(struct config *config);

#endif
