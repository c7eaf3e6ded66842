/*
 * cgi-bulk - a CGI program that takes in or gives out much, as fast as it can
 *
 *	GET  ?BYTES	prints so many bytes
 *	POST ?take	reads its body and prints how long it was
 *	POST ?echo	prints its body
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PIECE_BYTES = 256 * 1024 };

static char piece[PIECE_BYTES];

static int
say(const char *words)
{
	size_t length = strlen(words);

	return write(1, words, length) == (ssize_t)length ? 0 : -1;
}

static int
give(unsigned long long left)
{
	while (left > 0) {
		size_t size = left < PIECE_BYTES ? (size_t)left : PIECE_BYTES;
		ssize_t count = write(1, piece, size);

		if (count <= 0)
			return 1;
		left -= (unsigned long long)count;
	}
	return 0;
}

static int
take(void)
{
	unsigned long long total = 0;
	char words[32];
	ssize_t count;

	while ((count = read(0, piece, PIECE_BYTES)) > 0)
		total += (unsigned long long)count;
	(void)snprintf(words, sizeof(words), "%llu", total);
	return say(words);
}

static int
echo(void)
{
	ssize_t count;

	while ((count = splice(0, NULL, 1, NULL, PIECE_BYTES, 0)) > 0)
		;
	return count == 0 ? 0 : 1;
}

int
main(void)
{
	const char *query = getenv("QUERY_STRING");

	if (query == NULL ||
	    say("Content-Type: application/octet-stream\r\n\r\n") != 0)
		return 1;
	if (strcmp(query, "take") == 0)
		return take();
	if (strcmp(query, "echo") == 0)
		return echo();
	return give(strtoull(query, NULL, 10));
}
