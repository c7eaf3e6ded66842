/*
 * Request targets, held against the letter of RFC 1945 5.1.2, RFC 7230 5.3 and
 * RFC 3986 and not against the parser.
 */
#include "httpd-once/pure/path.h"
#include "tests/unit/unit.h"

#include <stdio.h>
#include <string.h>

#define CHECK_ALL(table) check_all(table, sizeof(table) / sizeof((table)[0]))
#define ROWS(table) (sizeof(table) / sizeof((table)[0]))

enum {
	FILE_NAME = 0,
	FOLDER = 1,
	HIDDEN = 2,
	QUERY = 4, /* there is one, if only an empty one */
};

struct expectation {
	const char *target;
	const char *name;
	unsigned facts;
	const char *query;
	const char *host;
};

/* The name is written into a buffer of just the size that is asked for. */
static int
parse(struct view target, struct path *path)
{
	static char room[REQUEST_TARGET_LIMIT + 2];

	return path_parse(target, unit_guarded(room, target.length + 1), path);
}

static void
check_row(const struct expectation *row)
{
	struct path path;
	int status = parse(unit_guarded_view(row->target), &path);

	CHECK_NUMBER(status, 0);
	CHECK_STRING(path.reason, NULL);
	if (status != 0)
		return;
	CHECK_VIEW(
	    ((struct view){ path.name, path.length }), view_of(row->name));
	CHECK_NUMBER(path.name[path.length], '\0');
	CHECK_NUMBER(path.is_folder, (row->facts & FOLDER) != 0);
	CHECK_NUMBER(path.is_hidden, (row->facts & HIDDEN) != 0);
	CHECK_NUMBER(path.has_query, (row->facts & QUERY) != 0);
	CHECK_VIEW(path.query, view_of(row->query == NULL ? "" : row->query));
	CHECK_VIEW(path.host, view_of(row->host == NULL ? "" : row->host));
	CHECK(!path.is_asterisk);
}

static void
check_all(const struct expectation *all, size_t count)
{
	for (size_t i = 0; i < count; i++)
		check_row(&all[i]);
}

static const struct expectation plain[] = {
	{ "/", "", FOLDER, 0, 0 },
	{ "/a", "a", FILE_NAME, 0, 0 },
	{ "/a/", "a", FOLDER, 0, 0 },
	{ "/a/b.html", "a/b.html", FILE_NAME, 0, 0 },
	{ "/a;b=c/d,e", "a;b=c/d,e", FILE_NAME, 0, 0 },
	{ "/a:b@c!$&'()*+,;=~-_", "a:b@c!$&'()*+,;=~-_", FILE_NAME, 0, 0 },
	{ "/a+b", "a+b", FILE_NAME, 0, 0 },
	{ "/a\\..\\b", "a\\..\\b", FILE_NAME, 0, 0 },
	{ "/~name/", "~name", FOLDER, 0, 0 },
	{ "/*", "*", FILE_NAME, 0, 0 },
	{ "/http://a/b", "http:/a/b", FILE_NAME, 0, 0 },
};

static const struct expectation escapes[] = {
	{ "/%41%62", "Ab", FILE_NAME, 0, 0 },
	{ "/%7e%7E", "~~", FILE_NAME, 0, 0 },
	{ "/a%20b", "a b", FILE_NAME, 0, 0 },
	{ "/%C3%A4%ff%01%0a%0D%7f", "\xc3\xa4\xff\x01\n\r\x7f", FILE_NAME, 0,
	    0 },
	{ "/100%25", "100%", FILE_NAME, 0, 0 },
	/* Exactly once. */
	{ "/%2541", "%41", FILE_NAME, 0, 0 },
	{ "/%252e%252e/a", "%2e%2e/a", FILE_NAME, 0, 0 },
	{ "/%25%32%65", "%2e", FILE_NAME, 0, 0 },
	{ "/%252f", "%2f", FILE_NAME, 0, 0 },
	{ "/%2500", "%00", FILE_NAME, 0, 0 },
	/* An escaped mark is part of the name. */
	{ "/a%3fb", "a?b", FILE_NAME, 0, 0 },
	{ "/a%23b", "a#b", FILE_NAME, 0, 0 },
	{ "/a%3Fb?c", "a?b", QUERY, "c", 0 },
	{ "/%2a", "*", FILE_NAME, 0, 0 },
};

