#include "httpd-once/edge/slurp.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static int
read_all(int fd, size_t size, struct view *text)
{
	size_t length = 0;
	char *buffer = mmap(NULL, size + 1, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (buffer == MAP_FAILED)
		return -1;
	while (length < size) {
		ssize_t count = read(fd, buffer + length, size - length);

		if (count == -1)
			return -1;
		if (count == 0)
			break;
		length += (size_t)count;
	}
	*text = (struct view){ buffer, length };
	return 0;
}

static int
read_regular(int fd, struct view *text)
{
	struct stat stat;

	if (fstat(fd, &stat) == -1)
		return -1;
	if (!S_ISREG(stat.st_mode)) {
		errno = EINVAL;
		return -1;
	}
	if (stat.st_size > SLURP_LIMIT) {
		errno = EFBIG;
		return -1;
	}
	return read_all(fd, (size_t)stat.st_size, text);
}

int
slurp(const char *name, struct view *text)
{
	int fd = openat(
	    AT_FDCWD, name, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	int result;
	int error;

	if (fd == -1)
		return -1;
	result = read_regular(fd, text);
	error = errno;
	close(fd);
	errno = error;
	return result;
}
