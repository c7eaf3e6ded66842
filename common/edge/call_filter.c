#include "common/edge/call_filter.h"

#include <errno.h>

#ifdef __linux__
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>
#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define ARCHITECTURE AUDIT_ARCH_RISCV64
#endif
#endif

#ifdef ARCHITECTURE
enum {
	/* The most that a rule takes, and a call without its rules. */
	RULE_STEPS = 4,
	BRANCH_STEPS = 4,
	STEPS_LIMIT = (RULE_STEPS + BRANCH_STEPS) * CALL_FILTER_RULES_LIMIT,
	/* The numbers of x32, a second table of x86-64, begin here. */
	X32_CALLS = 0x40000000,
};

/* What is made of the tables. */
struct program {
	const struct call_filter_rule *rules[CALL_FILTER_RULES_LIMIT];
	size_t rule_count;
	struct sock_filter steps[STEPS_LIMIT];
	size_t count;
	int otherwise;
};

static void
add(struct program *program, struct sock_filter step)
{
	program->steps[program->count++] = step;
}

static void
add_load(struct program *program, size_t offset)
{
	add(program,
	    (struct sock_filter)BPF_STMT(
		BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset));
}

/* The next step, or where it is not so the one after as many as are skipped. */
static void
add_unless(struct program *program, unsigned kind, uint32_t value, size_t skip)
{
	add(program,
	    (struct sock_filter)BPF_JUMP(
		BPF_JMP | BPF_K | kind, value, 0, (unsigned char)skip));
}

static void
add_answer(struct program *program, int refusal)
{
	uint32_t answer = refusal == 0 ? SECCOMP_RET_ALLOW
				       : SECCOMP_RET_ERRNO | (uint32_t)refusal;

	add(program, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, answer));
}

/* By the number of the call; those of one call stay in their order. */
static void
insert(struct program *program, const struct call_filter_rule *rule)
{
	size_t at = program->rule_count++;

	for (; at > 0 && program->rules[at - 1]->call > rule->call; at--)
		program->rules[at] = program->rules[at - 1];
	program->rules[at] = rule;
}

static int
sort_rules(struct program *program, const struct call_filter *filter)
{
	for (size_t i = 0; i < CALL_FILTER_TABLES_LIMIT; i++) {
		const struct call_filter_table *table = &filter->tables[i];

		if (program->rule_count + table->count >
		    CALL_FILTER_RULES_LIMIT) {
			errno = EINVAL;
			return -1;
		}
		for (size_t j = 0; j < table->count; j++)
			insert(program, &table->rules[j]);
	}
	return 0;
}

/* Returns whether it always decides. */
static bool
add_rule(struct program *program, const struct call_filter_rule *rule)
{
	/* The lower half: these architectures have it first. */
	size_t offset = offsetof(struct seccomp_data, args) +
	    rule->argument * sizeof(uint64_t);

	if (rule->test == CALL_FILTER_ALWAYS) {
		add_answer(program, rule->refusal);
		return true;
	}
	add_load(program, offset);
	add(program,
	    (struct sock_filter)BPF_STMT(
		BPF_ALU | BPF_AND | BPF_K, rule->mask));
	if (rule->test == CALL_FILTER_EQUALS)
		add_unless(program, BPF_JEQ, rule->value, 1);
	else
		add(program,
		    (struct sock_filter)BPF_JUMP(
			BPF_JMP | BPF_JEQ | BPF_K, rule->value, 1, 0));
	add_answer(program, rule->refusal);
	return false;
}

/* The rules of one call: those from first on, before end. */
static void
add_call(struct program *program, size_t first, size_t end)
{
	size_t test = program->count;
	bool has_decided = false;

	add_unless(program, BPF_JEQ, (uint32_t)program->rules[first]->call, 0);
	for (size_t i = first; i < end && !has_decided; i++)
		has_decided = add_rule(program, program->rules[i]);
	program->steps[test].jf = (unsigned char)(program->count - test - 1);
	add_answer(program, program->otherwise);
}

/* The first rule of the call that has the rule in the middle. */
static size_t
find_middle(const struct program *program, size_t first, size_t end)
{
	size_t middle = first + (end - first) / 2;
	int call = program->rules[middle]->call;

	while (middle > first && program->rules[middle - 1]->call == call)
		middle--;
	if (middle > first)
		return middle;
	while (middle < end && program->rules[middle]->call == call)
		middle++;
	return middle;
}

/* A tree over the calls: as deep as the logarithm of their number. */
static void
add_tree(struct program *program, size_t first, size_t end)
{
	size_t middle = find_middle(program, first, end);
	size_t jump;

	if (middle == end) {
		add_call(program, first, end);
		return;
	}
	/* A conditional jump reaches no further than 255 steps. */
	add_unless(program, BPF_JGE, (uint32_t)program->rules[middle]->call, 1);
	jump = program->count;
	add(program, (struct sock_filter)BPF_STMT(BPF_JMP | BPF_JA, 0));
	add_tree(program, first, middle);
	program->steps[jump].k = (uint32_t)(program->count - jump - 1);
	add_tree(program, middle, end);
}

static void
add_head(struct program *program)
{
	add_load(program, offsetof(struct seccomp_data, arch));
	add(program,
	    (struct sock_filter)BPF_JUMP(
		BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0));
	add(program,
	    (struct sock_filter)BPF_STMT(
		BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS));
	add_load(program, offsetof(struct seccomp_data, nr));
	add_unless(program, BPF_JGE, X32_CALLS, 1);
	add_answer(program, ENOSYS);
}

int
call_filter_enter(const struct call_filter *filter)
{
	struct program program = { .otherwise = filter->otherwise };
	struct sock_fprog code = { .filter = program.steps };

	if (sort_rules(&program, filter) != 0)
		return -1;
	add_head(&program);
	if (program.rule_count > 0)
		add_tree(&program, 0, program.rule_count);
	else
		add_answer(&program, program.otherwise);
	code.len = (unsigned short)program.count;
	/* Without that flag older kernels would make everything behind the
	 * filter slower, against others' code in the same process: there is
	 * none. */
	if (syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER,
		SECCOMP_FILTER_FLAG_SPEC_ALLOW, &code) == 0)
		return 0;
	/* The older way, which knows no flags; systemd's lists of calls have
	 * this one alone. */
	if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &code) == 0)
		return 0;
	/* A kernel that was built without. */
	if (errno == EINVAL)
		errno = ENOSYS;
	return -1;
}
#else
int
call_filter_enter(const struct call_filter *filter)
{
	(void)filter;
	errno = ENOSYS;
	return -1;
}
#endif
