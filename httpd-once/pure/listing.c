#include "httpd-once/pure/listing.h"

#include "httpd-once/pure/date.h"
#include "httpd-once/pure/html_page.h"

#include <string.h>

/* ------------------------------------------------------------------- order */

enum { ORDERS = LISTING_BY_SIZE_REVERSED + 1 };

/* As a query names them. */
static const char order_names[ORDERS][sizeof("-name")] = { "name", "-name",
	"time", "-time", "size", "-size" };

static bool
is_reversed(enum listing_order order)
{
	return (order & 1) != 0;
}

static size_t
digits_at(struct view view, size_t from)
{
	size_t end = from;

	while (end < view.length && byte_is_digit(view.at[end]))
		end++;
	return end - from;
}

/* Compares the numbers that begin at *i and *j and moves both behind them. */
static int
compare_numbers(struct view a, size_t *i, struct view b, size_t *j)
{
	size_t a_digits, b_digits;
	int order;

	while (*i < a.length && a.at[*i] == '0')
		++*i;
	while (*j < b.length && b.at[*j] == '0')
		++*j;
	a_digits = digits_at(a, *i);
	b_digits = digits_at(b, *j);
	if (a_digits != b_digits)
		return a_digits < b_digits ? -1 : 1;
	order = memcmp(a.at + *i, b.at + *j, a_digits);
	*i += a_digits;
	*j += b_digits;
	return order;
}

/* The offset at which the names begin to differ, or the start of the number in
 * which they do. */
static size_t
common_length(struct view a, struct view b)
{
	size_t shorter = a.length < b.length ? a.length : b.length;
	size_t i = 0;

	while (i < shorter &&
	    (a.at[i] == b.at[i] || byte_lower(a.at[i]) == byte_lower(b.at[i])))
		i++;
	while (i > 0 && byte_is_digit(a.at[i - 1]))
		i--;
	return i;
}

static int
compare_as_read(struct view a, struct view b)
{
	size_t i = common_length(a, b), j = i;

	while (i < a.length && j < b.length) {
		unsigned char x = (unsigned char)byte_lower(a.at[i]);
		unsigned char y = (unsigned char)byte_lower(b.at[j]);

		if (byte_is_digit((char)x) && byte_is_digit((char)y)) {
			int order = compare_numbers(a, &i, b, &j);

			if (order != 0)
				return order;
			continue;
		}
		if (x != y)
			return x < y ? -1 : 1;
		i++;
		j++;
	}
	return (i < a.length) - (j < b.length);
}

static int
compare_bytes(struct view a, struct view b)
{
	size_t shorter = a.length < b.length ? a.length : b.length;
	int order = memcmp(a.at, b.at, shorter);

	if (order != 0)
		return order;
	return (a.length > b.length) - (a.length < b.length);
}

int
listing_compare(const struct listing_entry *a, const struct listing_entry *b,
    enum listing_order order)
{
	int result = 0;

	if (a->is_directory != b->is_directory)
		return a->is_directory ? -1 : 1;
	if (order == LISTING_BY_TIME || order == LISTING_BY_TIME_REVERSED)
		result =
		    (a->modified < b->modified) - (a->modified > b->modified);
	else if (!a->is_directory &&
	    (order == LISTING_BY_SIZE || order == LISTING_BY_SIZE_REVERSED))
		result = (a->size < b->size) - (a->size > b->size);
	if (result == 0)
		result = compare_as_read(a->name, b->name);
	if (result == 0)
		result = compare_bytes(a->name, b->name);
	return is_reversed(order) ? -result : result;
}

enum listing_order
listing_order_of(struct view query)
{
	while (query.length > 0) {
		struct view word = view_next(&query, '&');

		if (!view_starts_with(word, VIEW("sort=")))
			continue;
		for (int order = 0; order < ORDERS; order++)
			if (view_equals(view_slice(word, 5, word.length),
				view_of(order_names[order])))
				return (enum listing_order)order;
	}
	return LISTING_BY_NAME;
}

/* -------------------------------------------------------------------- sizes */

