#include "httpd-once/pure/html_page.h"

#include "httpd-once/pure/reason_phrase.h"
#include "httpd-once/pure/utf8.h"

enum {
	/* Enough for a sentence; an address is recognised by its start. */
	DETAIL_LIMIT = 100,
	/* The part of HTML_PAGE_LIMIT that is left for a redirect's link. */
	LINK_LIMIT = HTML_PAGE_LIMIT - HTML_PAGE_FRAME_LIMIT - 250,
};

/* The texts lie in the table itself, so that it needs no relocation. */
struct explanation {
	short status;
	char happened[80];
	char todo[96];
};

static const struct explanation explanations[] = {
	{ 400, "The request was not understood.",
	    "Check the address, or try another browser." },
	{ 401, "This needs a name and a password that match.",
	    "Reload the page and enter them." },
	{ 403, "This may not be read by visitors.",
	    "Ask the owner of the site if you think it should be." },
	{ 404, "There is nothing at this address.",
	    "Check the spelling, or look for it from the front page." },
	{ 405, "This cannot be asked for in that way.",
	    "Open it as a plain link; a form may have a wrong address." },
	{ 406, "It is not there in a form that your browser accepts.",
	    "Try another browser." },
	{ 408, "The request took too long to arrive.",
	    "Try again; the connection may be slow." },
	{ 410, "What was here has been taken away for good.",
	    "Look for it from the front page." },
	{ 411, "The request did not say how long it is.",
	    "Send it with a Content-Length." },
	{ 412, "It has changed since you last saw it.",
	    "Reload it, then repeat what you wanted to do." },
	{ 413, "What was sent is larger than is accepted here.",
	    "Send something smaller." },
	{ 414, "The address is too long.",
	    "Use a shorter one; a form should send with POST." },
	{ 415, "What was sent is of a type that is not accepted here.",
	    "Send it in another format." },
	{ 416, "The part that was asked for lies outside the file.",
	    "Start the download again from the beginning." },
	{ 417, "The request expects something that is not done here.",
	    "Send it without the Expect field." },
	{ 421, "This server does not answer for that host name.",
	    "Check the address, then reload the page." },
	{ 429, "Too many requests came from your address.",
	    "Wait a little, then try again." },
	{ 431, "The header of the request is too large.",
	    "Delete the cookies of this site, then try again." },
	{ 500, "Something went wrong on the server.",
	    "Try again later; if it stays so, tell the owner of the site." },
	{ 501, "This server does not do what was asked for.",
	    "Open it as a plain link." },
	{ 502, "The program behind this page gave no usable answer.",
	    "Try again later; if it stays so, tell the owner of the site." },
	{ 503, "The server is too busy at the moment.",
	    "Wait a little, then try again." },
	{ 504, "The program behind this page took too long.",
	    "Try again later; if it stays so, tell the owner of the site." },
	{ 505, "The request is in a version of HTTP not spoken here.",
	    "Try another browser." },
};

static const struct explanation *
explanation_of(int status)
{
	enum { COUNT = sizeof(explanations) / sizeof(explanations[0]) };

	for (size_t i = 0; i < COUNT; i++)
		if (explanations[i].status == status)
			return &explanations[i];
	return explanation_of(status >= 400 && status < 500 ? 400 : 500);
}

/* Whether the character reverses the text around it, with which "gnp.exe" can
 * look like "exe.png". */
static bool
is_bidi_control(uint32_t code)
{
	return (code >= 0x202a && code <= 0x202e) ||
	    (code >= 0x2066 && code <= 0x2069);
}

/* Whether HTML allows the character (HTML 13.2.3.5: no controls, no
 * noncharacters) and a reader sees it as itself. */
static bool
is_presentable(uint32_t code)
{
	return !is_bidi_control(code) && code >= 0x20 &&
	    (code < 0x7f || code >= 0xa0) && (code < 0xfdd0 || code > 0xfdef) &&
	    (code & 0xfffe) != 0xfffe;
}

static void
add_unpresentable(struct text *text, char byte)
{
	/* U+2400 to U+2421 in UTF-8, and U+FFFD. */
	char picture[3] = { '\xe2', '\x90', '\xa1' };

	if (!byte_is_control(byte)) {
		TEXT_LITERAL(text, "\xef\xbf\xbd");
		return;
	}
	if (byte != 127)
		picture[2] = (char)(0x80 + byte);
	text_add(text, (struct view){ picture, sizeof(picture) });
}

