/*
 * file_response_rules - the rules that every response to a request for a file
 * keeps, and a second opinion on its status
 *
 * For the unit test and the fuzzer of file_response.c alike.  The second
 * opinion is RFC 7232 6 and RFC 7233 3 and 4 once more, step by step as they
 * are written there and with readers of its own, however slow; of dates only
 * the reader is the same.
 */
#ifndef FILE_RESPONSE_RULES_H
#define FILE_RESPONSE_RULES_H

#include "httpd-once/pure/date.h"
#include "httpd-once/pure/file_response.h"
#include "httpd-once/pure/multipart.h"
#include "httpd-once/pure/request_fields.h"

#include <string.h>

enum {
	RULES_HEAD_LIMIT = 4096,
	RULES_UNKNOWN = -1, /* a field breaks its grammar: nothing is said */
};

enum rules_tags { TAGS_ABSENT, TAGS_MISS, TAGS_HIT, TAGS_MALFORMED };

/* ------------------------------------------------------------- the oracle */

/* RFC 7232 2.3: [ "W/" ] DQUOTE *etagc DQUOTE.  Returns its length or 0. */
static inline size_t
rules_tag_length(struct view text)
{
	size_t i = view_starts_with(text, VIEW("W/")) ? 2 : 0;

	if (i >= text.length || text.at[i++] != '"')
		return 0;
	while (i < text.length && text.at[i] != '"') {
		unsigned char byte = (unsigned char)text.at[i++];

		if (byte < 0x21 || byte == 0x7f)
			return 0;
	}
	return i < text.length ? i + 1 : 0;
}

/* RFC 7232 2.3.2: the weak comparison, or the strong one. */
static inline bool
rules_tags_match(struct view theirs, struct view ours, bool is_weak_enough)
{
	if (view_starts_with(theirs, VIEW("W/")))
		return is_weak_enough &&
		    view_equals(view_slice(theirs, 2, theirs.length), ours);
	return view_equals(theirs, ours);
}

/* One field: "*" or 1#entity-tag, with empty elements (RFC 7230 7). */
static inline enum rules_tags
rules_read_tags(struct view list, struct view ours, bool is_weak_enough)
{
	enum rules_tags result = TAGS_MISS;
	bool is_comma_due = false;

	if (view_equals(list, VIEW("*")))
		return TAGS_HIT;
	for (list = view_trim(list); list.length > 0; list = view_trim(list)) {
		size_t length = rules_tag_length(list);

		if (list.at[0] == ',') {
			list = view_slice(list, 1, list.length);
			is_comma_due = false;
			continue;
		}
		if (length == 0 || is_comma_due)
			return TAGS_MALFORMED;
		if (rules_tags_match(
			view_slice(list, 0, length), ours, is_weak_enough))
			result = TAGS_HIT;
		list = view_slice(list, length, list.length);
		is_comma_due = true;
	}
	return result;
}

static inline enum rules_tags
rules_tags(const struct request *request, struct view name, struct view ours,
    bool is_weak_enough)
{
	enum rules_tags result = TAGS_ABSENT;

	for (size_t i = 0; i < request->field_count; i++) {
		enum rules_tags one;

		if (!view_equals_nocase(request_field_name(request, i), name))
			continue;
		one = rules_read_tags(
		    request_field_value(request, i), ours, is_weak_enough);
		if (one > result)
			result = one;
	}
	return result;
}

/* Decimal digits, as large as they get; false for anything else. */
static inline bool
rules_digits(struct view view, uint64_t *number)
{
	*number = 0;
	for (size_t i = 0; i < view.length; i++) {
		unsigned digit = (unsigned char)view.at[i] - (unsigned)'0';

		if (digit > 9)
			return false;
		*number = *number > (UINT64_MAX - digit) / 10
		    ? UINT64_MAX
		    : *number * 10 + digit;
	}
	return view.length > 0;
}

