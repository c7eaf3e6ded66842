#include "folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FIRST_CAPACITY = 256 };

static int
grow(struct folder *folder, size_t *capacity)
{
	size_t larger = *capacity == 0 ? FIRST_CAPACITY : *capacity * 2;
	struct listing_entry *entries =
	    realloc(folder->entries, larger * sizeof(*entries));

	if (entries == NULL)
		return -1;
	folder->entries = entries;
	*capacity = larger;
	return 0;
}

/* Whether the entry is one to show, and its facts. */
static bool
look(int fd, const char *name, struct listing_entry *entry)
{
	struct stat stat;

	if (name[0] == '.' || fstatat(fd, name, &stat, 0) == -1 ||
	    (!S_ISREG(stat.st_mode) && !S_ISDIR(stat.st_mode)))
		return false;
	entry->is_directory = S_ISDIR(stat.st_mode);
	entry->size = (uint64_t)stat.st_size;
	entry->modified = stat.st_mtim.tv_sec;
	return true;
}

static int
add(int fd, const char *name, struct folder *folder, size_t *capacity)
{
	struct listing_entry entry;
	char *copy;

	if (!look(fd, name, &entry))
		return 0;
	if (folder->count == FOLDER_LIMIT) {
		errno = EFBIG;
		return -1;
	}
	if (folder->count == *capacity && grow(folder, capacity) == -1)
		return -1;
	copy = strdup(name);
	if (copy == NULL)
		return -1;
	entry.name = view_of(copy);
	folder->name_bytes += entry.name.length;
	folder->entries[folder->count++] = entry;
	return 0;
}

static int
compare(const void *a, const void *b)
{
	return listing_compare(a, b);
}

int
folder_read(int fd, struct folder *folder)
{
	struct dirent *entry;
	size_t capacity = 0;
	int own = openat(fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *stream = own == -1 ? NULL : fdopendir(own);
	int result = 0;

	if (stream == NULL)
		return -1;
	*folder = (struct folder){ NULL, 0, 0 };
	while (result == 0 && (errno = 0, entry = readdir(stream)) != NULL)
		result = add(fd, entry->d_name, folder, &capacity);
	if (result == 0 && errno != 0)
		result = -1;
	closedir(stream);
	if (result == 0 && folder->count > 0)
		qsort(folder->entries, folder->count, sizeof(*folder->entries),
		    compare);
	return result;
}