void
html_page_add_text(struct text *text, struct view bytes)
{
	while (bytes.length > 0) {
		uint32_t code = 0;
		size_t length = utf8_next(bytes, &code);

		if (length > 0 && is_presentable(code))
			text_add_html(text, view_slice(bytes, 0, length));
		else
			add_unpresentable(text, bytes.at[0]);
		if (length == 0)
			length = 1;
		bytes = view_slice(bytes, length, bytes.length);
	}
}

void
html_page_begin(struct text *text, struct view title, struct view more)
{
	TEXT_LITERAL(text,
	    "<!DOCTYPE html>\n"
	    "<html lang=\"en\">\n"
	    "<head>\n"
	    "<meta charset=\"utf-8\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width\">\n"
	    "<meta name=\"color-scheme\" content=\"light dark\">\n"
	    "<title>");
	html_page_add_text(text, title);
	TEXT_LITERAL(text,
	    "</title>\n"
	    "<style>\n"
	    ":root{--ink:#1c2024;--soft:#5b636b;--link:#0b57c2;"
	    "--line:#dfe3e8;--page:#fff}\n"
	    "@media(prefers-color-scheme:dark){:root{--ink:#e4e7eb;"
	    "--soft:#a0a8b2;--link:#8ab8ff;--line:#30363d;"
	    "--page:#14171b}}\n"
	    "body{margin:0 auto;max-width:56rem;padding:1.5rem 1rem 3rem;"
	    "font:1rem/1.5 system-ui,sans-serif;color:var(--ink);"
	    "background:var(--page);overflow-wrap:anywhere}\n"
	    "h1{font-size:1.4rem;line-height:1.3}\n"
	    "a{color:var(--link)}\n"
	    "</style>\n");
	text_add(text, more);
	TEXT_LITERAL(text, "</head>\n<body>\n");
}

void
html_page_end(struct text *text)
{
	TEXT_LITERAL(text, "</body>\n</html>\n");
}

static void
begin_with_status(struct text *text, int status, struct view more)
{
	char title[48]; /* a status of any digits, a blank and a phrase */
	struct text line = text_over(title, sizeof(title));

	text_add_number(&line, (uint64_t)status);
	text_add_byte(&line, ' ');
	text_add(&line, reason_phrase(status));
	html_page_begin(text, text_view(&line), more);
	TEXT_LITERAL(text, "<h1>");
	text_add(text, text_view(&line));
	TEXT_LITERAL(text, "</h1>\n");
}

static void
add_detail(struct text *text, struct view detail)
{
	size_t shown = detail.length;

	if (detail.length == 0)
		return;
	if (shown > DETAIL_LIMIT) {
		shown = DETAIL_LIMIT;
		/* The cut must not fall into the middle of a character. */
		while (shown > 0 && ((unsigned)detail.at[shown] & 0xc0) == 0x80)
			shown--;
	}
	TEXT_LITERAL(text, "<p class=\"detail\"><bdi>");
	html_page_add_text(text, view_slice(detail, 0, shown));
	if (shown < detail.length)
		TEXT_LITERAL(text, " ...");
	TEXT_LITERAL(text, "</bdi></p>\n");
}

void
html_page_error(struct text *text, int status, struct view detail)
{
	const struct explanation *explanation = explanation_of(status);

	begin_with_status(
	    text, status, VIEW("<style>.detail{color:var(--soft)}</style>\n"));
	TEXT_LITERAL(text, "<p>");
	text_add_string(text, explanation->happened);
	TEXT_LITERAL(text, "</p>\n");
	add_detail(text, detail);
	TEXT_LITERAL(text, "<p>");
	text_add_string(text, explanation->todo);
	TEXT_LITERAL(text, "</p>\n");
	if (status == 403 || status == 404 || status == 410)
		TEXT_LITERAL(text, "<p><a href=\"/\">Front page</a></p>\n");
	html_page_end(text);
}

void
html_page_redirect(struct text *text, int status, struct view location)
{
	struct text before_link;

	begin_with_status(text, status, VIEW(""));
	before_link = *text;
	TEXT_LITERAL(text, "<p>What you look for is <a href=\"");
	html_page_add_text(text, location);
	TEXT_LITERAL(text, "\">at another address</a>.</p>\n");
	if (text->length - before_link.length > LINK_LIMIT) {
		*text = before_link;
		TEXT_LITERAL(text,
		    "<p>What you look for is at the address in the Location "
		    "field of this answer.</p>\n");
	}
	html_page_end(text);
}
