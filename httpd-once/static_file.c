#include "httpd-once/static_file.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "httpd-once/authorize.h"
#include "httpd-once/cgi_script.h"
#include "httpd-once/edge/directory.h"
#include "httpd-once/edge/slurp.h"
#include "httpd-once/edge/sniff.h"
#include "httpd-once/pure/accept_encoding.h"
#include "httpd-once/pure/file_response.h"
#include "httpd-once/pure/mime.h"
#include "httpd-once/pure/multipart.h"
#include "httpd-once/pure/path_fields.h"

/* The longest type (RFC 6838 4.2) with the longest charset. */
enum {
	TYPE_LIMIT =
	    127 + 1 + 127 + sizeof("; charset=") - 1 + OPTIONS_CHARSET_LIMIT
};

/* A file as it will be sent. */
struct representation {
	int fd;
	struct file_response_facts file;
	struct file_response plan;
	char type[TYPE_LIMIT];
};

static void
set_facts(struct representation *body, int fd, const struct file_facts *facts)
{
	body->fd = fd;
	body->file.size_bytes = facts->size_bytes;
	body->file.modified = facts->modified;
	body->file.modified_ns = facts->modified_ns;
	body->file.changed_ns = facts->changed_ns;
	body->file.inode = facts->inode;
}

/*
 * A variant counts only while it is not older than what it was made of; and it
 * may be a link, so what the original was held against holds for it, too.
 */
static bool
open_variant(struct exchange *exchange, const struct location *location,
    struct view suffix, struct location *variant)
{
	if (locate_beside(exchange, location, suffix, variant) == -1)
		return false;
	if (variant->facts.modified >= location->facts.modified &&
	    cgi_script_guard(exchange, variant) == 0 &&
	    authorize_file(exchange, &variant->facts) == 0)
		return true;
	locate_close(exchange, variant);
	return false;
}

/*
 * Opens the variants beside the location and chooses among them and, where
 * there is one, the original.  Returns the coding that was chosen, and the open
 * variant in *chosen unless that is the file as it is; *has_any tells whether
 * there is a variant at all.
 */
static enum content_coding
choose_beside(struct exchange *exchange, const struct location *location,
    struct location *chosen, bool *has_any)
{
	struct location variants[CONTENT_CODINGS];
	unsigned available = 0;
	enum content_coding coding;

	for (int i = CONTENT_CODING_GZIP; i < CONTENT_CODINGS; i++)
		if (open_variant(exchange, location,
			content_coding_suffix((enum content_coding)i),
			&variants[i]))
			available |= 1U << i;
	coding = accept_encoding_choose(&exchange->request, available);
	for (int i = CONTENT_CODING_GZIP; i < CONTENT_CODINGS; i++)
		if ((available & 1U << i) != 0 && i != (int)coding)
			locate_close(exchange, &variants[i]);
	if (coding != CONTENT_CODING_IDENTITY)
		*chosen = variants[coding];
	*has_any = available != 0;
	return coding;
}

static void
choose_variant(struct exchange *exchange, struct location *location,
    struct representation *body)
{
	struct location variant;
	enum content_coding coding =
	    choose_beside(exchange, location, &variant, &body->file.is_variant);

	if (coding == CONTENT_CODING_IDENTITY)
		return;
	set_facts(body, variant.fd, &variant.facts);
	body->file.encoding = content_coding_name(coding);
}

int
static_file_locate_packed(struct exchange *exchange, struct location *location)
{
	struct location variant;
	bool has_any;

	if (location->path.length == 0)
		return -1;
	location->facts.modified = INT64_MIN; /* no variant is older */
	location->coding =
	    choose_beside(exchange, location, &variant, &has_any);
	if (location->coding == CONTENT_CODING_IDENTITY)
		return -1;
	location->fd = variant.fd;
	location->facts = variant.facts;
	location->place = variant.place;
	exchange->reason = NULL; /* it was the missing original's */
	return 0;
}

/* Names the first line of the user's own table that is wrong, if there is
 * one. */
static void
note_bad_line(struct exchange *exchange, struct view table)
{
	char buffer[128];
	struct text words = text_over(buffer, sizeof(buffer));
	struct mime_fault fault = { .line = 0 };

	if (!mime_next_fault(&table, &fault))
		return;
	TEXT_LITERAL(&words, "line ");
	text_add_number(&words, fault.line);
	TEXT_LITERAL(&words, ", column ");
	text_add_number(&words, fault.column);
	TEXT_LITERAL(&words, ": ");
	text_add_string(&words, fault.words);
	exchange_note(view_of(exchange->options->mime), text_view(&words));
}

/*
 * From the user's own table; false where it does not tell.  What is wrong with
 * the table is for the operator: the file is sent all the same.
 */
