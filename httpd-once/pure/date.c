#include "httpd-once/pure/date.h"

#include <string.h>

enum {
	DAY_SECONDS = 24 * 60 * 60,
	/* The calendar repeats after 400 years. */
	CYCLE_DAYS = 400 * 365 + 97,
	/* From 1 March of the year 0 to 1 January 1970. */
	EPOCH_DAYS = 719468,
};

/* 9999-12-31 23:59:59 */
static const int64_t latest_seconds = 253402300799;

static const char month_names[12][4] = { "Jan", "Feb", "Mar", "Apr", "May",
	"Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
static const char day_names[7][10] = { "Sunday", "Monday", "Tuesday",
	"Wednesday", "Thursday", "Friday", "Saturday" };

/* A moment in the calendar: month 1-12, day 1-31. */
struct civil {
	int year;
	int month;
	int day;
	int hour;
	int minute;
	int second;
	int weekday; /* 0 is Sunday; not looked at by seconds_of */
};

static int
floor_divide(int number, int divisor)
{
	return number / divisor - (number % divisor < 0);
}

/*
 * Years are counted from March here: the leap day is then a year's last, and
 * the lengths of the months follow one rule.
 */
static int
days_before_year(int year)
{
	return year * 365 + floor_divide(year, 4) - floor_divide(year, 100) +
	    floor_divide(year, 400);
}

static int
days_before_month(int months_since_march)
{
	return (153 * months_since_march + 2) / 5;
}

static int
days_of(int year, int month, int day)
{
	bool is_before_march = month < 3;

	return days_before_year(year - is_before_march) +
	    days_before_month(is_before_march ? month + 9 : month - 3) + day -
	    1 - EPOCH_DAYS;
}

static int64_t
seconds_of(const struct civil *civil)
{
	int64_t days = days_of(civil->year, civil->month, civil->day);

	return days * DAY_SECONDS + civil->hour * 3600 + civil->minute * 60 +
	    civil->second;
}

static int64_t
clamp(int64_t seconds)
{
	if (seconds < 0)
		return 0;
	return seconds > latest_seconds ? latest_seconds : seconds;
}

static struct civil
civil_of(int64_t seconds)
{
	int days = (int)(seconds / DAY_SECONDS);
	int rest = (int)(seconds % DAY_SECONDS);
	int cycle = (days + EPOCH_DAYS) / CYCLE_DAYS;
	int day = (days + EPOCH_DAYS) % CYCLE_DAYS;
	int year = day / 365;
	int month;

	/* The leap days made the guess too high, by one at most. */
	while (days_before_year(year) > day)
		year--;
	day -= days_before_year(year);
	month = (5 * day + 2) / 153;
	return (struct civil){
		.year = cycle * 400 + year + (month >= 10),
		.month = month < 10 ? month + 3 : month - 9,
		.day = day - days_before_month(month) + 1,
		.hour = rest / 3600,
		.minute = rest / 60 % 60,
		.second = rest % 60,
		.weekday = (days + 4) % 7,
	};
}

bool
date_is_writable(int64_t seconds)
{
	return seconds == clamp(seconds);
}

/* Each form is written over an example of the same length. */
static void
put_two_digits(char *at, int number)
{
	at[0] = (char)('0' + number / 10);
	at[1] = (char)('0' + number % 10);
}

static void
put_year(char *at, int year)
{
	put_two_digits(at, year / 100);
	put_two_digits(at + 2, year % 100);
}

static void
put_time(char *at, const struct civil *civil)
{
	put_two_digits(at, civil->hour);
	put_two_digits(at + 3, civil->minute);
	put_two_digits(at + 6, civil->second);
}

void
date_write(struct text *text, int64_t seconds)
{
	struct civil civil = civil_of(clamp(seconds));
	char date[] = "Sun, 06 Nov 1994 08:49:37 GMT";

	memcpy(date, day_names[civil.weekday], 3);
	put_two_digits(date + 5, civil.day);
	memcpy(date + 8, month_names[civil.month - 1], 3);
	put_year(date + 12, civil.year);
	put_time(date + 17, &civil);
	text_add(text, (struct view){ date, sizeof(date) - 1 });
}

void
date_write_log(struct text *text, int64_t seconds)
{
	struct civil civil = civil_of(clamp(seconds));
	char date[] = "06/Nov/1994:08:49:37 +0000";

	put_two_digits(date, civil.day);
	memcpy(date + 3, month_names[civil.month - 1], 3);
	put_year(date + 7, civil.year);
	put_time(date + 12, &civil);
	text_add(text, (struct view){ date, sizeof(date) - 1 });
}

/* The first bytes of 1994-11-06T08:49:37Z. */
static void
write_iso(struct text *text, int64_t seconds, char separator, size_t length)
{
	struct civil civil = civil_of(clamp(seconds));
	char date[] = "1994-11-06T08:49:37Z";

	put_year(date, civil.year);
	put_two_digits(date + 5, civil.month);
	put_two_digits(date + 8, civil.day);
	date[10] = separator;
	put_time(date + 11, &civil);
	text_add(text, (struct view){ date, length });
}

void
date_write_iso(struct text *text, int64_t seconds)
{
	write_iso(text, seconds, 'T', sizeof("1994-11-06T08:49:37Z") - 1);
}

void
date_write_listing(struct text *text, int64_t seconds)
{
	write_iso(text, seconds, ' ', sizeof("1994-11-06 08:49") - 1);
}

static struct view
take(struct view *rest, size_t length)
{
	struct view taken = view_slice(*rest, 0, length);

	*rest = view_slice(*rest, length, rest->length);
	return taken;
}

static bool
take_number(struct view *rest, size_t digits, int *number)
{
	struct view taken = take(rest, digits);
	uint64_t value;

	if (taken.length != digits || view_number(taken, &value) == -1)
		return false;
	*number = (int)value;
	return true;
}

static bool
take_month(struct view *rest, int *month)
{
	struct view taken = take(rest, 3);

	for (*month = 1; *month <= 12; ++*month)
		if (view_equals(taken, view_of(month_names[*month - 1])))
			return true;
	return false;
}

/* The names are cut to limit letters. */
static bool
take_weekday(struct view *rest, size_t limit)
{
	for (size_t i = 0; i < 7; i++) {
		struct view name = view_slice(view_of(day_names[i]), 0, limit);

		if (!view_starts_with(*rest, name))
			continue;
		take(rest, name.length);
		return true;
	}
	return false;
}

static bool
take_item(struct view *rest, char item, struct civil *civil)
{
	switch (item) {
	case 'a':
		return take_weekday(rest, 3);
	case 'A':
		return take_weekday(rest, sizeof(day_names[0]));
	case 'b':
		return take_month(rest, &civil->month);
	case 'Y':
		return take_number(rest, 4, &civil->year);
	case 'y':
		return take_number(rest, 2, &civil->year);
	case 'd':
		return take_number(rest, 2, &civil->day);
	case 'e': /* a blank may stand for the first digit */
		if (!view_starts_with(*rest, VIEW(" ")))
			return take_number(rest, 2, &civil->day);
		take(rest, 1);
		return take_number(rest, 1, &civil->day);
	case 'H':
		return take_number(rest, 2, &civil->hour);
	case 'M':
		return take_number(rest, 2, &civil->minute);
	default: /* 'S' */
		return take_number(rest, 2, &civil->second);
	}
}

/* Whether the whole text has the form. */
static bool
read_form(struct view text, const char *form, struct civil *civil)
{
	for (; *form != '\0'; form++) {
		if (*form == '%') {
			if (!take_item(&text, *++form, civil))
				return false;
		} else if (!view_equals(
			       take(&text, 1), (struct view){ form, 1 })) {
			return false;
		}
	}
	return text.length == 0;
}

static int
whole_year(const struct civil *civil, int64_t now)
{
	struct civil limit = civil_of(clamp(now));
	struct civil guess = *civil;

	guess.year += limit.year - limit.year % 100 + 100;
	limit.year += 50;
	while (seconds_of(&guess) > seconds_of(&limit))
		guess.year -= 100;
	return guess.year;
}

static bool
is_real(const struct civil *civil)
{
	bool is_december = civil->month == 12;
	int month_days = days_of(civil->year + is_december,
			     is_december ? 1 : civil->month + 1, 1) -
	    days_of(civil->year, civil->month, 1);

	return civil->day >= 1 && civil->day <= month_days &&
	    civil->hour <= 23 && civil->minute <= 59 && civil->second <= 60;
}

int
date_read(struct view text, int64_t now, int64_t *seconds)
{
	struct civil civil = { 0 };

	if (read_form(text, "%A, %d-%b-%y %H:%M:%S GMT", &civil))
		civil.year = whole_year(&civil, now);
	else if (!read_form(text, "%a, %d %b %Y %H:%M:%S GMT", &civil) &&
	    !read_form(text, "%a %b %e %H:%M:%S %Y", &civil))
		return -1;
	if (!is_real(&civil))
		return -1;
	*seconds = seconds_of(&civil);
	return 0;
}
