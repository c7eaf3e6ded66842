#include "httpd-once/options.h"

#include <getopt.h>
#include <string.h>
#include <unistd.h>

#include "common/pure/text.h"
#include "httpd-once/edge/error_log.h"
#include "httpd-once/pure/log_line.h"
#include "httpd-once/pure/response_head.h"

enum {
	TIMEOUT_SECONDS = 30,
	CGI_TIMEOUT_SECONDS = 60,
	BODY_LIMIT_BYTES = 1 << 20,
	SECONDS_LIMIT = 24 * 60 * 60,
	NAME_ROOM = 16,
	HELP_ROOM = 56,
	LINE_ROOM = 512,
};

/* What an option does; 256 and up, so that no letter is one of them. */
enum row_id {
	AUTH = 256,
	CGI_BIN,
	CGI_ENV,
	CGI_SUFFIX,
	CGI_TIMEOUT,
	CHARSET,
	CHECK,
	ERROR_DIR,
	HEADER,
	HELP,
	HIDE_SERVER,
	INDEX,
	LOG,
	LOG_FORMAT,
	MAX_BODY,
	MIME,
	NO_LISTING,
	NO_MAGIC,
	PRECOMPRESSED,
	PROXY_PROTOCOL,
	TIMEOUT,
	USER_DIR,
	VERSION_ROW,
	VHOSTS,
};

/* The one table: parsing and --help come from it.  Arrays, not pointers, so
 * that a process that reads no option pays nothing for it. */
struct row {
	enum row_id id;
	char letter; /* or 0 */
	char name[NAME_ROOM];
	char argument[NAME_ROOM - 2]; /* "" where there is none */
	char help[HELP_ROOM];
};

static const struct row rows[] = {
	{ AUTH, 0, "auth", "FILE", "passwords for paths" },
	{ CGI_BIN, 'c', "cgi-bin", "DIR", "programs that answer /cgi-bin/" },
	{ CGI_ENV, 0, "cgi-env", "NAME", "a variable for programs; repeat" },
	{ CGI_SUFFIX, 0, "cgi-suffix", ".EXT",
	    "files of this suffix are programs too" },
	{ CGI_TIMEOUT, 0, "cgi-timeout", "SECONDS",
	    "for a program to begin, or go on (60)" },
	{ CHARSET, 0, "charset", "NAME", "of text (utf-8; '' for none)" },
	{ CHECK, 0, "check", "", "say what is wrong with all this, and end" },
	{ ERROR_DIR, 0, "error-dir", "DIR", "with your own 404.html etc." },
	{ HEADER, 0, "header", "FIELD", "'Name: value' to add; repeat" },
	{ HELP, 'h', "help", "", "show this" },
	{ HIDE_SERVER, 0, "hide-server", "", "send no Server field" },
	{ INDEX, 0, "index", "NAME", "of a folder (index.html); repeat" },
	{ LOG, 'l', "log", "FILE", "requests: a file, - or syslog" },
	{ LOG_FORMAT, 0, "log-format", "FORMAT",
	    "combined, common, sws or json" },
	{ MAX_BODY, 0, "max-body", "BYTES",
	    "of a request for a program (1048576)" },
	{ MIME, 0, "mime", "FILE", "media types, as /etc/mime.types" },
	{ NO_LISTING, 0, "no-listing", "", "never list a folder" },
	{ NO_MAGIC, 0, "no-magic", "", "never look inside a file" },
	{ PRECOMPRESSED, 0, "precompressed", "",
	    "send name.br or name.gz if accepted" },
	{ PROXY_PROTOCOL, 0, "proxy-protocol", "",
	    "a PROXY header comes first" },
	{ TIMEOUT, 0, "timeout", "SECONDS", "for a client to go on (30)" },
	{ USER_DIR, 0, "user-dir", "NAME", "/~user/ is this folder at home" },
	{ VERSION_ROW, 0, "version", "", "show the version" },
	{ VHOSTS, 0, "vhosts", "", "root/HOST/ for each host" },
};

enum { ROWS = sizeof(rows) / sizeof(rows[0]) };

static void
add_row(struct text *text, const struct row *row)
{
	size_t start = text->length;

	TEXT_LITERAL(text, "  ");
	if (row->letter != 0) {
		text_add_byte(text, '-');
		text_add_byte(text, row->letter);
		TEXT_LITERAL(text, ", ");
	} else {
		TEXT_LITERAL(text, "    ");
	}
	TEXT_LITERAL(text, "--");
	text_add_string(text, row->name);
	text_add_byte(text, ' ');
	text_add_string(text, row->argument);
	while (text->length - start < 32)
		text_add_byte(text, ' ');
	text_add_string(text, row->help);
	text_add_byte(text, '\n');
}

