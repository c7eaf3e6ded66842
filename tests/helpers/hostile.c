/*
 * hostile - tries what a person would who took over a handler
 *
 * Started in the place of httpd-once it answers each request with a line for
 * each attempt: its name, and "yes" where it succeeded or the name of the errno
 * that it got.  As a program of a site, and on a command line, it does the
 * same.
 *
 * What is aimed at stands in HOSTILE_ROOT (the site's root, which has an
 * index.html and a program), HOSTILE_SECRET (a file elsewhere that everybody
 * may read), HOSTILE_LOG (the access log), and in the file below the root that
 * is called aims: the process id of the supervisor and that of another handler.
 * Each attempt is made in a process of its own, and is one that does no harm
 * where it succeeds: what cannot be undone is asked for with arguments that
 * nobody could have granted, so that the error tells who refused.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/bpf.h>
#include <linux/falloc.h>
#include <linux/perf_event.h>
#include <netinet/in.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

enum {
	NO_RANDOM_ADDRESSES = 0x0040000,
	WRITE_NOT_AT_END = 0x20, /* RWF_NOAPPEND */
	MEMORY_FILE = 1, /* MFD_CLOEXEC */
	/* Nobody listens there. */
	FREE_PORT = 1,
};

static int supervisor;
static int peer;
static int answer_end; /* of this program's own */
static char path[PATH_MAX];

/* --------------------------------------------------------------------- aims */

static const char *
value_of(const char *name)
{
	const char *value = getenv(name);

	return value == NULL ? "/nonexistent" : value;
}

/* A name below the root. */
static const char *
in_root(const char *name)
{
	snprintf(path, sizeof path, "%s/%s", value_of("HOSTILE_ROOT"), name);
	return path;
}

static const char *
of_process(int pid, const char *name)
{
	snprintf(path, sizeof path, "/proc/%d/%s", pid, name);
	return path;
}

/* Nothing is tried without them, or it would hit anybody. */
static bool
has_aims(void)
{
	FILE *file = fopen(in_root("aims"), "r");
	bool are_read = file != NULL &&
	    fscanf(file, "%d %d", &supervisor, &peer) == 2 && supervisor > 1 &&
	    peer > 1;

	if (file != NULL)
		fclose(file);
	return are_read;
}

static int
log_descriptor(void)
{
	const char *number = getenv("SUPERVISOR_LOG");

	return number == NULL ? -1 : atoi(number);
}

/* -------------------------------------------------------------------- files */

static long
try_open(const char *name, int flags)
{
	return open(name, flags | O_NONBLOCK | O_NOCTTY, 0600);
}

static long
read_users(void)
{
	return try_open("/etc/passwd", O_RDONLY);
}

static long
read_secret(void)
{
	return try_open(value_of("HOSTILE_SECRET"), O_RDONLY);
}

static long
read_environment(void)
{
	return try_open(of_process(supervisor, "environ"), O_RDONLY);
}

static long
read_commands(void)
{
	return try_open(of_process(supervisor, "cmdline"), O_RDONLY);
}

static long
read_memory(void)
{
	return try_open(of_process(supervisor, "mem"), O_RDWR);
}

static long
read_peer_memory(void)
{
	return try_open(of_process(peer, "mem"), O_RDWR);
}

static long
read_own_memory(void)
{
	return try_open("/proc/self/mem", O_RDWR);
}

static long
list_all(void)
{
	return try_open("/", O_RDONLY | O_DIRECTORY);
}

static long
list_processes(void)
{
	return try_open("/proc", O_RDONLY | O_DIRECTORY);
}

static long
make_page(void)
{
	long result = try_open(in_root("hostile"), O_WRONLY | O_CREAT | O_EXCL);

	if (result >= 0)
		unlink(path);
	return result;
}

static long
change_page(void)
{
	return try_open(in_root("index.html"), O_WRONLY);
}

static long
empty_page(void)
{
	struct stat status;

	if (stat(in_root("index.html"), &status) != 0)
		return -1;
	return truncate(path, status.st_size);
}

static long
move_page(void)
{
	char other[PATH_MAX];

	snprintf(other, sizeof other, "%s/moved", value_of("HOSTILE_ROOT"));
	if (rename(in_root("index.html"), other) != 0)
		return -1;
	return rename(other, path);
}

static long
link_secret(void)
{
	long result = symlink(value_of("HOSTILE_SECRET"), in_root("link"));

	if (result == 0)
		unlink(path);
	return result;
}