/* The number with a comma after every three digits. */
static void
add_grouped(struct text *text, uint64_t number)
{
	if (number < 1000) {
		text_add_number(text, number);
		return;
	}
	add_grouped(text, number / 1000);
	text_add_byte(text, ',');
	text_add_padded(text, number % 1000, 3);
}

static void
add_counted(struct text *text, uint64_t number, const char *noun)
{
	add_grouped(text, number);
	text_add_byte(text, ' ');
	text_add_string(text, noun);
	if (number != 1)
		text_add_byte(text, 's');
}

/* Writes the size in the largest unit (a power of 1000) that leaves at least 1,
 * with one decimal below 10.  It is cut, not rounded, so that nothing carries
 * into the next unit. */
static void
add_size(struct text *text, uint64_t size)
{
	static const char units[] = "kMGTPE";
	uint64_t unit = 1000;
	size_t name = 0;

	if (size < 1000) {
		text_add_number(text, size);
		TEXT_LITERAL(text, " B");
		return;
	}
	while (size / unit >= 1000) {
		unit *= 1000;
		name++;
	}
	text_add_number(text, size / unit);
	if (size / unit < 10) {
		text_add_byte(text, '.');
		text_add_number(text, size % unit / (unit / 10));
	}
	text_add_byte(text, ' ');
	text_add_byte(text, units[name]);
	text_add_byte(text, 'B');
}

/* --------------------------------------------------------------------- head */

/* The page has an icon of its own: without one the browser would ask for
 * /favicon.ico, at the cost of a process. */
static struct view
look(void)
{
	return VIEW(
	    "<link rel=\"icon\" href=\"data:image/svg+xml,"
	    "%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 20'"
	    "%3E%3Cpath fill='%23d79b28' d='M1 4h7l2 "
	    "2h9v11H1z'/%3E%3C/svg%3E\">"
	    "\n<style>\n:root{--over:#f2f5f9}@media(prefers-color-scheme:dark){"
	    ":root{--over:#1d2228}}\n"
	    "h1{font-weight:600;margin:0 0 1rem}\n"
	    "h1 a{padding:.3rem .1rem}\n"
	    "a{text-decoration:none}a:hover,a:focus{text-decoration:underline}"
	    "\n:focus-visible{outline:2px solid var(--link);"
	    "outline-offset:-2px;border-radius:4px}\n"
	    "table{width:100%;border-collapse:collapse;table-layout:fixed}\n"
	    "th,td{text-align:right;padding:.5rem;white-space:nowrap;"
	    "vertical-align:top;"
	    "color:var(--soft);font-variant-numeric:tabular-nums}\n"
	    "th{font-weight:400;font-size:.875rem}\n"
	    "th:first-child{text-align:left}"
	    "td:first-child{text-align:left;padding:0}\n"
	    "th:nth-child(2){width:5rem}th:nth-child(3){width:10rem}\n"
	    "tbody tr{border-top:1px solid var(--line)}\n"
	    "tbody tr:hover{background:var(--over)}\n"
	    "td a{display:block;padding:.5rem .5rem .5rem 2.2rem;"
	    "white-space:pre-wrap;background:no-repeat .45rem .55rem/1.25rem "
	    "url(\"data:image/svg+xml,"
	    "%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 20'"
	    "%3E%3Cpath fill='none' stroke='%23858e99' stroke-width='1.4' "
	    "stroke-linejoin='round' d='M5 2.5h6.5L15 6v11.5H5zM11.5 2.5V6H15'"
	    "/%3E%3C/svg%3E\")}\n"
	    "td a[href$='/'],td "
	    "a[href*='/?']{background-image:url(\"data:image/svg+xml,"
	    "%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 20'"
	    "%3E%3Cpath fill='%23d79b28' d='M2 5a1 1 0 0 1 1-1h5l2 2h7a1 1 0 0 "
	    "1 1 1v8a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1z'/%3E%3C/svg%3E\")}\n"
	    "td a[href^='../']{background-image:url(\"data:image/svg+xml,"
	    "%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 20'"
	    "%3E%3Cpath fill='none' stroke='%23858e99' stroke-width='1.8' "
	    "stroke-linecap='round' stroke-linejoin='round' "
	    "d='M10 16V4.5M5 9.5l5-5 5 5'/%3E%3C/svg%3E\")}\n"
	    "th a{color:inherit}[aria-sort] a::after{content:' \\2193'}"
	    "[aria-sort=ascending] a::after{content:' \\2191'}\n"
	    "@media(max-width:40rem){thead tr{display:flex;gap:1rem}"
	    "thead th{width:auto!important;padding:.5rem 0}\n"
	    "tbody tr{display:flex;flex-wrap:wrap;position:relative;"
	    "content-visibility:auto;contain-intrinsic-height:auto 4rem}\n"
	    "td{padding:0 0 .5rem .8rem;font-size:.875rem}"
	    "td:first-child{flex:1 0 100%;font-size:1rem}"
	    "td:nth-child(2){padding-left:2.2rem}"
	    "td:empty{padding:0 0 0 1.4rem}\n"
	    "td a{padding-bottom:.1rem}td a[href^='../']{padding-bottom:.5rem}"
	    "td a::after{content:'';position:absolute;inset:0}"
	    "td a:focus-visible{outline:0}td a:focus-visible::after{"
	    "outline:2px solid var(--link);outline-offset:-2px}\n"
	    "time::after{content:' UTC'}}\n</style>\n");
}

