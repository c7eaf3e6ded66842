/*
 * open_beneath - opens files below a directory and nowhere else
 *
 * Layer: edge.
 *
 * Names are relative, without ".." (see path.h).  Links are followed as long
 * as they stay below the directory, wherever they lie in the name; neither a
 * link nor a directory that is moved meanwhile leads out.
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
	int64_t changed_ns; /* since 1970: st_ctim, which nobody can set */
	uint64_t device; /* the two by which one file is told from another */
	uint64_t inode;
};

/* The place where an open file itself lies, whatever links led there. */
struct file_place {
	int folder; /* the directory that has it; perhaps the root itself */
	char name[NAME_MAX + 1]; /* its name there, where a link led to it */
};

/*
 * Opens a directory below which files are to be opened; "." is the working
 * directory and costs no system call.  Returns a descriptor, perhaps AT_FDCWD,
 * or -1 with errno.
 */
int open_beneath_root(const char *name);

/*
 * Opens a file or directory below the root for reading, without waiting (a FIFO
 * has no need of a writer), and tells the facts of the file that was opened.
 * "" is the root itself.  Returns a descriptor that the caller closes, or -1
 * with errno: ENOENT and ENOTDIR where there is nothing of that name, EACCES
 * where it may not be read, EXDEV where a link leads out, ELOOP for links
 * without end, ENXIO for a socket, or what the system says.
 */
int open_beneath(int root, const char *name, struct file_facts *facts);

/*
 * Opens as open_beneath does, and tells the place.  The file lay in
 * place->folder under place->name, or under the last part of the given name
 * where place->name is empty, and was no link there.  The given name is changed
 * during the call and is the same afterwards.  The caller closes the folder
 * where it is not the root.
 */
int open_beneath_placed(
    int root, char *name, struct file_facts *facts, struct file_place *place);

/*
 * The kind of the file below the root at this name, an enum file_kind, also
 * where it may not be read; or -1 with errno as open_beneath.
 */
int open_beneath_look(int root, const char *name);

/* Whether an open file is the one of that name, whatever name it was opened by.
 * True also where that cannot be known. */
bool open_beneath_is_same(const struct file_facts *facts, const char *name);

/* Opens a directory below the root in its turn, as open_beneath_root does. */
int open_beneath_directory(int root, const char *name);

#endif
