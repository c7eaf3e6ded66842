/*
 * signals - flags that signal handlers set and the loop reads
 *
 * Layer: edge.
 *
 * All of them are blocked except while the loop waits in pselect(2) and in
 * signals_catch, so none is lost between a test of a flag and the wait.  The
 * handlers only set a flag.
 */
#ifndef SIGNALS_H
#define SIGNALS_H

#include <signal.h>
#include <stdbool.h>

struct signal_flags {
	volatile sig_atomic_t stop; /* number of TERM and INT */
	volatile sig_atomic_t now; /* WINCH: end at once */
	volatile sig_atomic_t reload; /* HUP */
	volatile sig_atomic_t report; /* USR1 */
	volatile sig_atomic_t upgrade; /* USR2 */
	volatile sig_atomic_t child; /* a process that has ended */
	/* URG has no flag: it only ends a wait.  A handler, which does not
	 * catch URG and WINCH, ignores both. */
};

extern struct signal_flags signal_flags;

/*
 * Catches and blocks them, for the calling process only: a child of vfork(2),
 * which shares this memory, sets no flag.  *original is the mask before, and
 * *waiting the mask for pselect(2).  HUP and INT stay ignored where they were
 * (nohup(1), a shell's background job).  To be called again after fork(2),
 * with the masks of the first call kept.
 */
void signals_install(sigset_t *original, sigset_t *waiting);

/*
 * Lets signals that are pending be caught now.  pselect(2) does that only when
 * it has to wait: not where a descriptor is ready, as always under load, nor
 * where no time is left.
 */
void signals_catch(const sigset_t *waiting);

/* Makes the calling process the one for which the flags are set. */
void signals_adopt(void);

/*
 * Neither SIGPIPE nor SIGXFSZ may end this process.  Handlers inherit what is
 * ignored, so httpd-once is never ended by a log either; other handlers get
 * both as they were at the start.
 */
void signals_of_writing(bool are_ignored);

#endif
