/*
 * report - the counts since the start, for the log
 *
 * Layer: story.
 */
#ifndef REPORT_H
#define REPORT_H

#include "supervisor/server.h"

/* Writes the report to the log, in several lines that begin with "report:". */
void report_write(const struct server *server, int64_t now_ms);

#endif
