#include "common/pure/option_syntax.h"

#include <string.h>

#include "common/pure/ip_network.h"

/* Whether an answer has a field of this name itself, which must not come
 * twice (RFC 7230 3.2.2). */
static bool
is_own_field(struct view name)
{
	static const char names[][18] = { "Accept-Ranges", "Connection",
		"Content-Encoding", "Content-Length", "Content-Range",
		"Content-Type", "Date", "ETag", "Last-Modified", "Location",
		"Server", "Transfer-Encoding", "WWW-Authenticate" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (view_is_nocase(name, names[i]))
			return true;
	return false;
}

static bool
has_room(const struct option_list *fields, struct view field, size_t limit)
{
	size_t bytes = field.length;

	for (unsigned i = 0; i < fields->count; i++)
		bytes += view_of(fields->texts[i]).length;
	return bytes <= limit;
}

static const char *
field_fault(struct view field)
{
	size_t colon = view_find(field, ':');

	if (colon == field.length ||
	    !view_is_token(view_slice(field, 0, colon)))
		return "is not of the form 'Name: value'";
	if (view_has_control(field))
		return "holds a control byte";
	if (is_own_field(view_slice(field, 0, colon)))
		return "is a field that the answer has itself";
	return NULL;
}

/* A dot alone would make every file a program. */
static bool
is_suffix(struct view suffix)
{
	return view_starts_with(suffix, VIEW(".")) && suffix.length >= 2 &&
	    view_find(suffix, '/') == suffix.length;
}

static const char *
interpreter_fault(struct view text)
{
	size_t equals = view_find(text, '=');
	struct view program = view_slice(text, equals + 1, text.length);

	return is_suffix(view_slice(text, 0, equals)) &&
		view_starts_with(program, VIEW("/")) && program.length >= 2
	    ? NULL
	    : "is not of the form .php=/usr/bin/php-cgi";
}

/* Descriptors 0 and 1 are the connection. */
static const char *
log_fault(struct view file)
{
	static const char names[][20] = { "/dev/stdin", "/dev/stdout",
		"/dev/fd/0", "/dev/fd/1", "/proc/self/fd/0",
		"/proc/self/fd/1" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (view_equals(file, view_of(names[i])))
			return "is the answer to the client; - is descriptor 2";
	return file.length == 0 ? "is empty" : NULL;
}

static const char *
fields_fault(struct view field, const struct option_list *beside)
{
	if (field_fault(field) != NULL)
		return field_fault(field);
	return has_room(beside, field, OPTION_FIELDS_BYTES)
	    ? NULL
	    : "makes more than 8 KiB of fields";
}

static const char *
path_fields_fault(struct view rule, const struct option_list *beside)
{
	size_t end = view_find(rule, '=');
	struct view glob = view_slice(rule, 0, end);

	if (end == rule.length || end == 0)
		return "is not of the form 'GLOB=Name: value'";
	if (end > OPTION_GLOB_LIMIT)
		return "has a pattern of more than 127 bytes";
	if (view_find(glob, '/') > 0 && view_find(glob, '/') < end)
		return "has a pattern with slashes, and none in front";
	if (!has_room(beside, rule, OPTION_PATH_FIELDS_BYTES))
		return "makes more than 2 KiB of fields";
	return field_fault(view_slice(rule, end + 1, rule.length));
}

static const char *
network_fault(struct view network)
{
	struct ip_network read;

	return ip_network_read(network, &read) == 0
	    ? NULL
	    : "is no address such as 192.0.2.1, 10.0.0.0/8, ::1 or unix";
}

const char *
option_fault(
    enum option_check check, const char *text, const struct option_list *beside)
{
	struct view view = view_of(text);
	bool has_slash = view_find(view, '/') < view.length;

	switch (check) {
	case OPTION_CHARSET:
		return view.length > OPTION_CHARSET_LIMIT ||
			(view.length > 0 && !view_is_token(view))
		    ? "is not the name of a charset"
		    : NULL;
	case OPTION_FIELD:
		return fields_fault(view, beside);
	case OPTION_PATH_FIELD:
		return path_fields_fault(view, beside);
	case OPTION_INTERPRETER:
		return interpreter_fault(view);
	case OPTION_LOG:
		return log_fault(view);
	case OPTION_NETWORK:
		return network_fault(view);
	case OPTION_FILE_NAME:
		return view.length == 0 || has_slash
		    ? "is not the name of a file"
		    : NULL;
	case OPTION_SUFFIX:
		return is_suffix(view) ? NULL : "is not a suffix such as .cgi";
	case OPTION_FILLED:
		break;
	}
	return view.length == 0 ? "is empty" : NULL;
}
