/*
 * mime - the media type for a file name
 *
 * Layer: pure.
 *
 * The table is compiled in: tools/mime-table writes it from the lists in
 * tools/mime/.  It holds no pointers, so that loading it dirties no page, and
 * the types of nearly all requests lie together in half a page.  Extensions
 * are compared without case.
 */
#ifndef MIME_H
#define MIME_H

#include "common/pure/view.h"

struct mime {
	struct view type; /* empty where the name does not tell it */
	struct view encoding; /* a content-coding (RFC 7231 3.1.2), or empty */
};

/*
 * The type that the name of a file (its last segment counts) stands for, with
 * static storage.
 *
 * Of a double extension the last one names the type of the bytes: name.tar.gz
 * and page.txt.gz are application/gzip, a file to save, because a client that
 * took the coding off would save something else under that name.  .svgz alone
 * is a picture with a content-coding.
 *
 * A leading dot begins no extension.  README, LICENSE, Makefile and their kin
 * are text/plain.
 */
struct mime mime_of(struct view file_name);

/*
 * The same for a site whose pages ask for the packed parts of a program by
 * their names, and count on the browser to take the coding off: code.wasm.gz
 * is application/wasm with gzip, and likewise for .br and .zst, and for all
 * that a browser shows or runs.
 */
struct mime mime_of_packed_part(struct view file_name);

/*
 * Whether a charset parameter belongs behind this type: it is a text type and
 * has no parameter of its own.
 */
bool mime_is_text(struct view type);

/*
 * Looks the name up in the text of a file like /etc/mime.types: each line has a
 * type and its extensions, and # begins a comment.  An extension may be double
 * ("tar.gz") here; the longest that fits decides, among equal ones the last.  A
 * type from here describes the bytes as they are: the encoding of mime_of does
 * not go with it.
 *
 * Returns 0 with the type, a view into the table's text, in *type; or -1 where
 * no line names the extension, and *type is then left alone.  A line whose type
 * mime_next_fault tells of is skipped, so that the type can always be sent.
 */
int mime_find(struct view table_text, struct view file_name, struct view *type);

/* A line of such a file that nothing can be made of; all zero first. */
struct mime_fault {
	size_t line; /* counted from 1 */
	size_t column; /* of the word, from 1 */
	const char *words; /* what is wrong with it, for a person */
};

/*
 * Looks for the next line that would be misunderstood, or could not be sent in
 * a header field: one that does not begin with type/subtype (with parameters,
 * but without blanks and quotes, 255 bytes at most), or has an extension that
 * begins or ends with a dot or holds a slash, a semicolon or a control byte.
 *
 * Returns true with the fault set and *rest behind its line, or false at the
 * end of the text.
 */
bool mime_next_fault(struct view *rest, struct mime_fault *fault);

#endif