/* Not inlined: the buffer would be between two frames that are used. */
__attribute__((noinline)) static int
show_help(void)
{
	char buffer[ROWS * (HELP_ROOM + 40) + LINE_ROOM];
	struct text text = text_over(buffer, sizeof(buffer));

	TEXT_LITERAL(&text,
	    "usage: httpd-once [options] [root]\n"
	    "Answers one HTTP request on its standard input and output from\n"
	    "the files below root (the working directory).\n\n");
	for (int i = 0; i < ROWS; i++)
		add_row(&text, &rows[i]);
	(void)!write(1, text.at, text.length);
	return OPTIONS_EXIT_ANSWERED;
}

static int
show_version(void)
{
	(void)!write(1, "httpd-once " VERSION "\n",
	    sizeof("httpd-once " VERSION "\n") - 1);
	return OPTIONS_EXIT_ANSWERED;
}

/* Says what is wrong, with what, and where to read on. */
static int
complain(const char *what, const char *value)
{
	char buffer[LINE_ROOM];
	struct text line = text_over(buffer, sizeof(buffer));

	TEXT_LITERAL(&line, "httpd-once: ");
	text_add_string(&line, what);
	TEXT_LITERAL(&line, ": ");
	text_add(&line, view_slice(view_of(value), 0, LINE_ROOM / 2));
	TEXT_LITERAL(&line, " (see httpd-once --help)\n");
	error_log_write(text_view(&line));
	return OPTIONS_EXIT_USAGE;
}

static int
read_seconds(const char *value, unsigned *seconds)
{
	uint64_t number;

	if (view_number(view_of(value), &number) == -1 || number == 0 ||
	    number > SECONDS_LIMIT)
		return complain(
		    "not a number of seconds from 1 to 86400", value);
	*seconds = (unsigned)number;
	return -1;
}

static int
read_bytes(const char *value, uint64_t *bytes)
{
	if (view_number(view_of(value), bytes) == -1)
		return complain("not a number of bytes", value);
	return -1;
}

/* One more of an option that may be repeated. */
static int
add(const char *value, const char **list, unsigned *count)
{
	if (*count == OPTIONS_REPEAT_LIMIT)
		return complain("more than 16 of the same option", value);
	list[(*count)++] = value;
	return -1;
}

/* Whether an answer has a field of this name itself, which must not come
 * twice (RFC 7230 3.2.2). */
