/*
 * report - what there is to tell about the time since the start
 *
 * Layer: story.
 */
#ifndef REPORT_H
#define REPORT_H

#include "supervisor/server.h"

/* Writes it to the log, several lines that begin with "report:". */
void report_write(const struct server *server, int64_t now_ms);

#endif
