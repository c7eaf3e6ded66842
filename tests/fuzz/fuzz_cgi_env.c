/*
 * Whatever is asked, a program's variables have names of capital letters,
 * digits and '_', each once; the body's length and the query cannot be forged
 * by a field; and no argument begins with '-'.
 */
#include "httpd-once/pure/cgi_env.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

enum { BLOCK_LIMIT = 256 * 1024, VECTOR_LIMIT = 256 };

static size_t
name_length(const char *variable)
{
	size_t length =
	    strspn(variable, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

	if (length == 0 || variable[length] != '=')
		abort();
	return length;
}

static void
check_variables(char *const *vector)
{
	for (size_t i = 0; vector[i] != NULL; i++) {
		size_t length = name_length(vector[i]);

		if (strncmp(vector[i], "HTTP_PROXY=", 11) == 0)
			abort();
		for (size_t j = 0; j < i; j++)
			if (strncmp(vector[i], vector[j], length + 1) == 0)
				abort();
	}
}

static void
check_words(const struct request *request, struct view query)
{
	static char buffer[REQUEST_TARGET_LIMIT + 1];
	char *vector[CGI_ENV_WORDS_LIMIT + 1];
	struct cgi_env_list words = cgi_env_list_over(
	    buffer, sizeof(buffer), vector, CGI_ENV_WORDS_LIMIT + 1);

	cgi_env_add_words(&words, request, query);
	if (words.text.has_overflowed || vector[words.count] != NULL)
		abort();
	for (size_t i = 0; vector[i] != NULL; i++)
		if (vector[i][0] == '-' || vector[i][0] == '\0')
			abort();
}

static void
check_request(const struct request *request, const struct path *path)
{
	static char buffer[BLOCK_LIMIT];
	char *vector[VECTOR_LIMIT];
	struct cgi_env_list list =
	    cgi_env_list_over(buffer, sizeof(buffer), vector, VECTOR_LIMIT);
	struct cgi_env_facts facts = {
		.request = request,
		.path = path,
		.script = { path->name, path->length / 2 },
		.path_info = { path->name + path->length / 2,
		    path->length - path->length / 2 },
		.script_folder = VIEW("/x"),
		.script_below = VIEW("y"),
		.document_root = VIEW("/y"),
		.server_software = VIEW("s"),
		.server_address = VIEW("::1"),
		.server_port = VIEW("80"),
		.remote_address = VIEW("::1"),
		.remote_port = VIEW("1"),
		.user = VIEW(""),
		.has_body = request->has_length,
		.body_bytes = request->content_length,
	};

	cgi_env_add_variables(&list, &facts);
	if (list.text.has_overflowed || vector[list.count] != NULL)
		abort();
	check_variables(vector);
	check_words(request, path->query);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char head[REQUEST_HEAD_LIMIT];
	static char name[REQUEST_TARGET_LIMIT + 1];
	static struct request request;
	static struct path path;
	size_t scanned = 0;
	size_t length;

	if (size > sizeof(head))
		return 0;
	memcpy(head, data, size);
	length = request_head_length(head, size, &scanned);
	if (length == 0 || request_parse(head, length, &request) != 0 ||
	    path_parse(request.target, name, &path) != 0)
		return 0;
	check_request(&request, &path);
	return 0;
}