/*
 * RFC 7233 2.1: one byte-range-spec or suffix-byte-range-spec.  Returns
 * whether it keeps the grammar; *range is what it means of a file of size
 * bytes, whose length is 0 where that is nothing.
 */
static inline bool
rules_spec(struct view spec, uint64_t size, struct range *range)
{
	size_t dash = view_find(spec, '-');
	struct view before = view_slice(spec, 0, dash);
	struct view after = view_slice(spec, dash + 1, spec.length);
	uint64_t first, last = UINT64_MAX;

	*range = (struct range){ 0, 0 };
	if (dash == spec.length)
		return false;
	if (before.length == 0) {
		if (!rules_digits(after, &last))
			return false;
		range->length = last < size ? last : size;
		range->first = size - range->length;
		return true;
	}
	if (!rules_digits(before, &first) ||
	    (after.length > 0 && !rules_digits(after, &last)) || first > last)
		return false;
	if (first >= size)
		return true;
	range->first = first;
	range->length = (last < size ? last : size - 1) - first + 1;
	return true;
}

/* RFC 7233 2.1, 3.1, 4.4, 6.1, and the limits that range.h sets: 200, 206 or
 * 416. */
static inline int
rules_range_status(struct view value, uint64_t size)
{
	struct view rest = view_slice(value, 6, value.length);
	uint64_t left = size, end = 0;
	unsigned count = 0;
	bool is_ascending = true, is_too_long = false;

	if (!view_equals_nocase(view_slice(value, 0, 6), VIEW("bytes=")))
		return 200;
	while (rest.length > 0) {
		struct view spec = view_next(&rest, ',');
		struct range range;

		if (spec.length == 0)
			continue;
		if (!rules_spec(spec, size, &range) || ++count > RANGE_LIMIT)
			return 200;
		if (range.length == 0)
			continue;
		if (range.length > left)
			is_too_long = true;
		else
			left -= range.length;
		if (range.first < end)
			is_ascending = false;
		end = range.first + range.length;
	}
	if (count == 0 || size == 0 || is_too_long ||
	    (!is_ascending && count > RANGE_UNORDERED_LIMIT))
		return 200;
	return left < size ? 206 : 416;
}

/* RFC 7233 3.2: whether the Range is to be looked at. */
static inline bool
rules_if_range(const struct request *request, struct view ours,
    const int64_t *modified, int64_t now)
{
	struct view value = request_value(request, VIEW("If-Range"));
	int64_t date;

	if (value.at == NULL)
		return true;
	if (rules_tag_length(value) > 0)
		return rules_tags_match(value, ours, false);
	/* RFC 7232 2.2.2: a date is strong a minute after the change. */
	return modified != NULL && date_read(value, now, &date) == 0 &&
	    date == *modified && now - *modified >= 60;
}

/* RFC 7232 6, steps 1 to 5, for a GET or HEAD of a file that is there. */
static inline int
rules_status(const struct request *request,
    const struct file_response_facts *file, struct view ours, int64_t now)
{
	enum rules_tags match =
	    rules_tags(request, VIEW("If-Match"), ours, false);
	enum rules_tags none_match =
	    rules_tags(request, VIEW("If-None-Match"), ours, true);
	struct view since = request_value(request, VIEW("If-Modified-Since"));
	struct view unmodified =
	    request_value(request, VIEW("If-Unmodified-Since"));
	size_t cursor = 0;
	struct view range = request_next(request, VIEW("Range"), &cursor);
	bool is_head = request->method == REQUEST_HEAD;
	bool is_old = request->major == 0 || request->minor == 0;
	bool has_date = date_is_writable(file->modified) &&
	    (file->modified < 0 || file->modified > 1);
	int64_t modified = file->modified > now ? now : file->modified;
	int64_t date;

	if (match == TAGS_MALFORMED || none_match == TAGS_MALFORMED)
		return RULES_UNKNOWN;
	if (match == TAGS_MISS)
		return 412;
	if (match == TAGS_ABSENT && unmodified.at != NULL && has_date &&
	    date_read(unmodified, now, &date) == 0 && modified > date)
		return 412;
	if (none_match == TAGS_HIT)
		return 304;
	/* RFC 7232 3.3; RFC 1945 8.2 about HEAD, 10.9 about the future. */
	if (none_match == TAGS_ABSENT && since.at != NULL && has_date &&
	    !(is_head && is_old) && date_read(since, now, &date) == 0 &&
	    date <= now && modified <= date)
		return 304;
	/* A field that is no list and comes twice breaks its grammar. */
	if (is_head || range.at == NULL ||
	    request_next(request, VIEW("Range"), &cursor).at != NULL ||
	    !rules_if_range(request, ours, has_date ? &modified : NULL, now))
		return 200;
	return rules_range_status(range, file->size_bytes);
}

