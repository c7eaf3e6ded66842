#include "httpd-magic/service.h"

#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "common/edge/clock.h"
#include "common/edge/close_fds.h"
#include "httpd-magic/edge/libmagic.h"
#include "httpd-magic/edge/magic_request.h"
#include "httpd-magic/edge/sandbox.h"

/* A copy that looks at a file, or has done so and has not ended yet. */
struct look {
	pid_t pid; /* 0: none */
	int output; /* a pipe for its answer, at whose end it has ended */
	struct magic_request question;
	bool is_answered;
	int64_t by_ms;
};

struct waiting {
	struct magic_request question;
	int64_t by_ms;
};

struct service {
	magic_t magic;
	int socket;
	struct type_cache *cache;
	struct look looks[SERVICE_LOOKS];
	struct waiting queue[SERVICE_QUEUE];
	size_t queued;
	int64_t now_ms;
};

/* Makes the memory of answers, which the copies cannot see. */
static struct type_cache *
make_cache(void)
{
	struct type_cache *cache = mmap(NULL, sizeof(*cache),
	    PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (cache == MAP_FAILED)
		return NULL;
#ifdef MADV_DONTFORK
	if (madvise(cache, sizeof(*cache), MADV_DONTFORK) != 0)
		return NULL;
#endif
	return cache;
}

/* ------------------------------------------------------------------- a copy */

static _Noreturn void
look_and_exit(magic_t magic, int file, int output)
{
#ifdef __linux__
	prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
	if (dup2(file, STDIN_FILENO) == -1 ||
	    dup2(output, STDOUT_FILENO) == -1 ||
	    close_fds_from(STDERR_FILENO) != 0 || sandbox_enter() != 0)
		_exit(LIBMAGIC_EXIT_SYSTEM);
	_exit(libmagic_tell(magic, STDIN_FILENO));
}

static struct look *
find_free(struct service *service)
{
	for (size_t i = 0; i < SERVICE_LOOKS; i++)
		if (service->looks[i].pid == 0)
			return &service->looks[i];
	return NULL;
}

static bool
is_looked_at(const struct service *service, const struct type_cache_file *file)
{
	for (size_t i = 0; i < SERVICE_LOOKS; i++) {
		const struct look *look = &service->looks[i];

		if (look->pid != 0 && !look->is_answered &&
		    type_cache_is_same(&look->question.about, file))
			return true;
	}
	return false;
}

/* Returns 0, or -1 where no process could be made. */
static int
start_look(struct service *service, struct look *look,
    const struct magic_request *question)
{
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) != 0)
		return -1;
	look->pid = fork();
	if (look->pid == 0)
		look_and_exit(service->magic, question->file, ends[1]);
	close(ends[1]);
	if (look->pid == -1) {
		look->pid = 0;
		close(ends[0]);
		return -1;
	}
	look->output = ends[0];
	look->question = *question;
	look->is_answered = false;
	look->by_ms = service->now_ms + SERVICE_LOOK_MS;
	return 0;
}

/* --------------------------------------------------------------- its answer */

static void
answer_look(struct service *service, struct look *look, const char *line,
    size_t length, int64_t until_ms)
{
	if (look->is_answered)
		return;
	/* An answer that is kept for ever must be about the present bytes. */
	if (look->question.is_settled || until_ms != INT64_MAX)
		type_cache_keep(service->cache, &look->question.about, line,
		    length, until_ms);
	magic_request_answer(&look->question, line, length);
	look->is_answered = true;
}

/* The file was too much for a copy, and would be too much for the next one. */
static void
give_up(struct service *service, struct look *look)
{
	answer_look(service, look, "", 0, service->now_ms + SERVICE_FAILURE_MS);
}

/* Called at the end of a copy's pipe: the copy has ended, or is about to. */
static void
bury(struct service *service, struct look *look)
{
	int status = 0;

	/* A copy that a file has taken over might not end by itself. */
	kill(look->pid, SIGKILL);
	while (waitpid(look->pid, &status, 0) == -1 && errno == EINTR)
		continue;
	if (WIFEXITED(status) && WEXITSTATUS(status) == LIBMAGIC_EXIT_UNKNOWN)
		answer_look(service, look, "", 0, INT64_MAX);
	else
		give_up(service, look);
	close(look->output);
	look->pid = 0;
}

/* The number of bytes before the line end; 0 where the answer is no line of
 * plain text, since a copy that was taken over can write anything. */
static size_t
line_length(const char *bytes, size_t count)
{
	size_t length = 0;

	while (length < count && bytes[length] >= ' ' && bytes[length] <= '~')
		length++;
	return length < count && bytes[length] == '\n' ? length : 0;
}

