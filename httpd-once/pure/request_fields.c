#include "httpd-once/pure/request_fields.h"

#include <string.h>

#include "common/pure/ip_address.h"

enum { PORT_DIGITS = 5 }; /* of 65535 */

struct view
request_field_name(const struct request *request, size_t index)
{
	const struct request_field *field = &request->fields[index];

	return (struct view){ request->head + field->name_start,
		field->name_bytes };
}

struct view
request_field_value(const struct request *request, size_t index)
{
	const struct request_field *field = &request->fields[index];

	return (struct view){ request->head + field->value_start,
		field->value_bytes };
}

static void
set_value(const struct request *request, struct request_field *field,
    struct view value)
{
	field->value_start = (uint16_t)(value.at - request->head);
	field->value_bytes = (uint16_t)value.length;
}

/*
 * Joins a continuation line to the value before it (RFC 1945 4.2): the line
 * end between them becomes blanks.
 */
static int
fold(struct request *request, struct view line)
{
	struct request_field *last;
	struct view value;
	char *gap;

	if (request->field_count == 0)
		return request_refuse(request, 400, "head/fold-first");
	last = &request->fields[request->field_count - 1];
	line = view_trim(line);
	if (line.length == 0)
		return 0;
	value = request_field_value(request, request->field_count - 1);
	if (value.length == 0) {
		set_value(request, last, line);
		return 0;
	}
	/* The views look into the caller's buffer, which may be written. */
	gap = (char *)(uintptr_t)(value.at + value.length);
	memset(gap, ' ', (size_t)(line.at - gap));
	value.length = (size_t)(line.at + line.length - value.at);
	set_value(request, last, value);
	return 0;
}

int
request_fields_add(struct request *request, struct view line)
{
	size_t colon = view_find(line, ':');
	struct view name = view_slice(line, 0, colon);
	struct request_field *field;

	if (view_has_control_but_tab(line))
		return request_refuse(request, 400, "head/control");
	if (byte_is_blank(line.at[0]))
		return fold(request, line);
	if (colon == line.length)
		return request_refuse(request, 400, "head/no-colon");
	if (!view_is_token(name))
		return request_refuse(request, 400, "head/field-name");
	if (request->field_count == REQUEST_FIELDS_LIMIT)
		return request_refuse(request, 431, "head/too-many-fields");
	field = &request->fields[request->field_count++];
	field->name_start = (uint16_t)(name.at - request->head);
	field->name_bytes = (uint16_t)name.length;
	set_value(request, field,
	    view_trim(view_slice(line, colon + 1, line.length)));
	return 0;
}

struct view
request_next(const struct request *request, struct view name, size_t *cursor)
{
	size_t index = *cursor;

	/* Most names are told apart by their lengths. */
	while (index < request->field_count &&
	    (request->fields[index].name_bytes != name.length ||
		!view_equals_nocase(request_field_name(request, index), name)))
		index++;
	*cursor = index + 1;
	if (index >= request->field_count)
		return (struct view){ NULL, 0 };
	return request_field_value(request, index);
}

struct view
request_value(const struct request *request, struct view name)
{
	size_t cursor = 0;

	return request_next(request, name, &cursor);
}

struct view
request_next_element(const struct request *request, struct view name,
    size_t *cursor, struct view *rest)
{
	for (;;) {
		while (rest->length > 0) {
			struct view element = view_next(rest, ',');

			if (element.length > 0)
				return element;
		}
		*rest = request_next(request, name, cursor);
		if (rest->at == NULL)
			return *rest;
	}
}

/* Whether a host name or an IPv4 address may have this byte. */
static bool
is_host_byte(char byte)
{
	return byte_is_letter(byte) || byte_is_digit(byte) || byte == '-' ||
	    byte == '.' || byte == '_';
}

static bool
is_port(struct view port)
{
	uint64_t number;

	return port.length == 0 ||
	    (port.length <= PORT_DIGITS && view_number(port, &number) == 0 &&
		number <= 65535);
}

/* The length of "[...]", or 0 where there can be no address in it. */
static size_t
literal_length(struct view host)
{
	unsigned char address[IP_ADDRESS_BYTES];
	size_t end = view_find(host, ']');

	if (end == host.length ||
	    ip_address_read_v6(view_slice(host, 1, end), address) != 0)
		return 0;
	return end + 1;
}

bool
request_is_host(struct view host)
{
	size_t end = 0;

	if (host.length > 0 && host.at[0] == '[') {
		end = literal_length(host);
	} else {
		while (end < host.length && is_host_byte(host.at[end])) {
			if (host.at[end] == '.' && end + 1 < host.length &&
			    host.at[end + 1] == '.')
				return false;
			end++;
		}
		if (end > 0 && host.at[0] == '.')
			return false;
	}
	if (end == 0 || end > REQUEST_HOST_LIMIT)
		return false;
	if (end == host.length)
		return true;
	return host.at[end] == ':' &&
	    is_port(view_slice(host, end + 1, host.length));
}

