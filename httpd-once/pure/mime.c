#include "httpd-once/pure/mime.h"

#include "httpd-once/pure/mime_table.h"

#include <string.h>

enum {
	COMMON_COUNT = sizeof(mime_common) / sizeof(mime_common[0]),
	OTHERS_COUNT = sizeof(mime_others) / sizeof(mime_others[0]),
	/* With the terminator, as in the table. */
	EXTENSION_LIMIT = sizeof(mime_others[0].extension),
	/* Type and subtype have 127 bytes at most, RFC 6838 4.2. */
	TYPE_LIMIT = 127 + 1 + 127,
};

static const struct {
	char extension[4];
	char coding[5];
} codings[] = {
	{ "gz", "gzip" },
	{ "br", "br" },
	{ "zst", "zstd" },
};

/* The types that a browser shows, or runs, rather than saves. */
static const char shown[][12] = { "html", "htm", "xhtml", "css", "js", "mjs",
	"json", "map", "webmanifest", "wasm", "svg", "xml", "rss", "atom",
	"txt", "md", "data" };

/* Whole names, in lower case. */
static const struct {
	char name[29];
	char type[17];
} whole_names[] = {
	{ "readme", "text/plain" },
	{ "license", "text/plain" },
	{ "licence", "text/plain" },
	{ "copying", "text/plain" },
	{ "copyright", "text/plain" },
	{ "notice", "text/plain" },
	{ "authors", "text/plain" },
	{ "contributors", "text/plain" },
	{ "changelog", "text/plain" },
	{ "changes", "text/plain" },
	{ "history", "text/plain" },
	{ "news", "text/plain" },
	{ "install", "text/plain" },
	{ "todo", "text/plain" },
	{ "version", "text/plain" },
	{ "makefile", "text/plain" },
	{ "dockerfile", "text/plain" },
	{ "sha256sums", "text/plain" },
	{ "sha512sums", "text/plain" },
	/* Below /.well-known/, where no extension is allowed for. */
	{ "apple-app-site-association", "application/json" },
	{ "openid-configuration", "application/json" },
	{ "nodeinfo", "application/json" },
};

static struct view
last_segment(struct view path)
{
	size_t slash = view_find_last(path, '/');

	return slash == path.length ? path
				    : view_slice(path, slash + 1, path.length);
}

/*
 * Cuts the extension off the name.  Returns it without its dot, or empty where
 * there is none; the name is then left whole.
 */
static struct view
cut_extension(struct view *name)
{
	size_t dot = view_find_last(*name, '.');
	struct view extension = view_slice(*name, dot + 1, name->length);

	if (dot == 0 || dot == name->length)
		return VIEW("");
	*name = view_slice(*name, 0, dot);
	return extension;
}

/* Writes the extension in the form of the table.  Returns false where the table
 * can have none such. */
static bool
make_key(struct view extension, char key[EXTENSION_LIMIT])
{
	if (extension.length == 0 || extension.length >= EXTENSION_LIMIT)
		return false;
	memset(key, 0, EXTENSION_LIMIT);
	for (size_t i = 0; i < extension.length; i++) {
		if (byte_is_control(extension.at[i]))
			return false;
		key[i] = byte_lower(extension.at[i]);
	}
	return true;
}

static struct view
find_common(const char key[EXTENSION_LIMIT])
{
	for (size_t i = 0; i < COMMON_COUNT; i++)
		if (strcmp(key, mime_common[i].extension) == 0)
			return view_of(mime_common[i].type);
	return VIEW("");
}

static struct view
find_other(const char key[EXTENSION_LIMIT])
{
	size_t low = 0, high = OTHERS_COUNT;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(key, mime_others[middle].extension);

		if (order == 0)
			return view_of(mime_types + mime_others[middle].type);
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return VIEW("");
}

static struct view
type_of_extension(struct view extension)
{
	char key[EXTENSION_LIMIT];
	struct view type;

	if (!make_key(extension, key))
		return VIEW("");
	type = find_common(key);
	return type.length > 0 ? type : find_other(key);
}

static struct view
type_of_whole_name(struct view name)
{
	for (size_t i = 0; i < sizeof(whole_names) / sizeof(whole_names[0]);
	     i++)
		if (view_is_nocase(name, whole_names[i].name))
			return view_of(whole_names[i].type);
	return VIEW("");
}

static struct view
coding_of_extension(struct view extension)
{
	for (size_t i = 0; i < sizeof(codings) / sizeof(codings[0]); i++)
		if (view_is_nocase(extension, codings[i].extension))
			return view_of(codings[i].coding);
	return VIEW("");
}

