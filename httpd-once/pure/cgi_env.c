#include "httpd-once/pure/cgi_env.h"

#include "httpd-once/pure/request_fields.h"

#include <string.h>

struct cgi_env_list
cgi_env_list_over(char *buffer, size_t size, char **vector, size_t limit)
{
	vector[0] = NULL;
	return (struct cgi_env_list){
		.text = text_over(buffer, size),
		.vector = vector,
		.limit = limit,
	};
}

/* Begins the next string here. */
static void
begin_string(struct cgi_env_list *list)
{
	if (list->count + 1 >= list->limit) {
		list->text.has_overflowed = true;
		return;
	}
	list->vector[list->count++] = list->text.at + list->text.length;
	list->vector[list->count] = NULL;
}

static bool
has_variable(const struct cgi_env_list *list, struct view name)
{
	struct view text = text_view(&list->text);

	for (size_t i = 0; i < list->count; i++) {
		size_t start = (size_t)(list->vector[i] - text.at);
		struct view rest = view_slice(text, start, text.length);

		if (rest.length > name.length && rest.at[name.length] == '=' &&
		    view_starts_with(rest, name))
			return true;
	}
	return false;
}

static struct text *
begin_variable(struct cgi_env_list *list, struct view name)
{
	begin_string(list);
	text_add(&list->text, name);
	text_add_byte(&list->text, '=');
	return &list->text;
}

static void
end_variable(struct text *text)
{
	text_add_byte(text, '\0');
}

static void
add(struct cgi_env_list *list, struct view name, struct view value)
{
	struct text *text = begin_variable(list, name);

	text_add(text, value);
	end_variable(text);
}

void
cgi_env_add_variable(
    struct cgi_env_list *list, struct view name, struct view value)
{
	if (!has_variable(list, name))
		add(list, name, value);
}

static struct view
or_else(struct view view, struct view other)
{
	return view.length > 0 ? view : other;
}

/* AUTH_TYPE and REMOTE_USER: 4.1.1, 4.1.11.  Basic is the one scheme. */
static void
add_user(struct cgi_env_list *list, const struct cgi_env_facts *facts)
{
	if (facts->user.length == 0)
		return;
	add(list, VIEW("AUTH_TYPE"), VIEW("Basic"));
	add(list, VIEW("REMOTE_USER"), facts->user);
}

/* CONTENT_LENGTH and CONTENT_TYPE: 4.1.2, 4.1.3. */
static void
add_body(struct cgi_env_list *list, const struct cgi_env_facts *facts)
{
	struct view type = request_value(facts->request, VIEW("Content-Type"));

	if (facts->has_body) {
		struct text *text =
		    begin_variable(list, VIEW("CONTENT_LENGTH"));

		text_add_number(text, facts->body_bytes);
		end_variable(text);
	}
	if (type.at != NULL)
		add(list, VIEW("CONTENT_TYPE"), type);
}

/* PATH_INFO and PATH_TRANSLATED, both or none: 4.1.5, 4.1.6.  SCRIPT_NAME,
 * decoded, so that its slashes are plain: 4.1.13. */
static void
add_script(struct cgi_env_list *list, const struct cgi_env_facts *facts)
{
	struct text *text;

	if (facts->path_info.length > 0) {
		add(list, VIEW("PATH_INFO"), facts->path_info);
		text = begin_variable(list, VIEW("PATH_TRANSLATED"));
		text_add(text, facts->document_root);
		text_add(text, facts->path_info);
		end_variable(text);
	}
	text = begin_variable(list, VIEW("SCRIPT_NAME"));
	text_add_byte(text, '/');
	text_add(text, facts->script);
	end_variable(text);
}

/*
 * REMOTE_ADDR must be a network address (4.1.8).  Where there is none, as on a
 * pipe, it is 0.0.0.0, never an address that a program could trust.
 */
static void
add_client(struct cgi_env_list *list, const struct cgi_env_facts *facts)
{
	struct view address = or_else(facts->remote_address, VIEW("0.0.0.0"));

	add(list, VIEW("REMOTE_ADDR"), address);
	add(list, VIEW("REMOTE_HOST"), address);
	add(list, VIEW("REMOTE_PORT"), or_else(facts->remote_port, VIEW("0")));
}

