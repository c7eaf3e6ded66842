/*
 * unit - what every unit test of a pure file uses
 *
 * A test program prints TAP: one line for each CASE, and the plan at the end.
 * Inputs are placed against an unreadable page, so that a parser which reads
 * one byte too far is ended by the system.
 */
#ifndef UNIT_H
#define UNIT_H

#include "common/pure/view.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Begins a case; the checks up to the next one belong to it. */
void unit_case(const char *name);

/* Each counts as a failure of the running case and says where. */
#define CHECK(condition) unit_check((condition), #condition, __FILE__, __LINE__)
#define CHECK_NUMBER(actual, expected) \
	unit_number((intmax_t)(actual), (intmax_t)(expected), #actual, \
	    __FILE__, __LINE__)
#define CHECK_VIEW(actual, expected) \
	unit_view((actual), (expected), #actual, __FILE__, __LINE__)
#define CHECK_STRING(actual, expected) \
	unit_string((actual), (expected), #actual, __FILE__, __LINE__)

void unit_check(bool is_true, const char *what, const char *file, int line);
void unit_number(intmax_t actual, intmax_t expected, const char *what,
    const char *file, int line);
void unit_view(struct view actual, struct view expected, const char *what,
    const char *file, int line);
void unit_string(const char *actual, const char *expected, const char *what,
    const char *file, int line);

/*
 * A writable copy of the bytes that ends where an unreadable page begins.
 * Freed all together by unit_release; ends the test program if there is no
 * memory.
 */
char *unit_guarded(const void *bytes, size_t length);
struct view unit_guarded_view(const char *string);
void unit_release(void);

/* Prints the plan.  Returns the exit status of the test program. */
int unit_end(void);

#endif
