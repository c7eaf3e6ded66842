#include "httpd-once/edge/password_client.h"

#include "httpd-once/edge/helper.h"

#include <errno.h>
#include <string.h>

int
password_client_matches(const struct auth_file_scope *scope,
    const struct basic_auth_credentials *credentials)
{
	char buffer[BASIC_AUTH_LIMIT + AUTH_FILE_HASH_LIMIT + 2];
	struct text question = text_over(buffer, sizeof(buffer));
	struct view hash;
	bool is_known = auth_file_hash_of(scope, credentials->user, &hash);
	int status;

	/* The area has no users, so there is no user's time to imitate. */
	if (hash.length == 0)
		return 0;
	text_add(&question, credentials->password);
	text_add_byte(&question, '\n');
	text_add(&question, hash);
	text_add_byte(&question, '\n');
	status = helper_ask("httpd-password", text_view(&question));
	explicit_bzero(buffer, sizeof(buffer));
	if (status > 1) {
		errno = EINVAL;
		return -1;
	}
	return status == -1 ? -1 : is_known && status == 0;
}
