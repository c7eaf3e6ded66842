#include "httpd-once/pure/auth_file.h"
#include "tests/unit/unit.h"

#include <string.h>

#define BCRYPT "$2y$05$cjPXkRoGWsaOMpAaJXVgKufSUfZ0hhTCVZoAY9uqqyXrAFGPgeFVe"

static const char file[] = "# who may read what\n"
			   "/private   Members only\r\n"
			   "eve:" BCRYPT "\r\n"
			   "bob:$6$salt$hash\n"
			   "\n"
			   "/private/board/ Board\n"
			   "\tann:$5$salt$other \n"
			   "/a%20b Spaces\n"
			   "eve:$2b$05$third\n"
			   "/private/nobody Nobody";

/* The realm that a path is in; "" for none, "?" for a bad file. */
static const char *
realm_of(const char *text, const char *path)
{
	static char realm[64];
	struct auth_file_scope scope;
	int found = auth_file_find(
	    unit_guarded_view(text), unit_guarded_view(path), &scope);

	if (found < 0)
		return "?";
	if (found == 0)
		return "";
	memcpy(realm, scope.realm.at, scope.realm.length);
	realm[scope.realm.length] = '\0';
	return realm;
}

static void
test_areas(void)
{
	static const struct {
		const char *path;
		const char *realm;
	} rows[] = {
		{ "/", "" },
		{ "/privat", "" },
		{ "/private", "Members only" },
		{ "/private/", "Members only" },
		{ "/private/a/b", "Members only" },
		{ "/privateer", "" },
		{ "/PRIVATE/x", "Members only" },
		{ "/private./x", "Members only" },
		{ "/private .", "Members only" },
		{ "/private.x", "" },
		{ "/private. /board./x", "Board" },
		{ "/private/board", "Board" },
		{ "/private/board/", "Board" },
		{ "/private/board/x", "Board" },
		{ "/private/boardroom", "Members only" },
		{ "/private/nobody/x", "Nobody" },
		{ "/private.gz", "Members only" },
		{ "/private.Br", "Members only" },
		{ "/private.gz/x", "Members only" },
		{ "/private.gzip", "" },
		{ "/private.txt", "" },
		{ "/private.gz.gz", "" },
		{ "/private/board.gz", "Board" },
		{ "/a b.br", "Spaces" },
		{ "/a b/c", "Spaces" },
		{ "/a%20b/c", "" },
	};

	unit_case("the longest area that covers a path, by whole segments");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		CHECK_STRING(realm_of(file, rows[i].path), rows[i].realm);

	unit_case("the area / covers all, and any other wins over it");
	CHECK_STRING(realm_of("/ All\n/x Part\n", "/"), "All");
	CHECK_STRING(realm_of("/ All\n/x Part\n", "/y"), "All");
	CHECK_STRING(realm_of("/ All\n/x Part\n", "/x"), "Part");
	CHECK_STRING(realm_of("/x Part\n/ All\n", "/x"), "Part");

	unit_case("an area of a coding counts before that of the file");
	CHECK_STRING(realm_of("/x File\n/x.gz Coding\n", "/x.gz"), "Coding");
	CHECK_STRING(realm_of("/x File\n/x.gz Coding\n", "/x.br"), "File");

	unit_case("dots and slashes that a path can have are no mistake");
	CHECK_STRING(
	    realm_of("/.well-known/... Dots\n", "/.well-known/.../x"), "Dots");
	CHECK_STRING(realm_of("/..a/ Dots\n", "/..a"), "Dots");
	CHECK_STRING(realm_of("/%2e%2E%2e Dots\n", "/..."), "Dots");
	CHECK_STRING(realm_of("/a \"A\\\n", "/a"), "\"A\\");
	CHECK_STRING(realm_of("/a A\neve:$y$j9T$x$y\n", "/a"), "A");

	unit_case("an empty file covers nothing");
	CHECK_STRING(realm_of("", "/"), "");
	CHECK_STRING(realm_of("# nothing\n\n", "/"), "");
}

static void
test_users(void)
{
	struct auth_file_scope scope;
	struct view hash;

	unit_case("users are those of the area, and of no other");
	CHECK_NUMBER(
	    auth_file_find(view_of(file), VIEW("/private/x"), &scope), 1);
	CHECK(auth_file_hash_of(&scope, VIEW("eve"), &hash));
	CHECK_VIEW(hash, VIEW(BCRYPT));
	CHECK(auth_file_hash_of(&scope, VIEW("bob"), &hash));
	CHECK_VIEW(hash, VIEW("$6$salt$hash"));
	CHECK(!auth_file_hash_of(&scope, VIEW("ann"), &hash));
	CHECK(!auth_file_hash_of(&scope, VIEW("ev"), &hash));
	CHECK(!auth_file_hash_of(&scope, VIEW("Eve"), &hash));
	CHECK(!auth_file_hash_of(&scope, VIEW(""), &hash));

	unit_case("for an unknown user there is a hash to compare in vain");
	CHECK_VIEW(hash, VIEW(BCRYPT));

	unit_case("an area below has its own users only");
	CHECK_NUMBER(
	    auth_file_find(view_of(file), VIEW("/private/board/x"), &scope), 1);
	CHECK(auth_file_hash_of(&scope, VIEW("ann"), &hash));
	CHECK_VIEW(hash, VIEW("$5$salt$other"));
	CHECK(!auth_file_hash_of(&scope, VIEW("eve"), &hash));

	unit_case("an area without users lets nobody in");
	CHECK_NUMBER(
	    auth_file_find(view_of(file), VIEW("/private/nobody"), &scope), 1);
	CHECK(!auth_file_hash_of(&scope, VIEW("eve"), &hash));
	CHECK_NUMBER(hash.length, 0);
}

