/*
 * reason_phrase - the phrases that are sent with the status codes
 *
 * Layer: pure.
 */
#ifndef REASON_PHRASE_H
#define REASON_PHRASE_H

#include "common/pure/view.h"

/*
 * The reason phrase of a status (RFC 1945 6.1.1, 9; RFC 7231 6.1, RFC 6585),
 * valid for ever.  A status that is not in the table gets the phrase of its
 * class, as a client that does not know the status would treat it.
 */
struct view reason_phrase(int status);

#endif
