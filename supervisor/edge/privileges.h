/*
 * privileges - gives up the rights of root
 *
 * Layer: edge.
 */
#ifndef PRIVILEGES_H
#define PRIVILEGES_H

#include "supervisor/pure/settings.h"

#include <stdbool.h>
#include <sys/types.h>

/* The user that the supervisor becomes. */
struct identity {
	const char *name; /* settings->user */
	uid_t user;
	gid_t group;
	bool
	    has_groups; /* there is such a user, who may be in further groups */
	char login[64]; /* its name, where there is */
};

/*
 * Looks up the user and the group that the settings name, or whose numbers
 * they give; there must be a user.  Returns 0, or -1 with the complaint set.
 */
int privileges_identify(struct settings *settings, struct identity *identity);

/*
 * Does what --chroot, --user and --group ask for, in the order that leaves no
 * way back: the names are looked up while the system's files can be seen; the
 * socket of --status is given to the user; then the root directory; then the
 * groups, all of them; then the user; then every capability.  Afterwards it is
 * checked that every id is the user's, the groups are the user's and no other,
 * and neither root nor a capability can be got back: the end is the same
 * whatever the beginning, also in a process that is this user already (after
 * an upgrade, or started so with more groups or capabilities).  At last no
 * other process of the user may read or change this one (PR_SET_DUMPABLE).
 *
 * Whoever the user is, handlers get no capability that the supervisor was
 * started with as an ambient one (capabilities(7)), and with
 * --no-new-privileges no program of theirs gets any.  Returns 0, or -1 with
 * the complaint set; the process is then not to go on.
 */
int privileges_drop(struct settings *settings);

#endif
