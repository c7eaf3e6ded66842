/*
 * glob - patterns for the paths of files
 *
 * Layer: pure.
 *
 *	?	one byte that is no slash
 *	*	any number of bytes that are no slashes
 *	**	any number of bytes
 *
 * Any other byte stands for itself.  A pattern that begins with a slash is held
 * against the whole path, one without a slash against the last part of it.
 */
#ifndef GLOB_H
#define GLOB_H

#include "common/pure/option_syntax.h"
#include "common/pure/view.h"

enum {
	/* Bytes; a longer pattern matches nothing. */
	GLOB_LIMIT = OPTION_GLOB_LIMIT,
};

/*
 * Whether the pattern matches a path, which is decoded and has no slash in
 * front.  The time taken is the product of both lengths at most, so that no
 * path can make it long.
 */
bool glob_matches(struct view pattern, struct view path);

#endif