/* Cuts the last folder off a path without a slash at its end. */
static struct view
cut_last(struct view *path)
{
	size_t slash = view_find_last(*path, '/');
	struct view last = *path;

	if (slash < path->length)
		last = view_slice(*path, slash + 1, path->length);
	*path = view_slice(*path, 0, path->length - last.length);
	while (path->length > 0 && path->at[path->length - 1] == '/')
		path->length--;
	return last;
}

static struct view
without_slash(struct view path)
{
	while (path.length > 0 && path.at[path.length - 1] == '/')
		path.length--;
	return path;
}

static void
add_order(struct text *text, enum listing_order order)
{
	TEXT_LITERAL(text, "?sort=");
	text_add_string(text, order_names[order]);
}

/* Behind a link to another directory. */
static void
add_kept_order(struct text *text, enum listing_order order)
{
	if (order != LISTING_BY_NAME)
		add_order(text, order);
}

/* Begins a link to a directory above. */
static void
add_link_up(struct text *text, size_t levels, enum listing_order order)
{
	TEXT_LITERAL(text, "<a href=\"");
	while (levels-- > 0)
		TEXT_LITERAL(text, "../");
	add_kept_order(text, order);
	TEXT_LITERAL(text, "\">");
}

/* Writes the path with a link for each directory above; of a deep path only
 * its end. */
static void
add_crumbs(struct text *text, struct view path, enum listing_order order)
{
	struct view crumbs[LISTING_CRUMBS];
	size_t count = 0;

	while (path.length > 0 && count < LISTING_CRUMBS)
		crumbs[count++] = cut_last(&path);
	if (path.length > 0) {
		TEXT_LITERAL(text, ".../");
	} else if (count > 0) {
		add_link_up(text, count, order);
		TEXT_LITERAL(text, "/</a>");
	} else {
		text_add_byte(text, '/');
	}
	while (count-- > 0) {
		if (count > 0)
			add_link_up(text, count, order);
		TEXT_LITERAL(text, "<bdi>");
		html_page_add_text(
		    text, view_slice(crumbs[count], 0, LISTING_NAME_LIMIT));
		TEXT_LITERAL(text, "</bdi>");
		if (count > 0)
			TEXT_LITERAL(text, "</a>");
		text_add_byte(text, '/');
	}
}

/* The head of a column is a link to the page sorted by it, or the other way
 * round where it is sorted by it.  By name is a way up, by time and size the
 * largest number comes first. */
static void
add_column(struct text *text, struct view name, enum listing_order by,
    enum listing_order order)
{
	bool is_chosen = (order | 1) == (by | 1);