static long
make_folder(void)
{
	long result = mkdir(in_root("folder"), 0700);

	if (result == 0)
		rmdir(path);
	return result;
}

static long
make_pipe(void)
{
	long result = mkfifo(in_root("pipe"), 0600);

	if (result == 0)
		unlink(path);
	return result;
}

static long
change_mode(void)
{
	return chmod(in_root("index.html"), 0644);
}

static long
change_time(void)
{
	return utimensat(AT_FDCWD, in_root("index.html"), NULL, 0);
}

static long
change_attribute(void)
{
	return setxattr(in_root("index.html"), "user.mime_type", "a/b", 3, 0);
}

static long
write_temporary(void)
{
	char name[] = "/tmp/hostile.XXXXXX";
	long result = mkstemp(name);

	if (result >= 0)
		unlink(name);
	return result;
}

static long
write_shared_memory(void)
{
	char name[] = "/dev/shm/hostile.XXXXXX";
	long result = mkstemp(name);

	if (result >= 0)
		unlink(name);
	return result;
}

static long
open_memory_device(void)
{
	return try_open("/dev/mem", O_RDWR);
}

static long
open_terminal(void)
{
	return try_open("/dev/ptmx", O_RDWR);
}

static long
open_by_handle(void)
{
	struct {
		struct file_handle head;
		unsigned char bytes[MAX_HANDLE_SZ];
	} handle = { .head.handle_bytes = 8, .head.handle_type = 1 };

	return open_by_handle_at(0, &handle.head, O_RDONLY);
}

static long
change_root(void)
{
	return chroot(value_of("HOSTILE_ROOT"));
}

/* ------------------------------------------------------------------ the log */

static long
read_log(void)
{
	return try_open(value_of("HOSTILE_LOG"), O_RDONLY);
}

static long
open_log(void)
{
	return try_open(value_of("HOSTILE_LOG"), O_WRONLY);
}

static long
reopen_log(void)
{
	snprintf(path, sizeof path, "/proc/self/fd/%d", log_descriptor());
	return try_open(path, O_RDWR);
}

static long
empty_log(void)
{
	return truncate(value_of("HOSTILE_LOG"), 0);
}

static long
cut_log(void)
{
	return ftruncate(log_descriptor(), 0);
}

static long
punch_log(void)
{
	return fallocate(
	    log_descriptor(), FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 0, 1);
}

static long
end_appending(void)
{
	return fcntl(log_descriptor(), F_SETFL, 0);
}

static long
overwrite_log(void)
{
	char byte = 'x';
	struct iovec bytes = { &byte, 1 };

	return syscall(SYS_pwritev2, log_descriptor(), &bytes, 1L, 0L, 0L,
	    (long)WRITE_NOT_AT_END);
}

/* ----------------------------------------------------------------- programs */

static long
execute(const char *name)
{
	char word[] = "hostile", version[] = "--version";
	char *const arguments[] = { word, version, NULL };
	char *const nothing[] = { NULL };

	/* What it says then is of no interest. */
	close(STDOUT_FILENO);
	close(STDERR_FILENO);
	return execve(name, arguments, nothing);
}

static long
execute_shell(void)
{
	return execute("/bin/sh");
}

static long
execute_from_root(void)
{
	return execute(in_root("program"));
}

static long
execute_memory(void)
{
	char word[] = "hostile", version[] = "--version";
	char *const arguments[] = { word, version, NULL };
	char *const nothing[] = { NULL };
	static const char script[] = "#!/bin/sh\n";
	long fd = syscall(SYS_memfd_create, "hostile", 0L);

	if (fd < 0 || write((int)fd, script, sizeof script - 1) < 0)
		return -1;
	return syscall(
	    SYS_execveat, fd, "", arguments, nothing, (long)AT_EMPTY_PATH);
}

/* ------------------------------------------------------------------ network */

