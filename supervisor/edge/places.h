/*
 * places - the files and folders that a ruleset is about
 *
 * Layer: edge.
 *
 * A ruleset of Landlock is about files, not about names: when a name gets
 * another file (a folder changed over for a new one, a file that an editor
 * wrote anew), the ruleset has to be made anew, too.  A mark tells when.
 */
#ifndef PLACES_H
#define PLACES_H

#include "common/edge/landlock.h"

#include <stdbool.h>

enum { PLACES_LIMIT = 192 };

struct place {
	const char *path; /* not copied */
	unsigned rights; /* enum landlock_right */
	bool is_prompt; /* a change is looked for before each connection */
};

struct places {
	struct place list[PLACES_LIMIT];
	unsigned count;
	const char *homes; /* this folder in each user's home; NULL: none */
};

/* Adds one.  Nothing happens for a path that is NULL, or when there is no room:
 * what is not in the ruleset cannot be reached. */
void places_add(struct places *places, const char *path, unsigned rights);

/* The same, is_prompt. */
void
places_add_prompt(struct places *places, const char *path, unsigned rights);

/*
 * Allows all of them; what is not there is passed over.  Of a program that may
 * be executed the loader is allowed, too, and the libraries of the system may
 * be read.
 */
void places_allow(const struct places *places, const struct landlock *landlock);

/* The same for a program that is open. */
void places_allow_program(const struct landlock *landlock, int fd);

/* A number that stays as long as all names, or those that are prompt, have the
 * same files. */
uint64_t places_mark(const struct places *places, bool is_prompt);

#endif
