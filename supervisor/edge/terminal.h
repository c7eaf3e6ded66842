/*
 * terminal - no controlling terminal for those who are not its owner
 *
 * Layer: edge.
 *
 * A process whose controlling terminal is that of root's shell can type into
 * that shell (TIOCSTI), also when it has given up everything else.  A session
 * of its own for each handler would be one way out, but it costs more than
 * half of the handlers a second (spawn.c).  A process that is not the leader
 * of its session can give up the terminal for itself and for all that it
 * starts from then on (TIOCNOTTY, tty_ioctl(2)).  It stays in the foreground
 * process group, so Ctrl-C still reaches it.
 */
#ifndef TERMINAL_H
#define TERMINAL_H

/*
 * Gives up the controlling terminal.  Returns -1 when there is none (any
 * more); or, in the leader of a session, which would lose the keys of its
 * terminal with it, a descriptor that is closed on execve(2): each process
 * that it starts gives up the terminal with terminal_leave_child.
 */
int terminal_leave(void);

/* Gives up the terminal in a new process, vfork(2) allowed; -1: does nothing.
 * Returns 0, or -1 and errno. */
int terminal_leave_child(int terminal);

/*
 * Replaces standard input by /dev/null where it is a terminal, and opens
 * standard output and error for writing only where they are one, because
 * whoever inherits them could read what is typed.  To be called while the
 * terminal's file may be opened.  Where it may not, they stay as they are.
 */
void terminal_keep_unreadable(void);

#endif
