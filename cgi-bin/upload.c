/*
 * upload - takes files of any size, and tells what came
 *
 * The files of a form come as parts of one body, multipart/form-data
 * (RFC 7578): each begins after a line "--BOUNDARY", has a header and an empty
 * line, and ends before the next such line.  The boundary is in CONTENT_TYPE.
 *
 * The body is read piece by piece and nothing of it is kept, so that a file of
 * many gigabytes needs no more memory than a small one.  A program that keeps
 * files would write them where take() counts them; under a name of its own,
 * never under the one that the client sent.
 */
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
	BOUNDARY_LIMIT = 70, /* RFC 2046 5.1.1 */
	/* "\r\n--", the boundary, and a terminator. */
	MARK_LIMIT = BOUNDARY_LIMIT + 5,
	HEADER_LIMIT = 4096, /* of one part */
	PIECE_BYTES = 64 * 1024,
};

struct part {
	char header[HEADER_LIMIT];
	uint64_t bytes;
	uint32_t sum; /* CRC-32, as zlib, gzip and Python's zlib tell it */
};

/* The body: bytes not read yet, and a window over those that have been. */
struct body {
	uint64_t left;
	size_t start;
	size_t end;
	char window[2 * PIECE_BYTES];
};

static uint32_t
add_to_sum(uint32_t sum, const char *bytes, size_t count)
{
	sum = ~sum;
	for (size_t i = 0; i < count; i++) {
		sum ^= (unsigned char)bytes[i];
		for (int bit = 0; bit < 8; bit++)
			sum = sum >> 1 ^ (0xedb88320 & -(sum & 1));
	}
	return ~sum;
}

/* Reads on; false at the end of the body. */
static bool
fill(struct body *body)
{
	size_t want = PIECE_BYTES;
	size_t count;

	memmove(
	    body->window, body->window + body->start, body->end - body->start);
	body->end -= body->start;
	body->start = 0;
	if (want > sizeof(body->window) - body->end)
		want = sizeof(body->window) - body->end;
	if (want > body->left)
		want = (size_t)body->left;
	count = want == 0 ? 0 : fread(body->window + body->end, 1, want, stdin);
	body->left = count == 0 ? 0 : body->left - count;
	body->end += count;
	return count > 0;
}

/* The first place of the mark in the window, or NULL. */
static const char *
find(const struct body *body, const char *mark)
{
	return memmem(body->window + body->start, body->end - body->start, mark,
	    strlen(mark));
}

/* Takes bytes off the front: this is where a file would be written. */
static void
take(struct body *body, size_t count, struct part *part)
{
	part->bytes += count;
	part->sum = add_to_sum(part->sum, body->window + body->start, count);
	body->start += count;
}

/*
 * Takes everything before the mark, and the mark.  Returns false where the
 * body ends without one.
 */
static bool
take_until(struct body *body, const char *mark, struct part *part)
{
	size_t length = strlen(mark);
	const char *at;

	while ((at = find(body, mark)) == NULL) {
		/* The mark may have begun in the last bytes. */
		size_t have = body->end - body->start;

		if (have >= length)
			take(body, have - length + 1, part);
		if (!fill(body))
			return false;
	}
	take(body, (size_t)(at - (body->window + body->start)), part);
	body->start += length;
	return true;
}

/* Copies the header of a part; false where it is too long or has no end. */
static bool
take_header(struct body *body, struct part *part)
{
	const char *at;
	size_t length;

	while ((at = find(body, "\r\n\r\n")) == NULL)
		if (body->end - body->start >= HEADER_LIMIT || !fill(body))
			return false;
	length = (size_t)(at - (body->window + body->start));
	if (length >= HEADER_LIMIT)
		return false;
	memcpy(part->header, body->window + body->start, length);
	part->header[length] = '\0';
	body->start += length + strlen("\r\n\r\n");
	return true;
}

static void
print_escaped(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (strchr("&<>\"'", text[i]) != NULL || text[i] == '\0')
			printf("&#%d;", (unsigned char)text[i]);
		else
			putchar(text[i]);
	}
}

