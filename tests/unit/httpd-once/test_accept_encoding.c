#include "httpd-once/pure/accept_encoding.h"
#include "tests/unit/unit.h"

#include <stdio.h>
#include <string.h>

/* Short, to keep the table readable. */
#define NONE CONTENT_CODING_IDENTITY
#define GZIP CONTENT_CODING_GZIP
#define BR CONTENT_CODING_BR

static const struct {
	const char *value;
	enum content_coding both; /* where there is br and gzip */
	enum content_coding br_only;
	enum content_coding gzip_only;
} fields[] = {
	/* What clients send. */
	{ "gzip, deflate", GZIP, NONE, GZIP },
	{ "gzip, deflate, br", BR, BR, GZIP },
	{ "gzip, deflate, br, zstd", BR, BR, GZIP },
	{ "br;q=1.0, gzip;q=0.8, *;q=0.1", BR, BR, GZIP },
	{ "deflate, gzip;q=1.0, *;q=0.5", GZIP, BR, GZIP },
	{ "identity", NONE, NONE, NONE },
	{ "", NONE, NONE, NONE },
	{ "*", BR, BR, GZIP },
	/* The examples of RFC 7231 5.3.4. */
	{ "compress, gzip", GZIP, NONE, GZIP },
	{ "compress;q=0.5, gzip;q=1.0", GZIP, NONE, GZIP },
	{ "gzip;q=1.0, identity; q=0.5, *;q=0", GZIP, NONE, GZIP },
	/* The higher quality wins, br among equals. */
	{ "br;q=0.5, gzip", GZIP, BR, GZIP },
	{ "br;q=0.5, gzip;q=0.5", BR, BR, GZIP },
	{ "br;q=0.499, gzip;q=0.5", GZIP, BR, GZIP },
	{ "br;q=0.001", BR, BR, NONE },
	{ "identity, gzip;q=0.5", NONE, NONE, NONE },
	{ "identity;q=0.5, gzip;q=0.5", GZIP, NONE, GZIP },
	{ "identity;q=0.5, br;q=0.4, gzip;q=0.6", GZIP, NONE, GZIP },
	{ "gzip;q=0.2, *;q=0.8", BR, BR, NONE },
	/* q=0 refuses. */
	{ "br;q=0, gzip", GZIP, NONE, GZIP },
	{ "br;q=0.000, gzip;q=0.0", NONE, NONE, NONE },
	{ "br;q=0, *", GZIP, NONE, GZIP },
	{ "*;q=0", NONE, NONE, NONE },
	{ "identity;q=0", NONE, NONE, NONE },
	{ "*;q=0, br", BR, BR, NONE },
	{ "identity;q=0, gzip;q=0.1", GZIP, NONE, GZIP },
	{ "gzip, gzip;q=0", NONE, NONE, NONE },
	{ "gzip;q=0, gzip", GZIP, NONE, GZIP },
	/* Case, blanks, empty elements, the old name. */
	{ "GZip", GZIP, NONE, GZIP },
	{ "x-gzip", GZIP, NONE, GZIP },
	{ " ,, br ; Q=0.5 ,\t", BR, BR, NONE },
	{ "gzip\t;\tq=1", GZIP, NONE, GZIP },
	{ "gzip;q=1.", GZIP, NONE, GZIP },
	{ "gzip;q=0.", NONE, NONE, NONE },
	/* What is malformed is left out. */
	{ "br;q=1.001, gzip", GZIP, NONE, GZIP },
	{ "br;q=2, gzip", GZIP, NONE, GZIP },
	{ "br;q=-1, gzip", GZIP, NONE, GZIP },
	{ "br;q=0.1234, gzip;q=0.1", GZIP, NONE, GZIP },
	{ "br;q=, gzip", GZIP, NONE, GZIP },
	{ "br;q, gzip", GZIP, NONE, GZIP },
	{ "br;, gzip", GZIP, NONE, GZIP },
	{ "br;q=.5, gzip", GZIP, NONE, GZIP },
	{ "br;q=0,5, gzip", GZIP, NONE, GZIP },
	{ "br;q=0x5, gzip", GZIP, NONE, GZIP },
	{ "br;q=005, gzip", GZIP, NONE, GZIP },
	{ "br;q=:, gzip", GZIP, NONE, GZIP },
	{ "br;q=0.:, gzip", GZIP, NONE, GZIP },
	{ "br;q =1, gzip", GZIP, NONE, GZIP },
	{ "br;level=9, gzip", GZIP, NONE, GZIP },
	{ "brotli, gzipped", NONE, NONE, NONE },
};

static enum content_coding
choose(const struct request *request, bool has_br, bool has_gzip)
{
	return accept_encoding_choose(request,
	    (has_br ? 1U << CONTENT_CODING_BR : 0) |
		(has_gzip ? 1U << CONTENT_CODING_GZIP : 0));
}

static void
test_fields(void)
{
	enum { NAME_BYTES = sizeof("accept-encoding") - 1 };
	struct request request = { .field_count = 1,
		.fields = { { 0, NAME_BYTES, NAME_BYTES, 0 } } };

	unit_case("the coding of highest quality is chosen (RFC 7231 5.3.4)");
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		char head[256] = "accept-encoding";
		size_t length = strlen(strcat(head, fields[i].value));

		request.head = unit_guarded(head, length);
		request.fields[0].value_bytes = (uint16_t)(length - NAME_BYTES);
		if (choose(&request, true, true) != fields[i].both ||
		    choose(&request, true, false) != fields[i].br_only ||
		    choose(&request, false, true) != fields[i].gzip_only)
			printf("# about \"%s\":\n", fields[i].value);
		CHECK_NUMBER(choose(&request, true, true), fields[i].both);
		CHECK_NUMBER(choose(&request, true, false), fields[i].br_only);
		CHECK_NUMBER(
		    choose(&request, false, true), fields[i].gzip_only);
		CHECK_NUMBER(choose(&request, false, false), NONE);
	}
}

static void
test_several(void)
{
	char head[] = "GET / HTTP/1.0\r\nAccept-Encoding: br;q=0.3\r\n"
		      "Accept: br\r\nACCEPT-ENCODING: gzip;q=0.4\r\n"
		      "Accept-Encoding:\r\n\r\n";
	struct request request;

	CHECK_NUMBER(request_parse(head, sizeof(head) - 1, &request), 0);
	unit_case("all fields of the name are one list");
	CHECK_NUMBER(choose(&request, true, true), GZIP);
	CHECK_NUMBER(choose(&request, true, false), BR);

	unit_case("zstd comes behind br and before gzip");
	request.head = "Accept-Encodinggzip, zstd, br";
	request.field_count = 1;
	request.fields[0] = (struct request_field){ 0, 15, 15, 14 };
	CHECK_NUMBER(accept_encoding_choose(&request, 0xf), BR);
	CHECK_NUMBER(accept_encoding_choose(
			 &request, 1U << CONTENT_CODING_ZSTD | 1U << GZIP),
	    CONTENT_CODING_ZSTD);
	request.fields[0].value_bytes = 4;
	CHECK_NUMBER(
	    accept_encoding_choose(&request, 1U << CONTENT_CODING_ZSTD), NONE);

	unit_case("without the field the file goes as it is");
	request.field_count = 0;
	CHECK_NUMBER(choose(&request, true, true), NONE);
}

int
main(void)
{
	test_fields();
	test_several();
	return unit_end();
}
