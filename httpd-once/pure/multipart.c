#include "httpd-once/pure/multipart.h"

void
multipart_add_content_range(
    struct text *text, const struct range *range, uint64_t size_bytes)
{
	TEXT_LITERAL(text, "Content-Range: bytes ");
	text_add_number(text, range->first);
	text_add_byte(text, '-');
	text_add_number(text, range->first + range->length - 1);
	text_add_byte(text, '/');
	text_add_number(text, size_bytes);
	TEXT_LITERAL(text, "\r\n");
}

void
multipart_add_part(struct text *text, const struct file_response *plan,
    const struct file_response_facts *file, const struct range *range)
{
	TEXT_LITERAL(text, "\r\n--");
	text_add(text, (struct view){ plan->boundary, plan->boundary_length });
	if (range == NULL) {
		TEXT_LITERAL(text, "--\r\n");
		return;
	}
	TEXT_LITERAL(text, "\r\n");
	response_head_field(text, VIEW("Content-Type"), file->type);
	multipart_add_content_range(text, range, file->size_bytes);
	TEXT_LITERAL(text, "\r\n");
}

static void
make_boundary(struct file_response *plan, int64_t now)
{
	struct text text = text_over(plan->boundary, sizeof(plan->boundary));

	/* The boundary is made from the file's state and the time, so that
	 * the author of a file cannot know it beforehand. */
	TEXT_LITERAL(&text, "part-");
	text_add_hex(&text, (uint64_t)now);
	text_add_byte(&text, '-');
	text_add(&text,
	    view_slice(
		(struct view){ plan->etag, plan->etag_length - 1 }, 1, 13));
	plan->boundary_length = text.length;
}

static uint64_t
part_head_length(const struct file_response *plan,
    const struct file_response_facts *file, const struct range *range)
{
	char buffer[MULTIPART_HEAD_LIMIT];
	struct text head = text_over(buffer, sizeof(buffer));

	multipart_add_part(&head, plan, file, range);
	return head.length;
}

static void
measure_parts(
    struct file_response *plan, const struct file_response_facts *file)
{
	struct view rest = plan->ranges.list;
	struct range range;

	plan->length_bytes = part_head_length(plan, file, NULL);
	while (range_next(&plan->ranges, &rest, &range))
		plan->length_bytes +=
		    part_head_length(plan, file, &range) + range.length;
}

void
multipart_begin(struct file_response *plan,
    const struct file_response_facts *file, int64_t now)
{
	make_boundary(plan, now);
	measure_parts(plan, file);
}
