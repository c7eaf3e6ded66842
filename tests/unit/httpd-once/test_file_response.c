#include "httpd-once/pure/file_response.h"
#include "httpd-once/pure/multipart.h"
#include "tests/unit/httpd-once/file_response_rules.h"
#include "tests/unit/unit.h"

#include <stdio.h>

/*
 * The product of all that the answer to a GET or HEAD of a file depends on,
 * each case held against file_response_rules.h.  In the tables @ is the file's
 * tag, D its date, B a second before, A a second after.
 */

enum {
	HEAD_LIMIT = 2048,
	COMPLAINTS = 5, /* printed of all that is wrong */
};

static const int64_t now = 1700000000; /* Tue, 14 Nov 2023 22:13:20 GMT */

static const char *const methods[] = { "GET", "HEAD" };
static const char *const versions[] = { "1.0", "1.1" };

static const char *const none_match[] = { NULL, "@", "\"miss\"", "*", "W/@",
	"\"a\", W/\"b,c\",, @" };
static const char *const modified_since[] = { NULL, "D", "B", "A",
	"Fri, 31 Dec 9999 23:59:59 GMT", "yesterday" };
static const char *const match[] = { NULL, "@", "\"miss\"", "W/@", "*" };
static const char *const unmodified_since[] = { NULL, "B", "D", "never" };
static const char *const ranges[] = { NULL, "bytes=0-0", "bytes=0-0,2-3,-1",
	"bytes=-2", "bytes=5000000000-", "bytes=1-0", "lines=0-1" };
static const char *const if_range[] = { NULL, "@", "\"miss\"", "W/@", "D",
	"B" };

static const uint64_t sizes[] = { 0, 1, 149, 4294967299 };
static const int64_t times[] = { 784111777, 1699999990, -1, 253402300800,
	1700000001 };
static const char *const codings[] = { NULL, "gzip" };

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

/* One case of the product. */
struct product {
	const char *method;
	const char *version;
	const char *conditions[4]; /* values of the fields below, or NULL */
	const char *range;
	const char *if_range;
	struct file_response_facts file;
	char etag[FILE_RESPONSE_ETAG_LIMIT];
	size_t etag_length;
	unsigned count;
	unsigned complaints;
	unsigned statuses[600];
};

static const char *const condition_names[4] = { "If-None-Match",
	"If-Modified-Since", "If-Match", "If-Unmodified-Since" };

/* The value of a field, with what its letters stand for. */
static void
add_value(struct text *text, const struct product *product, const char *value)
{
	if (value[1] == '\0' && value[0] >= 'A' && value[0] <= 'D') {
		int64_t shown =
		    product->file.modified < now ? product->file.modified : now;

		date_write(text, shown + (value[0] == 'A') - (value[0] == 'B'));
		return;
	}
	for (; *value != '\0'; value++)
		if (*value == '@')
			text_add(text,
			    (struct view){
				product->etag, product->etag_length });
		else
			text_add_byte(text, *value);
}

static void
add_field(struct text *text, const struct product *product, const char *name,
    const char *value)
{
	if (value == NULL)
		return;
	text_add_string(text, name);
	TEXT_LITERAL(text, ": ");
	add_value(text, product, value);
	TEXT_LITERAL(text, "\r\n");
}

static void
write_request(struct text *text, const struct product *product)
{
	text_add_string(text, product->method);
	TEXT_LITERAL(text, " / HTTP/");
	text_add_string(text, product->version);
	TEXT_LITERAL(text, "\r\nHost: a\r\n");
	for (size_t i = 0; i < COUNT(condition_names); i++)
		add_field(
		    text, product, condition_names[i], product->conditions[i]);
	add_field(text, product, "Range", product->range);
	add_field(text, product, "If-Range", product->if_range);
	TEXT_LITERAL(text, "\r\n");
}

static void
complain(struct product *product, const char *broken,
    const struct file_response *plan, struct view text)
{
	if (product->complaints++ >= COMPLAINTS)
		return;
	printf("# %s: status %d, size %ju, modified %jd, variant %d, for\n",
	    broken, plan->status, (uintmax_t)product->file.size_bytes,
	    (intmax_t)product->file.modified, product->file.is_variant);
	while (text.length > 0) {
		struct view line = view_next(&text, '\n');

		printf("#\t%.*s\n", (int)line.length, line.at);
	}
}

