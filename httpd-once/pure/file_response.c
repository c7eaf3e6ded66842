#include "httpd-once/pure/file_response.h"

#include "httpd-once/pure/date.h"
#include "httpd-once/pure/multipart.h"
#include "httpd-once/pure/request_fields.h"

enum { STRONG_DATE_SECONDS = 60 }; /* RFC 7232 2.2.2 */

/* Whether the time of the file tells when its content changed. */
static bool
is_time_telling(const struct file_response_facts *file)
{
	return file->modified < 0 ||
	    file->modified > FILE_RESPONSE_EPOCH_SECONDS;
}

/*
 * The tag is strong: two states of a file that differ in a byte also differ in
 * size or in the nanosecond of their change.  It is made of nothing that
 * differs between the replicas of a site, except where the time tells nothing:
 * the inode and its change must do then.  A variant adds its coding.
 */
static void
make_etag(struct file_response *plan, const struct file_response_facts *file)
{
	struct text etag = text_over(plan->etag, sizeof(plan->etag));

	text_add_byte(&etag, '"');
	if (is_time_telling(file)) {
		text_add_hex(&etag,
		    (uint64_t)file->modified * 1000000000 + file->modified_ns);
	} else {
		text_add_hex(&etag, (uint64_t)file->changed_ns);
		text_add_byte(&etag, '-');
		text_add_hex(&etag, file->inode);
	}
	text_add_byte(&etag, '-');
	text_add_hex(&etag, file->size_bytes);
	if (file->is_variant && file->encoding.length > 0) {
		text_add_byte(&etag, '-');
		text_add(&etag, view_slice(file->encoding, 0, 2));
	}
	text_add_byte(&etag, '"');
	plan->etag_length = etag.length;
}

/*
 * Whether a list of entity tags holds the file's tag, or is "*".  Tags may hold
 * commas, so the list is read tag by tag (RFC 7232 2.3, 3.1, 3.2).  A weak tag
 * equals the file's only where is_weak_enough.
 */
static bool
list_has_tag(struct view list, struct view tag, bool is_weak_enough)
{
	if (view_equals(view_trim(list), VIEW("*")))
		return true;
	while (list.length > 0) {
		bool is_weak = view_starts_with(list, VIEW("W/"));
		struct view quoted =
		    view_slice(list, is_weak ? 2 : 0, list.length);
		size_t end;

		if (quoted.length == 0 || quoted.at[0] != '"') {
			list = view_slice(list, 1, list.length);
			continue;
		}
		end = 1 + view_find(view_slice(quoted, 1, quoted.length), '"');
		if (view_equals(view_slice(quoted, 0, end + 1), tag) &&
		    (is_weak_enough || !is_weak))
			return true;
		list = view_slice(quoted, end + 1, quoted.length);
	}
	return false;
}

/* Whether there is a field with entity tags, and whether it has the file's. */
static bool
find_tag(const struct request *request, struct view name,
    const struct file_response *plan, bool is_weak_enough, bool *has_tag)
{
	struct view tag = { plan->etag, plan->etag_length };
	struct view list;
	size_t cursor = 0;
	bool is_there = false;

	*has_tag = false;
	while ((list = request_next(request, name, &cursor)).at != NULL) {
		is_there = true;
		if (list_has_tag(list, tag, is_weak_enough))
			*has_tag = true;
	}
	return is_there;
}

/* Reads the date in a field.  Returns false where there is no field, or no date
 * in it. */
static bool
find_date(const struct request *request, struct view name, int64_t now,
    int64_t *seconds)
{
	struct view value = request_value(request, name);

	return value.at != NULL && date_read(value, now, seconds) == 0;
}

/* RFC 7232 6, steps 1 and 2. */
static bool
has_failed_condition(const struct request *request,
    const struct file_response *plan, int64_t now)
{
	int64_t date;
	bool has_tag;

	if (find_tag(request, VIEW("If-Match"), plan, false, &has_tag))
		return !has_tag;
	return plan->has_modified &&
	    find_date(request, VIEW("If-Unmodified-Since"), now, &date) &&
	    plan->modified > date;
}

/* RFC 7232 6, steps 3 and 4; RFC 1945 8.2, 10.9. */
static bool
is_not_modified(const struct request *request, const struct file_response *plan,
    int64_t now)
{
	int64_t date;
	bool has_tag;
	bool is_old_head = request->method == REQUEST_HEAD &&
	    (request->major < 1 || request->minor < 1);

	if (find_tag(request, VIEW("If-None-Match"), plan, true, &has_tag))
		return has_tag;
	return !is_old_head && plan->has_modified &&
	    find_date(request, VIEW("If-Modified-Since"), now, &date) &&
	    date <= now && plan->modified <= date;
}

