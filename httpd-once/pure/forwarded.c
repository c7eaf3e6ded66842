#include "httpd-once/pure/forwarded.h"

#include "httpd-once/pure/request_fields.h"

static bool
is_trusted(const struct ip_network *networks, size_t count,
    const struct ip_address *address)
{
	for (size_t i = 0; i < count; i++)
		if (ip_network_has(&networks[i], view_of(address->host)))
			return true;
	return false;
}

/* ------------------------------------------------------------------- lists */

/*
 * Where one is in a list that may be spread over several fields.  A comma ends
 * an element also within quotes: no address, host or scheme has one, and a
 * quote that a stranger has opened must not swallow what the proxy adds.
 */
struct cursor {
	const struct request *request;
	struct view name;
	size_t next; /* for request_next_element */
	struct view rest; /* of the field */
};

static struct cursor
begin_list(const struct request *request, struct view name)
{
	return (struct cursor){
		.request = request, .name = name, .rest = VIEW("")
	};
}

/* The next element that is not empty; false where there is none. */
static bool
next_element(struct cursor *cursor, struct view *element)
{
	*element = request_next_element(
	    cursor->request, cursor->name, &cursor->next, &cursor->rest);
	return element->at != NULL;
}

static size_t
count_elements(const struct request *request, struct view name)
{
	struct cursor cursor = begin_list(request, name);
	struct view element;
	size_t count = 0;

	while (next_element(&cursor, &element))
		count++;
	return count;
}

/*
 * The element so many places from the right end; the leftmost where the list
 * is shorter; empty where there is none at all.
 */
static struct view
element_from_right(
    const struct request *request, struct view name, size_t place)
{
	struct cursor cursor = begin_list(request, name);
	size_t count = count_elements(request, name);
	struct view element = VIEW("");
	size_t skip = place < count ? count - 1 - place : 0;

	if (count == 0)
		return element;
	do {
		(void)next_element(&cursor, &element);
	} while (skip-- > 0);
	return element;
}

/* ------------------------------------------------------------------ values */

/*
 * A parameter of an element of Forwarded, without its quotes; empty where it
 * has none, or one with a backslash, which no host and no address needs.
 */
static struct view
parameter(struct view element, struct view name)
{
	while (element.length > 0) {
		struct view pair = view_next(&element, ';');
		size_t equals = view_find(pair, '=');
		struct view value = view_slice(pair, equals + 1, pair.length);

		if (!view_equals_nocase(view_slice(pair, 0, equals), name))
			continue;
		if (value.length >= 2 && value.at[0] == '"' &&
		    value.at[value.length - 1] == '"')
			value = view_slice(value, 1, value.length - 1);
		return view_find(value, '\\') == value.length ? value
							      : VIEW("");
	}
	return VIEW("");
}

/* The part of a node that is an address; *port is what is behind it. */
static struct view
split_node(struct view node, struct view *port)
{
	size_t end = view_find(node, ':');

	if (node.length > 0 && node.at[0] == '[') {
		end = view_find(node, ']');
		*port = view_slice(node, end + 2, node.length);
		return view_slice(node, 1, end);
	}
	/* Without brackets more than one colon is an address alone. */
	if (view_find_last(node, ':') != end)
		end = node.length;
	*port = view_slice(node, end + 1, node.length);
	return view_slice(node, 0, end);
}

/* Reads an address with or without a port; false where it is none. */
static bool
read_node(struct view node, struct ip_address *address)
{
	unsigned char bytes[IP_ADDRESS_BYTES];
	struct view port;
	struct view host = split_node(node, &port);
	uint64_t number = 0;

	ip_address_set(address, VIEW("-"), VIEW("0"));
	if (ip_address_read(host, bytes) != 0)
		return false;
	/* A port may be hidden, too (RFC 7239 6). */
	if (view_number(port, &number) != 0 || number > 65535)
		number = 0;
	ip_address_set_bytes(address, bytes, true, (unsigned)number);
	return true;
}

static enum forwarded_scheme
read_scheme(struct view scheme)
{
	if (view_equals_nocase(scheme, VIEW("https")) ||
	    view_equals_nocase(scheme, VIEW("wss")))
		return FORWARDED_HTTPS;
	return view_equals_nocase(scheme, VIEW("http")) ? FORWARDED_HTTP
							: FORWARDED_UNKNOWN;
}

/* -------------------------------------------------------------------- read */

static bool
has_field(const struct request *request, struct view name)
{
	return request_value(request, name).at != NULL;
}

/*
 * Goes along the list of clients from the right to the first that is no proxy
 * that is trusted.  Returns its place.
 */
static size_t
find_client(const struct request *request, struct view name,
    const struct ip_network *networks, size_t count,
    struct forwarded *forwarded)
{
	size_t elements = count_elements(request, name);
	bool is_standard = view_equals(name, VIEW("Forwarded"));
	size_t place = 0;

	forwarded->has_client = elements > 0;
	for (; place < elements && place < FORWARDED_HOPS_LIMIT; place++) {
		struct view node = element_from_right(request, name, place);

		if (is_standard)
			node = parameter(node, VIEW("for"));
		if (!read_node(node, &forwarded->client) ||
		    !is_trusted(networks, count, &forwarded->client))
			return place;
	}
	return place > 0 ? place - 1 : 0;
}

static void
read_standard(
    const struct request *request, size_t place, struct forwarded *forwarded)
{
	struct view element =
	    element_from_right(request, VIEW("Forwarded"), place);

	forwarded->scheme = read_scheme(parameter(element, VIEW("proto")));
	forwarded->host = parameter(element, VIEW("host"));
}

static void
read_customary(
    const struct request *request, size_t place, struct forwarded *forwarded)
{
	forwarded->scheme = read_scheme(
	    element_from_right(request, VIEW("X-Forwarded-Proto"), place));
	forwarded->host =
	    element_from_right(request, VIEW("X-Forwarded-Host"), place);
}

void
forwarded_read(const struct request *request, const struct ip_network *networks,
    size_t count, struct forwarded *forwarded)
{
	bool is_customary = has_field(request, VIEW("X-Forwarded-For")) ||
	    has_field(request, VIEW("X-Forwarded-Proto")) ||
	    has_field(request, VIEW("X-Forwarded-Host"));
	struct view name =
	    is_customary ? VIEW("X-Forwarded-For") : VIEW("Forwarded");
	size_t place;

	*forwarded = (struct forwarded){ .host = VIEW("") };
	place = find_client(request, name, networks, count, forwarded);
	if (is_customary)
		read_customary(request, place, forwarded);
	else
		read_standard(request, place, forwarded);
	if (!request_is_host(forwarded->host))
		forwarded->host = VIEW("");
}

struct view
forwarded_port(struct view host, enum forwarded_scheme scheme)
{
	size_t end = request_host_name(host).length;

	if (host.length > end + 1)
		return view_slice(host, end + 1, host.length);
	return scheme == FORWARDED_HTTPS ? VIEW("443") : VIEW("80");
}
