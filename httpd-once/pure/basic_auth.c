#include "httpd-once/pure/basic_auth.h"

static int
base64_value(char byte)
{
	if (byte >= 'A' && byte <= 'Z')
		return byte - 'A';
	if (byte >= 'a' && byte <= 'z')
		return byte - 'a' + 26;
	if (byte >= '0' && byte <= '9')
		return byte - '0' + 52;
	if (byte == '+')
		return 62;
	return byte == '/' ? 63 : -1;
}

/* Decodes base64 whose padding is whole and whose unused bits are zero. */
static int
decode_base64(struct text *text, struct view encoded)
{
	uint32_t bits = 0;
	size_t padding = 0;

	if (encoded.length == 0 || encoded.length % 4 != 0)
		return -1;
	while (padding < 2 && encoded.at[encoded.length - 1] == '=') {
		encoded.length--;
		padding++;
	}
	for (size_t i = 0; i < encoded.length; i++) {
		int value = base64_value(encoded.at[i]);

		if (value < 0)
			return -1;
		bits = (bits << 6 | (uint32_t)value) & 0xffffff;
		if (i % 4 == 1)
			text_add_byte(text, (char)(bits >> 4));
		else if (i % 4 == 2)
			text_add_byte(text, (char)(bits >> 2));
		else if (i % 4 == 3)
			text_add_byte(text, (char)bits);
	}
	if ((padding == 1 && (bits & 3) != 0) ||
	    (padding == 2 && (bits & 15) != 0))
		return -1;
	return 0;
}

static const char *
wrong_credentials(struct view value, struct text *room,
    struct basic_auth_credentials *credentials)
{
	struct view scheme = view_slice(value, 0, view_find(value, ' '));
	struct view decoded;
	size_t colon;

	if (value.length == 0)
		return "auth/none";
	if (!view_equals_nocase(scheme, VIEW("Basic")))
		return "auth/scheme";
	value = view_trim(view_slice(value, scheme.length, value.length));
	if (decode_base64(room, value) != 0)
		return "auth/base64";
	if (room->has_overflowed)
		return "auth/too-long";
	decoded = text_view(room);
	colon = view_find(decoded, ':');
	if (colon == 0 || colon == decoded.length)
		return "auth/no-user";
	if (view_has_control(decoded))
		return "auth/control-byte";
	credentials->user = view_slice(decoded, 0, colon);
	credentials->password = view_slice(decoded, colon + 1, decoded.length);
	return NULL;
}

int
basic_auth_decode(struct view value, struct text *room,
    struct basic_auth_credentials *credentials)
{
	credentials->user = credentials->password = VIEW("");
	credentials->reason = wrong_credentials(value, room, credentials);
	return credentials->reason == NULL ? 0 : 401;
}
