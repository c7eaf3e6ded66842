#include "ancestry.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "file.h"
#include "naming.h"

/* A folder that is not there is ENOENT. */
static int
find_name(const char *folder, char *name, size_t size)
{
	int fd = file_open_root(folder);
	int status;

	if (fd == -1)
		return -1;
	status = naming_of_folder(fd, name, size);
	if (fd != AT_FDCWD)
		close(fd);
	if (status == -1)
		errno = EACCES;
	return status;
}

int
ancestry_has(int folder, const char *ancestor)
{
	char name[PATH_MAX], start[PATH_MAX];
	size_t length;

	if (find_name(ancestor, start, sizeof(start)) == -1)
		return errno == ENOENT ? 0 : -1;
	if (naming_of_folder(folder, name, sizeof(name)) == -1)
		return -1;
	length = strcmp(start, "/") == 0 ? 0 : strlen(start);
	return strncmp(start, name, length) == 0 &&
	    (name[length] == '/' || name[length] == '\0');
}
