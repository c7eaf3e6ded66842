#include "supervisor/edge/signals.h"

#include <string.h>
#include <unistd.h>

struct signal_flags signal_flags;

/* The process for which the flags are set. */
static volatile sig_atomic_t owner;

static void
note(int signal, siginfo_t *info, void *context)
{
	(void)context;
	if (getpid() != owner)
		return;
	switch (signal) {
	case SIGTERM:
	case SIGINT:
		signal_flags.stop = signal_flags.stop + 1;
		break;
	case SIGWINCH:
		signal_flags.now = info->si_pid;
		break;
	case SIGHUP:
		signal_flags.reload = 1;
		break;
	case SIGUSR1:
		signal_flags.report = 1;
		break;
	case SIGUSR2:
		signal_flags.upgrade = 1;
		break;
	case SIGCHLD:
		signal_flags.child = info->si_pid;
		break;
	default:
		/* PIPE needs no flag, because the write fails as well; nor
		 * does URG, which only ends the wait. */
		break;
	}
}

static void
catch_signal(int signal, const sigset_t *all, sigset_t *waiting)
{
	struct sigaction action = { .sa_sigaction = note,
		.sa_flags = SA_SIGINFO };
	struct sigaction before;

	sigaction(signal, NULL, &before);
	if (before.sa_handler == SIG_IGN && signal != SIGCHLD &&
	    signal != SIGTERM && signal != SIGURG && signal != SIGWINCH)
		return;
	action.sa_mask = *all;
	sigaction(signal, &action, NULL);
	sigdelset(waiting, signal);
}

void
signals_install(sigset_t *original, sigset_t *waiting)
{
	static const int caught[] = { SIGTERM, SIGINT, SIGHUP, SIGUSR1, SIGUSR2,
		SIGCHLD, SIGURG, SIGWINCH };
	enum { COUNT = sizeof caught / sizeof caught[0] };
	sigset_t all;

	sigemptyset(&all);
	for (size_t i = 0; i < COUNT; i++)
		sigaddset(&all, caught[i]);
	sigprocmask(SIG_BLOCK, &all, original);
	*waiting = *original;
	signals_adopt();
	for (size_t i = 0; i < COUNT; i++)
		catch_signal(caught[i], &all, waiting);
}

void
signals_of_writing(bool are_ignored)
{
	static const int signals[] = { SIGPIPE, SIGXFSZ };
	static bool is_known, was_ignored[2];

	for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
		struct sigaction action = { .sa_sigaction = note,
			.sa_flags = SA_SIGINFO };
		struct sigaction before;

		sigaction(signals[i], NULL, &before);
		if (!is_known)
			was_ignored[i] = before.sa_handler == SIG_IGN;
		if (are_ignored || was_ignored[i])
			action = (struct sigaction){ .sa_handler = SIG_IGN };
		sigaction(signals[i], &action, NULL);
	}
	is_known = true;
}

void
signals_adopt(void)
{
	owner = getpid();
}

void
signals_catch(const sigset_t *waiting)
{
	sigset_t blocked;

	sigprocmask(SIG_SETMASK, waiting, &blocked);
	sigprocmask(SIG_SETMASK, &blocked, NULL);
}
