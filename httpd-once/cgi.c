#include "cgi.h"

#include <string.h>

static bool
has_variable(const struct text *block, struct view name)
{
	struct view rest = text_view(block);

	while (rest.length > 0) {
		size_t end = view_find(rest, '\0');

		if (end > name.length && rest.at[name.length] == '=' &&
		    view_starts_with(rest, name))
			return true;
		rest = view_slice(rest, end + 1, rest.length);
	}
	return false;
}

static void
begin_variable(struct text *block, struct view name)
{
	text_add(block, name);
	text_add_byte(block, '=');
}

static void
end_variable(struct text *block)
{
	text_add_byte(block, '\0');
}

static void
add(struct text *block, struct view name, struct view value)
{
	begin_variable(block, name);
	text_add(block, value);
	end_variable(block);
}

void
cgi_add_variable(struct text *block, struct view name, struct view value)
{
	if (!has_variable(block, name))
		add(block, name, value);
}

static struct view
or_else(struct view view, struct view other)
{
	return view.length > 0 ? view : other;
}

/* AUTH_TYPE and REMOTE_USER: 4.1.1, 4.1.11.  Basic is the one scheme. */
static void
add_user(struct text *block, const struct cgi_facts *facts)
{
	if (facts->user.length == 0)
		return;
	add(block, VIEW("AUTH_TYPE"), VIEW("Basic"));
	add(block, VIEW("REMOTE_USER"), facts->user);
}

/* CONTENT_LENGTH and CONTENT_TYPE: 4.1.2, 4.1.3. */
static void
add_body(struct text *block, const struct cgi_facts *facts)
{
	struct view type = request_value(facts->request, VIEW("Content-Type"));

	if (facts->has_body) {
		begin_variable(block, VIEW("CONTENT_LENGTH"));
		text_add_number(block, facts->body_bytes);
		end_variable(block);
	}
	if (type.at != NULL)
		add(block, VIEW("CONTENT_TYPE"), type);
}

/* 4.1.5, 4.1.6: both or none.  4.1.13: decoded, so with plain slashes. */
static void
add_script(struct text *block, const struct cgi_facts *facts)
{
	if (facts->path_info.length > 0) {
		add(block, VIEW("PATH_INFO"), facts->path_info);
		begin_variable(block, VIEW("PATH_TRANSLATED"));
		text_add(block, facts->document_root);
		text_add(block, facts->path_info);
		end_variable(block);
	}
	begin_variable(block, VIEW("SCRIPT_NAME"));
	text_add_byte(block, '/');
	text_add(block, facts->script);
	end_variable(block);
}

/*
 * 4.1.8 wants the address of a network.  Where there is none, as on a pipe, it
 * is the one that means no address, never one that a program could trust.
 */
static void
add_client(struct text *block, const struct cgi_facts *facts)
{
	struct view address = or_else(facts->remote_address, VIEW("0.0.0.0"));

	add(block, VIEW("REMOTE_ADDR"), address);
	add(block, VIEW("REMOTE_HOST"), address);
	add(block, VIEW("REMOTE_PORT"), or_else(facts->remote_port, VIEW("0")));
}

/* 4.1.14: the name that the client used, else the address it came to. */
static void
add_server_name(struct text *block, const struct cgi_facts *facts)
{
	struct view host =
	    request_host_name(or_else(facts->path->host, facts->request->host));
	struct view address = or_else(facts->server_address, VIEW("localhost"));
	bool is_inet6 = view_find(address, ':') < address.length;

	begin_variable(block, VIEW("SERVER_NAME"));
	if (host.length > 0) {
		text_add(block, host);
	} else {
		text_add(block, is_inet6 ? VIEW("[") : VIEW(""));
		text_add(block, address);
		text_add(block, is_inet6 ? VIEW("]") : VIEW(""));
	}
	end_variable(block);
}

/* 4.1.14 to 4.1.17. */
static void
add_server(struct text *block, const struct cgi_facts *facts)
{
	const struct request *request = facts->request;

	add_server_name(block, facts);
	add(block, VIEW("SERVER_PORT"),
	    or_else(facts->server_port, VIEW("80")));
	if (request->major == 0)
		add(block, VIEW("SERVER_PROTOCOL"), VIEW("HTTP/0.9"));
	else if (request->minor == 0)
		add(block, VIEW("SERVER_PROTOCOL"), VIEW("HTTP/1.0"));
	else
		add(block, VIEW("SERVER_PROTOCOL"), VIEW("HTTP/1.1"));
	add(block, VIEW("SERVER_SOFTWARE"),
	    or_else(facts->server_software, VIEW("httpd-once")));
}

/* Not in RFC 3875, but what every server sets and programs have come to
 * need. */
