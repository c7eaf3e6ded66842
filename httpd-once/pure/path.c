#include "httpd-once/pure/path.h"

#include "httpd-once/pure/request_fields.h"

#include <string.h>

#include "common/pure/text.h"

static int
refuse(struct path *path, const char *reason)
{
	path->reason = reason;
	return 400;
}

long
path_decode(struct view bytes, char *buffer)
{
	long written = 0;

	for (size_t i = 0; i < bytes.length; i++) {
		int high, low;

		if (bytes.at[i] == '\0')
			return -1;
		if (bytes.at[i] != '%') {
			buffer[written++] = bytes.at[i];
			continue;
		}
		if (bytes.length - i < 3)
			return -1;
		high = byte_hex(bytes.at[i + 1]);
		low = byte_hex(bytes.at[i + 2]);
		if (high == -1 || low == -1 || (high == 0 && low == 0))
			return -1;
		buffer[written++] = (char)(high * 16 + low);
		i += 2;
	}
	return written;
}

static size_t
parent_length(const char *name, size_t length)
{
	size_t slash = view_find_last((struct view){ name, length }, '/');

	return slash == length ? 0 : slash;
}

/*
 * Takes "." and ".." away, in place: the end of the output never overtakes the
 * rest of the input.
 */
static void
normalize(struct path *path)
{
	struct view rest = { path->name, path->length };
	size_t length = 0;

	path->is_folder = true;
	while (rest.length > 0) {
		size_t end = view_find(rest, '/');
		struct view segment = view_slice(rest, 0, end);

		path->is_folder = end < rest.length;
		rest = view_slice(rest, end + 1, rest.length);
		if (segment.length == 0)
			continue;
		if (view_equals(segment, VIEW(".")) ||
		    view_equals(segment, VIEW(".."))) {
			if (segment.length == 2)
				length = parent_length(path->name, length);
			path->is_folder = true;
			continue;
		}
		if (length > 0)
			path->name[length++] = '/';
		memmove(path->name + length, segment.at, segment.length);
		length += segment.length;
	}
	path->name[length] = '\0';
	path->length = length;
}

bool
path_is_hidden(struct view name)
{
	while (name.length > 0) {
		size_t end = view_find(name, '/');
		struct view segment = view_slice(name, 0, end);

		if (view_starts_with(segment, VIEW(".")) &&
		    !view_equals(segment, VIEW(".well-known")))
			return true;
		name = view_slice(name, end + 1, name.length);
	}
	return false;
}

/* Whether the host is one but for the zone in its address. */
static bool
is_zoned_host(struct view host)
{
	char buffer[REQUEST_HOST_LIMIT + sizeof(":65535")];
	struct text text = text_over(buffer, sizeof(buffer));
	struct view zone = request_host_zone(host);
	size_t start = (size_t)(zone.at - host.at);

	text_add(&text, view_slice(host, 0, start));
	text_add(&text, view_slice(host, start + zone.length, host.length));
	return zone.length > 0 && !text.has_overflowed &&
	    request_is_host(text_view(&text));
}

/* The length of the scheme with its slashes; 0 where it is another one. */
static size_t
scheme_length(struct view target)
{
	struct view http = VIEW("http://"), https = VIEW("https://");

	if (view_equals_nocase(view_slice(target, 0, http.length), http))
		return http.length;
	if (view_equals_nocase(view_slice(target, 0, https.length), https))
		return https.length;
	return 0;
}

/* Cuts "http://host" off the front of a target in absolute form.  A host with a
 * zone is left to the Host field, which says the same and can be cut. */
static int
take_host(struct view *target, struct path *path)
{
	size_t start = scheme_length(*target);
	size_t end = start;

	if (start == 0)
		return refuse(path, "path/scheme");
	while (end < target->length && target->at[end] != '/' &&
	    target->at[end] != '?')
		end++;
	path->host = view_slice(*target, start, end);
	if (is_zoned_host(path->host))
		path->host = VIEW("");
	else if (!request_is_host(path->host))
		return refuse(path, "path/host");
	*target = view_slice(*target, end, target->length);
	return 0;
}

void
path_clear(struct path *path)
{
	path->name = NULL;
	path->length = 0;
	path->is_folder = path->is_hidden = path->is_asterisk = false;
	path->has_query = false;
	path->raw = path->query = path->host = VIEW("");
	path->reason = NULL;
}

int
path_parse(struct view target, char *buffer, struct path *path)
{
	size_t end;
	long decoded;

	path_clear(path);
	path->name = buffer;
	buffer[0] = '\0';
	if (view_equals(target, VIEW("*"))) {
		path->is_asterisk = true;
		return 0;
	}
	target = view_slice(target, 0, view_find(target, '#'));
	if (!view_starts_with(target, VIEW("/")) &&
	    take_host(&target, path) != 0)
		return 400;
	end = view_find(target, '?');
	path->has_query = end < target.length;
	path->query = view_slice(target, end + 1, target.length);
	path->raw = view_slice(target, 0, end);
	if (path->raw.length == 0)
		path->raw = VIEW("/");
	if (path->raw.length > REQUEST_TARGET_LIMIT)
		return refuse(path, "path/too-long");
	decoded = path_decode(path->raw, path->name);
	if (decoded == -1)
		return refuse(path, "path/escape");
	path->length = (size_t)decoded;
	normalize(path);
	path->is_hidden =
	    path_is_hidden((struct view){ path->name, path->length });
	return 0;
}

struct view
path_host(const struct path *path, const struct request *request)
{
	return path->host.length > 0 ? path->host : request->host;
}