static bool
find_own_type(struct exchange *exchange, struct view name, struct view *type)
{
	const char *file = exchange->options->mime;
	struct view table;

	if (file == NULL)
		return false;
	if (slurp(file, &table) == -1) {
		exchange_note(view_of(file), view_of(strerror(errno)));
		return false;
	}
	if (mime_find(table, name, type) == 0)
		return true;
	/* Checking a long table costs more than looking into it. */
	note_bad_line(exchange, table);
	return false;
}

static void
choose_type(struct exchange *exchange, struct location *location,
    struct representation *body)
{
	const struct options *options = exchange->options;
	struct text type = text_over(body->type, sizeof(body->type));
	struct view name = text_view(&location->path);
	struct mime mime = options->has_packed_parts ? mime_of_packed_part(name)
						     : mime_of(name);

	if (find_own_type(exchange, name, &mime.type)) {
		mime.encoding = VIEW("");
	} else if (mime.type.length == 0) {
		mime.type = VIEW("application/octet-stream");
		if (mime.encoding.length == 0 && !options->has_no_magic &&
		    sniff_type(location->fd, &type) == 0)
			mime.type = text_view(&type);
	}
	if (mime.encoding.length > 0)
		body->file.encoding = mime.encoding;
	body->file.type = mime.type;
	if (options->charset[0] == '\0' || !mime_is_text(mime.type))
		return;
	/* What was sniffed stands where it is wanted already. */
	if (mime.type.at == body->type)
		type.length = mime.type.length;
	else
		text_add(&type, mime.type);
	TEXT_LITERAL(&type, "; charset=");
	text_add_string(&type, options->charset);
	body->file.type = text_view(&type);
}

static void
send_range(struct exchange *exchange, int fd, const struct range *range,
    enum client_output_rest rest)
{
	struct client_output_piece piece = { fd, range->first, range->length };

	if (exchange->is_gone)
		return;
	if (client_output_send_file(&exchange->output, piece, rest) == -1)
		exchange_lose(exchange);
}

/* The head of a part, or the line that closes all of them. */
static void
send_part_head(struct exchange *exchange, const struct representation *body,
    const struct range *range)
{
	char buffer[MULTIPART_HEAD_LIMIT];
	struct text part = text_over(buffer, sizeof(buffer));

	if (exchange->is_gone)
		return;
	multipart_add_part(&part, &body->plan, &body->file, range);
	if (client_output_send(&exchange->output, text_view(&part),
		range != NULL ? CLIENT_OUTPUT_GOES_ON : CLIENT_OUTPUT_ENDS) ==
	    -1)
		exchange_lose(exchange);
}

static void
send_parts(struct exchange *exchange, struct text *head,
    const struct representation *body)
{
	struct view rest = body->plan.ranges.list;
	struct range range;

	exchange_send(exchange, head, VIEW(""), CLIENT_OUTPUT_GOES_ON);
	while (!exchange->is_gone &&
	    range_next(&body->plan.ranges, &rest, &range)) {
		send_part_head(exchange, body, &range);
		send_range(exchange, body->fd, &range, CLIENT_OUTPUT_GOES_ON);
	}
	send_part_head(exchange, body, NULL);
}

/* The whole small file behind the head, for one write. */
static void
send_small(struct exchange *exchange, struct text *head,
    const struct representation *body)
{
	size_t size = (size_t)body->file.size_bytes;
	char *at = head->at + head->length;
	ssize_t count = size == 0 ? 0 : pread(body->fd, at, size, 0);

	if (count == -1)
		count = 0;
	exchange_send(exchange, head, (struct view){ at, (size_t)count },
	    CLIENT_OUTPUT_ENDS);
	if ((size_t)count < size)
		exchange->reason = "file/shrank";
}

static bool
is_small(const struct text *head, uint64_t size_bytes)
{
	return size_bytes <= EXCHANGE_SMALL_FILE &&
	    size_bytes <= head->capacity - head->length;
}

static void
send_body(struct exchange *exchange, struct text *head,
    const struct representation *body)
{
	struct range whole = { 0, body->file.size_bytes };

	if (exchange->request.method == REQUEST_HEAD ||
	    body->plan.status == 304) {
		exchange_send(exchange, head, VIEW(""), CLIENT_OUTPUT_ENDS);
	} else if (body->plan.ranges.count > 1) {
		send_parts(exchange, head, body);
	} else if (body->plan.ranges.count == 1) {
		exchange_send(exchange, head, VIEW(""), CLIENT_OUTPUT_GOES_ON);
		send_range(exchange, body->fd, &body->plan.ranges.first,
		    CLIENT_OUTPUT_ENDS);
	} else if (is_small(head, body->file.size_bytes)) {
		send_small(exchange, head, body);
	} else {
		exchange_send(exchange, head, VIEW(""), CLIENT_OUTPUT_GOES_ON);
		send_range(exchange, body->fd, &whole, CLIENT_OUTPUT_ENDS);
	}
}

