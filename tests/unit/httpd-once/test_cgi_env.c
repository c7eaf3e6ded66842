#include "httpd-once/pure/cgi_env.h"
#include "tests/unit/unit.h"

#include <string.h>

enum { BLOCK_LIMIT = 4096, VECTOR_LIMIT = 200 };

/* A request as it is told to a program. */
struct told {
	struct request request;
	struct path path;
	struct cgi_env_facts facts;
	char head[BLOCK_LIMIT];
	char name[BLOCK_LIMIT];
	char buffer[BLOCK_LIMIT];
	char *vector[VECTOR_LIMIT];
	struct cgi_env_list list;
};

static void
tell(struct told *told, const char *head)
{
	size_t length = strlen(head);

	memset(told, 0, sizeof(*told));
	memcpy(told->head, head, length);
	CHECK_NUMBER(request_parse(told->head, length, &told->request), 0);
	CHECK_NUMBER(
	    path_parse(told->request.target, told->name, &told->path), 0);
	told->facts = (struct cgi_env_facts){
		.request = &told->request,
		.path = &told->path,
		.script = VIEW("cgi-bin/x"),
		.path_info = VIEW(""),
		.script_folder = VIEW("/srv/cgi"),
		.script_below = VIEW("x"),
		.document_root = VIEW("/srv/www"),
		.server_software = VIEW(""),
		.server_address = VIEW(""),
		.server_port = VIEW(""),
		.remote_address = VIEW(""),
		.remote_port = VIEW(""),
		.user = VIEW(""),
		.has_body = told->request.has_length,
		.body_bytes = told->request.content_length,
	};
}

static void
write_list(struct told *told)
{
	told->list = cgi_env_list_over(
	    told->buffer, sizeof(told->buffer), told->vector, VECTOR_LIMIT);
	cgi_env_add_variables(&told->list, &told->facts);
	CHECK(!told->list.text.has_overflowed);
}

/* The value of a variable, or NULL. */
static const char *
value_of(const struct told *told, const char *name)
{
	size_t length = strlen(name);

	for (char *const *at = told->vector; *at != NULL; at++)
		if (strncmp(*at, name, length) == 0 && (*at)[length] == '=')
			return *at + length + 1;
	return NULL;
}

static void
check_value(struct told *told, const char *name, const char *expected)
{
	const char *value = value_of(told, name);

	CHECK(value != NULL);
	if (value != NULL)
		CHECK_STRING(value, expected);
}

static void
test_unknown(void)
{
	struct told told;

	unit_case("what must be set is set although nothing is known (4.1)");
	tell(&told, "GET /cgi-bin/x HTTP/1.0\r\n\r\n");
	write_list(&told);
	check_value(&told, "GATEWAY_INTERFACE", "CGI/1.1");
	check_value(&told, "QUERY_STRING", "");
	check_value(&told, "REMOTE_ADDR", "0.0.0.0");
	check_value(&told, "REMOTE_HOST", "0.0.0.0");
	check_value(&told, "REMOTE_PORT", "0");
	check_value(&told, "REQUEST_METHOD", "GET");
	check_value(&told, "SCRIPT_NAME", "/cgi-bin/x");
	check_value(&told, "SCRIPT_FILENAME", "/srv/cgi/x");
	check_value(&told, "SERVER_NAME", "localhost");
	check_value(&told, "SERVER_PORT", "80");
	check_value(&told, "SERVER_PROTOCOL", "HTTP/1.0");
	check_value(&told, "SERVER_SOFTWARE", "httpd-once");

	unit_case("what may be unset is unset");
	CHECK(value_of(&told, "AUTH_TYPE") == NULL);
	CHECK(value_of(&told, "REMOTE_USER") == NULL);
	CHECK(value_of(&told, "CONTENT_LENGTH") == NULL);
	CHECK(value_of(&told, "CONTENT_TYPE") == NULL);
	CHECK(value_of(&told, "PATH_INFO") == NULL);
	CHECK(value_of(&told, "PATH_TRANSLATED") == NULL);
	CHECK(value_of(&told, "SERVER_ADDR") == NULL);
}

