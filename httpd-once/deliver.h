/*
 * deliver - sends what was located
 *
 * Layer: policy.
 */
#ifndef DELIVER_H
#define DELIVER_H

#include "httpd-once/locate.h"

/*
 * Answers with the regular file: chooses a precompressed variant and the
 * media type, decides by plan_file, sends.
 */
void deliver_file(struct exchange *exchange, struct location *location);

/* Answers with the listing of the folder, or 403 where there shall be none. */
void deliver_listing(struct exchange *exchange, struct location *location);

#endif
