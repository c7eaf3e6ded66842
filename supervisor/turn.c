#include "supervisor/turn.h"

const struct settings *
turn_settings(const struct loop *loop)
{
	return &loop->server->setup->settings;
}

void
turn_wake_at(struct loop *loop, int64_t when_ms)
{
	if (when_ms < loop->wake_ms)
		loop->wake_ms = when_ms;
}

void
turn_rest(struct loop *loop)
{
	loop->rest_ms =
	    loop->rest_ms == 0 ? TURN_REST_LEAST_MS : 2 * loop->rest_ms;
	if (loop->rest_ms > TURN_REST_MOST_MS)
		loop->rest_ms = TURN_REST_MOST_MS;
	loop->rest_until_ms = loop->now_ms + loop->rest_ms;
}

bool
turn_is_resting(const struct loop *loop)
{
	return loop->now_ms < loop->rest_until_ms;
}

bool
turn_is_full(const struct loop *loop)
{
	return loop->server->board->slots.running >=
	    turn_settings(loop)->max_connections;
}
