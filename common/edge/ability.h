/*
 * ability - tries whether this process may use a file, without using it
 *
 * Layer: edge.
 *
 * This is for --check, which runs as the same user and below the same root
 * directory as a request would.
 */
#ifndef ABILITY_H
#define ABILITY_H

#include <stdbool.h>

/*
 * Tries whether files in the directory can be opened by their names.  Returns
 * 0, or -1 with errno: ENOTDIR where it is no directory, EACCES where it may
 * not be searched.
 */
int ability_enter(const char *folder);

/*
 * Tries whether lines can be added to a file: it is opened for that, and
 * nothing is written.  A file that does not exist is not made, but must be
 * allowed in its directory.  A FIFO needs no reader yet.  Returns 0, or -1 with
 * errno.
 */
int ability_append(const char *file);

/* Whether a file could be made under this name.  Returns 0, or -1 and errno. */
int ability_make(const char *file);

/* Whether the file is there and may be executed.  Returns 0, or -1 and errno.
 */
int ability_execute(const char *file);

/* Whether the names of users can be looked up. */
bool ability_know_users(void);

/* Called with the name of each entry. */
typedef void ability_tell(void *context, const char *name);

/*
 * Tells every entry of a folder that is a folder or a link, but for names that
 * begin with a dot.  Returns 0, or -1 with errno.
 */
int ability_list_folders(const char *folder, ability_tell *tell, void *context);

#endif
