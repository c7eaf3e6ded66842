/*
 * httpd-once - answers one HTTP request on descriptors 0 and 1, then exits
 */
#include <unistd.h>

#include "httpd-once/check.h"
#include "httpd-once/options.h"
#include "httpd-once/serve.h"

int
main(int argc, char **argv)
{
	struct options options;
	int status = options_read(&options, argc, argv);

	if (status == -1)
		status =
		    options.wants_check ? check(&options) : serve(&options);
	/* There are no buffers to write and no functions to run at exit. */
	_exit(status);
}
