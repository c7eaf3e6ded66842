/*
 * confine - the system calls of handlers and of what they start
 *
 * Layer: edge.
 *
 * There are two filters (call_filter.h).  That of a site without programs is a
 * list of what a handler, httpd-magic, httpd-password and an accepting process
 * call; whatever else is called does not exist (ENOSYS).  That of programs is a
 * list of what no program of a web site has to call: the rest is theirs.
 */
#ifndef CONFINE_H
#define CONFINE_H

#include <stdbool.h>

enum confine_calls {
	CONFINE_SITE, /* only what a handler needs */
	CONFINE_SITE_SYSLOG, /* and UNIX sockets, to reach syslog(3) */
	CONFINE_PROGRAMS, /* all but what no program needs */
};

/* Enters the filter, for good.  Returns as call_filter_enter. */
int confine_calls(enum confine_calls list);

/*
 * Whether the calling process has one of these filters already, from whoever
 * started it.  The filter itself is asked, so nobody can pretend.
 */
bool confine_has_calls(void);

/* No program that is executed from now on gains privileges.  Returns 0, or -1
 * with errno. */
int confine_gains(void);

#endif
