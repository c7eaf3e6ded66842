#include "httpd-once/edge/error_log.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <syslog.h>
#include <unistd.h>

bool
error_log_is_connection(int fd)
{
	struct stat this, other;

	/* Under UCSPI descriptor 2 is the log of the super-server. */
	if (fd == 2 && getenv("TCPREMOTEIP") != NULL)
		return false;
	if (fstat(fd, &this) == -1)
		return true;
	/* Only a socket can be a connection that a client reads from. */
	if (!S_ISSOCK(this.st_mode))
		return false;
	for (int i = 0; i <= 1; i++)
		if (fstat(i, &other) == 0 && this.st_dev == other.st_dev &&
		    this.st_ino == other.st_ino)
			return true;
	return false;
}

void
error_log_syslog(struct view line)
{
	openlog("httpd-once", LOG_PID, LOG_DAEMON);
	syslog(LOG_INFO, "%.*s", (int)line.length, line.at);
}

bool
error_log_write(struct view line)
{
	if (!error_log_is_connection(2))
		return write(2, line.at, line.length) == (ssize_t)line.length;
	error_log_syslog(line);
	return true;
}