static const struct expectation segments[] = {
	/* The examples of RFC 3986 5.2.4 and 5.4. */
	{ "/a/b/c/./../../g", "a/g", FILE_NAME, 0, 0 },
	{ "/mid/content=5/../6", "mid/6", FILE_NAME, 0, 0 },
	{ "/b/c/./g/.", "b/c/g", FOLDER, 0, 0 },
	{ "/b/c/g/..", "b/c", FOLDER, 0, 0 },
	{ "/../g", "g", FILE_NAME, 0, 0 },
	{ "/b/c/g;x=1/../y", "b/c/y", FILE_NAME, 0, 0 },
	/* Never above the root. */
	{ "/..", "", FOLDER, 0, 0 },
	{ "/../..", "", FOLDER, 0, 0 },
	{ "/../../../../etc/passwd", "etc/passwd", FILE_NAME, 0, 0 },
	{ "/a/../../../b", "b", FILE_NAME, 0, 0 },
	{ "/a/../..//../b/", "b", FOLDER, 0, 0 },
	{ "/.", "", FOLDER, 0, 0 },
	{ "/./", "", FOLDER, 0, 0 },
	{ "/././a", "a", FILE_NAME, 0, 0 },
	{ "/a/./", "a", FOLDER, 0, 0 },
	{ "/a/../", "", FOLDER, 0, 0 },
	/* Also where they are escaped, in part or with their slashes. */
	{ "/%2e%2e/%2E%2E/a", "a", FILE_NAME, 0, 0 },
	{ "/.%2e/%2e./a", "a", FILE_NAME, 0, 0 },
	{ "/a/%2e/b", "a/b", FILE_NAME, 0, 0 },
	{ "/a/%2e%2e", "", FOLDER, 0, 0 },
	{ "/a%2f..%2f..%2fb", "b", FILE_NAME, 0, 0 },
	{ "/..%2f..%2Fetc%2Fpasswd", "etc/passwd", FILE_NAME, 0, 0 },
	{ "/%2e%2e%2f%2e%2e%2fa", "a", FILE_NAME, 0, 0 },
	{ "/%2f%2fa", "a", FILE_NAME, 0, 0 },
	{ "/a%2f", "a", FOLDER, 0, 0 },
	{ "/a%2f.", "a", FOLDER, 0, 0 },
	/* Runs of slashes count as one. */
	{ "//", "", FOLDER, 0, 0 },
	{ "///a////b//", "a/b", FOLDER, 0, 0 },
	{ "//host/a", "host/a", FILE_NAME, 0, 0 },
	{ "/a//../b", "b", FILE_NAME, 0, 0 },
};

static const struct expectation hidden[] = {
	{ "/.htpasswd", ".htpasswd", HIDDEN, 0, 0 },
	{ "/.git/config", ".git/config", HIDDEN, 0, 0 },
	{ "/a/.b/c", "a/.b/c", HIDDEN, 0, 0 },
	{ "/a/.b/", "a/.b", HIDDEN | FOLDER, 0, 0 },
	{ "/%2egit/", ".git", HIDDEN | FOLDER, 0, 0 },
	{ "/a%2f.git", "a/.git", HIDDEN, 0, 0 },
	{ "/...", "...", HIDDEN, 0, 0 },
	{ "/.../a", ".../a", HIDDEN, 0, 0 },
	{ "/..a", "..a", HIDDEN, 0, 0 },
	{ "/..;/a", "..;/a", HIDDEN, 0, 0 },
	{ "/.. /a", ".. /a", HIDDEN, 0, 0 },
	{ "/.well-known", ".well-known", FILE_NAME, 0, 0 },
	{ "/.well-known/", ".well-known", FOLDER, 0, 0 },
	{ "/.well-known/acme", ".well-known/acme", FILE_NAME, 0, 0 },
	{ "/.well-known/.a", ".well-known/.a", HIDDEN, 0, 0 },
	{ "/.well-known.a", ".well-known.a", HIDDEN, 0, 0 },
	{ "/.well-knowns/a", ".well-knowns/a", HIDDEN, 0, 0 },
	{ "/.well-know", ".well-know", HIDDEN, 0, 0 },
	/* What is climbed out of again is not in the way. */
	{ "/.git/../a", "a", FILE_NAME, 0, 0 },
	{ "/a.b", "a.b", FILE_NAME, 0, 0 },
	{ "/a./b", "a./b", FILE_NAME, 0, 0 },
};

