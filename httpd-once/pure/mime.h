/*
 * mime - file name to media type
 *
 * Layer: pure.
 *
 * The table is compiled in: tools/mime-table writes it from the lists in
 * tools/mime/.  It holds no pointers, so that loading it dirties no page, and
 * what nearly every request asks for lies together in half a page.  Extensions
 * are compared without case.
 */
#ifndef MIME_H
#define MIME_H

#include "common/pure/view.h"

struct mime {
	struct view type; /* empty where the name tells nothing */
	struct view encoding; /* a content-coding (RFC 7231 3.1.2), or empty */
};

/*
 * The type that the name of a file (its last segment counts) stands for, with
 * static storage.
 *
 * Of a double extension the last one says what the bytes are: name.tar.gz and
 * name.csv.gz are application/gzip, a file to save.  Only what a browser shows
 * itself is sent as the thing inside with a content-coding: page.html.gz is
 * text/html with gzip, and so for .br and .zst; .svgz means .svg.gz.
 *
 * A leading dot begins no extension.  README, LICENSE, Makefile and their kin
 * are text/plain.
 */
struct mime mime_of(struct view file_name);

/*
 * Whether a charset parameter belongs behind this type: it is one of
 * text's and has no parameter of its own.
 */
bool mime_is_text(struct view type);

/*
 * Looks the name up in the text of a file like /etc/mime.types: lines of a
 * type and the extensions it has, # begins a comment.  An extension may be
 * double ("tar.gz") here; the longest that fits decides, among equal ones the
 * last.  A type from here is that of the bytes as they are: mime_of's encoding
 * does not go with it.
 *
 * Returns 0 with the type, a view into the table's text, in *type; or -1 where
 * no line names the extension, and *type is then left alone.  A line whose type
 * mime_check refuses is passed over, so that the type can always be sent.
 */
int mime_find(struct view table_text, struct view file_name, struct view *type);

/*
 * Looks for a line that would be misunderstood, or could not be sent in a
 * header field: one that does not begin with type/subtype (with parameters,
 * but without blanks and quotes, 255 bytes at most), or has an extension that
 * begins or ends with a dot or holds a slash, a semicolon or a control byte.
 *
 * Returns 0, or -1 with the number of the first such line, counted from 1, in
 * *line.
 */
int mime_check(struct view table_text, size_t *line);

#endif
