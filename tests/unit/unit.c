#include "tests/unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { GUARDED_LIMIT = 4096 };

static struct {
	const char *name; /* of the running case; NULL before the first */
	int count;
	int failed;
	bool has_failed; /* the running case */
	struct {
		void *at;
		size_t length;
	} guarded[GUARDED_LIMIT];
	size_t guarded_count;
} unit;

static void
case_end(void)
{
	if (unit.name == NULL)
		return;
	unit.count++;
	unit.failed += unit.has_failed;
	printf("%s %d - %s\n", unit.has_failed ? "not ok" : "ok", unit.count,
	    unit.name);
	unit.has_failed = false;
	unit_release();
}

void
unit_case(const char *name)
{
	case_end();
	unit.name = name;
	/* A fault in the case must not take the lines before it along. */
	fflush(stdout);
}

static void
complain(const char *file, int line)
{
	unit.has_failed = true;
	printf("# %s:%d: ", file, line);
}

void
unit_check(bool is_true, const char *what, const char *file, int line)
{
	if (is_true)
		return;
	complain(file, line);
	printf("not so: %s\n", what);
}

void
unit_number(intmax_t actual, intmax_t expected, const char *what,
    const char *file, int line)
{
	if (actual == expected)
		return;
	complain(file, line);
	printf("%s is %jd, not %jd\n", what, actual, expected);
}

static void
print_escaped(struct view view)
{
	for (size_t i = 0; i < view.length; i++) {
		unsigned char byte = (unsigned char)view.at[i];

		if (byte >= 32 && byte < 127 && byte != '\\')
			putchar(byte);
		else
			printf("\\x%02x", byte);
	}
}

void
unit_view(struct view actual, struct view expected, const char *what,
    const char *file, int line)
{
	if (actual.length == expected.length &&
	    memcmp(actual.at, expected.at, actual.length) == 0)
		return;
	complain(file, line);
	printf("%s is \"", what);
	print_escaped(actual);
	printf("\", not \"");
	print_escaped(expected);
	printf("\"\n");
}

void
unit_string(const char *actual, const char *expected, const char *what,
    const char *file, int line)
{
	if (actual == expected)
		return;
	if (actual != NULL && expected != NULL && strcmp(actual, expected) == 0)
		return;
	complain(file, line);
	printf("%s is \"%s\", not \"%s\"\n", what,
	    actual == NULL ? "(null)" : actual,
	    expected == NULL ? "(null)" : expected);
}

char *
unit_guarded(const void *bytes, size_t length)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	size_t room = (length / page + 1) * page;
	char *at = mmap(NULL, room + page, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (at == MAP_FAILED || unit.guarded_count == GUARDED_LIMIT ||
	    mprotect(at + room, page, PROT_NONE) == -1) {
		perror("unit_guarded");
		exit(111);
	}
	unit.guarded[unit.guarded_count].at = at;
	unit.guarded[unit.guarded_count++].length = room + page;
	memcpy(at + room - length, bytes, length);
	return at + room - length;
}

struct view
unit_guarded_view(const char *string)
{
	size_t length = strlen(string);

	return (struct view){ unit_guarded(string, length), length };
}

void
unit_release(void)
{
	while (unit.guarded_count > 0) {
		unit.guarded_count--;
		munmap(unit.guarded[unit.guarded_count].at,
		    unit.guarded[unit.guarded_count].length);
	}
}

int
unit_end(void)
{
	case_end();
	printf("1..%d\n", unit.count);
	return unit.failed > 0 || unit.count == 0;
}
