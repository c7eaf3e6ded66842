#include "httpd-once/edge/dir_name.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <unistd.h>

#include "common/pure/text.h"

#ifdef __linux__

static int
name_by_link(int fd, char *name, size_t size)
{
	char link[32];
	struct text text = text_over(link, sizeof(link));
	ssize_t length;

	TEXT_LITERAL(&text, "/proc/self/fd/");
	text_add_number(&text, (uint64_t)fd);
	text_add_byte(&text, '\0');
	length = readlink(link, name, size - 1);
	if (length == -1)
		return -1;
	name[length] = '\0';
	return 0;
}

#else

static int
name_by_link(int fd, char *name, size_t size)
{
	(void)fd, (void)name, (void)size;
	errno = ENOSYS;
	return -1;
}

#endif

/* The one way that needs neither /proc nor a name kept from before. */
static int
name_by_entering(int folder, char *name, size_t size)
{
	int here = open(".", O_PATH | O_DIRECTORY | O_CLOEXEC);
	bool has_name;

	if (here == -1)
		return -1;
	has_name = fchdir(folder) == 0 && getcwd(name, size) != NULL;
	if (fchdir(here) == -1)
		has_name = false;
	close(here);
	return has_name ? 0 : -1;
}

int
dir_name_of(int folder, char *name, size_t size)
{
	if (folder == AT_FDCWD)
		return getcwd(name, size) == NULL ? -1 : 0;
	if (name_by_link(folder, name, size) == 0)
		return 0;
	return name_by_entering(folder, name, size);
}
