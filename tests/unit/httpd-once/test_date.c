#include "httpd-once/pure/date.h"
#include "tests/unit/unit.h"

#include <string.h>

enum { LINE_LIMIT = 64 };

/* Sun, 06 Nov 1994 08:49:37 GMT, the moment that RFC 1945 3.3.1 shows. */
static const int64_t rfc_moment = 784111777;
/* 2026-11-21 21:30:00 */
static const int64_t now = 1795296600;

static void
check_written(void (*write)(struct text *, int64_t), int64_t seconds,
    const char *expected)
{
	char buffer[LINE_LIMIT];
	struct text text = text_over(buffer, sizeof(buffer));

	write(&text, seconds);
	CHECK(!text.has_overflowed);
	CHECK_VIEW(text_view(&text), view_of(expected));
}

static void
test_writing(void)
{
	unit_case("the four forms of one moment");
	check_written(date_write, rfc_moment, "Sun, 06 Nov 1994 08:49:37 GMT");
	check_written(date_write_log, rfc_moment, "06/Nov/1994:08:49:37 +0000");
	check_written(date_write_iso, rfc_moment, "1994-11-06T08:49:37Z");
	check_written(date_write_listing, rfc_moment, "1994-11-06 08:49");
	check_written(date_write_iso, now, "2026-11-21T21:30:00Z");

	unit_case("leap days, ends of years and the centuries");
	check_written(date_write, 0, "Thu, 01 Jan 1970 00:00:00 GMT");
	check_written(date_write, 951782399, "Mon, 28 Feb 2000 23:59:59 GMT");
	check_written(date_write, 951782400, "Tue, 29 Feb 2000 00:00:00 GMT");
	check_written(date_write, 951868800, "Wed, 01 Mar 2000 00:00:00 GMT");
	check_written(date_write, 1230768000, "Thu, 01 Jan 2009 00:00:00 GMT");
	check_written(date_write, 1230767999, "Wed, 31 Dec 2008 23:59:59 GMT");
	check_written(date_write, 2147483648, "Tue, 19 Jan 2038 03:14:08 GMT");
	check_written(date_write, 4107542400, "Mon, 01 Mar 2100 00:00:00 GMT");
	check_written(date_write, 4107542399, "Sun, 28 Feb 2100 23:59:59 GMT");
	check_written(
	    date_write, 253402300799, "Fri, 31 Dec 9999 23:59:59 GMT");

	unit_case("a time that has no four-digit year from 1970 is cut to one");
	CHECK(date_is_writable(0));
	CHECK(date_is_writable(253402300799));
	CHECK(!date_is_writable(-1));
	CHECK(!date_is_writable(253402300800));
	CHECK(!date_is_writable(INT64_MIN));
	CHECK(!date_is_writable(INT64_MAX));
	check_written(date_write, -1, "Thu, 01 Jan 1970 00:00:00 GMT");
	check_written(date_write_iso, INT64_MIN, "1970-01-01T00:00:00Z");
	check_written(date_write, INT64_MAX, "Fri, 31 Dec 9999 23:59:59 GMT");
}

static void
test_every_day(void)
{
	static const int lengths[12] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31,
		30, 31 };
	int64_t seconds = 0;
	uint64_t failures = 0;

	unit_case("counting day by day from 1970 to 9999 agrees");
	for (unsigned year = 1970; year <= 9999; year++) {
		bool is_leap =
		    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

		for (unsigned month = 1; month <= 12; month++) {
			int length =
			    lengths[month - 1] + (month == 2 && is_leap);

			for (int day = 1; day <= length; day++) {
				char line[LINE_LIMIT], wanted[LINE_LIMIT];
				struct text text =
				    text_over(line, sizeof(line));
				struct text other =
				    text_over(wanted, sizeof(wanted));

				date_write_listing(&text, seconds);
				text_add_padded(&other, year, 4);
				text_add_byte(&other, '-');
				text_add_padded(&other, month, 2);
				text_add_byte(&other, '-');
				text_add_padded(&other, (uint64_t)day, 2);
				TEXT_LITERAL(&other, " 00:00");
				failures += !view_equals(
				    text_view(&text), text_view(&other));
				seconds += 86400;
			}
		}
	}
	CHECK_NUMBER(failures, 0);
	CHECK_NUMBER(seconds, 253402300800);
}

static void
check_read(const char *line, int64_t expected)
{
	int64_t seconds = -42;

	CHECK_NUMBER(date_read(unit_guarded_view(line), now, &seconds), 0);
	CHECK_NUMBER(seconds, expected);
}

static void
check_refused(const char *line)
{
	int64_t seconds = -42;

	if (date_read(unit_guarded_view(line), now, &seconds) != -1)
		CHECK_STRING(line, "refused");
	CHECK_NUMBER(seconds, -42);
}

static void
test_reading(void)
{
	unit_case("the three forms are read (RFC 1945 3.3.1)");
	check_read("Sun, 06 Nov 1994 08:49:37 GMT", rfc_moment);
	check_read("Sunday, 06-Nov-94 08:49:37 GMT", rfc_moment);
	check_read("Sun Nov  6 08:49:37 1994", rfc_moment);
	check_read("Sun Nov 06 08:49:37 1994", rfc_moment);
	check_read("Wed Nov 16 08:49:37 1994", rfc_moment + 864000);

	unit_case("the ends of the calendar");
	check_read("Thu, 01 Jan 1970 00:00:00 GMT", 0);
	check_read("Wed, 31 Dec 1969 23:59:59 GMT", -1);
	check_read("Fri, 31 Dec 9999 23:59:59 GMT", 253402300799);
	check_read("Sat, 01 Jan 0000 00:00:00 GMT", -62167219200);
	check_read("Tue, 29 Feb 2000 12:00:00 GMT", 951825600);

	unit_case("second 60 is the first of the next minute");
	check_read("Sat, 31 Dec 2016 23:59:60 GMT", 1483228800);
	check_refused("Sat, 31 Dec 2016 23:59:61 GMT");

	unit_case("a wrong but existing day name does not matter");
	check_read("Mon, 06 Nov 1994 08:49:37 GMT", rfc_moment);
}