static void
test_known(void)
{
	struct told told;

	unit_case("what is known is told");
	tell(&told,
	    "POST /cgi-bin/x/i?q#f HTTP/1.9\r\nHost: h:81\r\n"
	    "Content-Length: 7\r\nContent-Type: a/b\r\n\r\n");
	told.facts.path_info = VIEW("/i");
	told.facts.server_software = VIEW("s/1");
	told.facts.server_address = VIEW("::1");
	told.facts.server_port = VIEW("8080");
	told.facts.remote_address = VIEW("192.0.2.1");
	told.facts.remote_port = VIEW("5");
	write_list(&told);
	check_value(&told, "CONTENT_LENGTH", "7");
	check_value(&told, "CONTENT_TYPE", "a/b");
	check_value(&told, "PATH_INFO", "/i");
	check_value(&told, "PATH_TRANSLATED", "/srv/www/i");
	check_value(&told, "REQUEST_URI", "/cgi-bin/x/i?q");
	check_value(&told, "QUERY_STRING", "q");
	check_value(&told, "REMOTE_ADDR", "192.0.2.1");
	check_value(&told, "SERVER_ADDR", "::1");
	check_value(&told, "SERVER_NAME", "h");
	check_value(&told, "SERVER_PORT", "8080");
	check_value(&told, "SERVER_PROTOCOL", "HTTP/1.1");
	check_value(&told, "SERVER_SOFTWARE", "s/1");

	unit_case("a server without a name has its address, IPv6 in brackets");
	tell(&told, "GET /cgi-bin/x\r\n");
	told.facts.server_address = VIEW("2001:db8::1");
	write_list(&told);
	check_value(&told, "SERVER_NAME", "[2001:db8::1]");
	check_value(&told, "SERVER_PROTOCOL", "HTTP/0.9");
	told.facts.server_address = VIEW("192.0.2.9");
	write_list(&told);
	check_value(&told, "SERVER_NAME", "192.0.2.9");

	unit_case("the root of a whole system is a slash");
	told.facts.document_root = VIEW("");
	told.facts.path_info = VIEW("/i");
	write_list(&told);
	check_value(&told, "DOCUMENT_ROOT", "/");
	check_value(&told, "PATH_TRANSLATED", "/i");
}

static void
test_user(void)
{
	struct told told;

	unit_case("who was authenticated is told, the password is not");
	tell(&told,
	    "GET /cgi-bin/x HTTP/1.0\r\nAuthorization: Basic YTpi\r\n\r\n");
	told.facts.user = VIEW("alice");
	write_list(&told);
	check_value(&told, "AUTH_TYPE", "Basic");
	check_value(&told, "REMOTE_USER", "alice");
	CHECK(value_of(&told, "HTTP_AUTHORIZATION") == NULL);

	unit_case("a program checks by itself where the server does not");
	told.facts.user = VIEW("");
	write_list(&told);
	check_value(&told, "HTTP_AUTHORIZATION", "Basic YTpi");
}

static void
test_added(void)
{
	struct told told;

	unit_case("a variable that is there stays as it is");
	tell(&told, "GET /cgi-bin/x HTTP/1.0\r\nHost: a\r\n\r\n");
	write_list(&told);
	cgi_env_add_variable(&told.list, VIEW("HTTP_HOST"), VIEW("b"));
	cgi_env_add_variable(&told.list, VIEW("HTTP_HOS"), VIEW("c"));
	cgi_env_add_variable(&told.list, VIEW("PATH"), VIEW("/bin"));
	cgi_env_add_variable(&told.list, VIEW("PATH"), VIEW("/"));
	check_value(&told, "HTTP_HOST", "a");
	check_value(&told, "HTTP_HOS", "c");
	check_value(&told, "PATH", "/bin");
}

