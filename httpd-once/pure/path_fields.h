/*
 * path_fields - fields for the answers with some files (--header-for)
 *
 * Layer: pure.
 */
#ifndef PATH_FIELDS_H
#define PATH_FIELDS_H

#include "common/pure/handler_options.h"

/*
 * Adds to a head the fields of --header-for whose patterns match the path (see
 * glob.h).  The first of a name counts; what --header has for every answer is
 * there already, and is not added again.
 */
void path_fields_add(
    struct text *head, const struct options *options, struct view path);

#endif
