/*
 * Reason phrases: those of RFC 7231 6.1, and for an unknown status the phrase
 * of its class.
 */
#include "httpd-once/pure/reason_phrase.h"
#include "tests/unit/unit.h"

int
main(void)
{
	unit_case("the statuses that are sent have their phrases");
	CHECK_VIEW(reason_phrase(200), VIEW("OK"));
	CHECK_VIEW(reason_phrase(206), VIEW("Partial Content"));
	CHECK_VIEW(reason_phrase(304), VIEW("Not Modified"));
	CHECK_VIEW(reason_phrase(404), VIEW("Not Found"));
	CHECK_VIEW(reason_phrase(431), VIEW("Request Header Fields Too Large"));
	CHECK_VIEW(reason_phrase(505), VIEW("HTTP Version Not Supported"));

	unit_case("an unknown status has the phrase of its class");
	CHECK_VIEW(reason_phrase(199), VIEW("Continue"));
	CHECK_VIEW(reason_phrase(299), VIEW("OK"));
	CHECK_VIEW(reason_phrase(399), VIEW("Multiple Choices"));
	CHECK_VIEW(reason_phrase(499), VIEW("Bad Request"));
	CHECK_VIEW(reason_phrase(599), VIEW("Internal Server Error"));
	CHECK_VIEW(reason_phrase(999), VIEW("Internal Server Error"));
	return unit_end();
}