struct view
request_host_name(struct view host)
{
	size_t end = 0;

	/* An address in brackets has colons of its own. */
	if (view_starts_with(host, VIEW("[")))
		end = view_find(host, ']');
	while (end < host.length && host.at[end] != ':')
		end++;
	return view_slice(host, 0, end);
}

struct view
request_host_zone(struct view host)
{
	struct view address = view_slice(host, 0, view_find(host, ']'));
	struct view zone =
	    view_slice(address, view_find(address, '%'), address.length);

	if (!view_starts_with(host, VIEW("[")) || zone.length < 2)
		return view_slice(zone, 0, 0);
	for (size_t i = 1; i < zone.length; i++)
		if (!is_host_byte(zone.at[i]))
			return view_slice(zone, 0, 0);
	return zone;
}

/* Takes the zone out of the value of the field at this index. */
static struct view
cut_zone(struct request *request, size_t index)
{
	struct view host = request_field_value(request, index);
	struct view zone = request_host_zone(host);
	size_t start = (size_t)(zone.at - host.at);
	/* The views look into the caller's buffer, which may be written. */
	char *gap = (char *)(uintptr_t)zone.at;

	memmove(gap, gap + zone.length, host.length - start - zone.length);
	host.length -= zone.length;
	set_value(request, &request->fields[index], host);
	return host;
}

static int
check_host(struct request *request)
{
	size_t cursor = 0;
	size_t index;
	struct view host = request_next(request, VIEW("Host"), &cursor);
	bool is_new = request->major == 1 && request->minor >= 1;

	if (host.at == NULL)
		return is_new ? request_refuse(request, 400, "host/missing")
			      : 0;
	index = cursor - 1;
	if (request_next(request, VIEW("Host"), &cursor).at != NULL)
		return request_refuse(request, 400, "host/two");
	if (request_host_zone(host).length > 0)
		host = cut_zone(request, index);
	/* RFC 7230 5.4: empty where the target has no authority. */
	if (host.length == 0 && !is_new)
		return 0;
	if (!request_is_host(host))
		return request_refuse(request, 400, "host/no-name");
	request->host = host;
	return 0;
}

/* The same length may be repeated (RFC 7230 3.3.2), a different one not. */
static int
check_length(struct request *request)
{
	size_t cursor = 0;
	struct view value;

	while ((value = request_next(request, VIEW("Content-Length"), &cursor))
		   .at != NULL) {
		uint64_t length;

		if (view_number(value, &length) == -1)
			return request_refuse(request, 400, "length/no-number");
		if (request->has_length && length != request->content_length)
			return request_refuse(request, 400, "length/two");
		request->has_length = true;
		request->content_length = length;
	}
	return 0;
}

/*
 * The only transfer coding that is supported is chunked (RFC 7230 3.3.1).
 * Where it is not the last one, nobody can know where the body ends (RFC 7230
 * 3.3.3).
 */
static int
check_transfer(struct request *request)
{
	size_t cursor = 0;
	struct view list = VIEW("");
	struct view coding;
	bool is_known = true, is_last = false;

	if (request_value(request, VIEW("Transfer-Encoding")).at == NULL)
		return 0;
	while ((coding = request_next_element(
		    request, VIEW("Transfer-Encoding"), &cursor, &list))
		   .at != NULL) {
		is_last = view_equals_nocase(coding, VIEW("chunked"));
		if (is_last && request->is_chunked)
			return request_refuse(request, 400, "transfer/two");
		request->is_chunked = request->is_chunked || is_last;
		is_known = is_known && is_last;
	}
	if (!is_last)
		return request_refuse(request, 400, "transfer/no-end");
	if (!is_known)
		return request_refuse(request, 501, "transfer/unknown");
	if (request->has_length)
		return request_refuse(request, 400, "transfer/and-length");
	return 0;
}

static int
check_expect(struct request *request)
{
	size_t cursor = 0;
	struct view list = VIEW("");
	struct view value;

	while ((value = request_next_element(
		    request, VIEW("Expect"), &cursor, &list))
		   .at != NULL) {
		if (!view_equals_nocase(value, VIEW("100-continue")))
			return request_refuse(request, 417, "expect/unknown");
		request->expects_continue =
		    request->major == 1 && request->minor >= 1;
	}
	return 0;
}

/* The same type may be repeated; two types give the body two meanings. */
static int
check_type(struct request *request)
{
	size_t cursor = 0;
	struct view first =
	    request_next(request, VIEW("Content-Type"), &cursor);
	struct view other;

	if (first.at == NULL)
		return 0;
	while (
	    (other = request_next(request, VIEW("Content-Type"), &cursor)).at !=
	    NULL)
		if (!view_equals(first, other))
			return request_refuse(request, 400, "type/two");
	return 0;
}

int
request_fields_check(struct request *request)
{
	int status;

	if ((status = check_host(request)) != 0 ||
	    (status = check_length(request)) != 0 ||
	    (status = check_transfer(request)) != 0 ||
	    (status = check_type(request)) != 0)
		return status;
	return check_expect(request);
}
