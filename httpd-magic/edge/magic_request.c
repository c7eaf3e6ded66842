#include "httpd-magic/edge/magic_request.h"

#include "common/edge/clock.h"
#include "common/edge/fd_passing.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/sysmacros.h>
#endif

enum { NS_PER_S = 1000000000 };

/* ----------------------------------------------------------------- the file */

#ifdef STATX_BASIC_STATS
static int64_t
nanoseconds(const struct statx_timestamp *time)
{
	/* Times after 2262 begin anew: they are compared, and no more. */
	return (int64_t)((uint64_t)time->tv_sec * NS_PER_S + time->tv_nsec);
}

/* Does not ask the server of a network file system, which may be down. */
static int
find_facts(struct magic_request *question)
{
	struct statx facts;

	if (statx(question->file, "", AT_EMPTY_PATH | AT_STATX_DONT_SYNC,
		STATX_BASIC_STATS, &facts) != 0 ||
	    !S_ISREG(facts.stx_mode))
		return -1;
	question->about = (struct type_cache_file){
		.device = makedev(facts.stx_dev_major, facts.stx_dev_minor),
		.inode = facts.stx_ino,
		.size = facts.stx_size,
		.modified_ns = nanoseconds(&facts.stx_mtime),
		.changed_ns = nanoseconds(&facts.stx_ctime),
	};
	return 0;
}
#else
static int64_t
nanoseconds(const struct timespec *time)
{
	/* Times after 2262 begin anew: they are compared, and no more. */
	return (int64_t)((uint64_t)time->tv_sec * NS_PER_S +
	    (uint64_t)time->tv_nsec);
}

static int
find_facts(struct magic_request *question)
{
	struct stat facts;

	if (fstat(question->file, &facts) != 0 || !S_ISREG(facts.st_mode))
		return -1;
	question->about = (struct type_cache_file){
		.device = (uint64_t)facts.st_dev,
		.inode = (uint64_t)facts.st_ino,
		.size = (uint64_t)facts.st_size,
		.modified_ns = nanoseconds(&facts.st_mtim),
		.changed_ns = nanoseconds(&facts.st_ctim),
	};
	return 0;
}
#endif

/* ---------------------------------------------------------------- receiving */

int
magic_request_receive(int socket, struct magic_request *question)
{
	char mark = 0;
	struct fd_passing passing = {
		.bytes = &mark, .size = sizeof(mark), .count = 2
	};
	ssize_t length = fd_passing_receive(socket, &passing, false);

	if (length == -1)
		return -1;
	errno = EBADMSG;
	if (length == 0)
		return -1;
	question->file = passing.descriptors[0];
	question->reply = passing.descriptors[1];
	if (mark != 'm' || find_facts(question) != 0) {
		magic_request_drop(question);
		errno = EBADMSG;
		return -1;
	}
	question->is_settled =
	    type_cache_is_settled(&question->about, clock_unix_ns());
	return 0;
}

/* ---------------------------------------------------------------- answering */

void
magic_request_answer(
    struct magic_request *question, const char *line, size_t length)
{
	char answer[TYPE_CACHE_LINE_LIMIT + 1];

	if (length > TYPE_CACHE_LINE_LIMIT)
		length = 0;
	memcpy(answer, line, length);
	answer[length++] = '\n';
	/* A handler that has ended, or has sent no socket, gets no answer. */
	(void)send(
	    question->reply, answer, length, MSG_DONTWAIT | MSG_NOSIGNAL);
	magic_request_drop(question);
}

void
magic_request_drop(struct magic_request *question)
{
	close(question->file);
	close(question->reply);
}
