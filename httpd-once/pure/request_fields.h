/*
 * request_fields - the header fields of a request
 *
 * Layer: pure.
 *
 * The fields lie in the struct request, in the order in which they came
 * (RFC 1945 4.2, RFC 7230 3.2).
 */
#ifndef REQUEST_FIELDS_H
#define REQUEST_FIELDS_H

#include "httpd-once/pure/request.h"

/*
 * Adds the field in one line of the head, given without its line end, or
 * joins a continuation line to the field before it.  Returns 0, or 400 or 431
 * with request->reason set.
 */
int request_fields_add(struct request *request, struct view line);

/*
 * Reads the fields upon which the meaning of the whole request depends, when
 * all have been added: Host, Content-Length, Transfer-Encoding, Content-Type
 * and Expect.  A zone is cut out of the Host field, because it means something
 * to the sender's machine alone (RFC 6874 1).
 * Returns 0 with host, has_length, content_length, is_chunked and
 * expects_continue set, or 400, 417 or 501 with request->reason set.
 */
int request_fields_check(struct request *request);

/* The name and the value of the field at an index below field_count. */
struct view request_field_name(const struct request *request, size_t index);
struct view request_field_value(const struct request *request, size_t index);

/*
 * The value of the next field of this name (compared without case) at or
 * after *cursor, which starts at 0 and is moved behind the field.  Returns a
 * view whose at is NULL when no such field is left.  The elements of a list
 * are to be read from all fields of its name in order (RFC 1945 4.2).
 */
struct view
request_next(const struct request *request, struct view name, size_t *cursor);

/*
 * The next element of the lists in all fields of this name; empty elements are
 * passed over (RFC 7230 7).  *cursor starts at 0, *rest, what is left of a
 * field, as an empty view.  Returns a view whose at is NULL where no element is
 * left.
 */
struct view request_next_element(const struct request *request,
    struct view name, size_t *cursor, struct view *rest);

/* The value of the first field of this name; at is NULL where there is none. */
struct view request_value(const struct request *request, struct view name);

/*
 * Whether the bytes are a host name, an IPv4 address or an IPv6 address in
 * brackets, with or without ":port".  This is stricter than RFC 3986 3.2.2: no
 * byte has a meaning in a path, in HTML or in a log, and no name is longer than
 * REQUEST_HOST_LIMIT.
 */
bool request_is_host(struct view host);

/*
 * The zone in the IPv6 address of a host, from its percent sign on ("%eth0",
 * "%25eth0"); empty where it has none.
 */
struct view request_host_zone(struct view host);

/* The host without its port; an IPv6 address keeps its brackets. */
struct view request_host_name(struct view host);

#endif