/* SERVER_NAME: the name that the client used, or else the address to which it
 * connected (4.1.14). */
static void
add_server_name(struct cgi_env_list *list, const struct cgi_env_facts *facts)
{
	struct view host =
	    request_host_name(path_host(facts->path, facts->request));
	struct view address = or_else(facts->server_address, VIEW("localhost"));
	bool is_inet6 = view_find(address, ':') < address.length;
	struct text *text = begin_variable(list, VIEW("SERVER_NAME"));

	if (host.length > 0) {
		text_add(text, host);
	} else {
		text_add(text, is_inet6 ? VIEW("[") : VIEW(""));
		text_add(text, address);
		text_add(text, is_inet6 ? VIEW("]") : VIEW(""));
	}
	end_variable(text);
}

/*
 * SERVER_PORT: that of the socket (4.1.15).  Where the connection has none, as
 * a pipe, it is the one that the client named, or the usual one.
 */
static struct view
port_of(const struct cgi_env_facts *facts)
{
	struct view host = path_host(facts->path, facts->request);
	size_t name_bytes = request_host_name(host).length;
	struct view port = view_slice(host, name_bytes + 1, host.length);

	return or_else(facts->server_port,
	    or_else(port, facts->is_secure ? VIEW("443") : VIEW("80")));
}

/* The SERVER_ variables: 4.1.14 to 4.1.17. */
static void
add_server(struct cgi_env_list *list, const struct cgi_env_facts *facts)
{
	const struct request *request = facts->request;

	add_server_name(list, facts);
	add(list, VIEW("SERVER_PORT"), port_of(facts));
	if (request->major == 0)
		add(list, VIEW("SERVER_PROTOCOL"), VIEW("HTTP/0.9"));
	else if (request->minor == 0)
		add(list, VIEW("SERVER_PROTOCOL"), VIEW("HTTP/1.0"));
	else
		add(list, VIEW("SERVER_PROTOCOL"), VIEW("HTTP/1.1"));
	add(list, VIEW("SERVER_SOFTWARE"),
	    or_else(facts->server_software, VIEW("httpd-once")));
}

/* Variables that are not in RFC 3875, but that every server sets and programs
 * have come to need. */
static void
add_customary(struct cgi_env_list *list, const struct cgi_env_facts *facts)
{
	const struct path *path = facts->path;
	struct text *text;

	add(list, VIEW("DOCUMENT_ROOT"),
	    or_else(facts->document_root, VIEW("/")));
	text = begin_variable(list, VIEW("SCRIPT_FILENAME"));
	text_add(text, facts->script_folder);
	text_add_byte(text, '/');
	text_add(text, facts->script_below);
	end_variable(text);
	text = begin_variable(list, VIEW("REQUEST_URI"));
	text_add(text, path->raw);
	if (path->has_query) {
		text_add_byte(text, '?');
		text_add(text, path->query);
	}
	end_variable(text);
	add(list, VIEW("REQUEST_SCHEME"),
	    facts->is_secure ? VIEW("https") : VIEW("http"));
	if (facts->is_secure)
		add(list, VIEW("HTTPS"), VIEW("on"));
	if (facts->server_address.length > 0)
		add(list, VIEW("SERVER_ADDR"), facts->server_address);
	/* php-cgi refuses to run without it. */
	add(list, VIEW("REDIRECT_STATUS"), VIEW("200"));
}

/*
 * Only letters, digits and '-' are allowed: '_' would make two different names
 * look the same to a program (4.1.18).
 */
static bool
is_plain_name(struct view name)
{
	for (size_t i = 0; i < name.length; i++)
		if (!byte_is_letter(name.at[i]) && !byte_is_digit(name.at[i]) &&
		    name.at[i] != '-')
			return false;
	return true;
}

/*
 * A field is left out when another variable has its value, when it concerns
 * only the connection or a coding that was taken off, and when it is Proxy,
 * which as HTTP_PROXY would direct a program's own requests to its sender.
 */
