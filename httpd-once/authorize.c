#include "httpd-once/authorize.h"

#include <limits.h>

#include "httpd-once/edge/password_client.h"
#include "httpd-once/edge/slurp.h"
#include "httpd-once/pure/request_fields.h"

/* Adds a text between quotes (RFC 7230 3.2.6). */
static void
add_quoted(struct text *text, struct view words)
{
	text_add_byte(text, '"');
	for (size_t i = 0; i < words.length; i++) {
		if (words.at[i] == '"' || words.at[i] == '\\')
			text_add_byte(text, '\\');
		text_add_byte(text, words.at[i]);
	}
	text_add_byte(text, '"');
}

/* Asks for a name and a password (RFC 7617 2). */
static enum step
demand(struct exchange *exchange, struct view realm, const char *reason)
{
	char buffer[1024];
	struct text value = text_over(buffer, sizeof(buffer));
	struct text head = exchange_begin(exchange, 401);

	exchange->reason = reason;
	TEXT_LITERAL(&value, "Basic realm=");
	add_quoted(&value, view_slice(realm, 0, sizeof(buffer) / 3));
	TEXT_LITERAL(&value, ", charset=\"UTF-8\"");
	response_head_field(&head, VIEW("WWW-Authenticate"), text_view(&value));
	exchange_send_error(exchange, &head);
	return STEP_ANSWERED;
}

/* Refuses every request while the file of --auth cannot be used, and tells the
 * operator why. */
static enum step
fail(struct exchange *exchange, const char *reason)
{
	exchange_note(view_of(exchange->options->auth), view_of(reason));
	exchange_refuse(exchange, 500, reason);
	return STEP_ANSWERED;
}

static enum step
fail_at_line(struct exchange *exchange, struct view file)
{
	char buffer[256];
	struct text words = text_over(buffer, sizeof(buffer));
	struct auth_file_line fault;

	auth_file_check(file, &fault);
	TEXT_LITERAL(&words, "line ");
	text_add_number(&words, fault.number);
	TEXT_LITERAL(&words, ", column ");
	text_add_number(&words, fault.column);
	TEXT_LITERAL(&words, ": ");
	text_add_string(&words, fault.words);
	exchange_note(view_of(exchange->options->auth), text_view(&words));
	exchange_refuse(exchange, 500, fault.reason);
	return STEP_ANSWERED;
}

/* Lets the request pass with the name and password of a user of the scope. */
static enum step
authenticate(struct exchange *exchange, const struct auth_file_scope *scope)
{
	struct view value =
	    request_value(&exchange->request, VIEW("Authorization"));
	struct text room =
	    text_over(exchange->credentials, sizeof(exchange->credentials));
	struct basic_auth_credentials credentials;

	if (value.at == NULL)
		value = VIEW("");
	if (basic_auth_decode(value, &room, &credentials) != 0)
		return demand(exchange, scope->realm, credentials.reason);
	/* The log has the name with a wrong password, too: what counts such
	 * lines would otherwise count every first request of a browser. */
	exchange->user = credentials.user;
	switch (password_client_matches(scope, &credentials)) {
	case 1:
		return STEP_GO_ON;
	case 0:
		return demand(exchange, scope->realm, "auth/wrong");
	default:
		return fail(exchange, "auth/no-check");
	}
}

static int
read_file(struct exchange *exchange)
{
	if (exchange->auth_file.length > 0)
		return 0;
	return slurp(exchange->options->auth, &exchange->auth_file);
}

static enum step
enter(struct exchange *exchange, const struct auth_file_scope *scope)
{
	enum step step = STEP_GO_ON;

	if (exchange->admitted != scope->users.at)
		step = authenticate(exchange, scope);
	if (step == STEP_GO_ON)
		exchange->admitted = scope->users.at;
	return step;
}

enum step
authorize_request(struct exchange *exchange, struct view index)
{
	const struct path *path = &exchange->path;
	char buffer[REQUEST_TARGET_LIMIT + NAME_MAX + 3];
	struct text rooted;
	struct auth_file_scope scope;

	if (exchange->options->auth == NULL)
		return STEP_GO_ON;
	rooted = text_over(buffer, sizeof(buffer));
	text_add_byte(&rooted, '/');
	text_add(&rooted, (struct view){ path->name, path->length });
	if (path->length > 0 && index.length > 0)
		text_add_byte(&rooted, '/');
	text_add(&rooted, index);
	if (read_file(exchange) == -1)
		return fail(exchange, "auth/no-file");
	switch (
	    auth_file_find(exchange->auth_file, text_view(&rooted), &scope)) {
	case 0:
		return STEP_GO_ON;
	case 1:
		return enter(exchange, &scope);
	default:
		return fail_at_line(exchange, exchange->auth_file);
	}
}

int
authorize_file(struct exchange *exchange, const struct file_facts *facts)
{
	const char *auth = exchange->options->auth;

	if (auth == NULL || !open_beneath_is_same(facts, auth))
		return 0;
	return exchange_decline(exchange, 404, "auth/file-itself");
}