static void
test_two_digits(void)
{
	int64_t seconds;

	unit_case("two digits mean the last such year up to 50 years ahead "
		  "(RFC 7231 7.1.1.1)");
	check_read("Saturday, 21-Nov-76 21:30:00 GMT", 3373219800);
	check_read("Saturday, 21-Nov-76 21:30:01 GMT", 217459801);
	check_read("Sunday, 01-Jan-70 00:00:00 GMT", 3155760000);
	check_read("Friday, 01-Jan-77 00:00:00 GMT", 220924800);
	check_read("Friday, 31-Dec-99 23:59:59 GMT", 946684799);
	check_read("Tuesday, 29-Feb-00 00:00:00 GMT", 951782400);

	unit_case("near the end of a century the next one is meant");
	/* now is 2095-01-01 */
	CHECK_NUMBER(date_read(VIEW("Friday, 01-Jan-05 00:00:00 GMT"),
			 3944678400, &seconds),
	    0);
	CHECK_NUMBER(seconds, 4260211200);

	unit_case("a clock that is out of order does no harm");
	CHECK_NUMBER(date_read(VIEW("Sunday, 06-Nov-94 08:49:37 GMT"),
			 INT64_MIN, &seconds),
	    0);
	CHECK_NUMBER(date_read(VIEW("Sunday, 06-Nov-94 08:49:37 GMT"),
			 INT64_MAX, &seconds),
	    0);
}

static const char no_dates[][40] = {
	"",
	"0",
	"Sun",
	"Sun, 06 Nov 1994 08:49:37",
	"Sun, 06 Nov 1994 08:49:37 ",
	"Sun, 06 Nov 1994 08:49:37 GM",
	"Sun, 06 Nov 1994 08:49:37 GMT ",
	" Sun, 06 Nov 1994 08:49:37 GMT",
	"Sun, 06 Nov 1994 08:49:37 GMT0",
	"Sun, 06 Nov 1994 08:49:37 UTC",
	"Sun, 06 Nov 1994 08:49:37 gmt",
	"Sun, 06 Nov 1994 08:49:37 +0000",
	"sun, 06 Nov 1994 08:49:37 GMT",
	"Sun, 06 nov 1994 08:49:37 GMT",
	"Sun, 06 Nov 1994 8:49:37 GMT",
	"Sun, 6 Nov 1994 08:49:37 GMT",
	"Sun,  6 Nov 1994 08:49:37 GMT",
	"Sun, 06  Nov 1994 08:49:37 GMT",
	"Sun 06 Nov 1994 08:49:37 GMT",
	"Sunday, 06 Nov 1994 08:49:37 GMT",
	"Son, 06 Nov 1994 08:49:37 GMT",
	"Sun, 06 Nob 1994 08:49:37 GMT",
	"Sun, 00 Nov 1994 08:49:37 GMT",
	"Sun, 31 Nov 1994 08:49:37 GMT",
	"Sun, 32 Dec 1994 08:49:37 GMT",
	"Tue, 29 Feb 2023 08:49:37 GMT",
	"Mon, 29 Feb 2100 08:49:37 GMT",
	"Sun, 06 Nov 94 08:49:37 GMT",
	"Sun, 06 Nov 01994 08:49:37 GMT",
	"Sun, 06 Nov +994 08:49:37 GMT",
	"Sun, 06 Nov -994 08:49:37 GMT",
	"Sun, 06 Nov 1994 24:00:00 GMT",
	"Sun, 06 Nov 1994 08:60:37 GMT",
	"Sun, 06 Nov 1994 0::49:37 GMT",
	"Sun, 06 Nov 1994 08-49-37 GMT",
	"Sun, 06-Nov-94 08:49:37 GMT",
	"Sunday, 06-Nov-1994 08:49:37 GMT",
	"Sunday, 6-Nov-94 08:49:37 GMT",
	"Sunday, 06-Nov-94 08:49:37",
	"Sun Nov 6 08:49:37 1994",
	"Sun Nov   6 08:49:37 1994",
	"Sun Nov  0 08:49:37 1994",
	"Sun Nov  6 08:49:37 94",
	"Sun Nov  6 08:49:37 1994 GMT",
	"Sun, Nov  6 08:49:37 1994",
	"1994-11-06T08:49:37Z",
	"784111777",
};

static void
test_refusals(void)
{
	unit_case("anything else is refused and changes nothing");
	for (size_t i = 0; i < sizeof(no_dates) / sizeof(no_dates[0]); i++)
		check_refused(no_dates[i]);

	unit_case("every beginning of a date is refused");
	for (size_t length = 0; length < 29; length++) {
		const char *line = "Sun, 06 Nov 1994 08:49:37 GMT";
		struct view part = { unit_guarded(line, length), length };
		int64_t seconds;

		CHECK_NUMBER(date_read(part, now, &seconds), -1);
	}
}

int
main(void)
{
	test_writing();
	test_every_day();
	test_reading();
	test_two_digits();
	test_refusals();
	return unit_end();
}
