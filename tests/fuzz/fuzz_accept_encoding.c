/*
 * Only a coding that there is, is chosen; one that is not named in any way
 * never is; and refusing one at the end makes it lose.
 */
#include "common/pure/text.h"
#include "httpd-once/pure/accept_encoding.h"
#include "tests/fuzz/fuzz.h"

#include <stdlib.h>
#include <string.h>

static bool
holds(struct view text, struct view word)
{
	for (size_t i = 0; i < text.length; i++)
		if (view_equals_nocase(
			view_slice(text, i, i + word.length), word))
			return true;
	return false;
}

static enum content_coding
choose(struct view value, bool has_br, bool has_gzip)
{
	static const char start[] = "Hostgzip, braccept-encoding";
	static struct request request = {
		.field_count = 2,
		.fields = { { 0, 4, 4, 8 }, { 12, 15, 27, 0 } },
	};
	enum { START = sizeof(start) - 1 };
	/* Of just the size that it has, so that one byte more shows. */
	char *head = malloc(START + value.length);
	enum content_coding coding;

	if (head == NULL)
		abort();
	memcpy(head, start, START);
	memcpy(head + START, value.at, value.length);
	request.head = head;
	request.fields[1].value_bytes = (uint16_t)value.length;
	coding = accept_encoding_choose(&request,
	    (has_br ? 1U << CONTENT_CODING_BR : 0) |
		(has_gzip ? 1U << CONTENT_CODING_GZIP : 0));
	free(head);
	return coding;
}

static void
check_refusal(
    struct view value, struct view refusal, enum content_coding coding)
{
	char buffer[4096 + 16];
	struct text text = text_over(buffer, sizeof(buffer));

	text_add(&text, value);
	text_add(&text, refusal);
	if (!text.has_overflowed &&
	    choose(text_view(&text), true, true) == coding)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct view value = { size > 0 ? (const char *)data : "", size };
	enum content_coding both;

	if (size > REQUEST_HEAD_LIMIT)
		return 0;
	both = choose(value, true, true);

	if (choose(value, false, false) != CONTENT_CODING_IDENTITY ||
	    choose(value, true, false) == CONTENT_CODING_GZIP ||
	    choose(value, false, true) == CONTENT_CODING_BR)
		abort();
	if (both == CONTENT_CODING_BR &&
	    choose(value, true, false) != CONTENT_CODING_BR)
		abort();
	if (both == CONTENT_CODING_GZIP &&
	    choose(value, false, true) != CONTENT_CODING_GZIP)
		abort();
	if (!holds(value, VIEW("*")) &&
	    ((both == CONTENT_CODING_BR && !holds(value, VIEW("br"))) ||
		(both == CONTENT_CODING_GZIP && !holds(value, VIEW("gzip")))))
		abort();
	check_refusal(value, VIEW(",br;q=0"), CONTENT_CODING_BR);
	check_refusal(value, VIEW(",gzip;q=0"), CONTENT_CODING_GZIP);
	return 0;
}
