#include "httpd-once/edge/temporary_file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "common/pure/text.h"

int
temporary_file_open(void)
{
	char name[PATH_MAX];
	struct text text = text_over(name, sizeof(name));
	const char *folder = getenv("TMPDIR");
	int fd;

	text_add_string(&text, folder == NULL ? "/tmp" : folder);
	TEXT_LITERAL(&text, "/httpd-once.XXXXXX");
	text_add_byte(&text, '\0');
	if (text.has_overflowed) {
		errno = ENAMETOOLONG;
		return -1;
	}
	fd = mkostemp(name, O_CLOEXEC);
	if (fd != -1) {
		(void)unlink(name);
		return fd;
	}
#ifdef MFD_CLOEXEC
	return memfd_create("httpd-once", MFD_CLOEXEC);
#else
	return -1;
#endif
}

int
temporary_file_add(int spool, struct view bytes)
{
	while (bytes.length > 0) {
		ssize_t count = write(spool, bytes.at, bytes.length);

		if (count == -1 && errno != EINTR)
			return -1;
		if (count > 0)
			bytes = view_slice(bytes, (size_t)count, bytes.length);
	}
	return 0;
}

int
temporary_file_rewind(int spool)
{
	return lseek(spool, 0, SEEK_SET) == -1 ? -1 : 0;
}
