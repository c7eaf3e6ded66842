#include "date.h"

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

/* A moment as people say it: month 1-12, day 1-31. */
struct civil {
	int64_t year;
	int64_t month;
	int64_t day;
	int64_t hour;
	int64_t minute;
	int64_t second;
	size_t weekday; /* 0 is Sunday; not looked at by seconds_of */
};

static int64_t
floor_divide(int64_t number, int64_t divisor)
{
	return number / divisor - (number % divisor < 0);
}

/*
 * Years are counted from March here: the leap day is then a year's last, and
 * the lengths of the months follow one rule.
 */
static int64_t
days_before_year(int64_t year)
{
	return year * 365 + floor_divide(year, 4) - floor_divide(year, 100) +
	    floor_divide(year, 400);
}

static int64_t
days_before_month(int64_t months_since_march)
{
	return (153 * months_since_march + 2) / 5;
}

static int64_t
days_of(int64_t year, int64_t month, int64_t day)
{
	bool is_before_march = month < 3;

	return days_before_year(year - is_before_march) +
	    days_before_month(is_before_march ? month + 9 : month - 3) + day -
	    1 - EPOCH_DAYS;
}

static int64_t
seconds_of(const struct civil *civil)
{
	return days_of(civil->year, civil->month, civil->day) * DAY_SECONDS +
	    civil->hour * 3600 + civil->minute * 60 + civil->second;
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
	int64_t days = seconds / DAY_SECONDS;
	int64_t rest = seconds % DAY_SECONDS;
	int64_t cycle = (days + EPOCH_DAYS) / CYCLE_DAYS;
	int64_t day = (days + EPOCH_DAYS) % CYCLE_DAYS;
	int64_t year = day / 365;
	int64_t month;

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
		.weekday = (size_t)((days + 4) % 7),
	};
}

bool
date_is_writable(int64_t seconds)
{
	return seconds == clamp(seconds);
}

/* Nearly all that a date is made of: without what other numbers need. */
static void
add_two_digits(struct text *text, int64_t number)
{
	text_add_byte(text, (char)('0' + number / 10));
	text_add_byte(text, (char)('0' + number % 10));
}

static void
write_item(struct text *text, const struct civil *civil, char item)
{
	switch (item) {
	case 'a':
		text_add(text, (struct view){ day_names[civil->weekday], 3 });
		break;
	case 'b':
		text_add(
		    text, (struct view){ month_names[civil->month - 1], 3 });
		break;
	case 'Y':
		add_two_digits(text, civil->year / 100);
		add_two_digits(text, civil->year % 100);
		break;
	case 'm':
		add_two_digits(text, civil->month);
		break;
	case 'd':
		add_two_digits(text, civil->day);
		break;
	case 'H':
		add_two_digits(text, civil->hour);
		break;
	case 'M':
		add_two_digits(text, civil->minute);
		break;
	default: /* 'S' */
		add_two_digits(text, civil->second);
	}
}

/* The letters after % mean what they mean in strftime(3). */
static void
write_form(struct text *text, const char *form, int64_t seconds)
{
	struct civil civil = civil_of(clamp(seconds));

	for (; *form != '\0'; form++) {
		if (*form == '%')
			write_item(text, &civil, *++form);
		else
			text_add_byte(text, *form);
	}
}

void
date_write(struct text *text, int64_t seconds)
{
	write_form(text, "%a, %d %b %Y %H:%M:%S GMT", seconds);
}

void
date_write_log(struct text *text, int64_t seconds)
{
	write_form(text, "%d/%b/%Y:%H:%M:%S +0000", seconds);
}

void
date_write_iso(struct text *text, int64_t seconds)
{
	write_form(text, "%Y-%m-%dT%H:%M:%SZ", seconds);
}

void
date_write_listing(struct text *text, int64_t seconds)
{
	write_form(text, "%Y-%m-%d %H:%M", seconds);
}

static struct view
take(struct view *rest, size_t length)
{
	struct view taken = view_slice(*rest, 0, length);

	*rest = view_slice(*rest, length, rest->length);
	return taken;
}

static bool
take_number(struct view *rest, size_t digits, int64_t *number)
{
	struct view taken = take(rest, digits);
	uint64_t value;

	if (taken.length != digits || view_number(taken, &value) == -1)
		return false;
	*number = (int64_t)value;
	return true;
}

static bool
take_month(struct view *rest, int64_t *month)
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

static int64_t
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
	int64_t month_days = days_of(civil->year + is_december,
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
