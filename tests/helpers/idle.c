/*
 * idle - a program that does nothing and does not end
 */
#include <unistd.h>

int
main(void)
{
	for (;;)
		pause();
}