static long
connect_tcp(void)
{
	struct sockaddr_in address = { .sin_family = AF_INET,
		.sin_port = htons(FREE_PORT),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	if (fd < 0)
		return -1;
	/* There is nobody: that it was told so means that it may. */
	if (connect(fd, (void *)&address, sizeof address) != 0 &&
	    errno != ECONNREFUSED)
		return -1;
	return 0;
}

static long
listen_tcp(void)
{
	struct sockaddr_in address = { .sin_family = AF_INET,
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int fd = socket(AF_INET6, SOCK_STREAM, 0);

	if (fd >= 0)
		close(fd);
	fd = socket(AF_INET, SOCK_STREAM, 0);
	if (fd < 0 || bind(fd, (void *)&address, sizeof address) != 0)
		return -1;
	return listen(fd, 1);
}

static long
send_udp(void)
{
	struct sockaddr_in address = { .sin_family = AF_INET,
		.sin_port = htons(FREE_PORT),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int fd = socket(AF_INET, SOCK_DGRAM, 0);

	return fd < 0 ? -1
		      : sendto(fd, "", 1, 0, (void *)&address, sizeof address);
}

static long
bind_abstract(void)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	memcpy(address.sun_path, "\0hostile", sizeof "\0hostile");
	return fd < 0 ? -1 : bind(fd, (void *)&address, sizeof address);
}

static long
send_by_pair(void)
{
	int ends[2];

	return socketpair(AF_UNIX, SOCK_DGRAM, 0, ends);
}

static long
open_family(int family)
{
	return socket(
	    family, family == AF_PACKET ? SOCK_DGRAM : SOCK_STREAM, 0);
}

static long
open_packets(void)
{
	return open_family(AF_PACKET);
}

static long
open_cryptography(void)
{
	return socket(AF_ALG, SOCK_SEQPACKET, 0);
}

static long
open_machine(void)
{
	return open_family(AF_VSOCK);
}

static bool
is_named(int fd, const char *name)
{
	const char *number = getenv(name);

	return number != NULL && atoi(number) == fd;
}

static long
use_inherited(void)
{
	for (int fd = 3; fd < 1024; fd++)
		if (fd != answer_end && fcntl(fd, F_GETFD) >= 0 &&
		    !is_named(fd, "SUPERVISOR_LOG") &&
		    !is_named(fd, "SUPERVISOR_MAGIC"))
			return fd;
	errno = EBADF;
	return -1;
}

/* ---------------------------------------------------------- other processes */

static long
signal_supervisor(void)
{
	return kill(supervisor, 0);
}

static long
signal_peer(void)
{
	return kill(peer, 0);
}

static long
trace_supervisor(void)
{
	return ptrace(PTRACE_SEIZE, supervisor, NULL, NULL);
}

static long
trace_peer(void)
{
	return ptrace(PTRACE_SEIZE, peer, NULL, NULL);
}

static long
read_peer(void)
{
	char byte;
	struct iovec own = { &byte, 1 }, other = { (void *)0x10000, 1 };

	if (process_vm_readv(peer, &own, 1, &other, 1, 0) < 0 &&
	    errno != EFAULT)
		return -1;
	return 0;
}

static long
take_descriptor(void)
{
	long fd = syscall(SYS_pidfd_open, peer, 0L);

	return fd < 0 ? -1 : syscall(SYS_pidfd_getfd, fd, 0L, 0L);
}

static long
limit_peer(void)
{
	struct rlimit limits;

	if (prlimit(peer, RLIMIT_NOFILE, NULL, &limits) != 0)
		return -1;
	return prlimit(peer, RLIMIT_NOFILE, &limits, NULL);
}

static long
slow_peer(void)
{
	return setpriority(PRIO_PROCESS, (id_t)peer, 1);
}

static long
pin_peer(void)
{
	cpu_set_t all;

	memset(&all, 0xff, sizeof all);
	return sched_setaffinity(peer, sizeof all, &all);
}

static long
compare_peer(void)
{
	return syscall(SYS_kcmp, (long)peer, (long)getpid(), 0L, 0L, 0L);
}

/* ------------------------------------------------------------- the kernel's */

static long
new_users(void)
{
	return unshare(CLONE_NEWUSER);
}

static long
clone_users(void)
{
	long pid =
	    syscall(SYS_clone, (long)(CLONE_NEWUSER | SIGCHLD), 0L, 0L, 0L, 0L);

	if (pid == 0)
		_exit(0);
	return pid;
}

static long
clone3_users(void)
{
	uint64_t arguments[8] = { CLONE_NEWUSER, 0, 0, 0, SIGCHLD };
	long pid =
	    syscall(SYS_clone3, (void *)arguments, (long)sizeof arguments);

	if (pid == 0)
		_exit(0);
	return pid;
}

static long
join_namespace(void)
{
	return setns(0, 0);
}

static long
mount_memory(void)
{
	/* Whoever may is told that there is no such folder. */
	return mount("none", "/nonexistent", "tmpfs", 0, NULL);
}

static long
open_file_system(void)
{
	return syscall(SYS_fsopen, "tmpfs", 0L);
}

static long
unmount(void)
{
	return umount2("/nonexistent", 0);
}

static long
ring(void)
{
	char parameters[120] = { 0 };

	return syscall(SYS_io_uring_setup, 1L, (void *)parameters);
}

static long
load_bpf(void)
{
	union bpf_attr attributes = { .map_type = BPF_MAP_TYPE_ARRAY,
		.key_size = 4,
		.value_size = 4,
		.max_entries = 1 };

	return syscall(SYS_bpf, (long)BPF_MAP_CREATE, (void *)&attributes,
	    (long)sizeof attributes);
}

static long
count_events(void)
{
	struct perf_event_attr attributes = { .size = sizeof attributes,
		.type = PERF_TYPE_SOFTWARE,
		.config = PERF_COUNT_SW_TASK_CLOCK,
		.exclude_kernel = 1 };

	return syscall(
	    SYS_perf_event_open, (void *)&attributes, 0L, -1L, -1L, 0L);
}

static long
fault(void)
{
	/* 1: of user mode alone, which everybody may. */
	return syscall(SYS_userfaultfd, 1L);
}

static long
list_keys(void)
{
	/* KEYCTL_GET_KEYRING_ID of the session's. */
	return syscall(SYS_keyctl, 0L, -3L, 1L);
}

static long
add_key(void)
{
	return syscall(SYS_add_key, "user", "hostile", "x", 1L, -2L);
}

static long
load_module(void)
{
	return syscall(SYS_finit_module, -1L, "", 0L);
}

static long
load_kernel(void)
{
	return syscall(SYS_kexec_load, 0L, 0L, NULL, -1L);
}

static long
restart_machine(void)
{
	return syscall(SYS_reboot, 0L, 0L, 0L, NULL);
}

static long
name_machine(void)
{
	char name[64];

	return gethostname(name, sizeof name) != 0
	    ? -1
	    : sethostname(name, strlen(name));
}

static long
read_messages(void)
{
	return syscall(SYS_syslog, 10L, NULL, 0L);
}

static long
watch_files(void)
{
	return syscall(SYS_fanotify_init, 0L, 0L);
}

static long
change_personality(void)
{
	return syscall(SYS_personality, (long)NO_RANDOM_ADDRESSES);
}

static long
type_into_terminal(void)
{
	char byte = 'x';
	int ends[2];

	/* Whoever may is told that this is none. */
	if (pipe(ends) != 0)
		return -1;
	return ioctl(ends[0], TIOCSTI, &byte);
}

static long
become_root(void)
{
	return syscall(SYS_setresuid, 0L, 0L, 0L);
}

static long
join_groups(void)
{
	gid_t group = 0;

	return syscall(SYS_setgroups, 1L, &group);
}

static long
raise_limit(void)
{
	struct rlimit limits = { RLIM_INFINITY, RLIM_INFINITY };

	return setrlimit(RLIMIT_NOFILE, &limits);
}

/* -------------------------------------------------------------------- table */

struct attempt {
	const char *name;
	long (*make)(void);
};

static const struct attempt attempts[] = {
	{ "read /etc/passwd", read_users },
	{ "read a file elsewhere", read_secret },
	{ "read the supervisor's environment", read_environment },
	{ "read the supervisor's command line", read_commands },
	{ "open the supervisor's memory", read_memory },
	{ "open another handler's memory", read_peer_memory },
	{ "open its own memory", read_own_memory },
	{ "list /", list_all },
	{ "list the processes", list_processes },
	{ "make a file in root", make_page },
	{ "write to a page", change_page },
	{ "truncate a page", empty_page },
	{ "rename a page", move_page },
	{ "make a link in root", link_secret },
	{ "make a folder in root", make_folder },
	{ "make a FIFO in root", make_pipe },
	{ "change the mode of a page", change_mode },
	{ "change the time of a page", change_time },
	{ "change an attribute of a page", change_attribute },
	{ "make a file in /tmp", write_temporary },
	{ "make a file in /dev/shm", write_shared_memory },
	{ "open /dev/mem", open_memory_device },
	{ "open a terminal", open_terminal },
	{ "open a file by its handle", open_by_handle },
	{ "chroot", change_root },
	{ "read the log", read_log },
	{ "open the log to write", open_log },
	{ "open the log's descriptor anew", reopen_log },
	{ "truncate the log", empty_log },
	{ "truncate the log's descriptor", cut_log },
	{ "punch a hole into the log", punch_log },
	{ "end appending to the log", end_appending },
	{ "overwrite the log", overwrite_log },
	{ "execute /bin/sh", execute_shell },
	{ "execute a file in root", execute_from_root },
	{ "execute memory", execute_memory },
	{ "connect by TCP", connect_tcp },
	{ "listen", listen_tcp },
	{ "send by UDP", send_udp },
	{ "bind an abstract UNIX socket", bind_abstract },
	{ "make a pair of datagram sockets", send_by_pair },
	{ "open a packet socket", open_packets },
	{ "open a socket of the kernel's ciphers", open_cryptography },
	{ "open a socket to the host of the machine", open_machine },
	{ "use an inherited descriptor", use_inherited },
	{ "signal the supervisor", signal_supervisor },
	{ "signal another handler", signal_peer },
	{ "trace the supervisor", trace_supervisor },
	{ "trace another handler", trace_peer },
	{ "read another handler's memory", read_peer },
	{ "take another handler's descriptor", take_descriptor },
	{ "limit another handler", limit_peer },
	{ "slow another handler", slow_peer },
	{ "choose another handler's processors", pin_peer },
	{ "compare itself with another handler", compare_peer },
	{ "unshare the user namespace", new_users },
	{ "clone a user namespace", clone_users },
	{ "clone3 a user namespace", clone3_users },
	{ "join a namespace", join_namespace },
	{ "mount", mount_memory },
	{ "open a file system", open_file_system },
	{ "unmount", unmount },
	{ "io_uring", ring },
	{ "bpf", load_bpf },
	{ "perf events", count_events },
	{ "userfaultfd", fault },
	{ "look at keyrings", list_keys },
	{ "add a key", add_key },
	{ "load a module", load_module },
	{ "load a kernel", load_kernel },
	{ "reboot", restart_machine },
	{ "name the machine", name_machine },
	{ "read the kernel's messages", read_messages },
	{ "fanotify", watch_files },
	{ "take the random addresses away", change_personality },
	{ "type into a terminal", type_into_terminal },
	{ "become root", become_root },
	{ "join the group of root", join_groups },
	{ "raise a limit", raise_limit },
};

__attribute__((noreturn)) static void
make_and_exit(const struct attempt *attempt, int answer)
{
	int error;

	answer_end = answer;
	alarm(10);
	errno = 0;
	error = attempt->make() >= 0 ? 0 : errno;
	(void)!write(answer, &error, sizeof error);
	_exit(0);
}

/* In a process of its own; 0 for success, also where another program was
 * executed, which says nothing, else the errno; -1 where nobody knows. */
static int
try_apart(const struct attempt *attempt)
{
	int error = 0;
	int ends[2];
	pid_t pid;

	if (pipe2(ends, O_CLOEXEC) != 0)
		return -1;
	pid = fork();
	if (pid == 0) {
		close(ends[0]);
		make_and_exit(attempt, ends[1]);
	}
	close(ends[1]);
	if (pid < 0 || read(ends[0], &error, sizeof error) < 0)
		error = -1;
	close(ends[0]);
	if (pid > 0)
		waitpid(pid, NULL, 0);
	return error;
}

static void
try_all(void)
{
	for (size_t i = 0; i < sizeof attempts / sizeof attempts[0]; i++) {
		int error = try_apart(&attempts[i]);
		const char *name = error < 0 ? NULL : strerrorname_np(error);

		printf("%s: %s\n", attempts[i].name,
		    error == 0	       ? "yes"
			: name == NULL ? "unknown"
				       : name);
		fflush(stdout);
	}
}

int
main(int argc, char **argv)
{
	char request[4096];

	/* What the supervisor asks before it serves. */
	for (int i = 1; i < argc; i++)
		if (strcmp(argv[i], "--version") == 0 ||
		    strcmp(argv[i], "--check") == 0)
			return 0;
	if (getenv("TCPREMOTEIP") != NULL &&
	    read(STDIN_FILENO, request, sizeof request) <= 0)
		return 1;
	if (!has_aims())
		return 1;
	fputs(
	    getenv("TCPREMOTEIP") != NULL ? "HTTP/1.0 200 OK\r\n" : "", stdout);
	fputs("Content-Type: text/plain\r\n\r\n", stdout);
	fflush(stdout);
	try_all();
	return 0;
}
