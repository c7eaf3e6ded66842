#include "supervisor/edge/program_path.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int
find_beside(const char *name, char path[PATH_MAX])
{
	ssize_t length = readlink("/proc/self/exe", path, PATH_MAX - 1);
	size_t folder = length < 0 ? 0 : (size_t)length;

	while (folder > 0 && path[folder - 1] != '/')
		folder--;
	if (folder == 0 || folder + strlen(name) >= PATH_MAX)
		return -1;
	memcpy(path + folder, name, strlen(name) + 1);
	return access(path, X_OK);
}

void
program_path_find(const char *name, char path[PATH_MAX])
{
	if (find_beside(name, path) != 0)
		snprintf(path, PATH_MAX, "%s/%s", SBINDIR, name);
}

bool
program_path_is(const char *name, int fd)
{
	char path[PATH_MAX];
	struct stat one, other;

	program_path_find(name, path);
	return fstat(fd, &one) == 0 && stat(path, &other) == 0 &&
	    one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}
