#include "common/pure/text.h"
#include "httpd-once/pure/mime.h"
#include "httpd-once/pure/mime_table.h"
#include "tests/unit/unit.h"

#include <stdio.h>
#include <string.h>

static const struct {
	const char *name;
	const char *type;
	const char *encoding;
} names[] = {
	/* What a web site of today is made of. */
	{ "index.html", "text/html", "" },
	{ "page.htm", "text/html", "" },
	{ "style.css", "text/css", "" },
	{ "app.js", "text/javascript", "" },
	{ "app.mjs", "text/javascript", "" },
	{ "app.cjs", "text/javascript", "" },
	{ "app.js.map", "application/json", "" },
	{ "data.json", "application/json", "" },
	{ "site.webmanifest", "application/manifest+json", "" },
	{ "code.wasm", "application/wasm", "" },
	{ "feed.atom", "application/atom+xml", "" },
	{ "feed.rss", "application/rss+xml", "" },
	{ "sitemap.xml", "application/xml", "" },
	{ "robots.txt", "text/plain", "" },
	{ "notes.md", "text/markdown", "" },
	{ "a.svg", "image/svg+xml", "" },
	{ "a.png", "image/png", "" },
	{ "a.jpg", "image/jpeg", "" },
	{ "a.jpeg", "image/jpeg", "" },
	{ "a.gif", "image/gif", "" },
	{ "a.webp", "image/webp", "" },
	{ "a.avif", "image/avif", "" },
	{ "a.jxl", "image/jxl", "" },
	{ "a.heic", "image/heic", "" },
	{ "favicon.ico", "image/vnd.microsoft.icon", "" },
	{ "a.woff", "font/woff", "" },
	{ "a.woff2", "font/woff2", "" },
	{ "a.ttf", "font/ttf", "" },
	{ "a.otf", "font/otf", "" },
	{ "a.mp4", "video/mp4", "" },
	{ "a.m4v", "video/mp4", "" },
	{ "a.webm", "video/webm", "" },
	{ "a.ogv", "video/ogg", "" },
	{ "a.mkv", "video/x-matroska", "" },
	{ "a.m3u8", "application/vnd.apple.mpegurl", "" },
	{ "a.ts", "video/mp2t", "" },
	{ "a.mpd", "application/dash+xml", "" },
	{ "a.mp3", "audio/mpeg", "" },
	{ "a.m4a", "audio/mp4", "" },
	{ "a.ogg", "audio/ogg", "" },
	{ "a.opus", "audio/ogg", "" },
	{ "a.flac", "audio/flac", "" },
	{ "a.wav", "audio/wav", "" },
	{ "a.weba", "audio/webm", "" },
	{ "a.vtt", "text/vtt", "" },
	{ "a.pdf", "application/pdf", "" },
	{ "a.epub", "application/epub+zip", "" },
	{ "a.csv", "text/csv", "" },
	{ "a.ics", "text/calendar", "" },
	{ "a.vcf", "text/vcard", "" },
	{ "a.gpx", "application/gpx+xml", "" },
	{ "a.geojson", "application/geo+json", "" },
	{ "a.glb", "model/gltf-binary", "" },
	{ "a.gltf", "model/gltf+json", "" },
	{ "a.yaml", "application/yaml", "" },
	{ "a.toml", "application/toml", "" },
	{ "a.zip", "application/zip", "" },
	{ "a.7z", "application/x-7z-compressed", "" },
	{ "a.zst", "application/zstd", "" },
	{ "a.xz", "application/x-xz", "" },
	{ "a.bz2", "application/x-bzip2", "" },
	{ "a.deb", "application/vnd.debian.binary-package", "" },
	{ "a.iso", "application/x-iso9660-image", "" },
	{ "a.exe", "application/x-msdos-program", "" },
	{ "a.docx",
	    "application/vnd.openxmlformats-officedocument."
	    "wordprocessingml.document",
	    "" },
	{ "a.odt", "application/vnd.oasis.opendocument.text", "" },
	{ "a.sh", "text/x-sh", "" },
	{ "a.py", "text/x-python", "" },
	{ "a.c", "text/x-csrc", "" },
	{ "error.log", "text/plain", "" },

	/* Case and folders do not matter. */
	{ "INDEX.HTML", "text/html", "" },
	{ "PHOTO.JPG", "image/jpeg", "" },
	{ "a.GeoJSON", "application/geo+json", "" },
	{ "some.folder/index.html", "text/html", "" },
	{ "folder.html/noextension", "", "" },

	/* Two extensions. */
	{ "a.tar.gz", "application/gzip", "" },
	{ "a.tgz", "application/gzip", "" },
	{ "a.tar.xz", "application/x-xz", "" },
	{ "a.csv.gz", "application/gzip", "" },
	{ "a.unknown-thing.gz", "application/gzip", "" },
	{ "a.gz", "application/gzip", "" },
	{ "page.html.gz", "application/gzip", "" },
	{ "PAGE.HTML.GZ", "application/gzip", "" },
	{ "page.html.br", "application/x-brotli", "" },
	{ "name.txt.br", "application/x-brotli", "" },
	{ "app.js.zst", "application/zstd", "" },
	{ "picture.svgz", "image/svg+xml", "gzip" },
	{ "picture.svg.gz", "application/gzip", "" },
	{ "picture.SVGZ", "image/svg+xml", "gzip" },
	{ "page.html.bak", "application/x-trash", "" },
	{ "a.tar.br", "application/x-brotli", "" },
	{ ".html.gz", "application/gzip", "" },
	{ "jquery.min.js", "text/javascript", "" },

	/* Names without an extension. */
	{ "README", "text/plain", "" },
	{ "Makefile", "text/plain", "" },
	{ "LICENSE", "text/plain", "" },
	{ "COPYING", "text/plain", "" },
	{ "folder/README", "text/plain", "" },
	{ ".well-known/apple-app-site-association", "application/json", "" },
	{ "READMEs", "", "" },
	{ "", "", "" },
	{ "/", "", "" },
	{ ".", "", "" },
	{ "..", "", "" },
	{ ".html", "", "" },
	{ "a.", "", "" },
	{ "a..html", "text/html", "" },
	{ "html", "", "" },
	{ "a.html~", "", "" },
	{ "a.html ", "", "" },
	{ "a.no-such-extension-at-all", "", "" },
	{ "a.elevenchars", "", "" },
	{ "a.twelve-chars", "", "" },
};

