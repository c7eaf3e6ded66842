/*
 * pid_file - the file that says which process is the supervisor
 *
 * Layer: edge.
 *
 * It is locked (flock(2)) by the process whose number it holds.  A successor
 * inherits the open file with its lock, because it may not be able to open the
 * file: root made it, and the successor is the service's user from the start.
 * So it stays root's, as start-stop-daemon(8) wants it.
 */
#ifndef PID_FILE_H
#define PID_FILE_H

#include "supervisor/pure/settings.h"

/*
 * Opens and locks the file, or takes over the one that was inherited.  Returns
 * its descriptor, or -1 with the complaint set.
 */
int pid_file_open(struct settings *settings);

/* Writes the process id.  Returns 0, or -1 and errno. */
int pid_file_write(int fd);

/* Makes it empty, removes it where that is allowed, and closes it. */
void pid_file_remove(int fd, const char *path);

/* In a process that is about to execute a successor: leaves it open for it, and
 * says so in the environment.  Returns 0, or -1 and errno. */
int pid_file_pass_on(int fd);

#endif
