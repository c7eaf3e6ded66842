#include "supervisor/edge/privileges.h"

#include "supervisor/edge/trusted_open.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <pwd.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum {
	/* NGROUPS_MAX of Linux, which limits.h does not tell. */
	GROUPS_LIMIT = 65536,
};

/* Reads an id in digits, as containers name their users.  Returns whether the
 * name is one. */
static bool
read_id(const char *name, unsigned *id)
{
	char *end = NULL;
	unsigned long number;

	if (name[0] < '0' || name[0] > '9')
		return false;
	errno = 0;
	number = strtoul(name, &end, 10);
	*id = (unsigned)number;
	/* The highest one means "no change" to the system's calls. */
	return *end == '\0' && errno == 0 && number < UINT32_MAX;
}

static int
identify_user(struct settings *settings, struct identity *identity)
{
	const struct passwd *user = getpwnam(settings->user);
	unsigned id;

	*identity = (struct identity){ .name = settings->user };
	if (user == NULL && read_id(settings->user, &id)) {
		identity->user = id;
		user = getpwuid(id);
		/* It has no name, so it is in no group but the one named. */
		if (user == NULL && settings->group != NULL)
			return 0;
		if (user == NULL)
			return settings_complain(settings,
			    "--user %s: nobody has this number; --group has to "
			    "name the group, then",
			    settings->user);
	}
	if (user == NULL)
		return settings_complain(
		    settings, "--user: there is no user %s", settings->user);
	identity->user = user->pw_uid;
	identity->group = user->pw_gid;
	identity->has_groups = true;
	snprintf(identity->login, sizeof identity->login, "%s", user->pw_name);
	return 0;
}

int
privileges_identify(struct settings *settings, struct identity *identity)
{
	const struct group *group;
	unsigned id;

	if (identify_user(settings, identity) != 0)
		return -1;
	if (settings->group == NULL)
		return 0;
	group = getgrnam(settings->group);
	if (group != NULL)
		identity->group = group->gr_gid;
	else if (read_id(settings->group, &id))
		identity->group = id;
	else
		return settings_complain(
		    settings, "--group: there is no group %s", settings->group);
	return 0;
}

static bool
is_already(const struct identity *identity)
{
	return geteuid() == identity->user && getuid() == identity->user &&
	    getegid() == identity->group && getgid() == identity->group;
}

/* Gives the socket to the user: the one that was opened, if it is a socket that
 * root has made and that has no other name.  Returns 0, or -1 and errno. */
static int
give_socket(const char *path, const struct identity *identity)
{
	struct trusted_place place;
	struct stat status;
	int result = -1;
	int fd;

	if (trusted_find(&place, path) != 0)
		return -1;
	fd = openat(place.folder, place.name, O_PATH | O_NOFOLLOW | O_CLOEXEC);
	trusted_close(&place);
	if (fd < 0 || fstat(fd, &status) != 0)
		return -1;
	errno = EPERM;
	if (S_ISSOCK(status.st_mode) && status.st_nlink == 1 &&
	    status.st_uid == geteuid())
		result = fchownat(
		    fd, "", identity->user, identity->group, AT_EMPTY_PATH);
	close(fd);
	return result;
}

/* Gives the user the socket of --status, which is for that user's programs and
 * was made before, by root. */
static int
give_status(struct settings *settings, const struct identity *identity)
{
	if (settings->status == NULL || is_already(identity) ||
	    give_socket(settings->status, identity) == 0)
		return 0;
	return settings_complain(
	    settings, "--status %s: %s", settings->status, strerror(errno));
}

static int
enter_root(struct settings *settings)
{
	if (settings->chroot == NULL)
		return 0;
	if (chroot(settings->chroot) != 0 || chdir("/") != 0)
		return settings_complain(settings, "chroot %s: %s",
		    settings->chroot, strerror(errno));
	return 0;
}

/* Gives up all sets of capabilities; execve(2) gives them back to root, but not
 * to another user. */
static int
shed_capabilities(void)
{
	struct __user_cap_header_struct header = {
		.version = _LINUX_CAPABILITY_VERSION_3
	};
	struct __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = {
		{ 0 }
	};

	return (int)syscall(SYS_capset, &header, none);
}

/* Takes from set-user-id programs what they could gain. */
static int
forbid_gains(struct settings *settings)
{
	if (!settings->no_new_privileges)
		return 0;
	/* The bounding set is dropped for the sake of tools that look at it.
	 * Where that fails, PR_SET_NO_NEW_PRIVS below is enough. */
	for (unsigned long i = 0; prctl(PR_CAPBSET_READ, i, 0, 0, 0) >= 0; i++)
		prctl(PR_CAPBSET_DROP, i, 0, 0, 0);
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
		return 0;
	return settings_complain(
	    settings, "no-new-privileges: %s", strerror(errno));
}