/* --------------------------------------------------------- the invariants */

/* The values of a field in a head, counted; the first is left in *value. */
static inline unsigned
rules_field(struct view head, struct view name, struct view *value)
{
	unsigned count = 0;

	while (head.length > 0) {
		const char *end = memchr(head.at, '\n', head.length);
		size_t length =
		    end == NULL ? head.length : (size_t)(end - head.at);

		if (length > name.length && head.at[name.length] == ':' &&
		    view_equals_nocase(
			view_slice(head, 0, name.length), name) &&
		    count++ == 0)
			*value = view_trim(
			    view_slice(head, name.length + 1, length - 1));
		head = view_slice(head, length + 1, head.length);
	}
	return count;
}

/* Status line, fields, each once, an empty line, and nothing that splits. */
static inline const char *
rules_head_shape(struct view head)
{
	struct view rest = head;
	struct view line = view_next(&rest, '\n');

	if (!view_starts_with(line, VIEW("HTTP/1.0 ")))
		return "the head begins with a status line";
	for (size_t i = 0; i < head.length; i++)
		if (byte_is_control(head.at[i]) &&
		    (head.at[i] != '\r' || i + 1 == head.length ||
			head.at[i + 1] != '\n') &&
		    (head.at[i] != '\n' || i == 0 || head.at[i - 1] != '\r'))
			return "no control byte but CR LF";
	for (;;) {
		struct view name, value;
		size_t end = view_find(rest, '\n');

		if (end == rest.length)
			return "the head ends with an empty line";
		line = view_slice(rest, 0, end);
		rest = view_slice(rest, end + 1, rest.length);
		if (line.length == 1)
			return rest.length == 0 ? NULL
						: "nothing behind the head";
		name = view_slice(line, 0, view_find(line, ':'));
		if (!view_is_token(name) || name.length + 2 > line.length)
			return "a field is a token, a colon and a value";
		if (rules_field(head, name, &value) != 1)
			return "no field comes twice";
		if (value.length == 0)
			return "no field is empty";
	}
}

static inline const char *
rules_ranges(
    const struct file_response *plan, const struct file_response_facts *file)
{
	struct view rest = plan->ranges.list;
	struct range range;
	size_t count = 0;

	if (plan->status != 206)
		return plan->ranges.count == 0 ? NULL : "ranges belong to 206";
	for (; range_next(&plan->ranges, &rest, &range); count++)
		if (range.length == 0 || range.length > file->size_bytes ||
		    range.first > file->size_bytes - range.length)
			return "every range lies inside the file";
	if (count != plan->ranges.count)
		return "as many ranges as were counted";
	if ((plan->status == 206) != (plan->ranges.count > 0))
		return "ranges belong to 206";
	return NULL;
}

static inline bool
rules_is_content_range(struct view value, const struct range *range,
    const struct file_response_facts *file)
{
	char buffer[96];
	struct text text = text_over(buffer, sizeof(buffer));

	TEXT_LITERAL(&text, "bytes ");
	if (range == NULL) {
		TEXT_LITERAL(&text, "*");
	} else {
		text_add_number(&text, range->first);
		TEXT_LITERAL(&text, "-");
		text_add_number(&text, range->first + (range->length - 1));
	}
	TEXT_LITERAL(&text, "/");
	text_add_number(&text, file->size_bytes);
	return view_equals(value, text_view(&text));
}

