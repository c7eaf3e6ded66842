/*
 * Whatever the file: views stay inside it, a scope covers the path, what lies
 * below a covered path is covered too.  Whatever the field: what was decoded
 * encodes back to it.
 * Input: a path, a field value and a user, each ended by a line end; the file.
 */
#include "httpd-once/pure/basic_auth.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

static struct view
cut(struct view *rest)
{
	struct view line = view_slice(*rest, 0, view_find(*rest, '\n'));

	*rest = view_slice(*rest, line.length + 1, rest->length);
	return line;
}

static void
check_file(struct view file, struct view path, struct view user)
{
	struct auth_file_scope scope, below;
	struct view hash;
	struct auth_file_line fault;
	char deeper[4096];
	int found = auth_file_find(file, path, &scope);

	must((found < 0) == (auth_file_check(file, &fault) != 0));
	must((found < 0) == (fault.reason != NULL));
	must((fault.reason != NULL) == (fault.words != NULL));
	must(found >= 0 || (fault.number > 0 && fault.column > 0));
	if (found <= 0 || path.length + 3 > sizeof(deeper))
		return;
	must(is_inside(scope.realm, file) && is_inside(scope.users, file));
	must(scope.realm.length > 0);
	if (auth_file_hash_of(&scope, user, &hash))
		must(user.length > 0 && user.length <= AUTH_FILE_WORD_LIMIT);
	must(hash.length <= AUTH_FILE_HASH_LIMIT && is_inside(hash, file));
	memcpy(deeper, path.at, path.length);
	memcpy(deeper + path.length, "/x", 2);
	must(auth_file_find(
		 file, (struct view){ deeper, path.length + 2 }, &below) == 1);
}

static void
encode(struct text *text, struct view bytes)
{
	static const char digits[64] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghij"
				       "klmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < bytes.length; i += 3) {
		uint32_t bits = 0;

		for (size_t j = 0; j < 3; j++)
			bits = bits << 8 |
			    (i + j < bytes.length ? (uint8_t)bytes.at[i + j]
						  : 0);
		text_add_byte(text, digits[bits >> 18]);
		text_add_byte(text, digits[bits >> 12 & 63]);
		text_add_byte(
		    text, i + 1 < bytes.length ? digits[bits >> 6 & 63] : '=');
		text_add_byte(
		    text, i + 2 < bytes.length ? digits[bits & 63] : '=');
	}
}

static void
check_value(struct view value)
{
	char decoded[BASIC_AUTH_LIMIT], encoded[4096];
	struct text room = text_over(decoded, sizeof(decoded));
	struct text again = text_over(encoded, sizeof(encoded));
	struct basic_auth_credentials credentials;
	int status = basic_auth_decode(value, &room, &credentials);

	must((status == 0) == (credentials.reason == NULL));
	if (status != 0) {
		must(status == 401 && credentials.user.length == 0);
		return;
	}
	must(credentials.user.length > 0);
	must(credentials.password.at ==
	    credentials.user.at + credentials.user.length + 1);
	encode(&again, text_view(&room));
	must(!again.has_overflowed);
	must(view_ends_with(view_trim(value), text_view(&again)));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct view rest = { (const char *)data, size };
	struct view path, value, user;

	if (size == 0)
		return 0;
	path = cut(&rest);
	value = cut(&rest);
	user = cut(&rest);
	check_file(rest, path, user);
	check_value(value);
	return 0;
}