/* With --packed-parts. */
static const struct {
	const char *name;
	const char *type;
	const char *encoding;
} parts[] = {
	{ "code.wasm.gz", "application/wasm", "gzip" },
	{ "Build/game.framework.js.br", "text/javascript", "br" },
	{ "game.data.br", "", "br" },
	{ "symbols.json.zst", "application/json", "zstd" },
	{ "PAGE.HTML.GZ", "text/html", "gzip" },
	{ "a.tar.gz", "application/gzip", "" },
	{ "a.csv.gz", "application/gzip", "" },
	{ ".html.gz", "application/gzip", "" },
	{ "picture.svgz", "image/svg+xml", "gzip" },
	{ "page.html", "text/html", "" },
	{ "README", "text/plain", "" },
};

static void
check_name(struct view name, const char *type, const char *encoding)
{
	struct mime mime = mime_of(name);

	if (!view_equals(mime.type, view_of(type)) ||
	    !view_equals(mime.encoding, view_of(encoding)))
		printf("# of %.*s:\n", (int)name.length, name.at);
	CHECK_VIEW(mime.type, view_of(type));
	CHECK_VIEW(mime.encoding, view_of(encoding));
}

static void
test_names(void)
{
	unit_case("names have the types that the lists and the RFCs give them");
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		check_name(unit_guarded_view(names[i].name), names[i].type,
		    names[i].encoding);

	unit_case("packed parts of a program are what is packed");
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		struct mime mime =
		    mime_of_packed_part(unit_guarded_view(parts[i].name));

		CHECK_VIEW(mime.type, view_of(parts[i].type));
		CHECK_VIEW(mime.encoding, view_of(parts[i].encoding));
	}

	unit_case("a NUL byte in an extension does not end it");
	check_name((struct view){ "a.js\0", 5 }, "", "");
	check_name((struct view){ "a.js\0x.css", 10 }, "text/css", "");
}

static void
check_entry(const char *extension, const char *type)
{
	char name[32];
	struct text text = text_over(name, sizeof(name));

	if (strcmp(extension, "svgz") == 0)
		return;
	text_add_string(&text, "name.");
	text_add_string(&text, extension);
	CHECK(!text.has_overflowed);
	check_name(text_view(&text), type, "");
}

static void
test_table(void)
{
	const size_t count = sizeof(mime_others) / sizeof(mime_others[0]);

	unit_case("the table is sorted, and each entry is found");
	for (size_t i = 0; i < count; i++) {
		CHECK(i == 0 ||
		    strcmp(mime_others[i - 1].extension,
			mime_others[i].extension) < 0);
		check_entry(
		    mime_others[i].extension, mime_types + mime_others[i].type);
	}
	for (size_t i = 0; i < sizeof(mime_common) / sizeof(mime_common[0]);
	     i++)
		check_entry(mime_common[i].extension, mime_common[i].type);

	unit_case("what is common lies in one page");
	CHECK(sizeof(mime_common) <= 2048);
	CHECK_NUMBER((uintptr_t)mime_common % 2048, 0);
}

static void
test_text(void)
{
	unit_case("a type of text without a parameter gets a charset");
	CHECK(mime_is_text(unit_guarded_view("text/html")));
	CHECK(mime_is_text(unit_guarded_view("Text/plain")));
	CHECK(!mime_is_text(unit_guarded_view("text/html;charset=koi8-r")));
	CHECK(!mime_is_text(unit_guarded_view("text")));
	CHECK(!mime_is_text(unit_guarded_view("application/json")));
	CHECK(!mime_is_text(unit_guarded_view("image/svg+xml")));
	CHECK(!mime_is_text(unit_guarded_view("textile/x")));
	CHECK(!mime_is_text(unit_guarded_view("")));
}