/* Prints the value of name="..." in a part's header. */
static void
print_parameter(const char *header, const char *name)
{
	char start[32];
	const char *at;

	snprintf(start, sizeof(start), " %s=\"", name);
	at = strcasestr(header, start);
	if (at == NULL)
		return;
	at += strlen(start);
	print_escaped(at, strcspn(at, "\"\r\n"));
}

static void
print_part(const struct part *part)
{
	printf("<tr><td>");
	print_parameter(part->header, "name");
	printf("<td>");
	print_parameter(part->header, "filename");
	printf("<td>%" PRIu64 "<td><code>%08" PRIx32 "</code>\n", part->bytes,
	    part->sum);
}

/* What follows "boundary=" in CONTENT_TYPE, with the line start before it. */
static bool
read_mark(char *mark)
{
	const char *type = getenv("CONTENT_TYPE");
	const char *at;
	size_t length;

	if (type == NULL || strncasecmp(type, "multipart/form-data", 19) != 0 ||
	    (at = strcasestr(type, "boundary=")) == NULL)
		return false;
	at += strlen("boundary=");
	if (*at == '"')
		at++;
	length = strcspn(at, "\"; ");
	if (length == 0 || length > BOUNDARY_LIMIT)
		return false;
	snprintf(mark, MARK_LIMIT, "\r\n--%.*s", (int)length, at);
	return true;
}

/* The rows of a table.  Returns false where the body is not as it should be. */
static bool
print_parts(struct body *body, const char *mark)
{
	struct part before = { 0 };

	/* The first mark may have no line before it. */
	memcpy(body->window, "\r\n", 2);
	body->end = 2;
	if (!take_until(body, mark, &before))
		return false;
	for (;;) {
		struct part part = { 0 };

		while (body->end - body->start < 2)
			if (!fill(body))
				return false;
		if (memcmp(body->window + body->start, "--", 2) == 0)
			return true;
		if (!take_header(body, &part) || !take_until(body, mark, &part))
			return false;
		print_part(&part);
	}
}

static void
print_page_start(const char *status)
{
	printf("Status: %s\n"
	       "Content-Type: text/html; charset=utf-8\n\n"
	       "<!DOCTYPE html>\n"
	       "<html lang=\"en\">\n"
	       "<head>\n"
	       "<meta charset=\"utf-8\">\n"
	       "<meta name=\"viewport\" content=\"width=device-width\">\n"
	       "<meta name=\"color-scheme\" content=\"light dark\">\n"
	       "<title>Upload</title>\n"
	       "<style>\n"
	       "body { font-family: sans-serif; margin: 2em auto; "
	       "max-width: 40em; padding: 0 1em }\n"
	       "td, th { overflow-wrap: anywhere; padding-right: 1em; "
	       "text-align: left }\n"
	       "</style>\n"
	       "</head>\n"
	       "<body>\n"
	       "<h1>Upload</h1>\n",
	    status);
}

static void
print_form(void)
{
	printf("<form method=\"post\" enctype=\"multipart/form-data\">\n"
	       "<p><input type=\"file\" name=\"file\" multiple "
	       "aria-label=\"Files\">\n"
	       "<button>Send</button></p>\n"
	       "</form>\n"
	       "</body>\n"
	       "</html>\n");
}

static void
receive(void)
{
	static struct body body;
	const char *length = getenv("CONTENT_LENGTH");
	char mark[MARK_LIMIT];

	if (length == NULL || !read_mark(mark)) {
		print_page_start("400 Bad Request");
		printf("<p>That was no form with files.</p>\n");
		return;
	}
	body.left = strtoumax(length, NULL, 10);
	print_page_start("200 OK");
	printf("<table>\n<tr><th>Field<th>File<th>Bytes<th>CRC-32\n");
	if (print_parts(&body, mark))
		printf("</table>\n");
	else
		printf("</table>\n<p>The rest was not received.</p>\n");
}

int
main(void)
{
	const char *method = getenv("REQUEST_METHOD");

	if (method != NULL && strcmp(method, "POST") == 0)
		receive();
	else
		print_page_start("200 OK");
	print_form();
	return fflush(stdout) == 0 ? 0 : 1;
}
