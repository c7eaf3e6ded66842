#include "httpd-once/pure/reason_phrase.h"

/* The phrases lie in the table itself: a pointer to each would need a
 * relocation, and every process a private copy of its page. */
struct phrase {
	short status;
	char text[32]; /* the longest of them and a terminator */
};

static const struct phrase phrases[] = {
	{ 200, "OK" },
	{ 304, "Not Modified" },
	{ 404, "Not Found" },
	{ 206, "Partial Content" },
	{ 301, "Moved Permanently" },
	{ 100, "Continue" },
	{ 201, "Created" },
	{ 204, "No Content" },
	{ 302, "Found" },
	{ 303, "See Other" },
	{ 307, "Temporary Redirect" },
	{ 308, "Permanent Redirect" },
	{ 400, "Bad Request" },
	{ 401, "Unauthorized" },
	{ 403, "Forbidden" },
	{ 405, "Method Not Allowed" },
	{ 406, "Not Acceptable" },
	{ 408, "Request Timeout" },
	{ 410, "Gone" },
	{ 411, "Length Required" },
	{ 412, "Precondition Failed" },
	{ 413, "Content Too Large" },
	{ 414, "URI Too Long" },
	{ 415, "Unsupported Media Type" },
	{ 416, "Range Not Satisfiable" },
	{ 417, "Expectation Failed" },
	{ 421, "Misdirected Request" },
	{ 429, "Too Many Requests" },
	{ 431, "Request Header Fields Too Large" },
	{ 500, "Internal Server Error" },
	{ 501, "Not Implemented" },
	{ 502, "Bad Gateway" },
	{ 503, "Service Unavailable" },
	{ 504, "Gateway Timeout" },
	{ 505, "HTTP Version Not Supported" },
};

struct view
reason_phrase(int status)
{
	for (size_t i = 0; i < sizeof(phrases) / sizeof(phrases[0]); i++)
		if (phrases[i].status == status)
			return view_of(phrases[i].text);
	switch (status / 100) {
	case 1:
		return VIEW("Continue");
	case 2:
		return VIEW("OK");
	case 3:
		return VIEW("Multiple Choices");
	case 4:
		return VIEW("Bad Request");
	default:
		return VIEW("Internal Server Error");
	}
}
