#include "common/edge/children.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

int
children_adopt(void)
{
#if defined(__linux__) && defined(PR_SET_CHILD_SUBREAPER)
	return prctl(PR_SET_CHILD_SUBREAPER, 1UL, 0UL, 0UL, 0UL);
#else
	errno = ENOSYS;
	return -1;
#endif
}

/* The path for a process of one thread, whose number is its own. */
static void
write_path(char *path)
{
	static const char before[] = "/proc/self/task/", behind[] = "/children";
	char digits[12];
	size_t count = 0;
	unsigned number = (unsigned)getpid();

	for (const char *at = before; *at != '\0'; at++)
		*path++ = *at;
	do
		digits[count++] = (char)('0' + number % 10);
	while ((number /= 10) > 0);
	while (count > 0)
		*path++ = digits[--count];
	for (const char *at = behind; *at != '\0'; at++)
		*path++ = *at;
	*path = '\0';
}

/* The list while it is read: numbers with a blank behind each. */
struct reading {
	pid_t *list;
	size_t limit;
	size_t skip;
	size_t count;
	pid_t number;
};

static void
take(struct reading *reading, const char *bytes, ssize_t length)
{
	for (ssize_t i = 0; i < length; i++) {
		if (bytes[i] >= '0' && bytes[i] <= '9') {
			reading->number =
			    reading->number * 10 + (bytes[i] - '0');
			continue;
		}
		if (reading->number != 0 && reading->skip > 0)
			reading->skip--;
		else if (reading->number != 0 &&
		    reading->count < reading->limit)
			reading->list[reading->count++] = reading->number;
		reading->number = 0;
	}
}

long
children_list(pid_t *list, size_t limit, size_t skip)
{
	struct reading reading = { .list = list, .limit = limit, .skip = skip };
	char path[64], bytes[512];
	ssize_t length;
	int fd;

	write_path(path);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd == -1)
		return -1;
	do {
		length = read(fd, bytes, sizeof(bytes));
		take(&reading, bytes, length);
	} while (length > 0 && reading.count < limit);
	close(fd);
	return length < 0 ? -1 : (long)reading.count;
}