/*
 * Only what is surely the same file may be continued (RFC 7233 3.2).  A date
 * alone proves it when it was at least a minute old (RFC 7232 2.2.2), since a
 * file can change twice within one second.
 */
static bool
is_range_valid(const struct request *request, const struct file_response *plan,
    int64_t now)
{
	struct view value = request_value(request, VIEW("If-Range"));
	int64_t date;

	if (value.at == NULL)
		return true;
	if (view_equals(value, (struct view){ plan->etag, plan->etag_length }))
		return true;
	return plan->has_modified && date_read(value, now, &date) == 0 &&
	    date == plan->modified && now - date >= STRONG_DATE_SECONDS;
}

static void
plan_range(const struct request *request,
    const struct file_response_facts *file, int64_t now,
    struct file_response *plan)
{
	size_t cursor = 0;
	struct view value = request_next(request, VIEW("Range"), &cursor);

	if (request->method != REQUEST_GET || value.at == NULL ||
	    request_next(request, VIEW("Range"), &cursor).at != NULL ||
	    !is_range_valid(request, plan, now))
		return;
	switch (range_parse(value, file->size_bytes, &plan->ranges)) {
	case RANGE_WHOLE:
		return;
	case RANGE_UNSATISFIABLE:
		plan->status = 416;
		plan->reason = "range/unsatisfiable";
		return;
	case RANGE_PARTS:
		plan->status = 206;
		plan->length_bytes = plan->ranges.first.length;
		if (plan->ranges.count > 1) {
			multipart_begin(plan, file, now);
		}
	}
}

void
file_response_decide(const struct request *request,
    const struct file_response_facts *file, int64_t now,
    struct file_response *plan)
{
	plan->status = 200;
	plan->reason = NULL;
	plan->ranges.count = 0;
	plan->length_bytes = file->size_bytes;
	plan->has_modified =
	    date_is_writable(file->modified) && is_time_telling(file);
	plan->modified = file->modified < now ? file->modified : now;
	make_etag(plan, file);
	if (has_failed_condition(request, plan, now)) {
		plan->status = 412;
		plan->reason = "condition/failed";
	} else if (is_not_modified(request, plan, now)) {
		plan->status = 304;
	} else {
		plan_range(request, file, now, plan);
	}
}

static void
add_unsatisfied(struct text *head, uint64_t size_bytes)
{
	TEXT_LITERAL(head, "Content-Range: bytes */");
	text_add_number(head, size_bytes);
	TEXT_LITERAL(head, "\r\n");
}

static void
add_validators(struct text *head, const struct file_response *plan,
    const struct file_response_facts *file)
{
	TEXT_LITERAL(head, "ETag: ");
	text_add(head, (struct view){ plan->etag, plan->etag_length });
	if (plan->has_modified) {
		TEXT_LITERAL(head, "\r\nLast-Modified: ");
		date_write(head, plan->modified);
	}
	if (file->is_variant)
		TEXT_LITERAL(head, "\r\nVary: Accept-Encoding");
	TEXT_LITERAL(head, "\r\n");
}

static void
add_body_fields(struct text *head, const struct file_response *plan,
    const struct file_response_facts *file)
{
	if (plan->ranges.count > 1) {
		TEXT_LITERAL(
		    head, "Content-Type: multipart/byteranges; boundary=");
		text_add(head,
		    (struct view){ plan->boundary, plan->boundary_length });
		TEXT_LITERAL(head, "\r\n");
	} else {
		response_head_field(head, VIEW("Content-Type"), file->type);
	}
	if (plan->ranges.count == 1)
		multipart_add_content_range(
		    head, &plan->ranges.first, file->size_bytes);
	if (file->encoding.length > 0)
		response_head_field(
		    head, VIEW("Content-Encoding"), file->encoding);
	TEXT_LITERAL(head, "Content-Length: ");
	text_add_number(head, plan->length_bytes);
	TEXT_LITERAL(head, "\r\nAccept-Ranges: bytes\r\n");
}

void
file_response_add_fields(struct text *head, const struct file_response *plan,
    const struct file_response_facts *file)
{
	if (plan->status == 416)
		add_unsatisfied(head, file->size_bytes);
	if (plan->status == 200 || plan->status == 206)
		add_body_fields(head, plan, file);
	if (plan->status < 400)
		add_validators(head, plan, file);
}