static void
check_case(struct product *product)
{
	char buffer[HEAD_LIMIT];
	struct text text = text_over(buffer, sizeof(buffer));
	struct request request;
	struct file_response plan;
	const char *broken;

	write_request(&text, product);
	product->count++;
	if (request_parse(buffer, text.length, &request) != 0) {
		plan.status = 400;
		complain(product, "no request", &plan, text_view(&text));
		return;
	}
	broken =
	    file_response_rules_broken(&request, &product->file, now, &plan);
	product->statuses[plan.status]++;
	if (broken != NULL)
		complain(product, broken, &plan, text_view(&text));
}

static void
walk_ranges(struct product *product)
{
	for (size_t i = 0; i < COUNT(ranges); i++)
		for (size_t j = 0; j < COUNT(if_range); j++) {
			product->range = ranges[i];
			product->if_range = if_range[j];
			check_case(product);
			if (ranges[i] == NULL && j == 1)
				break; /* If-Range alone: once is enough */
		}
}

/* Every pair of two of the four conditions, with every pair of values. */
static void
walk_conditions(struct product *product)
{
	const struct {
		const char *const *values;
		size_t count;
	} tables[4] = {
		{ none_match, COUNT(none_match) },
		{ modified_since, COUNT(modified_since) },
		{ match, COUNT(match) },
		{ unmodified_since, COUNT(unmodified_since) },
	};

	memset(product->conditions, 0, sizeof(product->conditions));
	walk_ranges(product);
	for (size_t a = 0; a < 4; a++)
		for (size_t i = 1; i < tables[a].count; i++) {
			product->conditions[a] = tables[a].values[i];
			walk_ranges(product);
			for (size_t b = a + 1; b < 4; b++) {
				for (size_t j = 1; j < tables[b].count; j++) {
					product->conditions[b] =
					    tables[b].values[j];
					walk_ranges(product);
				}
				product->conditions[b] = NULL;
			}
			product->conditions[a] = NULL;
		}
}

static void
walk_requests(struct product *product)
{
	struct request request;
	struct file_response plan;

	/* The tag does not depend on the request. */
	request_clear(&request);
	file_response_decide(&request, &product->file, now, &plan);
	memcpy(product->etag, plan.etag, plan.etag_length);
	product->etag_length = plan.etag_length;
	for (size_t i = 0; i < COUNT(methods); i++)
		for (size_t j = 0; j < COUNT(versions); j++) {
			product->method = methods[i];
			product->version = versions[j];
			walk_conditions(product);
		}
}

static void
set_coding(struct file_response_facts *file, const char *coding)
{
	file->is_variant = coding != NULL;
	file->encoding = coding == NULL ? VIEW("") : view_of(coding);
}

static void
test_product(void)
{
	static struct product product;

	unit_case("every request for every file is answered by the rules");
	product.file.type = VIEW("text/html; charset=utf-8");
	for (size_t i = 0; i < COUNT(sizes); i++)
		for (size_t j = 0; j < COUNT(times); j++)
			for (size_t k = 0; k < COUNT(codings); k++) {
				product.file.size_bytes = sizes[i];
				product.file.modified = times[j];
				set_coding(&product.file, codings[k]);
				walk_requests(&product);
			}
	CHECK_NUMBER(product.complaints, 0);
	printf("# %u cases: %u 200, %u 206, %u 304, %u 412, %u 416\n",
	    product.count, product.statuses[200], product.statuses[206],
	    product.statuses[304], product.statuses[412],
	    product.statuses[416]);
	/* A product that does not reach all answers proves nothing. */
	CHECK(product.count > 700000);
	for (size_t i = 0; i < 5; i++) {
		static const int all[] = { 200, 206, 304, 412, 416 };

		CHECK(product.statuses[all[i]] > 1000);
	}
}

