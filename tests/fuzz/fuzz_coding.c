/*
 * Only a coding that there is, is chosen; one that is not named in any way
 * never is; and refusing one at the end makes it lose.
 */
#include "coding.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool
holds(struct view text, struct view word)
{
	for (size_t i = 0; i < text.length; i++)
		if (view_equals_nocase(
			view_slice(text, i, i + word.length), word))
			return true;
	return false;
}

static enum coding
choose(struct view value, bool has_br, bool has_gzip)
{
	static struct request request;

	request.field_count = 2;
	request.fields[0] =
	    (struct request_field){ VIEW("Host"), VIEW("gzip, br") };
	request.fields[1] =
	    (struct request_field){ VIEW("accept-encoding"), value };
	return coding_choose(&request, has_br, has_gzip);
}

static void
check_refusal(struct view value, struct view refusal, enum coding coding)
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
	enum coding both = choose(value, true, true);

	if (choose(value, false, false) != CODING_IDENTITY ||
	    choose(value, true, false) == CODING_GZIP ||
	    choose(value, false, true) == CODING_BR)
		abort();
	if (both == CODING_BR && choose(value, true, false) != CODING_BR)
		abort();
	if (both == CODING_GZIP && choose(value, false, true) != CODING_GZIP)
		abort();
	if (!holds(value, VIEW("*")) &&
	    ((both == CODING_BR && !holds(value, VIEW("br"))) ||
		(both == CODING_GZIP && !holds(value, VIEW("gzip")))))
		abort();
	check_refusal(value, VIEW(",br;q=0"), CODING_BR);
	check_refusal(value, VIEW(",gzip;q=0"), CODING_GZIP);
	return 0;
}
