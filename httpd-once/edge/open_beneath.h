/*
 * open_beneath - opens below a folder and nowhere else
 *
 * Layer: edge.
 *
 * Names are relative, without ".." (see path.h).  Links are followed as long
 * as they stay below the folder, wherever they lie in the name; neither a link
 * nor a folder that is moved meanwhile leads out.
 */
#ifndef OPEN_BENEATH_H
#define OPEN_BENEATH_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum file_kind { FILE_REGULAR, FILE_DIRECTORY, FILE_OTHER };

struct file_facts {
	enum file_kind kind;
	uint64_t size_bytes;
	int64_t modified; /* seconds since 1970 */
	uint32_t modified_ns;
	uint64_t device; /* the two by which one file is told from another */
	uint64_t inode;
};

/* Where an open file lies itself, whatever links led there. */
struct file_place {
	int folder; /* to look in; perhaps the root it was found below */
	char name[NAME_MAX + 1]; /* its own there, where a link led to it */
};

/*
 * Opens a folder to look below; "." is the working directory and costs no
 * system call.  Returns a descriptor, perhaps AT_FDCWD, or -1 with errno.
 */
int open_beneath_root(const char *name);

/*
 * Opens a file or folder below the root for reading, at once whatever it is (a
 * FIFO is not waited for), and tells the facts of what was opened.  "" is the
 * root itself.  Returns a descriptor that the caller closes, or -1 with errno:
 * ENOENT and ENOTDIR where there is nothing of that name, EACCES where it may
 * not be read, EXDEV where a link leads out, ELOOP for links without end,
 * ENXIO for a socket, or what the system says.
 */
int open_beneath(int root, const char *name, struct file_facts *facts);

/*
 * As open_beneath, and tells the place: what was opened was there under that name,
 * or the last part of the one asked for where place->name is empty, and neither
 * was a link.  The name asked for is cut for the while.  The folder is the
 * caller's to close, where it is not the root.
 */
int open_beneath_placed(
    int root, char *name, struct file_facts *facts, struct file_place *place);

/*
 * What lies below the root at this name: an enum file_kind, also where it may
 * not be read; or -1 with errno as file_open.
 */
int open_beneath_look(int root, const char *name);

/* Whether an open file is the one of that name, by whatever name it was opened;
 * also where that cannot be told. */
bool open_beneath_is_same(const struct file_facts *facts, const char *name);

/* Opens a folder below the root to look below it: as open_beneath_root. */
int open_beneath_directory(int root, const char *name);

#endif