static const struct expectation queries[] = {
	{ "/a?b=c&d", "a", QUERY, "b=c&d", 0 },
	{ "/a?", "a", QUERY, "", 0 },
	{ "/?", "", FOLDER | QUERY, "", 0 },
	{ "/a?b?c", "a", QUERY, "b?c", 0 },
	{ "/a?/../b", "a", QUERY, "/../b", 0 },
	{ "/a?%zz%", "a", QUERY, "%zz%", 0 },
	{ "/a?%00", "a", QUERY, "%00", 0 },
	{ "/a/?b", "a", FOLDER | QUERY, "b", 0 },
	{ "/a?.b", "a", QUERY, ".b", 0 },
	{ "/a#b", "a", FILE_NAME, 0, 0 },
	{ "/a#b?c", "a", FILE_NAME, 0, 0 },
	{ "/a?b#c", "a", QUERY, "b", 0 },
	{ "/a#%zz", "a", FILE_NAME, 0, 0 },
	{ "/#", "", FOLDER, 0, 0 },
	{ "/a#b#c", "a", FILE_NAME, 0, 0 },
};

static const struct expectation absolute[] = {
	{ "http://example.org/a", "a", FILE_NAME, 0, "example.org" },
	{ "http://example.org/", "", FOLDER, 0, "example.org" },
	{ "http://example.org", "", FOLDER, 0, "example.org" },
	{ "http://example.org?a", "", FOLDER | QUERY, "a", "example.org" },
	{ "http://example.org#a", "", FOLDER, 0, "example.org" },
	{ "http://example.org:8080/a?b", "a", QUERY, "b", "example.org:8080" },
	{ "HTTP://Example.ORG/a", "a", FILE_NAME, 0, "Example.ORG" },
	{ "http://[::1]:80/a", "a", FILE_NAME, 0, "[::1]:80" },
	{ "https://example.org:443/a", "a", FILE_NAME, 0, "example.org:443" },
	{ "HTTPS://a", "", FOLDER, 0, "a" },
	{ "http://[fe80::1%25eth0]:80/a", "a", FILE_NAME, 0, 0 },
	{ "http://a/../../b", "b", FILE_NAME, 0, "a" },
	{ "http://a//b", "b", FILE_NAME, 0, "a" },
	{ "http://a/.b", ".b", HIDDEN, 0, "a" },
};

static const struct {
	const char *target;
	const char *reason;
} refused[] = {
	{ "/%", "path/escape" },
	{ "/%4", "path/escape" },
	{ "/a%", "path/escape" },
	{ "/%4/", "path/escape" },
	{ "/%zz", "path/escape" },
	{ "/%4g", "path/escape" },
	{ "/%g4", "path/escape" },
	{ "/%%41", "path/escape" },
	{ "/%+1", "path/escape" },
	{ "/%-1", "path/escape" },
	{ "/%0x41", "path/escape" },
	{ "/%:0", "path/escape" },
	{ "/%4?a", "path/escape" },
	{ "/%u0041", "path/escape" },
	{ "/a/%zz/..", "path/escape" },
	{ "/%00", "path/escape" },
	{ "/a%00.html", "path/escape" },
	{ "", "path/scheme" },
	{ "a", "path/scheme" },
	{ "a/b", "path/scheme" },
	{ "../a", "path/scheme" },
	{ "?a", "path/scheme" },
	{ "#a", "path/scheme" },
	{ "%2fa", "path/scheme" },
	{ "**", "path/scheme" },
	{ "*/a", "path/scheme" },
	{ "*?a", "path/scheme" },
	{ "http:", "path/scheme" },
	{ "http:/a", "path/scheme" },
	{ "http", "path/scheme" },
	{ "ftp://a/b", "path/scheme" },
	{ "file:///etc/passwd", "path/scheme" },
	{ "ttps://a/b", "path/scheme" },
	{ "https:/a/b", "path/scheme" },
	{ "https:///b", "path/host" },
	{ "http://[1:2:3]/", "path/host" },
	{ "http://[1:2:3%eth0]/", "path/host" },
	{ "http://a%eth0/", "path/host" },
	{ "a:80", "path/scheme" },
	{ "http://", "path/host" },
	{ "http:///a", "path/host" },
	{ "http://?a", "path/host" },
	{ "http://..", "path/host" },
	{ "http://../a", "path/host" },
	{ "http://a..b/", "path/host" },
	{ "http://a@b/", "path/host" },
	{ "http://<a>/", "path/host" },
	{ "http://a\"b/", "path/host" },
	{ "http://a%2fb/", "path/host" },
	{ "http://a\\b/", "path/host" },
	{ "http://:80/", "path/host" },
	{ "http://a:b/", "path/host" },
	{ "http://[::1/", "path/host" },
};

