/*
 * html_page - the HTML that the server itself writes: errors and redirects
 *
 * Layer: pure.
 *
 * Every page is valid HTML5 in UTF-8, without a script, readable on a
 * telephone and in the dark, and shorter than HTML_PAGE_LIMIT.  The frame and the
 * look are shared with the listings.
 */
#ifndef HTML_PAGE_H
#define HTML_PAGE_H

#include "common/pure/text.h"

enum {
	/* No html_page_error or html_page_redirect is longer; one IPv6 minimum packet
	 * and a half, so that an answer is two packets at most. */
	HTML_PAGE_LIMIT = 2048,
	/* Each byte of a text becomes at most this many ("&quot;"). */
	HTML_PAGE_EXPANSION = 6,
	/* Bytes that html_page_begin and html_page_end write beside title and more. */
	HTML_PAGE_FRAME_LIMIT = 900,
};

/*
 * Adds a page that tells what the status means, what the reader can do, and
 * the detail (a sentence, an address; any bytes, shortened where it is long),
 * which may be empty.
 */
void html_page_error(struct text *text, int status, struct view detail);

/*
 * Adds a page that links to the location, which is what the Location field
 * says.  An address too long for HTML_PAGE_LIMIT is left out.
 */
void html_page_redirect(struct text *text, int status, struct view location);

/*
 * Begins a page: everything up to and with <body>.  The title is any bytes;
 * more is what HTML may have in a head, and follows the shared style.
 */
void html_page_begin(struct text *text, struct view title, struct view more);
void html_page_end(struct text *text);

/*
 * Adds any bytes as what a reader may safely see: valid UTF-8, escaped for
 * HTML.  A control byte becomes its picture (U+2400 and on); what is no
 * character, and what would reorder the others (U+202A to U+202E, U+2066 to
 * U+2069), becomes U+FFFD.  Writes at most HTML_PAGE_EXPANSION times the bytes.
 */
void html_page_add_text(struct text *text, struct view bytes);

#endif