static void
test_bad_lines(void)
{
	static const struct {
		const char *text;
		size_t line;
		const char *reason;
	} rows[] = {
		{ "/a A\nnonsense\n", 2, "auth-file/line" },
		{ "/a\n", 1, "auth-file/line" }, /* no realm */
		{ "/a A\x01\n", 1, "auth-file/line" },
		{ "/a%2 A\n", 1, "auth-file/line" },
		{ "/a%00 A\n", 1, "auth-file/line" },
		{ "a A\n", 1, "auth-file/line" },
		/* No path of a request is like these: they would guard
		 * nothing. */
		{ "// A\n", 1, "auth-file/line" },
		{ "//a A\n", 1, "auth-file/line" },
		{ "/a//b A\n", 1, "auth-file/line" },
		{ "/a// A\n", 1, "auth-file/line" },
		{ "/. A\n", 1, "auth-file/line" },
		{ "/./a A\n", 1, "auth-file/line" },
		{ "/a/.. A\n", 1, "auth-file/line" },
		{ "/a/../b A\n", 1, "auth-file/line" },
		{ "/a/%2e./b A\n", 1, "auth-file/line" },
		{ "/a%2Fb A\n", 1, "auth-file/line" },
		{ "/a%2f A\n", 1, "auth-file/line" },
		{ "/a A\n:" BCRYPT "\n", 2, "auth-file/line" },
		{ "/a A\neve:\n", 2, "auth-file/line" },
		{ "/a A\neve:geheim\n", 2, "auth-file/line" },
		{ "/a A\neve:$apr1$x$y\n", 2, "auth-file/line" },
		{ "/a A\neve:{SHA}x=\n", 2, "auth-file/line" },
		{ "/a A\neve:$6\n", 2, "auth-file/line" },
		{ "/a A\neve:$6$a b\n", 2, "auth-file/line" },
		{ "/a A\neve:$6$a*b\n", 2, "auth-file/line" },
		{ "/a A\neve:*$6$a$b\n", 2, "auth-file/line" },
		{ "/a A\neve:" BCRYPT ":x\n", 2, "auth-file/line" },
		{ "eve:" BCRYPT "\n/a A\n", 1, "auth-file/user-before-area" },
		{ "\n/a A\n#\n/b B\n/a C\n", 5, "auth-file/area-twice" },
		{ "/a A\n/a/ B\n", 2, "auth-file/area-twice" },
		{ "/a/ A\n/a B\n", 2, "auth-file/area-twice" },
		{ "/a A\n/%61 B\n", 2, "auth-file/area-twice" },
		{ "/a/b A\n/A/B B\n", 2, "auth-file/area-twice" },
		{ "/ A\n/ B\n", 2, "auth-file/area-twice" },
	};

	unit_case("a bad line is named, and closes all");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct auth_file_line fault = { .number = 0 };

		CHECK_NUMBER(
		    auth_file_check(unit_guarded_view(rows[i].text), &fault),
		    -1);
		CHECK_NUMBER(fault.number, rows[i].line);
		CHECK_STRING(fault.reason, rows[i].reason);
		CHECK_STRING(realm_of(rows[i].text, "/elsewhere"), "?");
	}
}

static void
test_lines(void)
{
	static const struct {
		size_t number;
		size_t column;
		const char *words; /* NULL for a good line */
	} rows[] = {
		{ 2, 1,
		    "the user stands before any area; a line such as "
		    "\"/private Members\" opens one" },
		{ 3, 1, NULL },
		{ 4, 7, NULL },
		{ 5, 5,
		    "the hash is none that can be checked; write it with "
		    "htpasswd -B or mkpasswd" },
		{ 6, 1, "this is neither /path realm nor user:hash" },
		{ 7, 1, "the path of the area is one that no request has" },
		{ 8, 3, "a realm is missing behind the path of the area" },
		{ 9, 1, "this area was there before" },
	};
	struct auth_file_walk walk;
	struct auth_file_line line;

	unit_case("every line is told, good or bad, with its column");
	auth_file_begin(&walk,
	    unit_guarded_view("# who\nbob:" BCRYPT "\r\n/a A\n  eve:" BCRYPT
			      "\neve:plain\nnonsense\n/b//c B\n/d\n/A Again"));
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		CHECK(auth_file_next(&walk, &line));
		CHECK_NUMBER(line.number, rows[i].number);
		CHECK_NUMBER(line.column, rows[i].column);
		CHECK((line.words == NULL) == (rows[i].words == NULL));
		CHECK((line.reason == NULL) == (rows[i].words == NULL));
		if (rows[i].words != NULL && line.words != NULL)
			CHECK_STRING(line.words, rows[i].words);
		if (i == 2)
			CHECK_VIEW(line.hash, VIEW(BCRYPT));
	}
	CHECK(!auth_file_next(&walk, &line));
}

int
main(void)
{
	test_areas();
	test_users();
	test_bad_lines();
	test_lines();
	return unit_end();
}