static void
test_refused(void)
{
	struct path path;

	unit_case("what is no target, or badly escaped, is 400");
	for (size_t i = 0; i < ROWS(refused); i++) {
		int status = parse(unit_guarded_view(refused[i].target), &path);

		if (status != 400)
			printf("# of %s:\n", refused[i].target);
		CHECK_NUMBER(status, 400);
		CHECK_STRING(path.reason, refused[i].reason);
	}
}

static void
test_others(void)
{
	static char target[REQUEST_TARGET_LIMIT + 1];
	struct path path;

	unit_case("the asterisk is a target of its own");
	CHECK_NUMBER(parse(unit_guarded_view("*"), &path), 0);
	CHECK(path.is_asterisk);
	CHECK_NUMBER(path.length, 0);
	CHECK_NUMBER(path.name[0], '\0');

	unit_case("the path as received runs from its slash to the query");
	CHECK_NUMBER(parse(unit_guarded_view("//a%41/../b?c#d"), &path), 0);
	CHECK_VIEW(path.raw, VIEW("//a%41/../b"));
	CHECK_NUMBER(parse(unit_guarded_view("http://h/a#d"), &path), 0);
	CHECK_VIEW(path.raw, VIEW("/a"));

	unit_case("a target of the largest size has its place, no larger one");
	memset(target, 'a', sizeof(target));
	target[0] = '/';
	CHECK_NUMBER(
	    parse((struct view){ target, REQUEST_TARGET_LIMIT }, &path), 0);
	CHECK_NUMBER(path.length, REQUEST_TARGET_LIMIT - 1);
	CHECK_NUMBER(
	    parse((struct view){ target, sizeof(target) }, &path), 400);
	CHECK_STRING(path.reason, "path/too-long");
}

static void
test_nul(void)
{
	struct path path;

	unit_case("a raw NUL ends no name but is refused like an escaped one");
	CHECK_NUMBER(parse((struct view){ "/a\0b", 4 }, &path), 400);
	CHECK_NUMBER(parse((struct view){ "/\0", 2 }, &path), 400);
}

static void
check_decoded(const char *from, const char *to)
{
	char buffer[64];
	struct view bytes = unit_guarded_view(from);
	char *room = unit_guarded(buffer, bytes.length);
	long length = path_decode(bytes, room);

	CHECK_NUMBER(length, strlen(to));
	if (length >= 0)
		CHECK_VIEW(
		    ((struct view){ room, (size_t)length }), view_of(to));
}

static void
test_decode(void)
{
	static const char bad[][8] = { "%", "%4", "a%", "%zz", "%00", "%%%",
		"%4%", "%-1", "% 1" };
	char buffer[64];

	unit_case("escapes are decoded once into no more room than they had");
	check_decoded("", "");
	check_decoded("a+b", "a+b");
	check_decoded("%41%2f%2F", "A//");
	check_decoded("%2541", "%41");
	for (size_t i = 0; i < ROWS(bad); i++)
		CHECK_NUMBER(
		    path_decode(unit_guarded_view(bad[i]), buffer), -1);
}

int
main(void)
{
	unit_case("paths name files and folders");
	CHECK_ALL(plain);
	unit_case("escapes are decoded exactly once (RFC 3986 2.4)");
	CHECK_ALL(escapes);
	unit_case("dot segments and slashes go, never above the root");
	CHECK_ALL(segments);
	unit_case("names with a dot in front are known, .well-known may");
	CHECK_ALL(hidden);
	unit_case("the query is kept as it is, a fragment is cut off");
	CHECK_ALL(queries);
	unit_case("the absolute form has its host (RFC 7230 5.3.2)");
	CHECK_ALL(absolute);
	test_refused();
	test_others();
	test_nul();
	test_decode();
	return unit_end();
}
