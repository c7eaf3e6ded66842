/*
 * request_letter - how the tests of request and request_fields hold a head
 * against the letter of the standard: a row says what is sent and what has to
 * come of it
 */
#ifndef REQUEST_LETTER_H
#define REQUEST_LETTER_H

#include "httpd-once/pure/request_fields.h"
#include "tests/unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct expectation {
	const char *head;
	int status;
	const char *reason; /* NULL where it is accepted */
};

#define GET "GET / HTTP/1.0\r\n"
#define GET11 "GET / HTTP/1.1\r\nHost: a\r\n"
#define CHECK_ALL(table) check_all(table, sizeof(table) / sizeof((table)[0]))

/*
 * The head ends at the same byte whether it comes at once or byte by byte, and
 * is then parsed.  Only one that is to be refused may end before its last byte.
 */
static inline int
parse(const void *bytes, size_t length, struct request *request)
{
	char *head = unit_guarded(bytes, length);
	size_t scanned = 0, at_once = 0, end = 0;
	size_t whole = request_head_length(head, length, &at_once);
	int status;

	while (end < length && request_head_length(head, end, &scanned) == 0)
		end++;
	CHECK_NUMBER(end, whole);
	CHECK_NUMBER(request_head_length(head, end, &scanned), whole);
	status = request_parse(head, whole, request);
	CHECK(whole == length || status != 0);
	return status;
}

static inline void
check_all(const struct expectation *all, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct request request;
		int status = parse(all[i].head, strlen(all[i].head), &request);

		if (status != all[i].status)
			printf("# row %zu: %.60s\n", i, all[i].head);
		CHECK_NUMBER(status, all[i].status);
		CHECK_STRING(request.reason, all[i].reason);
	}
}

#endif
