/*
 * date - seconds since 1970 to text and back
 *
 * Layer: pure.
 *
 * The seconds are those of the Unix clock: UTC without leap seconds, in the
 * Gregorian calendar.  No time function of the libc is used, because these open
 * the file of the local time zone.
 *
 * The years 1970 to 9999 can be written.  A time outside them (a file may have
 * any) is written as the nearest second inside, so that a reader never meets a
 * year of three or five digits; where a wrong date is worse than none,
 * date_is_writable is to be asked first.
 */
#ifndef DATE_H
#define DATE_H

#include "common/pure/text.h"
#include "common/pure/view.h"

/* Whether the time lies in the years 1970 to 9999. */
bool date_is_writable(int64_t seconds);

/* Sun, 06 Nov 1994 08:49:37 GMT: the one form to send (RFC 1945 3.3.1). */
void date_write(struct text *text, int64_t seconds);

/* 06/Nov/1994:08:49:37 +0000: the common log format, without brackets. */
void date_write_log(struct text *text, int64_t seconds);

/* 1994-11-06T08:49:37Z: RFC 3339. */
void date_write_iso(struct text *text, int64_t seconds);

/* 1994-11-06 08:49: for the eyes of a person, UTC. */
void date_write_listing(struct text *text, int64_t seconds);

/*
 * Reads the three forms that RFC 1945 3.3.1 and RFC 7231 7.1.1.1 require a
 * server to accept:
 *
 *	Sun, 06 Nov 1994 08:49:37 GMT	RFC 1123
 *	Sunday, 06-Nov-94 08:49:37 GMT	RFC 850
 *	Sun Nov  6 08:49:37 1994	asctime(3)
 *
 * to the letter: with case, blanks and zone as here, with nothing before or
 * after, and for a day that exists.  The name of the day must be a day's name
 * but is not compared with the date; second 60 is the first of the next minute.
 * A year of two digits is the latest year that puts the date at most 50 years
 * after now (seconds since 1970, brought into the years that can be written).
 *
 * Returns 0, or -1 when the text is none of the three, and *seconds is then
 * left alone.  The result is negative for years before 1970.
 */
int date_read(struct view text, int64_t now, int64_t *seconds);

#endif