void
static_file_send(struct exchange *exchange, struct location *location)
{
	struct representation body;
	struct text head;

	set_facts(&body, location->fd, &location->facts);
	body.file.encoding = content_coding_name(location->coding);
	body.file.is_variant = location->coding != CONTENT_CODING_IDENTITY;
	choose_type(exchange, location, &body);
	if (exchange->options->has_precompressed &&
	    body.file.encoding.length == 0)
		choose_variant(exchange, location, &body);
	file_response_decide(
	    &exchange->request, &body.file, exchange->common.now, &body.plan);
	head = exchange_begin(exchange, body.plan.status);
	file_response_add_fields(&head, &body.plan, &body.file);
	if (exchange->options->header_for.count > 0 && body.plan.status < 400)
		path_fields_add(
		    &head, exchange->options, text_view(&location->path));
	exchange->reason = body.plan.reason;
	if (body.plan.status >= 400) {
		exchange_send_error(exchange, &head);
		return;
	}
	response_head_end(&head);
	send_body(exchange, &head, &body);
}

/*
 * A listing is made twice: first to be measured, because its length is told
 * before it, then to be sent.  So it needs room for some of its rows, however
 * long it gets.
 */
struct sheet {
	struct exchange *exchange;
	struct text text;
	uint64_t length_bytes; /* of what has been taken off */
	bool is_sent;
};

_Static_assert((int)LISTING_HEAD_LIMIT + (int)LISTING_ROW_LIMIT <=
	(int)EXCHANGE_HEAD_LIMIT + (int)EXCHANGE_SMALL_FILE,
    "a sheet has room for the longest part of a listing");

/* Takes off what has been written, unless there is room for so much more. */
static void
make_room(struct sheet *sheet, size_t bytes, bool has_more)
{
	struct exchange *exchange = sheet->exchange;

	if (has_more && sheet->text.capacity - sheet->text.length >= bytes)
		return;
	sheet->length_bytes += sheet->text.length;
	if (sheet->is_sent && !exchange->is_gone &&
	    client_output_send(&exchange->output, text_view(&sheet->text),
		has_more ? CLIENT_OUTPUT_GOES_ON : CLIENT_OUTPUT_ENDS) == -1)
		exchange_lose(exchange);
	sheet->text.length = 0;
}

/* Returns the length of the listing in bytes. */
static uint64_t
make_listing(
    struct exchange *exchange, const struct directory *folder, bool is_sent)
{
	enum listing_order order = listing_order_of(exchange->path.query);
	struct view path = { exchange->path.name, exchange->path.length };
	struct sheet sheet = {
		.exchange = exchange,
		.text = exchange->reply,
		.is_sent = is_sent,
	};

	listing_begin(&sheet.text, path, order);
	for (size_t i = 0; i < folder->count && !exchange->is_gone; i++) {
		const struct listing_entry *entry = &folder->entries[i];

		make_room(&sheet, listing_row_limit(entry->name.length), true);
		listing_add(&sheet.text, entry, order);
	}
	make_room(&sheet, LISTING_HEAD_LIMIT, true);
	listing_end(&sheet.text, folder->entries, folder->count);
	make_room(&sheet, 0, false);
	return sheet.length_bytes;
}

static void
send_listing(struct exchange *exchange, const struct directory *folder)
{
	bool is_head = exchange->request.method == REQUEST_HEAD;
	uint64_t length_bytes = make_listing(exchange, folder, false);
	struct text head = exchange_begin(exchange, 200);

	response_head_field(
	    &head, VIEW("Content-Type"), VIEW("text/html; charset=utf-8"));
	response_head_number(&head, VIEW("Content-Length"), length_bytes);
	response_head_end(&head);
	exchange_send(exchange, &head, VIEW(""),
	    is_head ? CLIENT_OUTPUT_ENDS : CLIENT_OUTPUT_GOES_ON);
	if (!is_head)
		make_listing(exchange, folder, true);
}

void
static_file_send_listing(struct exchange *exchange, struct location *location)
{
	struct directory folder;

	if (exchange->options->has_no_listing)
		exchange_refuse(exchange, 403, "listing/switched-off");
	else if (directory_read(exchange->root, location->path.at, location->fd,
		     listing_order_of(exchange->path.query), &folder) == 0)
		send_listing(exchange, &folder);
	else if (errno == EFBIG)
		exchange_refuse(exchange, 503, "listing/too-many");
	else if (errno == ENOMEM)
		exchange_refuse(exchange, 503, "listing/no-memory");
	else
		exchange_refuse(exchange, 500, "listing/unreadable");
}
