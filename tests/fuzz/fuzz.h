/*
 * fuzz - what every fuzz target uses
 *
 * A target takes any bytes and ends the program where a rule is broken; what
 * is no case of its own (too short, too long) it lets pass.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include "common/pure/view.h"

#include <stdlib.h>

/* What libFuzzer, and replay.c, call with each input.  Returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A rule. */
static inline void
must(bool is_kept)
{
	if (!is_kept)
		abort();
}

/* Whether a view looks into what the whole owns; an empty one may not. */
static inline bool
is_inside(struct view part, struct view whole)
{
	return part.length == 0 ||
	    (part.at >= whole.at &&
		part.at + part.length <= whole.at + whole.length);
}

#endif