static void
hear(struct service *service, struct look *look)
{
	char bytes[TYPE_CACHE_LINE_LIMIT + 1];
	ssize_t count = read(look->output, bytes, sizeof(bytes));

	if (count > 0)
		answer_look(service, look, bytes,
		    line_length(bytes, (size_t)count), INT64_MAX);
	else if (count == 0 || errno != EINTR)
		bury(service, look);
}

/* Frees the places of the copies that have really ended. */
static void
end_overdue(struct service *service, struct look *look)
{
	if (look->pid == 0 || look->by_ms > service->now_ms)
		return;
	kill(look->pid, SIGKILL);
	give_up(service, look);
	look->by_ms = INT64_MAX;
}

/* ---------------------------------------------------------------- questions */

/* Answers from memory.  Returns whether that was possible. */
static bool
is_known(struct service *service, struct magic_request *question)
{
	const struct type_cache_entry *entry =
	    type_cache_find(service->cache, &question->about, service->now_ms);

	if (entry == NULL)
		return false;
	magic_request_answer(question, entry->line, entry->length);
	return true;
}

static void
take_questions(struct service *service)
{
	struct magic_request question;

	for (size_t i = 0; i < SERVICE_QUEUE; i++) {
		if (magic_request_receive(service->socket, &question) == -1) {
			if (errno == EBADMSG)
				continue;
			return;
		}
		if (is_known(service, &question))
			continue;
		if (service->queued == SERVICE_QUEUE) {
			magic_request_answer(&question, "", 0);
			continue;
		}
		service->queue[service->queued++] = (struct waiting){ question,
			service->now_ms + SERVICE_WAIT_MS };
	}
}

/* Whether the question has been dealt with, and need not wait any more. */
static bool
is_settled(struct service *service, struct waiting *waiting)
{
	struct look *look;

	if (is_known(service, &waiting->question))
		return true;
	if (waiting->by_ms <= service->now_ms) {
		magic_request_answer(&waiting->question, "", 0);
		return true;
	}
	look = find_free(service);
	if (look == NULL || is_looked_at(service, &waiting->question.about))
		return false;
	if (start_look(service, look, &waiting->question) != 0)
		magic_request_drop(&waiting->question);
	return true;
}

static void
serve_queue(struct service *service)
{
	size_t left = 0;

	for (size_t i = 0; i < service->queued; i++)
		if (!is_settled(service, &service->queue[i]))
			service->queue[left++] = service->queue[i];
	service->queued = left;
}

/* --------------------------------------------------------------------- wait */

static int64_t
next_deadline(const struct service *service)
{
	int64_t next_ms = INT64_MAX;

	for (size_t i = 0; i < SERVICE_LOOKS; i++)
		if (service->looks[i].pid != 0 &&
		    service->looks[i].by_ms < next_ms)
			next_ms = service->looks[i].by_ms;
	/* The first question has waited longest. */
	if (service->queued > 0 && service->queue[0].by_ms < next_ms)
		next_ms = service->queue[0].by_ms;
	return next_ms;
}

/* Waits for something to do, and does it.  Returns false at the end. */
static bool
take_turn(struct service *service)
{
	struct pollfd fds[1 + SERVICE_LOOKS] = { { .fd = service->socket,
	    .events = POLLIN } };
	int64_t next_ms = next_deadline(service);
	int timeout_ms = next_ms == INT64_MAX ? -1
	    : next_ms <= service->now_ms      ? 0
					 : (int)(next_ms - service->now_ms);

	for (size_t i = 0; i < SERVICE_LOOKS; i++)
		fds[1 + i] = (struct pollfd){ .fd = service->looks[i].pid != 0
			    ? service->looks[i].output
			    : -1,
			.events = POLLIN };
	if (poll(fds, 1 + SERVICE_LOOKS, timeout_ms) == -1)
		return errno == EINTR;
	service->now_ms = clock_steady_ms();
	for (size_t i = 0; i < SERVICE_LOOKS; i++) {
		if (fds[1 + i].revents != 0)
			hear(service, &service->looks[i]);
		end_overdue(service, &service->looks[i]);
	}
	if ((fds[0].revents & POLLIN) != 0)
		take_questions(service);
	serve_queue(service);
	/* The end of file comes behind all questions. */
	return (fds[0].revents & (POLLHUP | POLLERR)) == 0;
}

int
service_run(magic_t magic, int socket)
{
	struct service service = {
		.magic = magic, .socket = socket, .now_ms = clock_steady_ms()
	};

	service.cache = make_cache();
	if (service.cache == NULL) {
		warn("memory");
		return LIBMAGIC_EXIT_SYSTEM;
	}
	while (take_turn(&service))
		continue;
	return 0;
}
