#include "supervisor/edge/places.h"

#include <elf.h>
#include <fcntl.h>
#include <limits.h>
#include <link.h>
#include <pwd.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Where dynamic loaders look. */
static const char *const libraries[] = { "/lib", "/lib32", "/lib64", "/usr/lib",
	"/usr/lib32", "/usr/lib64", "/usr/local/lib", "/nix/store",
	"/gnu/store", "/etc/ld.so.cache" };

static void
add(struct places *places, struct place place)
{
	if (place.path != NULL && places->count < PLACES_LIMIT)
		places->list[places->count++] = place;
}

void
places_add(struct places *places, const char *path, unsigned rights)
{
	add(places, (struct place){ .path = path, .rights = rights });
}

void
places_add_prompt(struct places *places, const char *path, unsigned rights)
{
	add(places,
	    (struct place){
		.path = path, .rights = rights, .is_prompt = true });
}

/* ----------------------------------------------------------------- allowing */

static void
allow_path(const struct landlock *landlock, const char *path, unsigned rights)
{
	int fd = open(path, O_PATH | O_CLOEXEC);

	if (fd == -1)
		return;
	landlock_allow(landlock, fd, rights);
	close(fd);
}

/* The path that a program names as its loader's; returns false without one. */
static bool
read_loader(int fd, char path[PATH_MAX])
{
	ElfW(Ehdr) head;
	ElfW(Phdr) part;

	if (pread(fd, &head, sizeof head, 0) != sizeof head ||
	    head.e_phentsize != sizeof part)
		return false;
	for (unsigned i = 0; i < head.e_phnum; i++) {
		off_t at = (off_t)(head.e_phoff + i * sizeof part);

		if (pread(fd, &part, sizeof part, at) != sizeof part)
			return false;
		if (part.p_type != PT_INTERP || part.p_filesz >= PATH_MAX)
			continue;
		path[part.p_filesz] = '\0';
		return pread(fd, path, part.p_filesz, (off_t)part.p_offset) ==
		    (ssize_t)part.p_filesz;
	}
	return false;
}

static void
allow_libraries(const struct landlock *landlock)
{
	for (size_t i = 0; i < sizeof libraries / sizeof libraries[0]; i++)
		allow_path(landlock, libraries[i], LANDLOCK_READ);
}

void
places_allow_program(const struct landlock *landlock, int fd)
{
	char loader[PATH_MAX];

	landlock_allow(landlock, fd, LANDLOCK_READ | LANDLOCK_EXECUTE);
	if (!read_loader(fd, loader))
		return;
	allow_path(landlock, loader, LANDLOCK_READ | LANDLOCK_EXECUTE);
	allow_libraries(landlock);
}

static void
allow_place(const struct landlock *landlock, const struct place *place)
{
	struct stat status;
	int fd = -1;

	if ((place->rights & LANDLOCK_EXECUTE) != 0)
		fd = open(place->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd == -1)
		fd = open(place->path, O_PATH | O_CLOEXEC);
	if (fd == -1)
		return;
	if ((place->rights & LANDLOCK_EXECUTE) != 0 &&
	    fstat(fd, &status) == 0 && S_ISREG(status.st_mode))
		places_allow_program(landlock, fd);
	landlock_allow(landlock, fd, place->rights);
	close(fd);
}

/* ------------------------------------------------------------------- homes */

static bool
next_home(FILE *users, const char *folder, char path[PATH_MAX])
{
	const struct passwd *user = fgetpwent(users);

	if (user == NULL)
		return false;
	if (snprintf(path, PATH_MAX, "%s/%s", user->pw_dir, folder) >= PATH_MAX)
		path[0] = '\0';
	return true;
}

/* Of the file of users alone: whoever else knows users is asked over a
 * network. */
static FILE *
open_users(void)
{
	return fopen("/etc/passwd", "re");
}

static void
allow_homes(const struct landlock *landlock, const char *folder)
{
	FILE *users = open_users();
	char path[PATH_MAX];

	if (users == NULL)
		return;
	while (next_home(users, folder, path))
		allow_path(landlock, path, LANDLOCK_READ);
	fclose(users);
}

void
places_allow(const struct places *places, const struct landlock *landlock)
{
	for (unsigned i = 0; i < places->count; i++)
		allow_place(landlock, &places->list[i]);
	if (places->homes != NULL)
		allow_homes(landlock, places->homes);
}

/* ------------------------------------------------------------------ changes */

/* FNV-1a, of two words: what has no file is different from any that has. */
static uint64_t
mix(uint64_t mark, const char *path)
{
	struct stat status;
	uint64_t words[2] = { 0, 0 };

	if (stat(path, &status) == 0) {
		words[0] = (uint64_t)status.st_dev;
		words[1] = (uint64_t)status.st_ino;
	}
	for (unsigned i = 0; i < 2; i++)
		mark = (mark ^ words[i]) * 0x100000001b3;
	return mark;
}

static uint64_t
mix_homes(uint64_t mark, const char *folder)
{
	FILE *users = open_users();
	char path[PATH_MAX];

	if (users == NULL)
		return mark;
	while (next_home(users, folder, path))
		mark = mix(mark, path);
	fclose(users);
	return mark;
}

uint64_t
places_mark(const struct places *places, bool is_prompt)
{
	uint64_t mark = 0xcbf29ce484222325;

	for (unsigned i = 0; i < places->count; i++)
		if (!is_prompt || places->list[i].is_prompt)
			mark = mix(mark, places->list[i].path);
	if (!is_prompt && places->homes != NULL)
		mark = mix_homes(mark, places->homes);
	return mark;
}
