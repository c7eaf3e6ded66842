/*
 * access_log - the line that is kept of a request
 *
 * Layer: story.
 */
#ifndef ACCESS_LOG_H
#define ACCESS_LOG_H

#include "httpd-once/exchange.h"

/*
 * Writes one line about the finished request where --log says: by one
 * write(2) to a file opened for appending, so that the lines of a thousand
 * processes stay whole; to descriptor 2; or to syslog(3).  A log that cannot
 * be written is told to the operator; the client has its answer already.
 */
void access_log_write(struct exchange *exchange);

#endif
