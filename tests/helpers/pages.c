/*
 * pages - prints a page that the server itself writes
 *
 *	pages error STATUS DETAIL
 *	pages redirect STATUS LOCATION
 *	pages listing PATH COUNT <NAMES
 *
 * NAMES are separated by NUL bytes; one that ends with a slash is a folder.
 * The folder is listed in order.  Sizes and times are made up.  With a COUNT
 * more than 0 the names are COUNT numbers, and nothing is read.
 */
#include "httpd-once/pure/html_page.h"
#include "httpd-once/pure/listing.h"

#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
print(struct text *text)
{
	if (text->has_overflowed)
		errx(111, "a piece does not fit its limit");
	fwrite(text->at, 1, text->length, stdout);
	text->length = 0;
}

static int
compare(const void *a, const void *b)
{
	return listing_compare(a, b, LISTING_BY_NAME);
}

static struct listing_entry
entry_of(char *name, size_t number)
{
	size_t length = strlen(name);
	struct listing_entry entry = {
		.size = (uint64_t)1 << (number * 7 % 50),
		.modified = 1700000000 + (int64_t)number * 1234567,
	};

	if (length > 0 && name[length - 1] == '/') {
		entry.is_directory = true;
		length--;
	}
	entry.name = (struct view){ name, length };
	return entry;
}

static char *
next_name(size_t count, size_t number)
{
	static char *line;
	static size_t size;

	if (count > 0) {
		char name[32];

		snprintf(name, sizeof(name), "file-%zu.txt", number);
		return number < count ? strdup(name) : NULL;
	}
	return getdelim(&line, &size, '\0', stdin) > 0 ? strdup(line) : NULL;
}

static void
print_listing(const char *path, size_t count)
{
	static char buffer[LISTING_HEAD_LIMIT];
	struct text text = text_over(buffer, sizeof(buffer));
	struct listing_entry *entries = NULL;
	size_t used = 0;
	char *name;

	while ((name = next_name(count, used)) != NULL) {
		entries = reallocarray(entries, used + 1, sizeof(*entries));
		if (entries == NULL)
			err(111, "reallocarray");
		entries[used] = entry_of(name, used);
		used++;
	}
	if (used > 0)
		qsort(entries, used, sizeof(*entries), compare);
	listing_begin(&text, view_of(path), LISTING_BY_NAME);
	print(&text);
	for (size_t i = 0; i < used; i++) {
		listing_add(&text, &entries[i], LISTING_BY_NAME);
		print(&text);
	}
	listing_end(&text, entries, used);
	print(&text);
	for (size_t i = 0; i < used; i++)
		free((void *)(uintptr_t)entries[i].name.at);
	free(entries);
}

int
main(int count, char **arguments)
{
	char buffer[HTML_PAGE_LIMIT];
	struct text text = text_over(buffer, sizeof(buffer));

	if (count != 4)
		errx(100, "usage: pages error|redirect|listing A B");
	if (strcmp(arguments[1], "listing") == 0)
		print_listing(arguments[2], strtoul(arguments[3], NULL, 10));
	else if (strcmp(arguments[1], "error") == 0)
		html_page_error(
		    &text, atoi(arguments[2]), view_of(arguments[3]));
	else
		html_page_redirect(
		    &text, atoi(arguments[2]), view_of(arguments[3]));
	print(&text);
	return fflush(stdout) == 0 ? 0 : 111;
}
