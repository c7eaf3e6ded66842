/*
 * access_log - writes the line of a request to the log
 *
 * Layer: story.
 */
#ifndef ACCESS_LOG_H
#define ACCESS_LOG_H

#include "httpd-once/exchange.h"

/*
 * Writes one line about the finished request where --log says: by one
 * write(2) to a file opened for appending, so that the lines of a thousand
 * processes stay whole; to descriptor 2; or to syslog(3).  If the log cannot be
 * written, the operator is told so; the client has its answer already.  Returns
 * whether the line is there.
 */
bool access_log_write(struct exchange *exchange);

/*
 * Writes one line to the error log with the request, the status, the reason of
 * the refusal, which is not NULL, and the client.
 */
void access_log_explain(struct exchange *exchange);

#endif
