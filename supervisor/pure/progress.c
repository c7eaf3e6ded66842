#include "supervisor/pure/progress.h"

void
progress_begin(struct progress *progress, int32_t pid, int64_t started_ms)
{
	*progress = (struct progress){
		.pid = pid, .started_ms = started_ms, .moved_ms = started_ms
	};
}

/* The first look finds what was done before. */
static bool
is_first_look(const struct progress *progress)
{
	return progress->moved_bytes == 0;
}

void
progress_note(struct progress *progress, const struct progress_sight *sight,
    bool is_any_silence, int64_t now_ms)
{
	uint64_t least = is_any_silence ? 1 : PROGRESS_LEAST_BYTES;
	int64_t last_ms = now_ms - (int64_t)sight->quiet_ms;

	if (sight->moved_bytes >= progress->mark_bytes + least ||
	    (is_first_look(progress) && sight->unsent_bytes > 0)) {
		progress->mark_bytes = sight->moved_bytes;
		if (last_ms > progress->moved_ms)
			progress->moved_ms = last_ms;
	}
	progress->moved_bytes = sight->moved_bytes;
	progress->is_clients_turn = is_any_silence || sight->unsent_bytes > 0 ||
	    (sight->has_word && sight->unread_bytes == 0);
}

static int64_t
credit_ms(const struct progress *progress)
{
	uint64_t earned = progress->moved_bytes > PROGRESS_FREE_BYTES
	    ? (progress->moved_bytes - PROGRESS_FREE_BYTES) /
		(PROGRESS_BYTES_A_SECOND / 1000)
	    : 0;

	return earned < PROGRESS_CREDIT_MS ? (int64_t)earned
					   : PROGRESS_CREDIT_MS;
}

int64_t
progress_silence_ms(const struct progress *progress, int64_t now_ms)
{
	if (!progress->is_clients_turn)
		return 0;
	return now_ms - progress->moved_ms - credit_ms(progress);
}

static bool
is_worse(
    const struct progress_candidate *one, const struct progress_candidate *than)
{
	return one->running != than->running
	    ? one->running > than->running
	    : one->silence_ms > than->silence_ms;
}

size_t
progress_choose(const struct progress_candidate *candidates, size_t count,
    uint32_t least_running, int64_t silence_ms)
{
	size_t worst = count;

	for (size_t i = 0; i < count; i++)
		if (candidates[i].running >= least_running &&
		    candidates[i].silence_ms >= silence_ms &&
		    (worst == count ||
			is_worse(&candidates[i], &candidates[worst])))
			worst = i;
	return worst;
}

void
progress_let_go(
    struct progress_candidate *candidates, size_t count, size_t index)
{
	uint32_t source = candidates[index].source;

	candidates[index].silence_ms = INT64_MIN;
	for (size_t i = 0; source != 0 && i < count; i++)
		if (candidates[i].source == source)
			candidates[i].running--;
}
