#include "httpd-once/pure/accept_encoding.h"

#include "httpd-once/pure/request_fields.h"

static const struct {
	char name[sizeof("gzip")];
	char suffix[sizeof(".zst")];
} codings[CONTENT_CODINGS] = {
	[CONTENT_CODING_GZIP] = { "gzip", ".gz" },
	[CONTENT_CODING_ZSTD] = { "zstd", ".zst" },
	[CONTENT_CODING_BR] = { "br", ".br" },
};

/* The quality of each coding in thousandths: RFC 7231 knows none finer. */
struct wishes {
	int quality[CONTENT_CODINGS];
	int any; /* "*" */
};

enum {
	UNNAMED = -1,
	BEST = 1000,
};

/* qvalue of RFC 7231 5.3.1.  Returns thousandths, or -1. */
static int
read_quality(struct view text)
{
	int quality = 0;
	int place = BEST;

	if (text.length == 0 || text.length > sizeof("0.000") - 1)
		return -1;
	for (size_t i = 0; i < text.length; i++) {
		if (i == 1) {
			if (text.at[i] != '.')
				return -1;
			continue;
		}
		if (!byte_is_digit(text.at[i]))
			return -1;
		quality += (text.at[i] - '0') * place;
		place /= 10;
	}
	return quality <= BEST ? quality : -1;
}

/* What may follow a coding: nothing, or its weight.  Returns as above. */
static int
read_weight(struct view text)
{
	if (text.length == 0)
		return BEST;
	if (!view_equals_nocase(view_slice(text, 0, 2), VIEW("q=")))
		return -1;
	return read_quality(view_slice(text, 2, text.length));
}

static void
read_element(struct view element, struct wishes *wishes)
{
	size_t end = view_find(element, ';');
	bool has_weight = end < element.length;
	struct view weight =
	    view_trim(view_slice(element, end + 1, element.length));
	struct view name = view_trim(view_slice(element, 0, end));
	int quality = read_weight(weight);

	if (quality == -1 || (has_weight && weight.length == 0))
		return;
	if (view_equals(name, VIEW("*")))
		wishes->any = quality;
	else if (view_equals_nocase(name, VIEW("identity")))
		wishes->quality[CONTENT_CODING_IDENTITY] = quality;
	else if (view_equals_nocase(name, VIEW("x-gzip")))
		wishes->quality[CONTENT_CODING_GZIP] = quality;
	for (int i = CONTENT_CODING_GZIP; i < CONTENT_CODINGS; i++)
		if (view_is_nocase(name, codings[i].name))
			wishes->quality[i] = quality;
}

static int
settle(int quality, int any)
{
	if (quality != UNNAMED)
		return quality;
	return any != UNNAMED ? any : 0;
}

struct view
content_coding_name(enum content_coding coding)
{
	return view_of(codings[coding].name);
}

struct view
content_coding_suffix(enum content_coding coding)
{
	return view_of(codings[coding].suffix);
}

enum content_coding
accept_encoding_choose(const struct request *request, unsigned available)
{
	struct wishes wishes = { .any = UNNAMED };
	enum content_coding best = CONTENT_CODING_IDENTITY;
	size_t cursor = 0;
	struct view list;
	int least;

	for (int i = 0; i < CONTENT_CODINGS; i++)
		wishes.quality[i] = UNNAMED;
	while ((list = request_next(request, VIEW("Accept-Encoding"), &cursor))
		   .at != NULL)
		while (list.length > 0)
			read_element(view_next(&list, ','), &wishes);

	/* A coding that was refused is worse than the file as it is. */
	least = settle(wishes.quality[CONTENT_CODING_IDENTITY], wishes.any);
	if (least == 0)
		least = 1;
	for (int i = CONTENT_CODING_GZIP; i < CONTENT_CODINGS; i++) {
		int quality = settle(wishes.quality[i], wishes.any);

		if ((available & 1U << i) != 0 && quality >= least) {
			least = quality;
			best = (enum content_coding)i;
		}
	}
	return best;
}
