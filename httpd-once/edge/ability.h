/*
 * ability - what this process could do with a file, without doing it
 *
 * Layer: edge.
 *
 * For a check before the first request comes: as the same user and below the
 * same root directory as later.
 */
#ifndef ABILITY_H
#define ABILITY_H

#include <stdbool.h>

/*
 * Whether files in the folder can be opened by their names.  Returns 0, or -1
 * with errno: ENOTDIR for what is no folder, EACCES where it may not be
 * searched.
 */
int ability_enter(const char *folder);

/*
 * Whether lines can be added to a file: it is opened for that, and nothing is
 * written.  A file that is not there is not made; its folder has to let one be
 * made.  A FIFO may wait for its reader.  Returns 0, or -1 with errno.
 */
int ability_append(const char *file);

/* Whether the file is there and may be executed.  Returns 0, or -1 and errno.
 */
int ability_execute(const char *file);

/* Whether the names of users can be looked up. */
bool ability_know_users(void);

/* Told the name of an entry. */
typedef void ability_tell(void *context, const char *name);

/*
 * Tells every entry of a folder that is a folder or a link, but for names that
 * begin with a dot.  Returns 0, or -1 with errno.
 */
int ability_list_folders(const char *folder, ability_tell *tell, void *context);

#endif
