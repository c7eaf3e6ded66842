/*
 * clock - the time of day, and a clock that only goes forward
 *
 * Layer: edge.
 */
#ifndef CLOCK_H
#define CLOCK_H

#include <stdint.h>

/* Nanoseconds since 1970, UTC. */
int64_t clock_unix_ns(void);

/* Milliseconds of a clock that only goes forward. */
int64_t clock_steady_ms(void);

#endif
