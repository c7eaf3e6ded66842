#include "httpd-once/edge/sniff.h"

#include "httpd-once/edge/helper.h"
#include "httpd-once/edge/magic_client.h"

#ifdef __linux__
#include <sys/xattr.h>
#endif

/* The longest type registered with IANA has 87 bytes, and a line end follows.
 */
enum { TYPE_LIMIT = 128 };

/* Whether the text is token "/" token, perhaps with parameters that cannot harm
 * a head. */
static bool
is_media_type(struct view type)
{
	size_t end = view_find(type, ';');
	size_t slash = view_find(type, '/');

	if (slash >= end || !view_is_token(view_slice(type, 0, slash)) ||
	    !view_is_token(view_trim(view_slice(type, slash + 1, end))))
		return false;
	for (size_t i = end; i < type.length; i++)
		if (type.at[i] < ' ' || type.at[i] > '~')
			return false;
	return true;
}

static struct view
read_attribute(int file, char buffer[TYPE_LIMIT])
{
#ifdef __linux__
	ssize_t length = fgetxattr(file, "user.mime_type", buffer, TYPE_LIMIT);

	if (length > 0)
		return (struct view){ buffer, (size_t)length };
#else
	(void)file;
#endif
	return (struct view){ buffer, 0 };
}

/* Asks the service, or else the program, which has to load its database first.
 */
static struct view
ask_magic(int file, char buffer[TYPE_LIMIT])
{
	struct text answer = text_over(buffer, TYPE_LIMIT);

	if (magic_client_ask(file, &answer) != 0 &&
	    helper_run("httpd-magic", file, &answer) != 0)
		return (struct view){ buffer, 0 };
	return view_slice(
	    text_view(&answer), 0, view_find(text_view(&answer), '\n'));
}

int
sniff_type(int file, struct text *type)
{
	char buffer[TYPE_LIMIT];
	struct view found = view_trim(read_attribute(file, buffer));

	if (!is_media_type(found))
		found = view_trim(ask_magic(file, buffer));
	if (!is_media_type(found) ||
	    found.length > type->capacity - type->length)
		return -1;
	text_add(type, found);
	return 0;
}
