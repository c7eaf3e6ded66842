#include "supervisor/pure/head_end.h"
#include "tests/unit/unit.h"

#include <string.h>

static const struct {
	const char *bytes;
	bool is_there;
} heads[] = {
	{ "", false },
	{ "G", false },
	{ "GET / HTTP/1.0", false },
	{ "GET / HTTP/1.0\r\n", false },
	{ "GET / HTTP/1.0\r\n\r", false },
	{ "GET / HTTP/1.0\r\n\r\n", true },
	{ "GET / HTTP/1.0\n\n", true },
	{ "GET / HTTP/1.0\r\nHost: a\r\n", false },
	{ "GET / HTTP/1.0\r\nHost: a\r\n\r\n", true },
	{ "POST / HTTP/1.0\r\nContent-Length: 3\r\n\r\na", true },
	/* RFC 1945 4.1 */
	{ "GET /", false },
	{ "GET /\r\n", true },
	{ "GET /\n", true },
	{ "GET / \r\n", true },
	{ "GET  /a\r\n", true },
	{ "POST /\r\n", false },
	{ "GET\r\n", false },
	/* RFC 9112 2.2 */
	{ "\r\n", false },
	{ "\r\n\r\n", false },
	{ "\r\n\r\nGET / HTTP/1.0\r\n", false },
	{ "\r\nGET / HTTP/1.0\r\n\r\n", true },
	{ "PROXY TCP4 192.0.2.1 192.0.2.2 1 80\r\nGET / HTTP/1.0\r\n", false },
	{ "PROXY TCP4 192.0.2.1 192.0.2.2 1 80\r\nGET / HTTP/1.0\r\n\r\n",
	    true },
};

static bool
is_there(const char *bytes, size_t length)
{
	return head_end_is_there(unit_guarded(bytes, length), length);
}

int
main(void)
{
	static char long_head[HEAD_END_LIMIT];

	unit_case("a head has an end, or has not");
	for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++)
		CHECK_NUMBER(is_there(heads[i].bytes, strlen(heads[i].bytes)),
		    heads[i].is_there);
	unit_case("the binary header of a proxy is enough");
	CHECK(is_there("\r\n\r\n\0\r\nQUIT\n\x21\x11\0\x0c", 16));
	CHECK(!is_there("\r\n\r\n\0\r\nQUIT", 11));
	unit_case("as much as a head may be is enough");
	memset(long_head, 'a', sizeof long_head);
	CHECK(!is_there(long_head, sizeof long_head - 1));
	CHECK(is_there(long_head, sizeof long_head));
	unit_release();
	return unit_end();
}
