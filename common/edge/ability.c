#include "common/edge/ability.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pwd.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int
may(int folder, const char *name, int what)
{
	return faccessat(folder, name, what, AT_EACCESS);
}

int
ability_enter(const char *folder)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	struct stat stat;
	int result;

	/* It may be searched and not read. */
	if (fd == -1 && errno == EACCES)
		return fstatat(AT_FDCWD, folder, &stat, 0) == -1
		    ? -1
		    : may(AT_FDCWD, folder, X_OK);
	if (fd == -1)
		return -1;
	result = may(fd, ".", X_OK);
	close(fd);
	return result;
}

int
ability_make(const char *file)
{
	char folder[PATH_MAX];
	const char *slash = strrchr(file, '/');
	size_t length = slash == NULL ? 0 : (size_t)(slash - file);

	if (length >= sizeof(folder)) {
		errno = ENAMETOOLONG;
		return -1;
	}
	if (slash == file)
		length = 1;
	memcpy(folder, file, length);
	folder[length] = '\0';
	return may(AT_FDCWD, slash == NULL ? "." : folder, W_OK | X_OK);
}

int
ability_append(const char *file)
{
	int fd =
	    open(file, O_WRONLY | O_APPEND | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);

	if (fd != -1)
		return close(fd);
	if (errno == ENOENT)
		return ability_make(file);
	return errno == ENXIO ? may(AT_FDCWD, file, W_OK) : -1;
}

int
ability_execute(const char *file)
{
	struct stat stat;

	if (fstatat(AT_FDCWD, file, &stat, 0) == -1)
		return -1;
	if (!S_ISREG(stat.st_mode)) {
		errno = EACCES;
		return -1;
	}
	return may(AT_FDCWD, file, X_OK);
}

bool
ability_know_users(void)
{
	return getpwuid(0) != NULL || getpwuid(geteuid()) != NULL;
}

/* Whether it is a folder, or a link, which may lead to one. */
static bool
is_folder(int fd, const char *name)
{
	struct stat stat;

	return fstatat(fd, name, &stat, AT_SYMLINK_NOFOLLOW) == 0 &&
	    (S_ISDIR(stat.st_mode) || S_ISLNK(stat.st_mode));
}

int
ability_list_folders(const char *folder, ability_tell *tell, void *context)
{
	DIR *stream = opendir(folder);
	struct dirent *entry;

	if (stream == NULL)
		return -1;
	while ((errno = 0, entry = readdir(stream)) != NULL)
		if (entry->d_name[0] != '.' &&
		    is_folder(dirfd(stream), entry->d_name))
			tell(context, entry->d_name);
	closedir(stream);
	return errno == 0 ? 0 : -1;
}
