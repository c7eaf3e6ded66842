/*
 * sniff - asks what an open file is, where its name does not tell
 *
 * Layer: edge.
 */
#ifndef SNIFF_H
#define SNIFF_H

#include "common/pure/text.h"

/*
 * Adds the media type of the file: its extended attribute user.mime_type (of
 * the freedesktop.org "Common Extended Attributes"), or what httpd-magic(8)
 * makes of its content: the service of it that supervisor(8) offers, or else
 * one of this handler's own.  The file's offset is neither used nor moved.  Returns
 * 0; -1, with nothing added, where neither tells, or where what they tell is
 * no media type (RFC 1945 3.6).
 */
int sniff_type(int file, struct text *type);

#endif
