#include "httpd-once/pure/path_fields.h"

#include "httpd-once/pure/glob.h"

/* "Name: value" of a rule "GLOB=Name: value". */
static struct view
field_of(struct view rule)
{
	return view_slice(rule, view_find(rule, '=') + 1, rule.length);
}

static bool
matches(struct view rule, struct view path)
{
	return glob_matches(view_slice(rule, 0, view_find(rule, '=')), path);
}

static bool
have_same_name(struct view field, struct view other)
{
	return view_equals_nocase(view_slice(field, 0, view_find(field, ':')),
	    view_slice(other, 0, view_find(other, ':')));
}

/* Whether the answer has a field of that name before this rule is applied. */
static bool
is_there(const struct options *options, unsigned rule, struct view path)
{
	struct view field = field_of(view_of(options->header_for.texts[rule]));

	for (unsigned i = 0; i < options->headers.count; i++)
		if (have_same_name(field, view_of(options->headers.texts[i])))
			return true;
	for (unsigned i = 0; i < rule; i++) {
		struct view other = view_of(options->header_for.texts[i]);

		if (have_same_name(field, field_of(other)) &&
		    matches(other, path))
			return true;
	}
	return false;
}

void
path_fields_add(
    struct text *head, const struct options *options, struct view path)
{
	for (unsigned i = 0; i < options->header_for.count; i++) {
		struct view rule = view_of(options->header_for.texts[i]);

		if (!matches(rule, path) || is_there(options, i, path))
			continue;
		text_add(head, field_of(rule));
		TEXT_LITERAL(head, "\r\n");
	}
}