	TEXT_LITERAL(text, "<th scope=\"col\"");
	if (is_chosen && is_reversed(order) == (by != LISTING_BY_NAME))
		TEXT_LITERAL(text, " aria-sort=\"ascending\"");
	else if (is_chosen)
		TEXT_LITERAL(text, " aria-sort=\"descending\"");
	TEXT_LITERAL(text, "><a href=\"");
	add_order(text, is_chosen ? order ^ 1 : by);
	TEXT_LITERAL(text, "\">");
	text_add(text, name);
	TEXT_LITERAL(text, "</a></th>");
}

void
listing_begin(struct text *text, struct view path, enum listing_order order)
{
	struct view rest = without_slash(path);
	struct view name = rest;

	name = rest.length > 0 ? cut_last(&name) : VIEW("/");
	html_page_begin(text, view_slice(name, 0, LISTING_NAME_LIMIT), look());
	TEXT_LITERAL(text, "<h1>");
	add_crumbs(text, rest, order);
	TEXT_LITERAL(text, "</h1>\n<table>\n<thead><tr>");
	add_column(text, VIEW("Name"), LISTING_BY_NAME, order);
	add_column(text, VIEW("Size"), LISTING_BY_SIZE, order);
	add_column(text, VIEW("Modified, UTC"), LISTING_BY_TIME, order);
	TEXT_LITERAL(text, "</tr></thead>\n<tbody>\n");
	if (rest.length > 0) {
		TEXT_LITERAL(text, "<tr><td>");
		add_link_up(text, 1, order);
		TEXT_LITERAL(
		    text, "Folder above</a></td><td></td><td></td></tr>\n");
	}
}

/* --------------------------------------------------------------------- rows */

size_t
listing_row_limit(size_t name_length)
{
	return name_length * 9 + LISTING_ROW_FRAME;
}

static void
add_time(struct text *text, int64_t seconds)
{
	if (!date_is_writable(seconds))
		return;
	TEXT_LITERAL(text, "<time datetime=\"");
	date_write_iso(text, seconds);
	TEXT_LITERAL(text, "\">");
	date_write_listing(text, seconds);
	TEXT_LITERAL(text, "</time>");
}

/* The name as a relative reference; a raw colon could end a scheme. */
static void
add_target(struct text *text, struct view name)
{
	size_t colon;

	while ((colon = view_find(name, ':')) < name.length) {
		text_add_url(text, view_slice(name, 0, colon));
		TEXT_LITERAL(text, "%3A");
		name = view_slice(name, colon + 1, name.length);
	}
	text_add_url(text, name);
}

void
listing_add(struct text *text, const struct listing_entry *entry,
    enum listing_order order)
{
	TEXT_LITERAL(text, "<tr><td><a href=\"");
	add_target(text, entry->name);
	if (entry->is_directory) {
		text_add_byte(text, '/');
		add_kept_order(text, order);
	}
	TEXT_LITERAL(text, "\" dir=\"auto\">");
	html_page_add_text(text, entry->name);
	if (entry->is_directory) {
		TEXT_LITERAL(text, "/</a></td><td></td><td>");
	} else {
		TEXT_LITERAL(text, "</a></td><td title=\"");
		add_counted(text, entry->size, "byte");
		TEXT_LITERAL(text, "\">");
		add_size(text, entry->size);
		TEXT_LITERAL(text, "</td><td>");
	}
	add_time(text, entry->modified);
	TEXT_LITERAL(text, "</td></tr>\n");
}

void
listing_end(
    struct text *text, const struct listing_entry *entries, size_t count)
{
	uint64_t folders = 0, bytes = 0;

	for (size_t i = 0; i < count; i++) {
		folders += entries[i].is_directory;
		if (!entries[i].is_directory)
			bytes += entries[i].size;
	}
	TEXT_LITERAL(text, "</tbody>\n</table>\n<p>");
	if (count == 0)
		TEXT_LITERAL(text, "This folder is empty.");
	if (folders > 0)
		add_counted(text, folders, "folder");
	if (folders > 0 && folders < count)
		TEXT_LITERAL(text, ", ");
	if (folders < count) {
		add_counted(text, count - folders, "file");
		TEXT_LITERAL(text, ", ");
		add_size(text, bytes);
	}
	TEXT_LITERAL(text, "</p>\n");
	html_page_end(text);
}
