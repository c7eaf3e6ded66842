/*
 * loop_state - the state of the select loop, for all parts of a turn
 *
 * Layer: story.
 *
 * loop.c has the order of a turn; accept.c and reap.c are two parts of it.
 * now_ms is the time at the last wait; no part waits for anything.
 */
#ifndef LOOP_STATE_H
#define LOOP_STATE_H

#include "supervisor/server.h"

enum {
	/* The rest after a failure: too short to be noticed, and long enough
	 * to leave the processor idle; doubled up to the longest. */
	LOOP_REST_LEAST_MS = 100,
	LOOP_REST_MOST_MS = 500,
};

struct loop {
	struct server *server;
	uint32_t own; /* slots that this process has to give back */
	bool is_retired; /* a copy that is to end */
	bool is_renewed; /* and another one is to begin in its place at once */
	bool is_stopping; /* no connection is accepted any more */
	bool has_heard_stop; /* and handlers have a limited time left */
	bool must_look_at_newest; /* a process may have ended unnoticed */
	bool must_look_at_all;
	bool must_end_strangers; /* a handler may have left a program */
	bool must_tell_first; /* a place is free that somebody waits for */
	bool was_full; /* when it was last looked at */
	unsigned turn; /* the listener whose turn is first */
	int rest_ms; /* the last rest; 0 without a failure */
	uint32_t shown; /* number of handlers in the process title */
	int64_t now_ms; /* monotonic clock, as all of these */
	int64_t wake_ms; /* the next thing to do without an event */
	int64_t rest_until_ms;
	int64_t stop_by_ms; /* when stopping: handlers are ended then */
	int64_t newest_ms; /* not before */
	int64_t all_ms; /* not before */
	int64_t show_ms; /* not before */
	int64_t alive_ms; /* the watchdog is told next */
};

/* The settings that are in force. */
const struct settings *loop_settings(const struct loop *loop);

/* Makes the next wait end at this time at the latest. */
void loop_wake_at(struct loop *loop, int64_t when_ms);

/* Accepts no connection for a moment: the system is short of a resource. */
void loop_rest(struct loop *loop);
bool loop_is_resting(const struct loop *loop);

/* Whether every handler that the settings allow runs. */
bool loop_is_full(const struct loop *loop);

#endif
