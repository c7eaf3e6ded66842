/*
 * Which fields of --header-for an answer gets.
 */
#include "httpd-once/pure/path_fields.h"
#include "tests/unit/unit.h"

static const struct options options = {
	.headers = { .count = 1, .texts = { "X-All: yes" } },
	.header_for = { .count = 5,
	    .texts = { "/a/**=Cache-Control: one", "*.css=cache-control: two",
		"*.css=X-Sheet: a=b", "*=X-ALL: no", "b*=Cache-Control: b" } },
};

static const char *
fields_of(const char *path)
{
	static char buffer[256];
	struct text head = text_over(buffer, sizeof(buffer) - 1);

	path_fields_add(&head, &options, view_of(path));
	buffer[head.length] = '\0';
	return buffer;
}

int
main(void)
{
	unit_case("the first of a name counts, and --header before all");
	CHECK_STRING(fields_of("a/x.html"), "Cache-Control: one\r\n");
	CHECK_STRING(
	    fields_of("x.css"), "cache-control: two\r\nX-Sheet: a=b\r\n");
	CHECK_STRING(
	    fields_of("a/b.css"), "Cache-Control: one\r\nX-Sheet: a=b\r\n");
	CHECK_STRING(fields_of("b"), "Cache-Control: b\r\n");
	CHECK_STRING(fields_of("c"), "");
	return unit_end();
}
