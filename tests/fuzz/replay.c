/*
 * replay - runs a fuzz target over files, without a fuzzer
 *
 * Each argument is an input or a folder of inputs.  Prints how many were run;
 * an invariant that does not hold ends the program.  No input at all is a
 * failure, so that a corpus that got lost is noticed.
 */
#include "tests/fuzz/fuzz.h"

#include <dirent.h>
#include <err.h>
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>

static void
replay_file(const char *name, size_t size)
{
	FILE *file = fopen(name, "rb");
	/* Exactly as large as the input, so that the sanitizer sees an
	 * overrun of one byte. */
	uint8_t *data = malloc(size > 0 ? size : 1);

	if (file == NULL || data == NULL)
		err(111, "%s", name);
	if (fread(data, 1, size, file) != size)
		err(111, "%s", name);
	fclose(file);
	LLVMFuzzerTestOneInput(data, size);
	free(data);
}

static int
replay(const char *name)
{
	struct stat facts;
	struct dirent *entry;
	DIR *folder;
	int count = 0;

	if (stat(name, &facts) == -1)
		err(111, "%s", name);
	if (S_ISREG(facts.st_mode)) {
		replay_file(name, (size_t)facts.st_size);
		return 1;
	}
	folder = opendir(name);
	if (folder == NULL)
		err(111, "%s", name);
	while ((entry = readdir(folder)) != NULL) {
		char path[PATH_MAX];

		if (entry->d_name[0] == '.')
			continue;
		snprintf(path, sizeof(path), "%s/%s", name, entry->d_name);
		count += replay(path);
	}
	closedir(folder);
	return count;
}

int
main(int argc, char **argv)
{
	int count = 0;

	for (int i = 1; i < argc; i++)
		count += replay(argv[i]);
	printf("%d inputs\n", count);
	return count > 0 ? 0 : 1;
}
