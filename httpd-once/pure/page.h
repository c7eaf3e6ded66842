/*
 * page - the HTML that the server itself writes: errors and redirects
 *
 * Layer: pure.
 *
 * Every page is valid HTML5 in UTF-8, without a script, readable on a
 * telephone and in the dark, and shorter than PAGE_LIMIT.  The frame and the
 * look are shared with the listings.
 */
#ifndef PAGE_H
#define PAGE_H

#include "httpd-once/pure/text.h"

enum {
	/* No page_error or page_redirect is longer; one IPv6 minimum packet
	 * and a half, so that an answer is two packets at most. */
	PAGE_LIMIT = 2048,
	/* Each byte of a text becomes at most this many ("&quot;"). */
	PAGE_EXPANSION = 6,
	/* Bytes that page_begin and page_end write beside title and more. */
	PAGE_FRAME_LIMIT = 900,
};

/*
 * Adds a page that tells what the status means, what the reader can do, and
 * the detail (a sentence, an address; any bytes, shortened where it is long),
 * which may be empty.
 */
void page_error(struct text *text, int status, struct view detail);

/*
 * Adds a page that links to the location, which is what the Location field
 * says.  An address too long for PAGE_LIMIT is left out.
 */
void page_redirect(struct text *text, int status, struct view location);

/*
 * Begins a page: everything up to and with <body>.  The title is any bytes;
 * more is what HTML may have in a head, and follows the shared style.
 */
void page_begin(struct text *text, struct view title, struct view more);
void page_end(struct text *text);

/*
 * Adds any bytes as what a reader may safely see: valid UTF-8, escaped for
 * HTML.  A control byte becomes its picture (U+2400 and on); what is no
 * character, and what would reorder the others (U+202A to U+202E, U+2066 to
 * U+2069), becomes U+FFFD.  Writes at most PAGE_EXPANSION times the bytes.
 */
void page_add_text(struct text *text, struct view bytes);

#endif
