#include "httpd-once/pure/html_page.h"
#include "httpd-once/pure/reason_phrase.h"
#include "httpd-once/pure/utf8.h"
#include "tests/unit/unit.h"

#include <string.h>

static struct view
shown(struct view bytes)
{
	static char buffer[256];
	struct text text = text_over(buffer, sizeof(buffer));

	html_page_add_text(&text, bytes);
	return text_view(&text);
}

static bool
has(struct view page, struct view part)
{
	return memmem(page.at, page.length, part.at, part.length) != NULL;
}

static void
test_utf8(void)
{
	static const struct {
		const char *bytes;
		size_t length;
		uint32_t code;
	} rows[] = {
		{ "a", 1, 'a' },
		{ "\xc3\xa4z", 2, 0xe4 },
		{ "\xe2\x82\xac", 3, 0x20ac },
		{ "\xf0\x9f\x98\x80", 4, 0x1f600 },
		{ "\xf4\x8f\xbf\xbf", 4, 0x10ffff },
		{ "", 0, 0 },
		{ "\x80", 0, 0 }, /* a continuation alone */
		{ "\xc0\xaf", 0, 0 }, /* an overlong slash */
		{ "\xe0\x80\xaf", 0, 0 },
		{ "\xf0\x80\x80\xaf", 0, 0 },
		{ "\xed\xa0\x80", 0, 0 }, /* a surrogate */
		{ "\xf4\x90\x80\x80", 0, 0 }, /* above U+10FFFF */
		{ "\xe2\x82", 0, 0 }, /* cut off */
		{ "\xe2(\xac", 0, 0 },
		{ "\xff", 0, 0 },
	};

	unit_case("utf8_next takes the characters of RFC 3629 and no others");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		uint32_t code = 0;

		CHECK_NUMBER(utf8_next(unit_guarded_view(rows[i].bytes), &code),
		    rows[i].length);
		CHECK_NUMBER(code, rows[i].code);
	}
}

static void
test_text(void)
{
	unit_case("html_page_add_text shows any byte and lets none act");
	CHECK_VIEW(shown(VIEW("<a & 'b' \"c\">")),
	    VIEW("&lt;a &amp; &#39;b&#39; &quot;c&quot;&gt;"));
	CHECK_VIEW(shown(VIEW("na\xc3\xafve \xe2\x82\xac")),
	    VIEW("na\xc3\xafve \xe2\x82\xac"));
	CHECK_VIEW(shown(VIEW("\x1b[2J\n\x7f\0")),
	    VIEW("\xe2\x90\x9b[2J\xe2\x90\x8a\xe2\x90\xa1\xe2\x90\x80"));
	CHECK_VIEW(shown(unit_guarded_view("a\xff\xe2\x82")),
	    VIEW("a\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"));
	/* A name that would be read backwards. */
	CHECK_VIEW(shown(VIEW("photo\xe2\x80\xaegnp.exe")),
	    VIEW("photo\xef\xbf\xbdgnp.exe"));
	/* C1 controls and noncharacters, which HTML forbids. */
	CHECK_VIEW(shown(VIEW("\xc2\x9b\xef\xbf\xbe\xef\xb7\x90")),
	    VIEW("\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"));
}

static void
test_pages(void)
{
	static char hostile[9000];
	char buffer[HTML_PAGE_LIMIT];
	struct text text = text_over(buffer, sizeof(buffer));

	unit_case("every error page fits its limit and holds its detail");
	memset(hostile, '"', sizeof(hostile));
	for (int status = 0; status < 1000; status++) {
		text = text_over(buffer, sizeof(buffer));
		html_page_error(
		    &text, status, (struct view){ hostile, sizeof(hostile) });
		CHECK(!text.has_overflowed);
	}
	text = text_over(buffer, sizeof(buffer));
	html_page_error(&text, 404, VIEW("/<script>"));
	CHECK(has(text_view(&text), VIEW("<title>404 Not Found</title>")));
	CHECK(has(text_view(&text), VIEW("<bdi>/&lt;script&gt;</bdi>")));
	CHECK(has(text_view(&text), VIEW("There is nothing at this address")));
	CHECK(text.length < 1500);

	unit_case("a long detail is cut between two characters");
	memset(hostile, 'x', sizeof(hostile));
	memcpy(hostile + 99, "\xe2\x82\xac", 3);
	text = text_over(buffer, sizeof(buffer));
	html_page_error(&text, 500, (struct view){ hostile, 200 });
	CHECK(has(text_view(&text), VIEW("xxx ...</bdi>")));

	unit_case("a redirect page links to where it goes");
	text = text_over(buffer, sizeof(buffer));
	html_page_redirect(&text, 301, VIEW("/a/?x=1&y='2'"));
	CHECK(has(
	    text_view(&text), VIEW("<a href=\"/a/?x=1&amp;y=&#39;2&#39;\">")));
	CHECK(has(text_view(&text), VIEW("301 Moved Permanently")));

	unit_case("a redirect to an address too long says so, and fits");
	text = text_over(buffer, sizeof(buffer));
	html_page_redirect(
	    &text, 308, (struct view){ hostile, sizeof(hostile) });
	CHECK(!text.has_overflowed);
	CHECK(!has(text_view(&text), VIEW("href")));
	CHECK(has(text_view(&text), VIEW("</html>\n")));
}

static void
test_phrases(void)
{
	unit_case("each status has its phrase, an unknown one its class's");
	CHECK_VIEW(reason_phrase(200), VIEW("OK"));
	CHECK_VIEW(reason_phrase(431), VIEW("Request Header Fields Too Large"));
	CHECK_VIEW(reason_phrase(505), VIEW("HTTP Version Not Supported"));
	CHECK_VIEW(reason_phrase(299), VIEW("OK"));
	CHECK_VIEW(reason_phrase(418), VIEW("Bad Request"));
	CHECK_VIEW(reason_phrase(599), VIEW("Internal Server Error"));
}

int
main(void)
{
	test_utf8();
	test_text();
	test_pages();
	test_phrases();
	return unit_end();
}
