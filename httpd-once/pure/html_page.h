/*
 * html_page - the HTML that the server itself writes: errors and redirects
 *
 * Layer: pure.
 *
 * Every page is valid HTML5 in UTF-8, without a script, readable on a
 * telephone and in the dark, and shorter than HTML_PAGE_LIMIT.  The listings
 * have the same frame and style.
 */
#ifndef HTML_PAGE_H
#define HTML_PAGE_H

#include "common/pure/text.h"

enum {
	/* The most bytes of an error page or a redirect: one and a half of the
	 * smallest IPv6 packets, so that an answer is at most two packets. */
	HTML_PAGE_LIMIT = 2048,
	/* Each byte of a text becomes at most this many ("&quot;"). */
	HTML_PAGE_EXPANSION = 6,
	/* The most bytes that html_page_begin and html_page_end add to the
	 * title and the HTML they are given. */
	HTML_PAGE_FRAME_LIMIT = 900,
};

/*
 * Adds a page that explains the status, tells the reader how to go on, and
 * shows the detail (a sentence or an address; any bytes, shortened where there
 * are many), which may be empty.
 */
void html_page_error(struct text *text, int status, struct view detail);

/*
 * Adds a page that links to the location, which is the value of the Location
 * field.  An address too long for HTML_PAGE_LIMIT is left out.
 */
void html_page_redirect(struct text *text, int status, struct view location);

/*
 * Begins a page: everything up to and including <body>.  The title may be any
 * bytes; more is HTML for the end of the head, behind the shared style.
 */
void html_page_begin(struct text *text, struct view title, struct view more);
void html_page_end(struct text *text);

/*
 * Adds any bytes in a form that a reader may safely see: valid UTF-8, escaped
 * for HTML.  A control byte becomes its picture (U+2400 and on); bytes that are
 * no character, and characters that would reorder others (U+202A to U+202E,
 * U+2066 to U+2069), become U+FFFD.  Each byte becomes at most
 * HTML_PAGE_EXPANSION bytes.
 */
void html_page_add_text(struct text *text, struct view bytes);

#endif
