/*
 * utf8 - characters in bytes that may be invalid
 *
 * Layer: pure.
 */
#ifndef UTF8_H
#define UTF8_H

#include "common/pure/view.h"

/*
 * Reads the first character of the bytes (RFC 3629: no overlong form, no
 * surrogate, nothing above U+10FFFF).  Returns its length, 1 to 4 bytes, with
 * the code point in *code; or 0 when no character begins there, also for no
 * bytes at all.
 */
size_t utf8_next(struct view bytes, uint32_t *code);

#endif