static bool
is_left_out(struct view name, bool is_authenticated)
{
	static const char names[][18] = { "Content-Length", "Content-Type",
		"Connection", "Transfer-Encoding", "Proxy" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (view_is_nocase(name, names[i]))
			return true;
	return is_authenticated &&
	    view_equals_nocase(name, VIEW("Authorization"));
}

static bool
is_repeated(const struct request *request, size_t index)
{
	for (size_t i = 0; i < index; i++)
		if (view_equals_nocase(request_field_name(request, i),
			request_field_name(request, index)))
			return true;
	return false;
}

static void
add_field_name(struct text *text, struct view name)
{
	TEXT_LITERAL(text, "HTTP_");
	for (size_t i = 0; i < name.length; i++) {
		char byte = name.at[i];

		if (byte == '-')
			byte = '_';
		else if (byte >= 'a' && byte <= 'z')
			byte = (char)(byte - ('a' - 'A'));
		text_add_byte(text, byte);
	}
	text_add_byte(text, '=');
}

/* Fields of one name make one list (RFC 1945 4.2); the list of cookies has a
 * separator of its own (RFC 6265 4.2.1). */
static void
add_field(
    struct cgi_env_list *list, const struct request *request, struct view name)
{
	struct text *text = &list->text;
	bool is_cookie = view_equals_nocase(name, VIEW("Cookie"));
	size_t cursor = 0;
	struct view value = request_next(request, name, &cursor);

	begin_string(list);
	add_field_name(text, name);
	while (value.at != NULL) {
		text_add(text, value);
		value = request_next(request, name, &cursor);
		if (value.at != NULL)
			text_add(text, is_cookie ? VIEW("; ") : VIEW(", "));
	}
	end_variable(text);
}

static void
add_fields(struct cgi_env_list *list, const struct cgi_env_facts *facts)
{
	const struct request *request = facts->request;

	for (size_t i = 0; i < request->field_count; i++) {
		struct view name = request_field_name(request, i);

		if (is_plain_name(name) &&
		    !is_left_out(name, facts->user.length > 0) &&
		    !is_repeated(request, i))
			add_field(list, request, name);
	}
}

void
cgi_env_add_variables(
    struct cgi_env_list *list, const struct cgi_env_facts *facts)
{
	add_user(list, facts);
	add_body(list, facts);
	add(list, VIEW("GATEWAY_INTERFACE"), VIEW("CGI/1.1"));
	add_script(list, facts);
	add(list, VIEW("QUERY_STRING"), facts->path->query);
	add_client(list, facts);
	add(list, VIEW("REQUEST_METHOD"), facts->request->method_name);
	add_server(list, facts);
	add_customary(list, facts);
	add_fields(list, facts);
}

/* Adds one word, decoded.  Returns false where it cannot be an argument. */
static bool
add_word(struct cgi_env_list *list, struct view word)
{
	struct text *text = &list->text;
	char *at = text->at + text->length;
	long length;

	/* A decoded word is not longer, and one byte terminates it. */
	if (word.length == 0 || text->capacity - text->length <= word.length)
		return false;
	length = path_decode(word, at);
	if (length <= 0 || at[0] == '-')
		return false;
	begin_string(list);
	text->length += (size_t)length;
	text_add_byte(text, '\0');
	return !text->has_overflowed;
}

void
cgi_env_add_words(
    struct cgi_env_list *list, const struct request *request, struct view query)
{
	size_t count = list->count;
	size_t length = list->text.length;

	if ((request->method != REQUEST_GET &&
		request->method != REQUEST_HEAD) ||
	    query.length == 0 || view_find(query, '=') < query.length)
		return;
	for (;;) {
		size_t end = view_find(query, '+');

		if (list->count == count + CGI_ENV_WORDS_LIMIT ||
		    !add_word(list, view_slice(query, 0, end))) {
			list->count = count;
			list->vector[count] = NULL;
			list->text.length = length;
			return;
		}
		if (end == query.length)
			return;
		query = view_slice(query, end + 1, query.length);
	}
}
