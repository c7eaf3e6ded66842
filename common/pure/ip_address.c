#include "common/pure/ip_address.h"

#include <string.h>

enum { GROUPS = 8 };

int
ip_address_read_v4(struct view text, unsigned char bytes[4])
{
	for (size_t i = 0; i < 4; i++) {
		size_t dot = view_find(text, '.');
		struct view part = view_slice(text, 0, dot);
		uint64_t number;

		if ((dot == text.length) != (i == 3))
			return -1;
		if (part.length > 3 || (part.length > 1 && part.at[0] == '0') ||
		    view_number(part, &number) != 0 || number > 255)
			return -1;
		bytes[i] = (unsigned char)number;
		text = view_slice(text, dot + 1, text.length);
	}
	return 0;
}

static int
read_group(struct view text, unsigned char bytes[2])
{
	unsigned value = 0;

	if (text.length == 0 || text.length > 4)
		return -1;
	for (size_t i = 0; i < text.length; i++) {
		int digit = byte_hex(text.at[i]);

		if (digit < 0)
			return -1;
		value = value << 4 | (unsigned)digit;
	}
	bytes[0] = (unsigned char)(value >> 8);
	bytes[1] = (unsigned char)value;
	return 0;
}

/*
 * Reads groups between colons, the last of which may be an IPv4 address.
 * Returns the number of bytes, or -1 where the text is malformed or too long.
 */
static int
read_groups(struct view text, unsigned char bytes[IP_ADDRESS_BYTES])
{
	int used = 0;

	while (text.length > 0) {
		size_t colon = view_find(text, ':');
		struct view part = view_slice(text, 0, colon);

		if (used > IP_ADDRESS_BYTES - 2)
			return -1;
		if (view_find(part, '.') < part.length) {
			if (colon < text.length || used > IP_ADDRESS_BYTES - 4)
				return -1;
			if (ip_address_read_v4(part, bytes + used) != 0)
				return -1;
			return used + 4;
		}
		if (read_group(part, bytes + used) != 0)
			return -1;
		used += 2;
		if (colon + 1 == text.length)
			return -1; /* nothing behind the colon */
		text = view_slice(text, colon + 1, text.length);
	}
	return used;
}

static size_t
find_gap(struct view text)
{
	for (size_t i = 0; i + 1 < text.length; i++)
		if (text.at[i] == ':' && text.at[i + 1] == ':')
			return i;
	return text.length;
}

int
ip_address_read_v6(struct view text, unsigned char bytes[IP_ADDRESS_BYTES])
{
	unsigned char front[IP_ADDRESS_BYTES], back[IP_ADDRESS_BYTES];
	size_t gap = find_gap(text);
	struct view start = view_slice(text, 0, gap);
	int front_bytes = read_groups(start, front), back_bytes;

	if (front_bytes < 0)
		return -1;
	if (gap == text.length) {
		memcpy(bytes, front, IP_ADDRESS_BYTES);
		return front_bytes == IP_ADDRESS_BYTES ? 0 : -1;
	}
	/* An IPv4 address may only come at the end. */
	if (view_find(start, '.') < start.length)
		return -1;
	back_bytes = read_groups(view_slice(text, gap + 2, text.length), back);
	if (back_bytes < 0 || front_bytes + back_bytes > IP_ADDRESS_BYTES - 2)
		return -1;
	memset(bytes, 0, IP_ADDRESS_BYTES);
	memcpy(bytes, front, (size_t)front_bytes);
	memcpy(bytes + IP_ADDRESS_BYTES - back_bytes, back, (size_t)back_bytes);
	return 0;
}

int
ip_address_read(struct view text, unsigned char bytes[IP_ADDRESS_BYTES])
{
	static const unsigned char mapped[12] = { [10] = 0xff, [11] = 0xff };

	memcpy(bytes, mapped, sizeof(mapped));
	if (ip_address_read_v4(text, bytes + sizeof(mapped)) == 0)
		return 0;
	return ip_address_read_v6(text, bytes);
}

void
ip_address_write_v4(struct text *text, const unsigned char bytes[4])
{
	for (size_t i = 0; i < 4; i++) {
		if (i > 0)
			text_add_byte(text, '.');
		text_add_number(text, bytes[i]);
	}
}

static unsigned
group_at(const unsigned char *bytes, size_t group)
{
	return (unsigned)bytes[2 * group] << 8 | bytes[2 * group + 1];
}

/* The first of the longest runs of two or more zero groups. */
static size_t
longest_zeros(const unsigned char *bytes, size_t *length)
{
	size_t best = GROUPS;

	*length = 1;
	for (size_t i = 0; i < GROUPS; i++) {
		size_t run = 0;

		while (i + run < GROUPS && group_at(bytes, i + run) == 0)
			run++;
		if (run > *length) {
			best = i;
			*length = run;
		}
	}
	return best;
}

void
ip_address_write_v6(
    struct text *text, const unsigned char bytes[IP_ADDRESS_BYTES])
{
	static const unsigned char mapped[12] = { [10] = 0xff, [11] = 0xff };
	size_t zeros_length;
	size_t zeros = longest_zeros(bytes, &zeros_length);

	if (memcmp(bytes, mapped, sizeof(mapped)) == 0) {
		ip_address_write_v4(text, bytes + sizeof(mapped));
		return;
	}
	for (size_t i = 0; i < GROUPS; i++) {
		if (i == zeros) {
			TEXT_LITERAL(text, "::");
			i += zeros_length - 1;
			continue;
		}
		if (i > 0 && i != zeros + zeros_length)
			text_add_byte(text, ':');
		text_add_hex(text, group_at(bytes, i));
	}
}

static void
copy(char *to, size_t size, struct view from)
{
	size_t length = from.length < size ? from.length : size - 1;

	memcpy(to, from.at, length);
	to[length] = '\0';
}

void
ip_address_set(struct ip_address *address, struct view host, struct view port)
{
	copy(address->host, sizeof(address->host), host);
	copy(address->port, sizeof(address->port), port);
}

void
ip_address_set_bytes(struct ip_address *address, const unsigned char *bytes,
    bool is_v6, unsigned port)
{
	char buffer[IP_ADDRESS_TEXT_LIMIT + 5]; /* and the digits of a port */
	struct text text = text_over(buffer, sizeof(buffer));
	size_t host_length;

	if (is_v6)
		ip_address_write_v6(&text, bytes);
	else
		ip_address_write_v4(&text, bytes);
	host_length = text.length;
	text_add_number(&text, port);
	ip_address_set(address, view_slice(text_view(&text), 0, host_length),
	    view_slice(text_view(&text), host_length, text.length));
}