/* Fills in the groups that the user is in.  Returns their number, or -1 and
 * errno. */
static int
list_groups(const struct identity *identity, gid_t list[GROUPS_LIMIT])
{
	int count = GROUPS_LIMIT;

	list[0] = identity->group;
	if (!identity->has_groups)
		return 1;
	if (getgrouplist(identity->login, identity->group, list, &count) >= 0)
		return count;
	errno = E2BIG;
	return -1;
}

static bool
is_among(const gid_t *list, int count, gid_t group)
{
	for (int i = 0; i < count; i++)
		if (list[i] == group)
			return true;
	return false;
}

/* Whether the process is in each of these groups and in no other. */
static bool
has_groups(const gid_t *list, int count, gid_t own)
{
	static gid_t now[GROUPS_LIMIT];
	int now_count = getgroups(GROUPS_LIMIT, now);

	for (int i = 0; i < now_count; i++)
		if (!is_among(list, count, now[i]))
			return false;
	for (int i = 0; i < count; i++)
		if (list[i] != own && !is_among(now, now_count, list[i]))
			return false;
	return now_count >= 0;
}

/* Who may not set the groups has to be in the right ones already.  Returns 0,
 * or -1 with the complaint set. */
static int
enter_groups(struct settings *settings, const struct identity *identity)
{
	static gid_t list[GROUPS_LIMIT];
	int count = list_groups(identity, list);
	int error;

	if (count < 0)
		return settings_complain(settings, "groups of %s: %s",
		    identity->name, strerror(errno));
	if (setgroups((size_t)count, list) == 0)
		return 0;
	error = errno;
	if (has_groups(list, count, identity->group))
		return 0;
	return settings_complain(settings,
	    "cannot leave the groups that %s is not in: %s", identity->name,
	    strerror(error));
}

static bool
has_capability(void)
{
	struct __user_cap_header_struct header = {
		.version = _LINUX_CAPABILITY_VERSION_3
	};
	struct __user_cap_data_struct sets[_LINUX_CAPABILITY_U32S_3];

	if (syscall(SYS_capget, &header, sets) != 0)
		return true;
	for (int i = 0; i < _LINUX_CAPABILITY_U32S_3; i++)
		if ((sets[i].effective | sets[i].permitted |
			sets[i].inheritable) != 0)
			return true;
	return false;
}

/* Whether the process is the user with every one of its ids, and nothing of
 * what it was before can be had back. */
static bool
is_for_good(const struct identity *identity)
{
	uid_t user, effective_user, saved_user;
	gid_t group, effective_group, saved_group;

	if (getresuid(&user, &effective_user, &saved_user) != 0 ||
	    getresgid(&group, &effective_group, &saved_group) != 0 ||
	    user != identity->user || effective_user != user ||
	    saved_user != user || group != identity->group ||
	    effective_group != group || saved_group != group)
		return false;
	/* Root is root: there is nothing to be had back. */
	return identity->user == 0 ||
	    (!has_capability() && setuid(0) != 0 && seteuid(0) != 0 &&
		(identity->group == 0 || setgid(0) != 0));
}

static int
become(struct settings *settings, const struct identity *identity)
{
	if (setresgid(identity->group, identity->group, identity->group) != 0 ||
	    setresuid(identity->user, identity->user, identity->user) != 0)
		return settings_complain(settings, "cannot become %s: %s",
		    identity->name, strerror(errno));
	if (identity->user != 0 && shed_capabilities() != 0)
		return settings_complain(settings, "capabilities of %s: %s",
		    identity->name, strerror(errno));
	if (!is_for_good(identity))
		return settings_complain(settings,
		    "became %s and could still be root", identity->name);
	return 0;
}

int
privileges_drop(struct settings *settings)
{
	struct identity identity = { .name = NULL };

	if (settings->user != NULL &&
	    privileges_identify(settings, &identity) != 0)
		return -1;
	/* This reads the database of groups, which the new root may lack. */
	if (identity.name != NULL && enter_groups(settings, &identity) != 0)
		return -1;
	if (identity.name != NULL && give_status(settings, &identity) != 0)
		return -1;
	if (enter_root(settings) != 0 || forbid_gains(settings) != 0)
		return -1;
	/* Older kernels have none. */
	prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
	if (identity.name != NULL && become(settings, &identity) != 0)
		return -1;
	/* A program of the same user must not read or change the process that
	 * starts all handlers. */
	if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
		return settings_complain(
		    settings, "PR_SET_DUMPABLE: %s", strerror(errno));
	return 0;
}
