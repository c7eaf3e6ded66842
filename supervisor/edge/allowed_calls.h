/*
 * allowed_calls - the system calls of handlers and of what they start
 *
 * Layer: edge.
 *
 * There are two filters (call_filter.h).  That of a site without programs is a
 * list of what a handler, httpd-magic, httpd-password and an accepting process
 * call; whatever else is called does not exist (ENOSYS).  That of programs is a
 * list of what no program of a web site has to call: the rest is theirs.
 */
#ifndef ALLOWED_CALLS_H
#define ALLOWED_CALLS_H

#include <stdbool.h>

enum allowed_calls {
	ALLOWED_CALLS_SITE, /* only what a handler needs */
	ALLOWED_CALLS_SITE_SYSLOG, /* and UNIX sockets, to reach syslog(3) */
	ALLOWED_CALLS_PROGRAMS, /* all but what no program needs */
};

/* Enters the filter, for good.  Returns as call_filter_enter. */
int allowed_calls_enter(enum allowed_calls list);

/*
 * Whether the calling process has one of these filters already, from whoever
 * started it.  The filter itself is asked, so nobody can pretend.
 */
bool allowed_calls_are_there(void);

/* No program that is executed from now on gains privileges.  Returns 0, or -1
 * with errno. */
int allowed_calls_gain_nothing(void);

#endif