/* The bytes of a multipart body, counted as they are sent. */
static inline const char *
rules_parts(
    const struct file_response *plan, const struct file_response_facts *file)
{
	struct view rest = plan->ranges.list;
	struct range range = { 0, 0 };
	uint64_t total = 0;
	bool has_range = true;

	while (has_range) {
		char buffer[MULTIPART_HEAD_LIMIT];
		struct text part = text_over(buffer, sizeof(buffer));
		struct view head, value = VIEW("");

		has_range = range_next(&plan->ranges, &rest, &range);
		multipart_add_part(
		    &part, plan, file, has_range ? &range : NULL);
		head = text_view(&part);
		if (part.has_overflowed ||
		    !view_starts_with(head, VIEW("\r\n--")))
			return "a part begins with its boundary";
		total += head.length;
		if (!has_range) {
			if (!view_ends_with(head, VIEW("--\r\n")))
				return "the parts have an end";
			break;
		}
		total += range.length;
		if (rules_field(head, VIEW("Content-Range"), &value) != 1 ||
		    !rules_is_content_range(value, &range, file))
			return "a part says which it is";
		if (rules_field(head, VIEW("Content-Type"), &value) != 1 ||
		    !view_equals(value, file->type))
			return "a part has the type of the file";
	}
	return total == plan->length_bytes
	    ? NULL
	    : "the length is that of parts and their heads";
}

/* Content-Length and what the plan says of the body's length. */
static inline const char *
rules_length(const struct file_response *plan,
    const struct file_response_facts *file, struct view head)
{
	struct view value = VIEW("");
	unsigned count = rules_field(head, VIEW("Content-Length"), &value);
	uint64_t number = 0;

	if (count != (plan->status == 200 || plan->status == 206 ? 1 : 0))
		return "a length where there is a file's body, and only there";
	if (count == 0)
		return NULL;
	if (view_number(value, &number) == -1 || number != plan->length_bytes)
		return "Content-Length is the length of the body";
	if (plan->status == 200)
		return number == file->size_bytes
		    ? NULL
		    : "the length of 200 is that of the file";
	if (plan->ranges.count == 1)
		return number == plan->ranges.first.length
		    ? NULL
		    : "the length of one part is that of the part";
	return rules_parts(plan, file);
}

static inline const char *
rules_content_range(const struct file_response *plan,
    const struct file_response_facts *file, struct view head)
{
	struct view value = VIEW("");
	unsigned count = rules_field(head, VIEW("Content-Range"), &value);
	bool is_one = plan->status == 206 && plan->ranges.count == 1;

	if (count != (is_one || plan->status == 416 ? 1 : 0))
		return "Content-Range for one part and for 416";
	if (count == 1 &&
	    !rules_is_content_range(
		value, is_one ? &plan->ranges.first : NULL, file))
		return "Content-Range says which part of how much";
	return NULL;
}

static inline const char *
rules_validators(const struct file_response *plan,
    const struct file_response_facts *file, int64_t now, struct view head)
{
	struct view value = VIEW("");
	unsigned is_due = plan->status < 400 ? 1 : 0;
	int64_t date;

	if (rules_field(head, VIEW("ETag"), &value) != is_due)
		return "a tag with all that is no error";
	if (is_due == 1 &&
	    (value.at[0] != '"' || rules_tag_length(value) != value.length))
		return "the tag is quoted and strong";
	if (rules_field(head, VIEW("Vary"), &value) !=
	    (file->is_variant ? is_due : 0))
		return "Vary where the answer varies";
	if (rules_field(head, VIEW("Last-Modified"), &value) == 0)
		return date_is_writable(file->modified) && is_due == 1 &&
			(file->modified < 0 || file->modified > 1)
		    ? "Last-Modified where there is a date"
		    : NULL;
	if (is_due == 0 || date_read(value, now, &date) == -1 ||
	    value.length != sizeof("Sun, 06 Nov 1994 08:49:37 GMT") - 1)
		return "Last-Modified is a date of RFC 1123";
	if (file->modified == 0 || file->modified == 1)
		return "a time of the epoch is not sent";
	if (date > now && now >= 0)
		return "Last-Modified is never later than Date";
	if (date != file->modified && date != now && now >= 0)
		return "Last-Modified is that of the file";
	return NULL;
}

