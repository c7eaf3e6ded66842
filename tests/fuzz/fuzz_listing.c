/*
 * Whatever the bytes of path and names: the pieces fit their limits and hold
 * valid UTF-8, every link decodes to its name and holds no raw colon, and each
 * order is one that can be sorted by.
 * Input: a path and names, separated by NUL bytes.
 */
#include "httpd-once/pure/listing.h"
#include "httpd-once/pure/utf8.h"
#include "tests/fuzz/fuzz.h"

#include <stdlib.h>
#include <string.h>

enum { ENTRIES = 4 };

static void
check_text(struct view page)
{
	while (page.length > 0) {
		uint32_t code = 0;
		size_t length = utf8_next(page, &code);

		must(length > 0);
		must(code == '\n' || (code >= 0x20 && code != 0x7f));
		page = view_slice(page, length, page.length);
	}
}

static void
check_link(struct view row, const struct listing_entry *entry)
{
	static const char start[] = "<tr><td><a href=\"";
	size_t at = sizeof(start) - 1;

	must(view_starts_with(row, view_of(start)));
	for (size_t i = 0; i < entry->name.length; i++) {
		unsigned char byte = (unsigned char)row.at[at++];

		if (byte == '%') {
			byte = (unsigned char)(byte_hex(row.at[at]) << 4 |
			    byte_hex(row.at[at + 1]));
			at += 2;
		} else {
			must(byte > 0x20 && byte < 0x7f);
			must(strchr("\"'<>&?#:\\", byte) == NULL);
		}
		must(byte == (unsigned char)entry->name.at[i]);
	}
	if (entry->is_directory)
		must(view_starts_with(
		    view_slice(row, at, row.length), VIEW("/?sort=-size\"")));
	else
		must(row.at[at] == '"');
}

static void
check_row(const struct listing_entry *entry)
{
	size_t limit = listing_row_limit(entry->name.length);
	char *buffer = malloc(limit);
	struct text text = text_over(buffer, limit);

	must(buffer != NULL);
	listing_add(&text, entry, LISTING_BY_SIZE_REVERSED);
	must(!text.has_overflowed);
	check_text(text_view(&text));
	check_link(text_view(&text), entry);
	free(buffer);
}

static void
check_order(const struct listing_entry *entries, enum listing_order by)
{
	for (size_t i = 0; i < ENTRIES; i++) {
		for (size_t j = 0; j < ENTRIES; j++) {
			const struct listing_entry *a = &entries[i];
			const struct listing_entry *b = &entries[j];
			const struct listing_entry *c =
			    &entries[(j + 1) % ENTRIES];
			int order = listing_compare(a, b, by);

			must((order < 0) == (listing_compare(b, a, by) > 0));
			must((order == 0) ==
			    (view_equals(a->name, b->name) &&
				a->is_directory == b->is_directory));
			if (order <= 0 && listing_compare(b, c, by) <= 0)
				must(listing_compare(a, c, by) <= 0);
		}
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char buffer[LISTING_HEAD_LIMIT];
	struct text text = text_over(buffer, sizeof(buffer));
	struct view rest = { (const char *)data, size };
	struct listing_entry entries[ENTRIES];
	struct view path;

	if (size == 0)
		return 0;
	path = view_slice(rest, 0, view_find(rest, '\0'));
	rest = view_slice(rest, path.length + 1, rest.length);
	for (size_t i = 0; i < ENTRIES; i++) {
		struct view name = view_slice(rest, 0, view_find(rest, '\0'));

		rest = view_slice(rest, name.length + 1, rest.length);
		entries[i] = (struct listing_entry){
			.name = name,
			.is_directory = name.length % 5 == 1,
			.size = name.length << (name.length % 60),
			.modified = (int64_t)size * 10000000,
		};
		check_row(&entries[i]);
	}
	for (int by = LISTING_BY_NAME; by <= LISTING_BY_SIZE_REVERSED; by++)
		check_order(entries, (enum listing_order)by);
	(void)listing_order_of(path);
	listing_begin(&text, path, LISTING_BY_SIZE_REVERSED);
	listing_end(&text, entries, ENTRIES);
	must(!text.has_overflowed);
	check_text(text_view(&text));
	return 0;
}
