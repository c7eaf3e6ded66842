/*
 * call_filter - limits the system calls of a process (seccomp(2))
 *
 * Layer: edge.  Linux on x86-64, AArch64 and RISC-V; nothing elsewhere.
 *
 * A filter is a table of rules, in any order.  The rules of one call are tried
 * in the order of the table, and the first that applies decides; without any
 * the filter's own answer does.  The table becomes a program for the kernel
 * that searches for the number of the call in a tree; since Linux 5.11 the
 * kernel itself remembers the calls that are allowed whatever their
 * arguments, so that only the others cost anything.
 *
 * The filter holds for good, for the calling process and all that it starts
 * and executes.  Filters add up: the strictest answer counts.
 */
#ifndef CALL_FILTER_H
#define CALL_FILTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	/* Of one table, several tables of one filter together. */
	CALL_FILTER_RULES_LIMIT = 256,
	CALL_FILTER_TABLES_LIMIT = 4,
};

/* How a rule looks at an argument; only the lower 32 bits of it are seen. */
enum call_filter_test {
	CALL_FILTER_ALWAYS, /* not at all */
	CALL_FILTER_EQUALS, /* (argument & mask) == value */
	CALL_FILTER_DIFFERS, /* (argument & mask) != value */
};

struct call_filter_rule {
	int call; /* __NR_... */
	int refusal; /* 0: allowed; or the errno that the caller gets */
	enum call_filter_test test;
	unsigned argument; /* 0 to 5 */
	uint32_t mask;
	uint32_t value;
};

struct call_filter_table {
	const struct call_filter_rule *rules;
	size_t count;
};

struct call_filter {
	struct call_filter_table tables[CALL_FILTER_TABLES_LIMIT];
	int otherwise; /* of calls without a rule: as a rule's refusal */
};

/*
 * Enters the filter.  A call of another architecture of the same machine (32
 * bits) ends the process.  Returns 0, or -1 with errno: ENOSYS where there are
 * no filters (another system, another architecture, a kernel without them),
 * EACCES without PR_SET_NO_NEW_PRIVS and CAP_SYS_ADMIN, EPERM where a container
 * does not let it, EINVAL for too many rules.
 */
int call_filter_enter(const struct call_filter *filter);

#endif
