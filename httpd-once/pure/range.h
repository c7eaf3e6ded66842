/*
 * range - the parts of a file that a Range field asks for
 *
 * Layer: pure.
 */
#ifndef RANGE_H
#define RANGE_H

#include "common/pure/view.h"

enum {
	/* Readers of PDF files ask for about ten at once; a few more. */
	RANGE_LIMIT = 16,
};

struct range {
	uint64_t first; /* offset in bytes */
	uint64_t length; /* at least 1; first + length is inside the file */
};

struct range_set {
	size_t count;
	struct range ranges[RANGE_LIMIT]; /* in the order asked for */
};

enum range_outcome {
	RANGE_WHOLE, /* the field is to be ignored: 200 */
	RANGE_PARTS, /* 206, with one part or several */
	RANGE_UNSATISFIABLE, /* 416 */
};

/*
 * Reads the value of a Range field (RFC 7233 2.1) about a file of size bytes.
 *
 * RANGE_PARTS: set holds 1 to RANGE_LIMIT ranges.  Ends beyond the file are
 * cut, ranges wholly beyond it are left out.  Ranges that touch or overlap are
 * kept as they are, but all together they are never longer than the file.
 *
 * RANGE_UNSATISFIABLE: the field is in order, but each range begins at or
 * beyond the end of the file, or asks for the last 0 bytes.
 *
 * RANGE_WHOLE: the unit is not bytes, or the field is malformed in any part
 * (RFC 7233 2.1 and 3.1 tell to ignore it then), or names more than RANGE_LIMIT
 * ranges, or the ranges together are longer than the file, so that the whole
 * costs less (RFC 7233 6.1).  And the last n bytes of an empty file are the
 * whole of it, for which there is no Content-Range.
 *
 * The unit is compared without case; blanks around commas and empty elements
 * are allowed (RFC 7230 7).  A number too large for 64 bits counts as the
 * largest that fits.  set->count is 0 unless the outcome is RANGE_PARTS.
 */
enum range_outcome
range_parse(struct view value, uint64_t size, struct range_set *set);

#endif