static bool
is_shown(struct view extension)
{
	for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++)
		if (view_is_nocase(extension, shown[i]))
			return true;
	return false;
}

struct mime
mime_of(struct view file_name)
{
	struct view whole = last_segment(file_name);
	struct view name = whole;
	struct mime mime = { VIEW(""), VIEW("") };
	struct view extension = cut_extension(&name);

	if (extension.length == 0) {
		mime.type = type_of_whole_name(whole);
		return mime;
	}
	mime.type = type_of_extension(extension);
	if (view_equals_nocase(extension, VIEW("svgz")))
		mime.encoding = VIEW("gzip");
	return mime;
}

struct mime
mime_of_packed_part(struct view file_name)
{
	struct view name = last_segment(file_name);
	struct view coding = coding_of_extension(cut_extension(&name));
	struct view inner = cut_extension(&name);

	if (coding.length > 0 && is_shown(inner))
		return (struct mime){ type_of_extension(inner), coding };
	return mime_of(file_name);
}

bool
mime_is_text(struct view type)
{
	return view_equals_nocase(view_slice(type, 0, 5), VIEW("text/")) &&
	    view_find(type, ';') == type.length;
}

static bool
is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\r';
}

/* Cuts a line off the text, without its line end and its comment. */
static struct view
next_line(struct view *text)
{
	struct view line = view_next_line(text);

	return view_slice(line, 0, view_find(line, '#'));
}

/* Cuts a word off the line.  The word is empty where there is none left. */
static struct view
next_word(struct view *line)
{
	struct view word;
	size_t start = 0, end;

	while (start < line->length && is_blank(line->at[start]))
		start++;
	end = start;
	while (end < line->length && !is_blank(line->at[end]))
		end++;
	word = view_slice(*line, start, end);
	*line = view_slice(*line, end, line->length);
	return word;
}

/* Whether the name ends with a dot and the extension, behind something else. */
static bool
has_extension(struct view name, struct view extension)
{
	size_t start = name.length - extension.length;

	return name.length >= extension.length + 2 &&
	    name.at[start - 1] == '.' &&
	    view_equals_nocase(view_slice(name, start, name.length), extension);
}

static bool
is_type(struct view word)
{
	struct view plain = view_slice(word, 0, view_find(word, ';'));
	size_t slash = view_find(plain, '/');

	if (word.length > TYPE_LIMIT)
		return false;
	for (size_t i = 0; i < word.length; i++)
		if (byte_is_control(word.at[i]) || word.at[i] == '"' ||
		    (unsigned char)word.at[i] > 126)
			return false;
	return view_is_token(view_slice(plain, 0, slash)) &&
	    view_is_token(view_slice(plain, slash + 1, plain.length));
}

int
mime_find(struct view table_text, struct view file_name, struct view *type)
{
	struct view name = last_segment(file_name);
	size_t longest = 0;

	while (table_text.length > 0) {
		struct view line = next_line(&table_text);
		struct view line_type = next_word(&line);
		struct view word = next_word(&line);

		for (; word.length > 0; word = next_word(&line)) {
			if (word.length < longest ||
			    !has_extension(name, word) || !is_type(line_type))
				continue;
			longest = word.length;
			*type = line_type;
		}
	}
	return longest > 0 ? 0 : -1;
}

static bool
is_extension(struct view word)
{
	for (size_t i = 0; i < word.length; i++)
		if (byte_is_control(word.at[i]) || word.at[i] == '/' ||
		    word.at[i] == ';')
			return false;
	return word.at[0] != '.' && word.at[word.length - 1] != '.';
}

/* What is wrong with a line, and in which word of it; NULL where nothing is. */
static const char *
wrong_with_line(struct view line, struct view *word)
{
	*word = next_word(&line);
	if (word->length == 0)
		return NULL;
	if (!is_type(*word))
		return "this is no media type such as text/html";
	for (*word = next_word(&line); word->length > 0;
	     *word = next_word(&line))
		if (!is_extension(*word))
			return "this is no extension such as html or tar.gz";
	return NULL;
}

bool
mime_next_fault(struct view *rest, struct mime_fault *fault)
{
	while (rest->length > 0) {
		const char *start = rest->at;
		struct view word;

		fault->line++;
		fault->words = wrong_with_line(next_line(rest), &word);
		if (fault->words == NULL)
			continue;
		fault->column = (size_t)(word.at - start) + 1;
		return true;
	}
	return false;
}