static void
test_list(void)
{
	char buffer[8];
	char *vector[3];
	struct cgi_env_list list =
	    cgi_env_list_over(buffer, sizeof(buffer), vector, 3);

	unit_case("a list points at each string and ends with NULL");
	CHECK(vector[0] == NULL);
	cgi_env_add_variable(&list, VIEW("A"), VIEW("1"));
	cgi_env_add_variable(&list, VIEW("B"), VIEW(""));
	CHECK_NUMBER(list.count, 2);
	CHECK_STRING(vector[0], "A=1");
	CHECK_STRING(vector[1], "B=");
	CHECK(vector[2] == NULL);
	CHECK(!list.text.has_overflowed);

	unit_case("more strings than there are pointers for do not fit");
	cgi_env_add_variable(&list, VIEW("A"), VIEW(""));
	CHECK(!list.text.has_overflowed);
	cgi_env_add_variable(&list, VIEW(""), VIEW(""));
	CHECK(list.text.has_overflowed);
	CHECK_NUMBER(list.count, 2);
	CHECK(vector[2] == NULL);

	unit_case("more bytes than there is room for do not fit");
	list = cgi_env_list_over(buffer, sizeof(buffer), vector, 3);
	cgi_env_add_variable(&list, VIEW("NAME"), VIEW("abc"));
	CHECK(list.text.has_overflowed);
	/* What has no end is not looked at beyond its end. */
	cgi_env_add_variable(&list, VIEW("NAME=ab"), VIEW(""));
}

/* Adds the words of a query to an empty list; returns how many there are. */
static size_t
add_words(struct told *told, size_t size, const char *head, struct view query)
{
	tell(told, head);
	told->list =
	    cgi_env_list_over(told->buffer, size, told->vector, VECTOR_LIMIT);
	cgi_env_add_words(&told->list, &told->request, query);
	CHECK(told->vector[told->list.count] == NULL);
	return told->list.count;
}

/* The words of a query, each ended by '|'. */
static void
check_words(const char *head, const char *query, const char *expected)
{
	char buffer[BLOCK_LIMIT];
	struct text words = text_over(buffer, sizeof(buffer));
	struct told told;

	(void)add_words(&told, BLOCK_LIMIT, head, unit_guarded_view(query));
	for (char **word = told.vector; *word != NULL; word++) {
		text_add_string(&words, *word);
		text_add_byte(&words, '|');
	}
	CHECK_VIEW(text_view(&words), view_of(expected));
	unit_release();
}

static void
test_words(void)
{
	static const char get[] = "GET /x HTTP/1.0\r\n\r\n";
	unit_case("words are split at +, then decoded (4.4)");
	check_words(get, "a", "a|");
	check_words(get, "a+b%20c+%2B", "a|b c|+|");
	check_words(get, "a%3Db", "a=b|");
	check_words("HEAD /x HTTP/1.0\r\n\r\n", "a", "a|");

	unit_case("a query that is no search has no words");
	check_words(get, "", "");
	check_words(get, "a=b", "");
	check_words(get, "a+b=", "");
	check_words("POST /x HTTP/1.0\r\nContent-Length: 0\r\n\r\n", "a", "");

	unit_case("one word that cannot be an argument spoils all");
	check_words(get, "a+%", "");
	check_words(get, "a+%4", "");
	check_words(get, "a+b%00", "");
	check_words(get, "a++b", "");
	check_words(get, "+", "");

	unit_case("nothing is passed that could be taken for an option");
	check_words(get, "-d", "");
	check_words(get, "a+%2Dd", "");
	check_words(get, "a-b", "a-b|");
}

static void
test_word_limits(void)
{
	static const char get[] = "GET /x HTTP/1.0\r\n\r\n";
	char many[2 * CGI_ENV_WORDS_LIMIT + 1];
	struct view most = { many, sizeof(many) - 2 };
	struct view too_many = { many, sizeof(many) };
	struct told told;

	for (size_t i = 0; i < sizeof(many); i++)
		many[i] = i % 2 == 0 ? 'a' : '+';

	unit_case("there are no more words than the limit");
	CHECK_NUMBER(
	    add_words(&told, BLOCK_LIMIT, get, most), CGI_ENV_WORDS_LIMIT);
	CHECK_NUMBER(add_words(&told, BLOCK_LIMIT, get, too_many), 0);

	unit_case("words that the buffer does not hold are not passed");
	CHECK_NUMBER(add_words(&told, 4, get, VIEW("abc")), 1);
	CHECK_NUMBER(add_words(&told, 4, get, VIEW("abcd")), 0);
	CHECK_NUMBER(add_words(&told, 4, get, VIEW("ab+c")), 0);
}

int
main(void)
{
	test_unknown();
	test_known();
	test_user();
	test_added();
	test_list();
	test_words();
	test_word_limits();
	return unit_end();
}
