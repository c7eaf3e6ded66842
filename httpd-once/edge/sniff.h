/*
 * sniff - the media type of an open file whose name does not tell it
 *
 * Layer: edge.
 */
#ifndef SNIFF_H
#define SNIFF_H

#include "common/pure/text.h"

/*
 * Adds the media type of the file: the value of its extended attribute
 * user.mime_type (of the freedesktop.org "Common Extended Attributes"), or the
 * type that httpd-magic(8) finds from its content, asked at the service that
 * supervisor(8) offers or else run by this handler.  The file's offset is
 * neither used nor moved.  Returns 0; or -1, with nothing added, where neither
 * tells a type, or where the answer is no media type (RFC 1945 3.6).
 */
int sniff_type(int file, struct text *type);

#endif