static void
check_find(const char *table, const char *name, const char *expected)
{
	struct view type = VIEW("untouched");

	CHECK_NUMBER(
	    mime_find(unit_guarded_view(table), unit_guarded_view(name), &type),
	    strcmp(expected, "untouched") == 0 ? -1 : 0);
	CHECK_VIEW(type, view_of(expected));
}

static void
test_find(void)
{
	static const char table[] = "# a comment with html\n"
				    "\n"
				    "text/x-first\tfoo  bar\r\n"
				    "  text/x-second bar # baz\n"
				    "application/x-package tar.gz\n"
				    "application/x-any gz\n"
				    "text/x-nothing\n"
				    "text/x-last last";

	unit_case("a file of types is looked up by extension");
	check_find(table, "a.foo", "text/x-first");
	check_find(table, "a.FOO", "text/x-first");
	check_find(table, "folder/a.foo", "text/x-first");
	check_find(table, "a.last", "text/x-last");
	check_find(table, "a.html", "untouched");
	check_find(table, "a.baz", "untouched");
	check_find(table, "foo", "untouched");
	check_find(table, ".foo", "untouched");
	check_find(table, "afoo", "untouched");
	check_find(table, "aafoo", "untouched");
	check_find(table, "a.foo/b", "untouched");
	check_find(table, "", "untouched");
	check_find("", "a.foo", "untouched");
	check_find("text/x-first", "a.foo", "untouched");
	check_find("text foo\n", "a.foo", "untouched");
	check_find("a/b foo\nt/\x01 foo\n", "a.foo", "a/b");

	unit_case("the last line decides, but the longest extension first");
	check_find(table, "a.bar", "text/x-second");
	check_find(table, "a.tar.gz", "application/x-package");
	check_find(table, "a.gz", "application/x-any");
	check_find(table, "tar.gz", "application/x-any");
}

static void
check_bad(const char *table, size_t bad_line)
{
	struct view rest = unit_guarded_view(table);
	struct mime_fault fault = { .line = 0 };

	CHECK_NUMBER(mime_next_fault(&rest, &fault), bad_line > 0);
	if (bad_line > 0)
		CHECK_NUMBER(fault.line, bad_line);
}

static void
test_faults(void)
{
	struct view rest;
	struct mime_fault fault = { .line = 0 };

	unit_case("every fault is told, with its line and column");
	rest = unit_guarded_view(
	    "text/x y\r\n\ttext z\ntext/z a .b/c d\n\ntext/last last.");
	CHECK(mime_next_fault(&rest, &fault));
	CHECK_NUMBER(fault.line, 2);
	CHECK_NUMBER(fault.column, 2);
	CHECK_STRING(fault.words, "this is no media type such as text/html");
	CHECK(mime_next_fault(&rest, &fault));
	CHECK_NUMBER(fault.line, 3);
	CHECK_NUMBER(fault.column, 10);
	CHECK_STRING(
	    fault.words, "this is no extension such as html or tar.gz");
	CHECK(mime_next_fault(&rest, &fault));
	CHECK_NUMBER(fault.line, 5);
	CHECK(!mime_next_fault(&rest, &fault));
}

static void
test_check(void)
{
	char line[256];
	struct view rest = { line, 255 };
	struct mime_fault fault = { .line = 0 };

	unit_case("a file of types is checked line by line");
	check_bad("", 0);
	check_bad("\n\n# a/b/c .d\n", 0);
	check_bad("text/x foo bar\r\ntext/y\n\ta/b c#.d", 0);
	check_bad("text/html;charset=koi8-r html\n", 0);
	check_bad("text/x foo\ntext bar\n", 2);
	check_bad("\n\ntext/ foo", 3);
	check_bad("/x foo", 1);
	check_bad("text/x/y foo", 1);
	check_bad("text/x .foo", 1);
	check_bad("text/x foo.", 1);
	check_bad("text/x a/b", 1);
	check_bad("text/x;a=\"b\" c", 1);
	check_bad("text/x;\x01 c", 1);
	check_bad("text/x;\xe4 c", 1);
	check_bad("text/x a\x01", 1);
	check_bad("foo text/x", 1);
	check_bad("text/html html;", 1);

	unit_case("a type has 255 bytes at most (RFC 6838 4.2)");
	memset(line, 'a', sizeof(line));
	memcpy(line, "text/", 5);
	CHECK(!mime_next_fault(&rest, &fault));
	rest = (struct view){ line, 256 };
	CHECK(mime_next_fault(&rest, &fault));
}

int
main(void)
{
	test_names();
	test_table();
	test_text();
	test_find();
	test_check();
	test_faults();
	return unit_end();
}
