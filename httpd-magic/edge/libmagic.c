#include "httpd-magic/edge/libmagic.h"

#include <err.h>
#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

magic_t
libmagic_load(void)
{
	/* Nothing is unpacked, because the file is sent as it is. */
	magic_t magic =
	    magic_open(MAGIC_MIME | MAGIC_NO_CHECK_COMPRESS | MAGIC_ERROR);

	if (magic == NULL)
		err(LIBMAGIC_EXIT_SYSTEM, "magic_open");
	if (magic_load(magic, NULL) != 0)
		errx(LIBMAGIC_EXIT_SYSTEM, "%s", magic_error(magic));
	return magic;
}

void
libmagic_warm_up(magic_t magic)
{
	static const char text[] = "Words, and a line end.\n";

	(void)magic_buffer(magic, text, sizeof(text) - 1);
}

static int
fail(const char *what, const char *why)
{
	warnx("%s: %s", what, why);
	return LIBMAGIC_EXIT_SYSTEM;
}

/* Reads at an offset; from a pipe, which has none, it takes the bytes. */
static ssize_t
read_at(int file, char *buffer, size_t size, size_t offset)
{
	ssize_t count = pread(file, buffer, size, (off_t)offset);

	if (count == -1 && errno == ESPIPE)
		count = read(file, buffer, size);
	return count;
}

/* Returns the number of bytes, or -1 with errno. */
static ssize_t
read_content(int file, char *buffer, size_t size)
{
	size_t length = 0;

	while (length < size) {
		ssize_t count =
		    read_at(file, buffer + length, size - length, length);

		if (count == -1 && errno == EINTR)
			continue;
		if (count == -1)
			return -1;
		if (count == 0)
			break;
		length += (size_t)count;
	}
	return (ssize_t)length;
}

/* Whether libmagic's "type; charset=name" says anything of use. */
static bool
tells_something(const char *answer)
{
	static const char nothing[] = "application/octet-stream";

	return strncmp(answer, "inode/", 6) != 0 &&
	    strstr(answer, "x-empty") == NULL && strchr(answer, '/') != NULL &&
	    strncmp(answer, nothing, sizeof(nothing) - 1) != 0;
}

/* The number of bytes of the answer to print: without a charset that is of no
 * use, or that the reader may know better. */
static size_t
useful_length(const char *answer)
{
	size_t type = strcspn(answer, ";");
	const char *charset = strstr(answer, "charset=");

	if (charset == NULL || strncmp(answer, "text/", 5) != 0)
		return type;
	charset += sizeof("charset=") - 1;
	if (strcmp(charset, "us-ascii") == 0 ||
	    strcmp(charset, "binary") == 0 ||
	    strncmp(charset, "unknown", sizeof("unknown") - 1) == 0)
		return type;
	return strlen(answer);
}

static int
print(const char *answer)
{
	char line[LIBMAGIC_LINE_LIMIT + 1];
	size_t length = useful_length(answer);

	if (length > LIBMAGIC_LINE_LIMIT)
		return LIBMAGIC_EXIT_UNKNOWN;
	memcpy(line, answer, length);
	line[length++] = '\n';
	return write(STDOUT_FILENO, line, length) == (ssize_t)length
	    ? LIBMAGIC_EXIT_TOLD
	    : LIBMAGIC_EXIT_SYSTEM;
}

int
libmagic_tell(magic_t magic, int file)
{
	static char content[LIBMAGIC_BYTES];
	ssize_t length = read_content(file, content, sizeof(content));
	const char *answer;

	if (length == -1)
		return fail("cannot read", strerror(errno));
	answer = magic_buffer(magic, content, (size_t)length);
	if (answer == NULL)
		return fail("cannot tell", magic_error(magic));
	return tells_something(answer) ? print(answer) : LIBMAGIC_EXIT_UNKNOWN;
}
