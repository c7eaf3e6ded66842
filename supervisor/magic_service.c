#include "supervisor/magic_service.h"

#include "supervisor/edge/privileges.h"
#include "supervisor/edge/program_path.h"
#include "supervisor/edge/terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	/* The most questions that are thrown away in one turn of the loop. */
	DROPS_A_TURN = 256,
	/* --serve, and two options with their values. */
	ARGUMENTS_LIMIT = 7,
	USER_SIZE = 32,
};

static int
make_pair(struct magic_service *magic)
{
	int pair[2];

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
		return -1;
	if (pair[0] >= FD_SETSIZE || pair[1] >= FD_SETSIZE) {
		close(pair[0]);
		close(pair[1]);
		return -1;
	}
	magic->ask = pair[0];
	magic->answer = pair[1];
	return 0;
}

void
magic_service_open(struct magic_service *magic, const sigset_t *mask)
{
	*magic =
	    (struct magic_service){ .mask = mask, .ask = -1, .answer = -1 };
	program_path_find("httpd-magic", magic->path);
	/* It may be executable and not readable. */
	magic->program = open(magic->path, O_PATH | O_CLOEXEC);
	if (magic->program < 0 || make_pair(magic) == 0)
		return;
	close(magic->program);
	magic->program = -1;
}

static void
close_all(struct magic_service *magic)
{
	close(magic->program);
	close(magic->ask);
	close(magic->answer);
	magic->program = magic->ask = magic->answer = -1;
}

bool
magic_service_is_there(const struct magic_service *magic)
{
	return magic->program >= 0;
}

/* -------------------------------------------------------------------- start */

__attribute__((noreturn)) static void
become_service_and_exit(
    const struct magic_service *magic, char *const *arguments)
{
	static char *const nothing[] = { NULL };

	/* A signal from the terminal is meant for the supervisor, whose
	 * handlers may still ask. */
	setpgid(0, 0);
	(void)terminal_leave();
	/* The service writes nothing to standard output. */
	if (dup2(magic->answer, STDIN_FILENO) >= 0 &&
	    dup2(STDERR_FILENO, STDOUT_FILENO) >= 0 &&
	    sigprocmask(SIG_SETMASK, magic->mask, NULL) == 0)
		syscall(SYS_execveat, magic->program, "", arguments, nothing,
		    AT_EMPTY_PATH);
	/* A script; or a kernel, or a sandbox, without execveat(2). */
	execve(magic->path, arguments, nothing);
	error_log_say("cannot execute %s: %s", magic->path, strerror(errno));
	_exit(111);
}

static void
start(struct magic_service *magic, char *const *arguments, int64_t now_ms)
{
	pid_t pid = fork();

	if (pid == 0)
		become_service_and_exit(magic, arguments);
	magic->started_ms = now_ms;
	if (pid > 0)
		magic->pid = pid;
	else
		magic->rest_until_ms = now_ms + MAGIC_SERVICE_REST_LEAST_MS;
}

int
magic_service_start_outside(
    struct magic_service *magic, struct settings *settings, int64_t now_ms)
{
	char name[] = "httpd-magic", serve[] = "--serve", root[] = "--chroot",
	     user[] = "--user";
	char ids[USER_SIZE];
	char *arguments[ARGUMENTS_LIMIT] = { name, serve, root,
		(char *)(uintptr_t)settings->chroot };
	struct identity identity;

	if (settings->user != NULL) {
		if (privileges_identify(settings, &identity) != 0)
			return -1;
		snprintf(ids, sizeof ids, "%u:%u", (unsigned)identity.user,
		    (unsigned)identity.group);
		arguments[4] = user;
		arguments[5] = ids;
	}
	magic->is_outside = true;
	start(magic, arguments, now_ms);
	return 0;
}

int
magic_service_waiting(const struct magic_service *magic)
{
	return magic->program >= 0 && magic->pid == 0 ? magic->answer : -1;
}

void
magic_service_asked(struct magic_service *magic, int64_t now_ms)
{
	char name[] = "httpd-magic", serve[] = "--serve";
	char *const arguments[] = { name, serve, NULL };

	if (now_ms >= magic->rest_until_ms) {
		start(magic, arguments, now_ms);
		return;
	}
	/* A message read without room for its descriptors drops them. */
	for (int i = 0; i < DROPS_A_TURN; i++)
		if (recv(magic->answer, NULL, 0, MSG_DONTWAIT) < 0)
			return;
}

/* ---------------------------------------------------------------------- end */

static void
say_end(const struct magic_service *magic, int status)
{
	if (WIFSIGNALED(status))
		error_log_say("httpd-magic %d was killed by signal %d",
		    (int)magic->pid, WTERMSIG(status));
	else
		error_log_say("httpd-magic %d ended with status %d",
		    (int)magic->pid, WEXITSTATUS(status));
}

bool
magic_service_has_lost(
    struct magic_service *magic, pid_t pid, int status, int64_t now_ms)
{
	if (magic->pid != pid || pid == 0)
		return false;
	say_end(magic, status);
	magic->pid = 0;
	if (now_ms - magic->started_ms >= MAGIC_SERVICE_YOUNG_MS) {
		magic->rest_ms = 0;
		return true;
	}
	magic->rest_ms = magic->rest_ms == 0 ? MAGIC_SERVICE_REST_LEAST_MS
					     : 2 * magic->rest_ms;
	if (magic->rest_ms > MAGIC_SERVICE_REST_MOST_MS)
		magic->rest_ms = MAGIC_SERVICE_REST_MOST_MS;
	magic->rest_until_ms = now_ms + magic->rest_ms;
	return true;
}

void
magic_service_renew(struct magic_service *magic)
{
	/* Inside the new root there is neither the program nor the database. */
	if (magic->is_outside)
		return;
	if (magic_service_is_there(magic))
		close_all(magic);
	magic_service_open(magic, magic->mask);
}

void
magic_service_leave(struct magic_service *magic)
{
	if (magic_service_is_there(magic))
		close(magic->answer);
	magic->answer = -1;
	magic->pid = 0;
}

void
magic_service_end(struct magic_service *magic)
{
	if (magic->pid != 0)
		kill(magic->pid, SIGKILL);
}
