#include "httpd-once/edge/directory.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "httpd-once/edge/open_beneath.h"

enum {
	FIRST_CAPACITY = 256,
	NAME_BLOCK = 64 * 1024, /* holds hundreds of the longest names */
};

/* The state of reading a directory. */
struct reader {
	int root;
	const char *path; /* of the folder, below the root */
	int fd;
	size_t capacity; /* entries there is room for */
	char *block; /* room for names */
	size_t block_left; /* bytes */
};

static int
grow(struct directory *folder, struct reader *reader)
{
	size_t larger =
	    reader->capacity == 0 ? FIRST_CAPACITY : reader->capacity * 2;
	struct listing_entry *entries =
	    realloc(folder->entries, larger * sizeof(*entries));

	if (entries == NULL)
		return -1;
	folder->entries = entries;
	reader->capacity = larger;
	return 0;
}

/* A link is shown as the file that it leads to, if that lies below the root. */
static bool
look_behind(
    const struct reader *reader, const char *name, struct listing_entry *entry)
{
	char path[PATH_MAX];
	struct text text = text_over(path, sizeof(path));
	struct file_facts facts;
	int fd;

	text_add_string(&text, reader->path);
	text_add_byte(&text, '/');
	text_add_string(&text, name);
	text_add_byte(&text, '\0');
	if (text.has_overflowed)
		return false;
	fd = open_beneath(
	    reader->root, path[0] == '/' ? path + 1 : path, &facts);
	if (fd == -1)
		return false;
	close(fd);
	entry->is_directory = facts.kind == FILE_DIRECTORY;
	entry->size = facts.size_bytes;
	entry->modified = facts.modified;
	return facts.kind != FILE_OTHER;
}

/* Whether the entry is to be shown, and its facts. */
static bool
look(const struct reader *reader, const char *name, struct listing_entry *entry)
{
	struct stat stat;

	if (name[0] == '.' ||
	    fstatat(reader->fd, name, &stat, AT_SYMLINK_NOFOLLOW) == -1)
		return false;
	if (S_ISLNK(stat.st_mode))
		return look_behind(reader, name, entry);
	entry->is_directory = S_ISDIR(stat.st_mode);
	entry->size = (uint64_t)stat.st_size;
	entry->modified = stat.st_mtim.tv_sec;
	return S_ISREG(stat.st_mode) || S_ISDIR(stat.st_mode);
}

/* A copy of the name that stays; its at is NULL without memory. */
static struct view
keep(struct reader *reader, const char *name)
{
	struct view copy = { NULL, strlen(name) };

	if (reader->block == NULL || reader->block_left < copy.length) {
		reader->block = malloc(NAME_BLOCK);
		reader->block_left = NAME_BLOCK;
	}
	if (reader->block == NULL)
		return copy;
	copy.at = memcpy(reader->block, name, copy.length);
	reader->block += copy.length;
	reader->block_left -= copy.length;
	return copy;
}

static int
add(struct directory *folder, struct reader *reader, const char *name)
{
	struct listing_entry entry;

	if (!look(reader, name, &entry))
		return 0;
	if (folder->count == DIRECTORY_LIMIT) {
		errno = EFBIG;
		return -1;
	}
	if (folder->count == reader->capacity && grow(folder, reader) == -1)
		return -1;
	entry.name = keep(reader, name);
	if (entry.name.at == NULL)
		return -1;
	folder->entries[folder->count++] = entry;
	return 0;
}

/* qsort(3) hands nothing on, and qsort_r(3) differs from system to system. */
static enum listing_order order_of_all;

static int
compare(const void *a, const void *b)
{
	return listing_compare(a, b, order_of_all);
}

int
directory_read(int root, const char *path, int fd, enum listing_order order,
    struct directory *folder)
{
	struct reader reader = { .root = root, .path = path, .fd = fd };
	struct dirent *entry;
	int own = openat(fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *stream = own == -1 ? NULL : fdopendir(own);
	int result = 0;

	if (stream == NULL)
		return -1;
	*folder = (struct directory){ NULL, 0 };
	while (result == 0 && (errno = 0, entry = readdir(stream)) != NULL)
		result = add(folder, &reader, entry->d_name);
	if (result == 0 && errno != 0)
		result = -1;
	closedir(stream);
	order_of_all = order;
	if (result == 0 && folder->count > 0)
		qsort(folder->entries, folder->count, sizeof(*folder->entries),
		    compare);
	return result;
}
