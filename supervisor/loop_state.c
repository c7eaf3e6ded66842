#include "supervisor/loop_state.h"

const struct settings *
loop_settings(const struct loop *loop)
{
	return &loop->server->setup->settings;
}

void
loop_wake_at(struct loop *loop, int64_t when_ms)
{
	if (when_ms < loop->wake_ms)
		loop->wake_ms = when_ms;
}

void
loop_rest(struct loop *loop)
{
	loop->rest_ms =
	    loop->rest_ms == 0 ? LOOP_REST_LEAST_MS : 2 * loop->rest_ms;
	if (loop->rest_ms > LOOP_REST_MOST_MS)
		loop->rest_ms = LOOP_REST_MOST_MS;
	loop->rest_until_ms = loop->now_ms + loop->rest_ms;
}

bool
loop_is_resting(const struct loop *loop)
{
	return loop->now_ms < loop->rest_until_ms;
}

bool
loop_is_full(const struct loop *loop)
{
	return loop->server->board->slots.running >=
	    loop_settings(loop)->max_connections;
}
