#include "supervisor/edge/privileges.h"

#include <errno.h>
#include <grp.h>
#include <linux/capability.h>
#include <pwd.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

int
privileges_identify(struct settings *settings, struct identity *identity)
{
	const struct passwd *user = getpwnam(settings->user);
	const struct group *group;

	if (user == NULL)
		return settings_complain(
		    settings, "there is no user %s", settings->user);
	*identity = (struct identity){ .name = settings->user,
		.user = user->pw_uid,
		.group = user->pw_gid };
	if (settings->group == NULL)
		return 0;
	group = getgrnam(settings->group);
	if (group == NULL)
		return settings_complain(
		    settings, "there is no group %s", settings->group);
	identity->group = group->gr_gid;
	return 0;
}

static bool
is_already(const struct identity *identity)
{
	return geteuid() == identity->user && getuid() == identity->user &&
	    getegid() == identity->group && getgid() == identity->group;
}

/* Gives the socket of --status, which root has made, to the user whose programs
 * will connect to it. */
static int
give_status(struct settings *settings, const struct identity *identity)
{
	if (settings->status == NULL || is_already(identity) ||
	    lchown(settings->status, identity->user, identity->group) == 0)
		return 0;
	return settings_complain(
	    settings, "%s: %s", settings->status, strerror(errno));
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

static int
become(struct settings *settings, const struct identity *identity)
{
	if (is_already(identity))
		return 0;
	if (setresgid(identity->group, identity->group, identity->group) != 0 ||
	    setresuid(identity->user, identity->user, identity->user) != 0)
		return settings_complain(settings, "cannot become %s: %s",
		    identity->name, strerror(errno));
	if (!is_already(identity) ||
	    (identity->user != 0 && (setuid(0) == 0 || seteuid(0) == 0)))
		return settings_complain(settings,
		    "became %s and could still be root", identity->name);
	if (identity->user != 0 && shed_capabilities() != 0)
		return settings_complain(settings, "capabilities of %s: %s",
		    identity->name, strerror(errno));
	return 0;
}

int
privileges_drop(struct settings *settings)
{
	struct identity identity = { .name = NULL };

	if (settings->user != NULL &&
	    privileges_identify(settings, &identity) != 0)
		return -1;
	/* This reads the group database, which the new root may lack. */
	if (identity.name != NULL && !is_already(&identity) &&
	    initgroups(identity.name, identity.group) != 0)
		return settings_complain(settings, "groups of %s: %s",
		    identity.name, strerror(errno));
	if (identity.name != NULL && give_status(settings, &identity) != 0)
		return -1;
	if (enter_root(settings) != 0 || forbid_gains(settings) != 0)
		return -1;
	/* Older kernels have no ambient capabilities. */
	prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
	return identity.name == NULL ? 0 : become(settings, &identity);
}