static inline const char *
rules_content(const struct file_response *plan,
    const struct file_response_facts *file, struct view head)
{
	struct view value = VIEW("");
	unsigned is_due = plan->status == 200 || plan->status == 206 ? 1 : 0;

	if (rules_field(head, VIEW("Content-Type"), &value) != is_due)
		return "a type where there is a file's body";
	if (is_due == 1 &&
	    view_starts_with(value, VIEW("multipart/byteranges; boundary=")) !=
		(plan->ranges.count > 1))
		return "several parts are multipart/byteranges";
	if (is_due == 1 && plan->ranges.count <= 1 &&
	    !view_equals(value, file->type))
		return "the type is that of the file";
	if (rules_field(head, VIEW("Accept-Ranges"), &value) != is_due)
		return "Accept-Ranges where ranges are";
	if (rules_field(head, VIEW("Content-Encoding"), &value) !=
	    (file->encoding.length > 0 ? is_due : 0))
		return "a coding where there is one";
	return NULL;
}

static inline const char *
rules_status_set(
    const struct request *request, const struct file_response *plan)
{
	switch (plan->status) {
	case 206:
	case 416:
		if (request->method != REQUEST_GET)
			return "ranges are for GET alone";
		break;
	case 200:
	case 304:
	case 412:
		break;
	default:
		return "the status is 200, 206, 304, 412 or 416";
	}
	return (plan->reason != NULL) == (plan->status >= 400)
	    ? NULL
	    : "a refusal has a reason, nothing else has";
}

/*
 * Plans the answer, writes its head, and holds both against all of the above.
 * The type and the coding of the file hold no control bytes.  Returns NULL, or
 * the rule that was broken.
 */
static inline const char *
file_response_rules_broken(const struct request *request,
    const struct file_response_facts *file, int64_t now,
    struct file_response *plan)
{
	char buffer[RULES_HEAD_LIMIT];
	struct text text = text_over(buffer, sizeof(buffer));
	struct response_head_common common = { .now = now,
		.server = VIEW("x/1") };
	const char *broken;
	struct view head;
	int status;

	file_response_decide(request, file, now, plan);
	response_head_begin(&text, plan->status, VIEW(""), &common);
	file_response_add_fields(&text, plan, file);
	response_head_end(&text);
	head = text_view(&text);
	if (text.has_overflowed ||
	    plan->etag_length > FILE_RESPONSE_ETAG_LIMIT ||
	    (plan->ranges.count > 1 &&
		plan->boundary_length > FILE_RESPONSE_BOUNDARY_LIMIT))
		return "everything fits";
	if ((broken = rules_head_shape(head)) != NULL ||
	    (broken = rules_status_set(request, plan)) != NULL ||
	    (broken = rules_ranges(plan, file)) != NULL ||
	    (broken = rules_length(plan, file, head)) != NULL ||
	    (broken = rules_content_range(plan, file, head)) != NULL ||
	    (broken = rules_validators(plan, file, now, head)) != NULL ||
	    (broken = rules_content(plan, file, head)) != NULL)
		return broken;
	status = rules_status(
	    request, file, (struct view){ plan->etag, plan->etag_length }, now);
	return status == RULES_UNKNOWN || status == plan->status
	    ? NULL
	    : "the status is the one of RFC 7232 6 and RFC 7233 3";
}

#endif
