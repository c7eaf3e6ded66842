/*
 * range - the parts of a file that a Range field asks for
 *
 * Layer: pure.
 */
#ifndef RANGE_H
#define RANGE_H

#include "common/pure/view.h"

enum {
	/* zsync asks for 20 ranges at once, zchunk for 256. */
	RANGE_LIMIT = 512,
	/* Of ranges that overlap or go back: a reader of PDF files asks for
	 * about ten at once, in whatever order. */
	RANGE_UNORDERED_LIMIT = 16,
};

struct range {
	uint64_t first; /* offset in bytes */
	uint64_t length; /* at least 1; first + length is inside the file */
};

/*
 * The ranges of a field.  They are not kept, since a few hundred would need
 * pages of memory that nothing else touches: the field is read once more.
 */
struct range_set {
	struct view list; /* of the field; its bytes are the caller's */
	uint64_t size; /* of the file */
	size_t count; /* of ranges that the file has something of */
	struct range first; /* the first of them */
};

enum range_outcome {
	RANGE_WHOLE, /* the field is to be ignored: 200 */
	RANGE_PARTS, /* 206, with one part or several */
	RANGE_UNSATISFIABLE, /* 416 */
};

/*
 * Reads the value of a Range field (RFC 7233 2.1) about a file of size bytes.
 *
 * RANGE_PARTS: set has 1 to RANGE_LIMIT ranges.  Ends beyond the file are cut,
 * ranges wholly beyond it are left out.  All together are never longer than
 * the file.
 *
 * RANGE_UNSATISFIABLE: the field is in order, but each range begins at or
 * beyond the end of the file, or asks for the last 0 bytes.
 *
 * RANGE_WHOLE: the unit is not bytes, or the field is malformed in any part
 * (RFC 7233 2.1 and 3.1 tell to ignore it then), or names more than
 * RANGE_LIMIT ranges, or more than RANGE_UNORDERED_LIMIT of which one begins
 * before the end of another (RFC 7233 6.1), or the ranges together are longer
 * than the file, so that the whole costs less.  A range of an empty file is the
 * whole of it, for which there is no Content-Range.
 *
 * The unit is compared without case; blanks around commas and empty elements
 * are allowed (RFC 7230 7).  A number too large for 64 bits counts as the
 * largest that fits.  set->count is 0 unless the outcome is RANGE_PARTS.
 */
enum range_outcome
range_parse(struct view value, uint64_t size, struct range_set *set);

/*
 * The next range in the order asked for.  *rest is set->list before the first.
 * Returns false where there is none left.
 */
bool
range_next(const struct range_set *set, struct view *rest, struct range *range);

#endif
