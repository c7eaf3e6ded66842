/*
 * log_line - prints the access log of requests that mean harm
 *
 *	log_line combined|common|sws|json|vhost
 *
 * One line for each byte in every field, then empty and overlong fields.
 * Prints on standard error how many lines there are.
 */
#include "httpd-once/pure/log_line.h"
#include "common/pure/handler_options.h"

#include <err.h>
#include <stdio.h>
#include <string.h>

enum { LONG = 9000 };

static unsigned lines;

static void
print(int format, const struct log_line *line)
{
	char buffer[LOG_LINE_LIMIT];
	struct text text = text_over(buffer, sizeof(buffer));

	log_line_write(&text, (enum log_line_format)format, line);
	if (text.has_overflowed)
		errx(111, "a line does not fit");
	fwrite(text.at, 1, text.length, stdout);
	lines++;
}

static struct log_line
line_with(struct view request, struct view other)
{
	return (struct log_line){
		.client = VIEW("192.0.2.7"),
		.port = VIEW("4711"),
		.user = other,
		.host = other,
		.server_port = other,
		.request = request,
		.method = VIEW("GET"),
		.target = other,
		.referer = other,
		.agent = other,
		.reason = VIEW("path/nul"),
		.seconds = 1700000000,
		.nanoseconds = 12345678,
		.duration_us = 1234567,
		.body_bytes = 4200,
		.status = 404,
	};
}

static void
print_bytes(int format)
{
	for (int byte = 0; byte < 256; byte++) {
		char request[] = "GET /a?b HTTP/1.0", other[] = "x?\"";
		struct log_line line;

		*strchr(request, '?') = (char)byte;
		*strchr(other, '?') = (char)byte;
		line = line_with((struct view){ request, sizeof(request) - 1 },
		    (struct view){ other, sizeof(other) - 1 });
		print(format, &line);
	}
}

static void
print_lengths(int format)
{
	static char request[LONG + 32], other[LONG];
	static const char bytes[] = { 'x', '"', '\xff', '\x9b', ' ' };
	struct log_line line;

	for (size_t i = 0; i < sizeof(bytes); i++) {
		memset(other, bytes[i], sizeof(other));
		memcpy(request, "GET /", 5);
		memset(request + 5, bytes[i], LONG);
		memcpy(request + 5 + LONG, " HTTP/1.1", 9);
		line = line_with((struct view){ request, 5 + LONG + 9 },
		    (struct view){ other, sizeof(other) });
		print(format, &line);
	}
	line = line_with(VIEW(""), VIEW(""));
	line.client = VIEW("-");
	line.status = 408;
	print(format, &line);
	line.client = VIEW("2001:db8::1");
	line.request = VIEW("\x16\x03\x01\x02");
	print(format, &line);
	line.request = VIEW("GET /only-a-target");
	print(format, &line);
}

int
main(int count, char **arguments)
{
	const struct option_row *row =
	    option_named(handler_options, VIEW("log-format"));
	struct text complaint = text_over(NULL, 0);
	struct options options;

	if (count != 2 ||
	    option_set(&options, row, arguments[1], &complaint) != 0)
		errx(100, "usage: log_line %s", row->argument);
	print_bytes(options.log_format);
	print_lengths(options.log_format);
	fprintf(stderr, "%u\n", lines);
	return fflush(stdout) == 0 ? 0 : 111;
}
