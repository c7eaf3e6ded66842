#include "httpd-once/pure/auth_file.h"

#include <string.h>

/* -------------------------------------------------------------- the file */

enum line_kind { LINE_NOTHING, LINE_AREA, LINE_USER, LINE_BAD };

/* One line, cut in two: a path and a realm, or a user and a hash. */
struct line {
	enum line_kind kind;
	struct view name;
	struct view value;
	const char *words; /* what is wrong with a bad one */
	const char *place; /* and where in it */
};

static struct view
next_line(struct view *rest)
{
	return view_trim(view_next_line(rest));
}

/* The byte at *i, or the one that the escape there stands for; moves *i behind
 * it.  Returns -1 where the escape is malformed. */
static int
next_byte(struct view path, size_t *i)
{
	int high, low;

	if (path.at[*i] != '%')
		return (unsigned char)path.at[(*i)++];
	if (path.length - *i < 3)
		return -1;
	high = byte_hex(path.at[*i + 1]);
	low = byte_hex(path.at[*i + 2]);
	*i += 3;
	return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/* Whether the path of a request can have a segment of this many bytes, of which
 * this many are dots. */
static bool
is_segment(size_t length, size_t dots)
{
	return length > 0 && (length > 2 || dots < length);
}

/*
 * An area that no path can lie in would guard nothing: "/a//b", "/a/../b", or
 * a slash that is escaped.
 */
static bool
is_area_path(struct view path)
{
	size_t length = 0, dots = 0;

	if (path.length == 0 || path.at[0] != '/')
		return false;
	for (size_t i = 1; i < path.length;) {
		int byte = next_byte(path, &i);

		if (byte <= 0 || (byte == '/' && path.at[i - 1] != '/'))
			return false;
		if (byte == '/' && !is_segment(length, dots))
			return false;
		length = byte == '/' ? 0 : length + 1;
		dots = byte == '/' ? 0 : dots + (byte == '.');
	}
	return length == 0 || is_segment(length, dots);
}

/* What a hash cannot have, crypt(5). */
static bool
is_hash_byte(char byte)
{
	return (unsigned char)byte > ' ' && (unsigned char)byte < 127 &&
	    byte != ':' && byte != ';' && byte != '*' && byte != '!' &&
	    byte != '\\';
}

/*
 * What is wrong with a hash; NULL where nothing is.  Which kinds there are is
 * known to crypt(3) of the system alone.
 */
static const char *
wrong_with_hash(struct view hash)
{
	struct view rest = view_slice(hash, 1, hash.length);

	if (view_starts_with(hash, VIEW("$apr1$")))
		return "this is a hash of Apache's own, which crypt(3) does "
		       "not know; make one with htpasswd -B";
	if (!view_starts_with(hash, VIEW("$")) ||
	    view_find(rest, '$') == rest.length)
		return "the hash is none that can be checked; write it with "
		       "htpasswd -B or mkpasswd";
	for (size_t i = 0; i < hash.length; i++)
		if (!is_hash_byte(hash.at[i]))
			return "the hash has a byte that no hash has";
	if (hash.length > AUTH_FILE_HASH_LIMIT)
		return "the hash is longer than any";
	return NULL;
}

/* What is wrong with the line of an area; NULL where nothing is. */
static const char *
wrong_with_area(struct line *line)
{
	line->place = line->name.at;
	if (!is_area_path(line->name))
		return "the path of the area is one that no request has";
	line->place = line->value.at;
	if (line->value.length == 0)
		return "a realm is missing behind the path of the area";
	if (view_has_control(line->value))
		return "the realm has a control byte";
	return NULL;
}

static const char *
wrong_with_user(struct line *line, bool has_colon)
{
	line->place = line->name.at;
	if (!has_colon)
		return "this is neither /path realm nor user:hash";
	if (line->name.length == 0)
		return "a user is missing before the colon";
	if (line->name.length > AUTH_FILE_WORD_LIMIT)
		return "the name of the user is longer than 255 bytes";
	if (view_has_control(line->name))
		return "the name of the user has a control byte";
	line->place = line->value.at;
	return wrong_with_hash(line->value);
}

static struct line
parse_line(struct view text)
{
	struct line line = { .kind = LINE_NOTHING };
	size_t end = 0;

	if (text.length == 0 || text.at[0] == '#')
		return line;
	if (text.at[0] == '/') {
		while (end < text.length && text.at[end] != ' ' &&
		    text.at[end] != '\t')
			end++;
		line.kind = LINE_AREA;
		line.name = view_slice(text, 0, end);
		line.value = view_trim(view_slice(text, end, text.length));
		line.words = wrong_with_area(&line);
	} else {
		end = view_find(text, ':');
		line.kind = LINE_USER;
		line.name = view_slice(text, 0, end);
		line.value = view_slice(text, end + 1, text.length);
		line.words = wrong_with_user(&line, end < text.length);
	}
	if (line.words != NULL)
		line.kind = LINE_BAD;
	return line;
}

/* ----------------------------------------------------------------- areas */

/* Whether the rest of the name is the suffix of a coding (--precompressed). */
static bool
is_coding_of(struct view rest)
{
	struct view suffix = view_slice(rest, 0, view_find(rest, '/'));

	return view_equals_nocase(suffix, VIEW(".gz")) ||
	    view_equals_nocase(suffix, VIEW(".zst")) ||
	    view_equals_nocase(suffix, VIEW(".br"));
}

static struct view
without_slash(struct view area)
{
	return view_slice(area, 0,
	    area.length > 1 && area.at[area.length - 1] == '/' ? area.length - 1
							       : area.length);
}

/* Where the segment goes on behind the dots and blanks that may end it: some
 * file systems take "x." and "x " for x. */
static size_t
skip_ending(struct view path, size_t at)
{
	size_t end = at;

	while (
	    end < path.length && (path.at[end] == '.' || path.at[end] == ' '))
		end++;
	return end == path.length || path.at[end] == '/' ? end : at;
}

/*
 * The number of bytes of the path that the area covers; 0 where the path does
 * not lie in it.  A slash at the end of the area has no meaning, and "/" covers
 * one byte.  Case does not count, because it does not in some file systems.
 */
static size_t
covered(struct view area, struct view path)
{
	size_t matched = 0;

	area = without_slash(area);
	for (size_t i = 0; i < area.length; matched++) {
		int byte = next_byte(area, &i);

		if (byte == '/' && matched > 0)
			matched = skip_ending(path, matched);
		if (matched == path.length ||
		    byte_lower((char)byte) != byte_lower(path.at[matched]))
			return 0;
	}
	if (area.length == 1 || matched == path.length ||
	    path.at[matched] == '/' || skip_ending(path, matched) > matched ||
	    is_coding_of(view_slice(path, matched, path.length)))
		return matched;
	return 0;
}

/* Whether both are the same path, however each is written. */
static bool
is_same_area(struct view a, struct view b)
{
	size_t i = 0, j = 0;

	a = without_slash(a);
	b = without_slash(b);
	while (i < a.length && j < b.length)
		if (byte_lower((char)next_byte(a, &i)) !=
		    byte_lower((char)next_byte(b, &j)))
			return false;
	return i == a.length && j == b.length;
}

/* Whether an area before this one, in the file, has the same path. */
static bool
is_before(struct view before, struct view area)
{
	while (before.length > 0) {
		struct line line = parse_line(next_line(&before));

		if (line.kind == LINE_AREA && is_same_area(line.name, area))
			return true;
	}
	return false;
}

/* FNV-1a of the path, the same for all ways to write it. */
static uint64_t
hash_area(struct view area)
{
	uint64_t hash = 0xcbf29ce484222325;

	area = without_slash(area);
	for (size_t i = 0; i < area.length;)
		hash =
		    (hash ^
			(unsigned char)byte_lower((char)next_byte(area, &i))) *
		    0x100000001b3;
	return hash ^ hash >> 32;
}

/* Sets a bit.  Returns whether it was set before. */
static bool
mark(struct auth_file_walk *walk, uint64_t bit)
{
	unsigned char *byte = &walk->seen[bit / 8];
	unsigned char mask = (unsigned char)(1U << bit % 8);
	bool was_set = (*byte & mask) != 0;

	*byte |= mask;
	return was_set;
}

/*
 * Two bits for each area tell that it was not there before, but for a few among
 * thousands, so that these alone have to be looked for.
 */
static bool
is_repeated(struct auth_file_walk *walk, struct view before, struct view area)
{
	const uint64_t bits = 8 * sizeof(walk->seen);
	uint64_t hash = hash_area(area);
	bool has_first = mark(walk, hash % bits);
	bool has_second = mark(walk, (hash >> 16) % bits);

	return has_first && has_second && is_before(before, area);
}

/* Keeps the reason, and the words of a line that is itself no bad one. */
static const char *
judge(struct auth_file_walk *walk, struct view before, struct line *line)
{
	if (line->kind == LINE_BAD)
		return "auth-file/line";
	if (line->kind == LINE_USER && !walk->has_area) {
		line->place = line->name.at;
		line->words = "the user stands before any area; a line such "
			      "as \"/private Members\" opens one";
		return "auth-file/user-before-area";
	}
	if (line->kind == LINE_AREA)
		line->place = line->name.at;
	if (line->kind == LINE_AREA && is_repeated(walk, before, line->name)) {
		line->words = "this area was there before";
		return "auth-file/area-twice";
	}
	return NULL;
}

void
auth_file_begin(struct auth_file_walk *walk, struct view file)
{
	*walk = (struct auth_file_walk){ .file = file, .rest = file };
}

/* Reads on to the next line that says something, and judges it. */
static bool
advance(struct auth_file_walk *walk, struct line *line,
    struct auth_file_line *found)
{
	while (walk->rest.length > 0) {
		struct view before = view_slice(
		    walk->file, 0, walk->file.length - walk->rest.length);
		const char *start = walk->rest.at;

		*line = parse_line(next_line(&walk->rest));
		walk->number++;
		if (line->kind == LINE_NOTHING)
			continue;
		*found = (struct auth_file_line){ .number = walk->number };
		found->reason = judge(walk, before, line);
		walk->has_area |= line->kind == LINE_AREA;
		found->words = line->words;
		found->column = (size_t)(line->place - start) + 1;
		if (line->kind == LINE_USER)
			found->hash = line->value;
		return true;
	}
	return false;
}

bool
auth_file_next(struct auth_file_walk *walk, struct auth_file_line *found)
{
	struct line line;

	return advance(walk, &line, found);
}

int
auth_file_check(struct view file, struct auth_file_line *fault)
{
	struct auth_file_walk walk;

	auth_file_begin(&walk, file);
	while (auth_file_next(&walk, fault))
		if (fault->reason != NULL)
			return -1;
	*fault = (struct auth_file_line){ .number = 0 };
	return 0;
}

int
auth_file_find(
    struct view file, struct view path, struct auth_file_scope *scope)
{
	struct auth_file_walk walk;
	struct auth_file_line found;
	struct line line;
	size_t best = 0;
	bool is_best = false;

	auth_file_begin(&walk, file);
	while (advance(&walk, &line, &found)) {
		if (found.reason != NULL)
			return -1;
		if (line.kind == LINE_AREA) {
			size_t length = covered(line.name, path);

			is_best = length > best;
			if (is_best) {
				best = length;
				scope->realm = line.value;
				scope->users = view_slice(walk.rest, 0, 0);
			}
		} else if (is_best) {
			/* The users of an area are the lines up to the next. */
			scope->users.length =
			    (size_t)(walk.rest.at - scope->users.at);
		}
	}
	return best > 0;
}

bool
auth_file_hash_of(
    const struct auth_file_scope *scope, struct view user, struct view *hash)
{
	struct view rest = scope->users;
	bool is_known = false;

	*hash = VIEW("");
	while (rest.length > 0) {
		struct line line = parse_line(next_line(&rest));

		if (line.kind != LINE_USER || is_known)
			continue;
		is_known = view_equals(line.name, user);
		if (is_known || hash->length == 0)
			*hash = line.value;
	}
	return is_known;
}
