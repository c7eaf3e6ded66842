/*
 * What date_read accepts is written, and read again, as the same moment; a
 * date that date_write wrote is always accepted.  The first 8 bytes of the
 * input are the clock.
 */
#include "httpd-once/pure/date.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

static void
check_round_trip(int64_t seconds, int64_t now)
{
	char buffer[29];
	struct text text = text_over(buffer, sizeof(buffer));
	int64_t again;

	date_write(&text, seconds);
	if (text.has_overflowed || text.length != sizeof(buffer))
		abort();
	if (date_read(text_view(&text), now, &again) != 0)
		abort();
	if (date_is_writable(seconds) ? again != seconds
				      : !date_is_writable(again))
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int64_t now, seconds = 0;
	struct view text;

	if (size < sizeof(now))
		return 0;
	memcpy(&now, data, sizeof(now));
	text = (struct view){ (const char *)data + sizeof(now),
		size - sizeof(now) };
	check_round_trip(now, now);
	if (date_read(text, now, &seconds) == 0)
		check_round_trip(seconds, now);
	else if (seconds != 0)
		abort();
	return 0;
}
