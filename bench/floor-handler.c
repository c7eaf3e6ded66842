/*
 * floor-handler - the least that a process which answers one request can be
 *
 * Reads once, sends a canned reply, ends: three system calls, no libc, no
 * start-up.  What it costs is what the kernel takes to make and to end a
 * process; no handler that is executed per connection can be faster.
 *
 * Built with -nostdlib -static, so it is the only C file here without main.
 */

enum {
#if defined(__x86_64__)
	CALL_READ = 0,
	CALL_WRITE = 1,
	CALL_EXIT = 60,
#elif defined(__aarch64__)
	CALL_READ = 63,
	CALL_WRITE = 64,
	CALL_EXIT = 93,
#else
#error "the system call numbers of this processor are not known here"
#endif
	REQUEST_BYTES = 1024, /* what a load generator sends fits */
};

static const char reply[] = "HTTP/1.0 200 OK\r\n"
			    "Content-Type: text/html\r\n"
			    "Content-Length: 149\r\n"
			    "Connection: close\r\n\r\n"
			    "<!DOCTYPE html><title>floor</title><p>"
			    "0123456789012345678901234567890123456"
			    "0123456789012345678901234567890123456"
			    "012345678901234567890123456789012345\n";

static long
call(long number, long first, const void *second, unsigned long third)
{
#if defined(__x86_64__)
	long result;

	__asm__ volatile("syscall"
			 : "=a"(result)
			 : "a"(number), "D"(first), "S"(second), "d"(third)
			 : "rcx", "r11", "memory");
	return result;
#else
	register long x8 __asm__("x8") = number;
	register long x0 __asm__("x0") = first;
	register const void *x1 __asm__("x1") = second;
	register unsigned long x2 __asm__("x2") = third;

	__asm__ volatile("svc 0"
			 : "+r"(x0)
			 : "r"(x8), "r"(x1), "r"(x2)
			 : "memory");
	return x0;
#endif
}

_Noreturn void _start(void);

_Noreturn void
_start(void)
{
	char request[REQUEST_BYTES];

	call(CALL_READ, 0, request, sizeof(request));
	call(CALL_WRITE, 1, reply, sizeof(reply) - 1);
	for (;;)
		call(CALL_EXIT, 0, 0, 0);
}