static bool
is_own_field(struct view name)
{
	static const char names[][18] = { "Accept-Ranges", "Connection",
		"Content-Encoding", "Content-Length", "Content-Range",
		"Content-Type", "Date", "ETag", "Last-Modified", "Location",
		"Server", "Transfer-Encoding", "WWW-Authenticate" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (view_is_nocase(name, names[i]))
			return true;
	return false;
}

static bool
has_room(const struct options *options, struct view field)
{
	size_t bytes = field.length;

	for (unsigned i = 0; i < options->header_count; i++)
		bytes += view_of(options->headers[i]).length;
	return bytes <= OPTIONS_HEADERS_BYTES;
}

static int
add_header(struct options *options, const char *value)
{
	struct view field = view_of(value);
	size_t colon = view_find(field, ':');

	if (colon == field.length ||
	    !view_is_token(view_slice(field, 0, colon)))
		return complain("not of the form 'Name: value'", value);
	if (view_has_control(field))
		return complain("a control byte in the field", "--header");
	if (is_own_field(view_slice(field, 0, colon)))
		return complain("a field that the answer has itself", value);
	if (!has_room(options, field))
		return complain("more than 8 KiB of fields", "--header");
	return add(value, options->headers, &options->header_count);
}

static int
add_index(struct options *options, const char *value)
{
	if (value[0] == '\0' || strchr(value, '/') != NULL)
		return complain("not the name of a file", value);
	return add(value, options->indexes, &options->index_count);
}

/* An empty one would make every file a program. */
static int
read_suffix(struct options *options, const char *value)
{
	if (value[0] != '.' || value[1] == '\0' || strchr(value, '/') != NULL)
		return complain("not a suffix such as .cgi", value);
	options->cgi_suffix = value;
	return -1;
}

static int
read_charset(struct options *options, const char *value)
{
	if (strlen(value) > OPTIONS_CHARSET_LIMIT ||
	    (value[0] != '\0' && !view_is_token(view_of(value))))
		return complain("not the name of a charset", value);
	options->charset = value;
	return -1;
}

static int
read_log_format(struct options *options, const char *value)
{
	options->log_format = log_line_format_of(view_of(value));
	if (options->log_format == -1)
		return complain("not combined, common, sws or json", value);
	return -1;
}

/* The options that are a word kept as it is, or a switch. */
static int
keep(struct options *options, int id, const char *value)
{
	switch (id) {
	case AUTH:
		options->auth = value;
		return -1;
	case CGI_BIN:
		options->cgi_bin = value;
		return -1;
	case CHECK:
		options->wants_check = true;
		return -1;
	case ERROR_DIR:
		options->error_dir = value;
		return -1;
	case HIDE_SERVER:
		options->is_server_hidden = true;
		return -1;
	case LOG:
		options->log = value;
		return -1;
	case MIME:
		options->mime = value;
		return -1;
	case NO_LISTING:
		options->has_no_listing = true;
		return -1;
	case NO_MAGIC:
		options->has_no_magic = true;
		return -1;
	case PRECOMPRESSED:
		options->has_precompressed = true;
		return -1;
	case PROXY_PROTOCOL:
		options->has_proxy_protocol = true;
		return -1;
	case USER_DIR:
		options->user_dir = value;
		return -1;
	case VHOSTS:
		options->has_vhosts = true;
		return -1;
	default:
		return OPTIONS_EXIT_USAGE;
	}
}

static int
apply(struct options *options, int id, const char *value)
{
	switch (id) {
	case CGI_ENV:
		return add(value, options->cgi_env, &options->cgi_env_count);
	case CGI_TIMEOUT:
		return read_seconds(value, &options->cgi_timeout_seconds);
	case HEADER:
		return add_header(options, value);
	case HELP:
		return show_help();
	case CGI_SUFFIX:
		return read_suffix(options, value);
	case CHARSET:
		return read_charset(options, value);
	case INDEX:
		return add_index(options, value);
	case LOG_FORMAT:
		return read_log_format(options, value);
	case MAX_BODY:
		return read_bytes(value, &options->body_limit_bytes);
	case TIMEOUT:
		return read_seconds(value, &options->timeout_seconds);
	case VERSION_ROW:
		return show_version();
	default:
		return keep(options, id, value);
	}
}

/* What a letter stands for; a long option is found by its id. */
static int
id_of(int found)
{
	for (int i = 0; i < ROWS && found < AUTH; i++)
		if (found == rows[i].letter)
			return (int)rows[i].id;
	return found;
}

static int
read_all(struct options *options, int argc, char **argv)
{
	struct option longs[ROWS + 1];
	char letters[2 * ROWS + 2];
	char *end = letters;
	int found;
	int status = -1;

	/* As getopt_long(3) wants them. */
	*end++ = ':';
	longs[ROWS] = (struct option){ 0 };
	for (int i = 0; i < ROWS; i++) {
		bool has_argument = rows[i].argument[0] != '\0';

		longs[i] = (struct option){ rows[i].name, has_argument, NULL,
			(int)rows[i].id };
		if (rows[i].letter == 0)
			continue;
		*end++ = rows[i].letter;
		if (has_argument)
			*end++ = ':';
	}
	*end = '\0';
	opterr = 0;
	while (status == -1 &&
	    (found = getopt_long(argc, argv, letters, longs, NULL)) != -1) {
		if (found == '?')
			return complain("no such option", argv[optind - 1]);
		if (found == ':')
			return complain(
			    "this option wants a value", argv[optind - 1]);
		status = apply(options, id_of(found), optarg);
	}
	if (status == -1 && argc - optind > 1)
		return complain("more than one root", argv[optind + 1]);
	if (status == -1 && optind < argc)
		options->root = argv[optind];
	return status;
}

int
options_read(struct options *options, int argc, char **argv)
{
	memset(options, 0, sizeof(*options));
	options->root = ".";
	options->charset = "utf-8";
	options->timeout_seconds = TIMEOUT_SECONDS;
	options->cgi_timeout_seconds = CGI_TIMEOUT_SECONDS;
	options->body_limit_bytes = BODY_LIMIT_BYTES;
	if (argc > 1) {
		int status = read_all(options, argc, argv);

		if (status != -1)
			return status;
	}
	if (options->index_count == 0)
		options->indexes[options->index_count++] = "index.html";
	return -1;
}