static void
add_customary(struct text *block, const struct cgi_facts *facts)
{
	const struct path *path = facts->path;

	add(block, VIEW("DOCUMENT_ROOT"),
	    or_else(facts->document_root, VIEW("/")));
	add(block, VIEW("SCRIPT_FILENAME"), facts->script_file);
	begin_variable(block, VIEW("REQUEST_URI"));
	text_add(block, path->raw);
	if (path->has_query) {
		text_add_byte(block, '?');
		text_add(block, path->query);
	}
	end_variable(block);
	add(block, VIEW("REQUEST_SCHEME"), VIEW("http"));
	if (facts->server_address.length > 0)
		add(block, VIEW("SERVER_ADDR"), facts->server_address);
	/* php-cgi refuses to run without it. */
	add(block, VIEW("REDIRECT_STATUS"), VIEW("200"));
}

/*
 * Only letters, digits and '-': with '_' as well, one name could be sent so
 * as to look like another (4.1.18).
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
 * Left out are fields that other variables tell, that speak of the connection
 * alone or of a coding that was taken off, and Proxy, which as HTTP_PROXY
 * would direct a program's own requests to whoever sent it.
 */
static bool
is_left_out(struct view name, bool is_authenticated)
{
	static const char names[][18] = { "Content-Length", "Content-Type",
		"Connection", "Transfer-Encoding", "Proxy" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (view_equals_nocase(name, view_of(names[i])))
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
add_field_name(struct text *block, struct view name)
{
	TEXT_LITERAL(block, "HTTP_");
	for (size_t i = 0; i < name.length; i++) {
		char byte = name.at[i];

		if (byte == '-')
			byte = '_';
		else if (byte >= 'a' && byte <= 'z')
			byte = (char)(byte - ('a' - 'A'));
		text_add_byte(block, byte);
	}
	text_add_byte(block, '=');
}

/* Fields of one name make one list (RFC 1945 4.2); that of cookies has a
 * separator of its own (RFC 6265 4.2.1). */
static void
add_field(struct text *block, const struct request *request, struct view name)
{
	bool is_cookie = view_equals_nocase(name, VIEW("Cookie"));
	size_t cursor = 0;
	struct view value = request_next(request, name, &cursor);

	add_field_name(block, name);
	while (value.at != NULL) {
		text_add(block, value);
		value = request_next(request, name, &cursor);
		if (value.at != NULL)
			text_add(block, is_cookie ? VIEW("; ") : VIEW(", "));
	}
	end_variable(block);
}

static void
add_fields(struct text *block, const struct cgi_facts *facts)
{
	const struct request *request = facts->request;

	for (size_t i = 0; i < request->field_count; i++) {
		struct view name = request_field_name(request, i);

		if (is_plain_name(name) &&
		    !is_left_out(name, facts->user.length > 0) &&
		    !is_repeated(request, i))
			add_field(block, request, name);
	}
}

void
cgi_add_variables(struct text *block, const struct cgi_facts *facts)
{
	add_user(block, facts);
	add_body(block, facts);
	add(block, VIEW("GATEWAY_INTERFACE"), VIEW("CGI/1.1"));
	add_script(block, facts);
	add(block, VIEW("QUERY_STRING"), facts->path->query);
	add_client(block, facts);
	add(block, VIEW("REQUEST_METHOD"), facts->request->method_name);
	add_server(block, facts);
	add_customary(block, facts);
	add_fields(block, facts);
}

long
cgi_point(struct text *block, char **vector, size_t limit)
{
	size_t count = 0;

	for (size_t at = 0; at < block->length; count++) {
		if (count + 1 >= limit)
			return -1;
		vector[count] = block->at + at;
		at += strlen(block->at + at) + 1;
	}
	vector[count] = NULL;
	return (long)count;
}

/* Adds one word, decoded; false where it cannot be an argument. */
static bool
add_word(struct text *block, struct view word)
{
	char *at = block->at + block->length;
	long length;

	/* Decoding makes it no longer, and a byte ends it. */
	if (word.length == 0 || block->capacity - block->length <= word.length)
		return false;
	length = path_decode(word, at);
	if (length <= 0 || at[0] == '-')
		return false;
	block->length += (size_t)length;
	text_add_byte(block, '\0');
	return true;
}

void
cgi_add_words(
    struct text *block, const struct request *request, struct view query)
{
	size_t start = block->length;
	size_t count = 0;

	if ((request->method != REQUEST_GET &&
		request->method != REQUEST_HEAD) ||
	    query.length == 0 || view_find(query, '=') < query.length)
		return;
	for (;;) {
		size_t end = view_find(query, '+');

		if (++count > CGI_WORDS_LIMIT ||
		    !add_word(block, view_slice(query, 0, end))) {
			block->length = start;
			return;
		}
		if (end == query.length)
			return;
		query = view_slice(query, end + 1, query.length);
	}
}