/* The answer to one request, for the tables below. */
static struct file_response
plan_of(const char *fields, const struct file_response_facts *file)
{
	char buffer[HEAD_LIMIT];
	struct text text = text_over(buffer, sizeof(buffer));
	struct request request;
	struct file_response plan;

	TEXT_LITERAL(&text, "GET / HTTP/1.0\r\n");
	text_add_string(&text, fields);
	TEXT_LITERAL(&text, "\r\n");
	CHECK_NUMBER(request_parse(buffer, text.length, &request), 0);
	CHECK_STRING(
	    file_response_rules_broken(&request, file, now, &plan), NULL);
	return plan;
}

static void
test_literal(void)
{
	struct file_response_facts file = { .size_bytes = 10000,
		.modified = 784111777,
		.type = VIEW("a/b"),
		.encoding = VIEW("") };
	struct file_response plan;

	unit_case("what the RFC gives as examples (RFC 7233 2.1, 4.1)");
	plan = plan_of("Range: bytes=500-999\r\n", &file);
	CHECK_NUMBER(plan.status, 206);
	CHECK_NUMBER(plan.length_bytes, 500);
	plan = plan_of("Range: bytes=0-0,-1\r\n", &file);
	CHECK_NUMBER(plan.status, 206);
	CHECK_NUMBER(plan.ranges.count, 2);
	plan = plan_of("If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
		       "Range: bytes=0-0\r\n",
	    &file);
	CHECK_NUMBER(plan.status, 304);
	plan = plan_of("If-None-Match: *\r\n", &file);
	CHECK_NUMBER(plan.status, 304);
	plan = plan_of("If-Match: \"xyzzy\", \"r2d2xxxx\"\r\n", &file);
	CHECK_NUMBER(plan.status, 412);
	CHECK_STRING(plan.reason, "condition/failed");
	plan = plan_of("Range: bytes=10000-\r\n", &file);
	CHECK_NUMBER(plan.status, 416);
	CHECK_STRING(plan.reason, "range/unsatisfiable");
}

static void
test_dates(void)
{
	struct file_response_facts file = { .size_bytes = 149,
		.modified = now - 60,
		.type = VIEW("a/b"),
		.encoding = VIEW("") };

	unit_case("a date is strong a minute later (RFC 7232 2.2.2)");
	CHECK_NUMBER(plan_of("Range: bytes=0-0\r\n"
			     "If-Range: Tue, 14 Nov 2023 22:12:20 GMT\r\n",
			 &file)
			 .status,
	    206);
	file.modified++;
	CHECK_NUMBER(plan_of("Range: bytes=0-0\r\n"
			     "If-Range: Tue, 14 Nov 2023 22:12:21 GMT\r\n",
			 &file)
			 .status,
	    200);

	unit_case("a date that is never sent is never matched");
	file.modified = -1;
	CHECK_NUMBER(plan_of("Range: bytes=0-0\r\n"
			     "If-Range: Wed, 31 Dec 1969 23:59:59 GMT\r\n",
			 &file)
			 .status,
	    200);
	CHECK_NUMBER(
	    plan_of(
		"If-Modified-Since: Wed, 31 Dec 1969 23:59:59 GMT\r\n", &file)
		.status,
	    200);
	CHECK_NUMBER(
	    plan_of(
		"If-Unmodified-Since: Wed, 31 Dec 1969 23:59:58 GMT\r\n", &file)
		.status,
	    200);
}

static void
test_tags(void)
{
	struct file_response_facts file = { .size_bytes = 149,
		.modified = 784111777,
		.modified_ns = 1,
		.type = VIEW("a/b"),
		.encoding = VIEW("") };
	struct file_response_facts other = file;
	struct file_response first = plan_of("", &file);
	struct file_response second;

	unit_case("files that differ have tags that differ (RFC 7232 2.1)");
	for (unsigned i = 0; i < 5; i++) {
		other = file;
		other.size_bytes += i == 0;
		other.modified += i == 1;
		other.modified_ns += i == 2;
		other.is_variant = i >= 3;
		if (i >= 3)
			other.encoding = i == 3 ? VIEW("gzip") : VIEW("br");
		second = plan_of("", &other);
		CHECK(
		    !view_equals((struct view){ first.etag, first.etag_length },
			(struct view){ second.etag, second.etag_length }));
	}
}

int
main(void)
{
	test_product();
	test_literal();
	test_dates();
	test_tags();
	return unit_end();
}
