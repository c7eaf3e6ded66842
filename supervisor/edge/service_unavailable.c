#include "supervisor/edge/service_unavailable.h"

#include <sys/socket.h>
#include <unistd.h>

enum {
	/* A whole head of a request; to read more would take time. */
	UNREAD_LIMIT = 16 * 1024,
};

void
service_unavailable_send(int connection)
{
	static const char answer[] = "HTTP/1.0 503 Service Unavailable\r\n"
				     "Content-Type: text/plain\r\n"
				     "Content-Length: 34\r\n"
				     "Retry-After: 2\r\n"
				     "Connection: close\r\n"
				     "\r\n"
				     "Too busy now.  Please come again.\n";
	char unread[UNREAD_LIMIT];

	if (recv(connection, unread, sizeof unread, MSG_DONTWAIT) >= 0 &&
	    send(connection, answer, sizeof answer - 1,
		MSG_DONTWAIT | MSG_NOSIGNAL) > 0)
		shutdown(connection, SHUT_WR);
	close(connection);
}
