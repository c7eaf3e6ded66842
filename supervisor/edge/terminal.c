#include "supervisor/edge/terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

/* Returns a descriptor of the controlling terminal, or -1. */
static int
open_terminal(void)
{
	int fd = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);

	if (fd >= 0 || errno == ENXIO)
		return fd;
	/* Without /dev one of the standard descriptors may be the terminal. */
	for (int i = STDIN_FILENO; i <= STDERR_FILENO; i++)
		if (tcgetsid(i) == getsid(0))
			return fcntl(i, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
	return -1;
}

int
terminal_leave(void)
{
	int terminal = open_terminal();

	if (terminal < 0 || getsid(0) == getpid())
		return terminal;
	(void)terminal_leave_child(terminal);
	close(terminal);
	return -1;
}

int
terminal_leave_child(int terminal)
{
	/* ENOTTY: this process has given it up already. */
	if (terminal < 0 || ioctl(terminal, TIOCNOTTY) == 0 || errno == ENOTTY)
		return 0;
	return -1;
}

void
terminal_keep_unreadable(void)
{
	for (int i = STDIN_FILENO; i <= STDERR_FILENO; i++) {
		char path[sizeof "/proc/self/fd/0"];
		int fd;

		if (!isatty(i))
			continue;
		snprintf(path, sizeof path, "/proc/self/fd/%d", i);
		fd = i == STDIN_FILENO
		    ? open("/dev/null", O_RDONLY | O_CLOEXEC)
		    : open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC);
		if (fd < 0)
			continue;
		dup2(fd, i);
		close(fd);
	}
}
