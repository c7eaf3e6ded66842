/*
 * trusted_open - opens by name what root writes, wherever that lies
 *
 * Layer: edge.
 *
 * The folder of a log or of a pidfile is often one that the user of the
 * service may write, and that user may put a link, a FIFO or a second name of
 * another file there.  Root would follow it.  So root walks a path with these
 * rules:
 *
 *	- a link is followed only where nobody but root could have put it;
 *	- in a folder that others can write (a sticky one, too), the file is a
 *	  regular one with a single name, of root's or of the service's user;
 *	- what is checked is what was opened, not what a name stood for before.
 *
 * A process that is not root has only rights of its own to lose, and opens the
 * name as everybody does.
 */
#ifndef TRUSTED_OPEN_H
#define TRUSTED_OPEN_H

#include <limits.h>
#include <stdbool.h>
#include <sys/types.h>

/* A name and the folder that it lies in. */
struct trusted_place {
	int folder; /* to be closed; AT_FDCWD for one who is not root */
	bool is_shared; /* others than root can write the folder */
	char name[PATH_MAX];
};

/*
 * Finds the folder of a path.  Returns 0, or -1 and errno: ELOOP where a link
 * lies in a folder that others can write.
 */
int trusted_find(struct trusted_place *place, const char *path);

void trusted_close(const struct trusted_place *place);

/* How a file is to be opened. */
struct trusted_wish {
	int flags; /* of open(2); never O_TRUNC */
	mode_t mode; /* of one that is made */
	uid_t user; /* of the service; one that is made is given to it */
	gid_t group;
	bool gives; /* and does so */
};

/*
 * Opens the file, or makes it.  It does not wait for the reader of a FIFO.
 * Returns the descriptor, or -1 and errno, where *reason says in words what is
 * not trusted about the file; it is NULL where errno says enough.
 */
int trusted_open(
    const char *path, const struct trusted_wish *wish, const char **reason);

/* Whether the path still leads to the open file. */
bool trusted_is_same(const char *path, int fd);

/* Removes the name, if it is still that of the open file. */
void trusted_remove(const char *path, int fd);

#endif
