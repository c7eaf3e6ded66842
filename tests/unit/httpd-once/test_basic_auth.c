#include "httpd-once/pure/basic_auth.h"
#include "tests/unit/unit.h"

#include <string.h>

static void
test_credentials(void)
{
	static const struct {
		const char *value;
		const char *user;
		const char *password;
		const char *reason;
	} rows[] = {
		/* RFC 7617 2. */
		{ "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", "Aladdin",
		    "open sesame", NULL },
		{ "basic   dXM6", "us", "", NULL },
		{ "Basic dTphOmI=", "u", "a:b", NULL },
		{ "Basic dGVzdDoxMjPCow==", "test", "123\xc2\xa3", NULL },
		{ "", "", "", "auth/none" },
		{ "Bearer QWxhZGRpbjpvcGVuIHNlc2FtZQ==", "", "",
		    "auth/scheme" },
		{ "BasicdXM6", "", "", "auth/scheme" },
		{ "Basic", "", "", "auth/base64" },
		{ "Basic ", "", "", "auth/base64" },
		{ "Basic dTphOmI", "", "", "auth/base64" },
		{ "Basic dTphOmI=A===", "", "", "auth/base64" },
		{ "Basic dTp-Om==", "", "", "auth/base64" },
		{ "Basic dXM6 dXM6", "", "", "auth/base64" },
		{ "Basic dTphOmJ=", "", "", "auth/base64" }, /* bits left */
		{ "Basic dXM6dR==", "", "", "auth/base64" },
		{ "Basic ====", "", "", "auth/base64" },
		{ "Basic dXNlcg==", "", "", "auth/no-user" },
		{ "Basic OnB3", "", "", "auth/no-user" },
		{ "Basic dQA6cA==", "", "", "auth/control-byte" },
		{ "Basic dTpwCg==", "", "", "auth/control-byte" },
	};

	unit_case("credentials are strict base64 of user, colon, password");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char buffer[BASIC_AUTH_LIMIT];
		struct text room = text_over(buffer, sizeof(buffer));
		struct basic_auth_credentials credentials;

		CHECK_NUMBER(basic_auth_decode(unit_guarded_view(rows[i].value),
				 &room, &credentials),
		    rows[i].reason == NULL ? 0 : 401);
		CHECK_VIEW(credentials.user, view_of(rows[i].user));
		CHECK_VIEW(credentials.password, view_of(rows[i].password));
		if (rows[i].reason != NULL)
			CHECK_STRING(credentials.reason, rows[i].reason);
		else
			CHECK(credentials.reason == NULL);
	}
}

static void
test_long_credentials(void)
{
	static char value[4096];
	char buffer[BASIC_AUTH_LIMIT];
	struct text room = text_over(buffer, sizeof(buffer));
	struct basic_auth_credentials credentials;

	unit_case("a user and a password of 511 bytes with their colon fit");
	memset(value, 'A', sizeof(value));
	memcpy(value, "Basic dTph", 10);
	/* 170 groups are 510 bytes; one more byte, and two. */
	memcpy(value + 6 + 4 * 170, "YQ==", 4);
	CHECK_NUMBER(basic_auth_decode((struct view){ value, 6 + 4 * 171 },
			 &room, &credentials),
	    401);
	CHECK_STRING(credentials.reason, "auth/control-byte");
	room = text_over(buffer, sizeof(buffer));
	memcpy(value + 6 + 4 * 170, "YWI=", 4);
	CHECK_NUMBER(basic_auth_decode((struct view){ value, 6 + 4 * 171 },
			 &room, &credentials),
	    401);
	CHECK_STRING(credentials.reason, "auth/too-long");
	room = text_over(buffer, sizeof(buffer));

	unit_case("credentials longer than the room are refused");
	memset(value, 'A', sizeof(value));
	memcpy(value, "Basic dTph", 10);
	CHECK_NUMBER(basic_auth_decode((struct view){ value, 6 + 4 * 512 },
			 &room, &credentials),
	    401);
	CHECK_STRING(credentials.reason, "auth/too-long");
}

int
main(void)
{
	test_credentials();
	test_long_credentials();
	return unit_end();
}
