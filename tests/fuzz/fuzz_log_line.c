/*
 * Whatever the bytes: a line fits its limit and ends with its only line end;
 * the text formats are printable ASCII with balanced quotes, JSON is valid
 * UTF-8 without a raw control byte.
 * Input: the fields of a line, separated by line ends.
 */
#include "httpd-once/pure/log_line.h"
#include "httpd-once/pure/utf8.h"
#include "tests/fuzz/fuzz.h"

static void
check_text(struct view line, unsigned quotes)
{
	unsigned seen = 0;

	for (size_t i = 0; i < line.length; i++) {
		must(line.at[i] >= 0x20 && line.at[i] < 0x7f);
		seen += line.at[i] == '"';
	}
	must(seen == quotes);
}

static void
check_json(struct view line)
{
	bool is_inside = false;

	must(line.at[0] == '{' && line.at[line.length - 1] == '}');
	while (line.length > 0) {
		uint32_t code = 0;
		size_t length = utf8_next(line, &code);

		must(length > 0);
		must(code >= 0x20 && (code < 0x7f || code >= 0xa0));
		if (code == '\\') {
			must(is_inside);
			length += line.at[1] == 'u' ? 5 : 1;
			must(length <= line.length);
		} else if (code == '"') {
			is_inside = !is_inside;
		}
		line = view_slice(line, length, line.length);
	}
	must(!is_inside);
}

static void
check(enum log_line_format format, const struct log_line *line)
{
	char buffer[LOG_LINE_LIMIT];
	struct text text = text_over(buffer, sizeof(buffer));

	log_line_write(&text, format, line);
	must(!text.has_overflowed);
	must(text.length > 0 && buffer[--text.length] == '\n');
	if (format == LOG_LINE_JSON)
		check_json(text_view(&text));
	else
		check_text(text_view(&text),
		    format == LOG_LINE_COMBINED || format == LOG_LINE_VHOST
			? 6
			: 2);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct view rest = { (const char *)data, size };
	struct view fields[10];
	struct log_line line;

	if (size == 0)
		return 0;
	for (size_t i = 0; i < 10; i++) {
		fields[i] = view_slice(rest, 0, view_find(rest, '\n'));
		rest = view_slice(rest, fields[i].length + 1, rest.length);
	}
	line = (struct log_line){
		.request = fields[0],
		.agent = fields[1],
		.referer = fields[2],
		.target = fields[3],
		.method = fields[4],
		.user = fields[5],
		.host = fields[6],
		.client = fields[7],
		.port = fields[8],
		.reason = fields[9],
		.server_port = fields[8],
		.seconds = INT64_MAX,
		.nanoseconds = UINT32_MAX,
		.duration_us = UINT64_MAX,
		.body_bytes = UINT64_MAX,
		.status = 599,
	};
	for (int format = 0; format <= LOG_LINE_VHOST; format++)
		check((enum log_line_format)format, &line);
	return 0;
}
