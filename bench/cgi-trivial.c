/*
 * cgi-trivial - the cheapest CGI program: what running one costs a server
 *
 * Linked statically, so that the program's own start is as small as can be.
 */
#include <unistd.h>

int
main(void)
{
	static const char page[] = "Content-Type: text/plain\r\n\r\nhello\n";

	return write(1, page, sizeof(page) - 1) != (ssize_t)sizeof(page) - 1;
}
