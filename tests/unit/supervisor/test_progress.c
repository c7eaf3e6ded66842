#include "supervisor/pure/progress.h"
#include "tests/unit/unit.h"

enum { BEGUN = 1000 };

static struct progress
of_new(void)
{
	struct progress progress;

	progress_begin(&progress, 11, BEGUN);
	return progress;
}

static void
heads(void)
{
	struct progress progress = of_new();
	struct progress_sight half = {
		.moved_bytes = 20, .quiet_ms = 10, .has_word = true
	};

	unit_case("who sends half a head is silent from the beginning");
	progress_note(&progress, &half, false, BEGUN + 3000);
	CHECK_NUMBER(progress_silence_ms(&progress, BEGUN + 3000), 3000);

	unit_case("a byte now and then is no progress");
	for (int i = 1; i <= 100; i++) {
		half.moved_bytes++;
		progress_note(&progress, &half, false, BEGUN + 3000 + i * 100);
	}
	CHECK_NUMBER(progress_silence_ms(&progress, BEGUN + 13000), 13000);

	unit_case("what the handler has not read is not the client's fault");
	half.unread_bytes = 1;
	progress_note(&progress, &half, false, BEGUN + 13000);
	CHECK_NUMBER(progress_silence_ms(&progress, BEGUN + 13000), 0);

	unit_case("without the handler's word silence is the handler's");
	half.unread_bytes = 0;
	half.has_word = false;
	progress_note(&progress, &half, false, BEGUN + 13000);
	CHECK_NUMBER(progress_silence_ms(&progress, BEGUN + 13000), 0);

	unit_case("unless any silence is the client's");
	progress_note(&progress, &half, true, BEGUN + 13000);
	CHECK_NUMBER(progress_silence_ms(&progress, BEGUN + 13010), 20);
	progress_note(&progress, &half, true, BEGUN + 14000);
	CHECK_NUMBER(progress_silence_ms(&progress, BEGUN + 14000), 1010);

	unit_case("a body that comes is progress");
	progress = of_new();
	half.has_word = true;
	half.moved_bytes = 100000;
	half.quiet_ms = 5;
	progress_note(&progress, &half, false, BEGUN + 5000);
	CHECK_NUMBER(progress_silence_ms(&progress, BEGUN + 5000), 5);
}

static void
downloads(void)
{
	struct progress progress = of_new();
	struct progress_sight sight = {
		.moved_bytes = 5000, .unsent_bytes = 70000, .quiet_ms = 800
	};

	unit_case("who never reads is silent since the last was sent");
	progress_note(&progress, &sight, false, BEGUN + 1000);
	CHECK_NUMBER(progress_silence_ms(&progress, BEGUN + 1000), 800);
	sight.quiet_ms = 0;
	progress_note(&progress, &sight, false, BEGUN + 9000);
	CHECK_NUMBER(progress_silence_ms(&progress, BEGUN + 9000), 8800);

	unit_case("who reads is not");
	sight.moved_bytes += PROGRESS_LEAST_BYTES;
	progress_note(&progress, &sight, false, BEGUN + 9500);
	CHECK_NUMBER(progress_silence_ms(&progress, BEGUN + 9500), 0);

	unit_case("who has taken all waits for more of it");
	sight.unsent_bytes = 0;
	progress_note(&progress, &sight, false, BEGUN + 99500);
	CHECK_NUMBER(progress_silence_ms(&progress, BEGUN + 99500), 0);

	unit_case("who has taken much may pause");
	progress = of_new();
	sight.unsent_bytes = 1;
	sight.moved_bytes = PROGRESS_FREE_BYTES + 10 * PROGRESS_BYTES_A_SECOND;
	progress_note(&progress, &sight, false, BEGUN);
	CHECK(progress_silence_ms(&progress, BEGUN + 10000) <= 0);
	CHECK(progress_silence_ms(&progress, BEGUN + 11000) > 0);
	sight.moved_bytes = UINT64_C(1) << 40;
	progress_note(&progress, &sight, false, BEGUN);
	CHECK_NUMBER(
	    progress_silence_ms(&progress, BEGUN + PROGRESS_CREDIT_MS), 0);
}

static void
choices(void)
{
	struct progress_candidate them[] = {
		{ .slot = 1, .source = 1, .running = 3, .silence_ms = 100 },
		{ .slot = 2, .source = 2, .running = 4, .silence_ms = 50 },
		{ .slot = 3, .source = 2, .running = 4, .silence_ms = 60 },
		{ .slot = 4, .source = 2, .running = 4, .silence_ms = 10 },
		{ .slot = 5, .source = 0, .running = 1, .silence_ms = 999 },
	};
	enum { COUNT = sizeof them / sizeof them[0] };
	static const uint32_t order[] = { 2, 0, 1, 4, COUNT };

	unit_case("nobody is chosen who is not silent for so long");
	CHECK_NUMBER(progress_choose(them, COUNT, 0, 1000), COUNT);
	CHECK_NUMBER(progress_choose(them, 0, 0, 0), 0);

	unit_case("or whose source has less");
	CHECK_NUMBER(progress_choose(them, COUNT, 5, 0), COUNT);
	CHECK_NUMBER(progress_choose(them, COUNT, 4, 55), 2);

	unit_case("the source with most, then the longest silence");
	for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
		size_t found = progress_choose(them, COUNT, 0, 20);

		CHECK_NUMBER(found, order[i]);
		if (found < COUNT)
			progress_let_go(them, COUNT, found);
	}
	CHECK_NUMBER(them[3].running, 2);
	CHECK_NUMBER(them[0].running, 2);
}

int
main(void)
{
	heads();
	downloads();
	choices();
	return unit_end();
}
