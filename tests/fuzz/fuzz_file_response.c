/*
 * Whatever is asked about whatever file, the answer keeps the rules of
 * file_response_rules.h.  The input begins with the facts of the file and the
 * time; then comes the head of a request, in which @ stands for the file's tag
 * and a byte of 1 for its date.
 */
#include "httpd-once/pure/file_response.h"
#include "tests/fuzz/fuzz.h"
#include "tests/unit/httpd-once/file_response_rules.h"

#include <stdio.h>

enum { HEAD_LIMIT = 16384 };

struct facts {
	uint64_t size_bytes;
	int64_t modified;
	uint32_t modified_ns;
	uint32_t now;
	uint8_t is_variant;
	uint8_t coding;
};

/* Field by field, so that the input has no gaps. */
static size_t
take(void *into, size_t length, const uint8_t *data, size_t at)
{
	memcpy(into, data + at, length);
	return at + length;
}

static size_t
take_facts(struct facts *facts, const uint8_t *data)
{
	size_t at = take(&facts->size_bytes, 8, data, 0);

	at = take(&facts->modified, 8, data, at);
	at = take(&facts->modified_ns, 4, data, at);
	at = take(&facts->now, 4, data, at);
	at = take(&facts->is_variant, 1, data, at);
	return take(&facts->coding, 1, data, at);
}

enum { FACTS_BYTES = 26 };

static void
write_head(
    struct text *text, struct view input, const struct file_response *plan)
{
	for (size_t i = 0; i < input.length; i++)
		if (input.at[i] == '@')
			text_add(text,
			    (struct view){ plan->etag, plan->etag_length });
		else if (input.at[i] == 1)
			date_write(text, plan->modified);
		else
			text_add_byte(text, input.at[i]);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char codings[3][5] = { "", "br", "gzip" };
	char buffer[HEAD_LIMIT];
	struct text text = text_over(buffer, sizeof(buffer));
	struct request request;
	struct facts facts;
	struct file_response_facts file;
	struct file_response plan;
	const char *broken;

	if (size < FACTS_BYTES)
		return 0;
	size -= take_facts(&facts, data);
	file = (struct file_response_facts){
		/* What a file's size can be: it is signed to the system. */
		.size_bytes = facts.size_bytes & INT64_MAX,
		.modified = facts.modified,
		.modified_ns = facts.modified_ns % 1000000000,
		.type = VIEW("text/html; charset=utf-8"),
		.encoding = view_of(codings[facts.coding % 3]),
		.is_variant = facts.is_variant & 1,
	};
	request_clear(&request);
	file_response_decide(&request, &file, facts.now, &plan);
	write_head(&text,
	    (struct view){ (const char *)data + FACTS_BYTES, size }, &plan);
	if (text.has_overflowed ||
	    request_parse(buffer, text.length, &request) != 0)
		return 0;
	if (request.method != REQUEST_GET && request.method != REQUEST_HEAD)
		return 0;
	broken = file_response_rules_broken(&request, &file, facts.now, &plan);
	if (broken != NULL) {
		fprintf(stderr, "%s: status %d\n", broken, plan.status);
		abort();
	}
	return 0;
}
