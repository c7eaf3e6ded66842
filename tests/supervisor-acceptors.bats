#!/usr/bin/env bats
# --acceptors: several processes that accept from the same sockets.
load lib/common
load lib/supervisor
bats_require_minimum_version 1.5.0

tidy() {
	end_successors
}

acceptors() {
	pgrep -P "$SUPERVISOR" -f '^supervisor: acceptor'
}

are_there() {
	[ "$(acceptors | wc -l)" -eq "$1" ]
}

@test "without a word about them there is one for each processor, up to four" {
	start_supervisor --status "$T/status" -- "$HELPERS/probe"
	processors=$(nproc)
	is_told acceptors $((processors < 4 ? processors : 4))
	kill "$SUPERVISOR"
	wait "$SUPERVISOR"
	BIN=$T
	printf '#!/bin/sh\nexec taskset -c "%s" "%s" "$@"\n' \
		"$(taskset -cp $$ | sed 's/.*: *\([0-9]*\).*/\1/')" "$BUILD/bin/supervisor" >"$T/supervisor"
	chmod 755 "$T/supervisor"
	start_supervisor --status "$T/status" -- "$HELPERS/probe"
	is_told acceptors 1
	are_there 0
	[ "$(get /)" = hello ]
}

@test "while nobody comes none of them does anything" {
	start_supervisor --acceptors 3 -- "$HELPERS/probe"
	retry 10 are_there 3
	[ "$(get /)" = hello ]
	at_rest() { grep -qa '^supervisor: 0 running' "/proc/$SUPERVISOR/cmdline"; }
	retry 10 at_rest
	sleep 2
	# shellcheck disable=SC2046 # one word each
	strace -qq $(family | sed 's/^/-p /') -o "$T/calls" 3>&- &
	tracer=$!
	sleep 3
	kill "$tracer"
	wait "$tracer" || true
	# The waits that it found them in.
	[ "$(wc -l <"$T/calls")" -le 4 ] || fail "$(cat "$T/calls")"
}

@test "so many processes accept, and requests are served" {
	start_supervisor --acceptors 3 -- "$HELPERS/probe"
	retry 10 are_there 3
	ab -q -n 200 -c 4 "http://127.0.0.1:$PORT/" >"$T/ab"
	grep -Eq '^Failed requests: +0$' "$T/ab"
	[ "$(curl -gsS --max-time 10 "http://[::1]:$PORT/")" = hello ]
	[ "$(get /fds | tr '\n' ' ')" = '0 1 2 ' ]
}

@test "the limit holds for all of them together" {
	start_supervisor --acceptors 3 --max-connections 2 -- "$HELPERS/probe"
	hold one /hold
	first=$CLIENT
	hold two /hold
	start waiting curl -sS --max-time 30 "http://127.0.0.1:$PORT/"
	retry 10 says 'full: 2 handlers run'
	[ "$(pgrep -c -x probe)" -ge 2 ]
	[ ! -s "$T/waiting.out" ]
	kill "$first"
	retry 20 grep -qx hello "$T/waiting.out"
	[ "$(grep -c 'supervisor: full' "$T/supervisor.log")" -eq 1 ]
}

@test "the limit of a source holds for all of them together" {
	start_supervisor --acceptors 4 --max-per-source 1 -- "$HELPERS/probe"
	hold one /hold
	for _ in 1 2 3 4 5 6 7 8 9 10 11 12; do
		[ "$(curl -sS --max-time 10 -o "$T/body" -w '%{http_code}' "http://127.0.0.1:$PORT/")" = 503 ]
	done
}

@test "one that dies is started again, and its handlers are kept and counted" {
	start_supervisor --acceptors 2 --max-connections 2 -- "$HELPERS/probe"
	retry 10 are_there 2
	hold one /hold
	owner=$(ps -o ppid= -p "$HANDLER" | tr -d ' ')
	acceptors | grep -qx "$owner"
	kill -KILL "$owner"
	retry 10 says "acceptor $owner was killed by signal 9"
	retry 10 are_there 2
	kill -0 "$HANDLER"
	[ "$(ps -o ppid= -p "$HANDLER" | tr -d ' ')" = "$SUPERVISOR" ]
	hold two /hold
	retry 10 says 'full: 2 handlers run'
	kill "$CLIENT"
	kill "${STARTED[1]}"
	none_run() {
		kill -USR1 "$SUPERVISOR"
		says 'report: up [0-9]* s, 0 running, 2 at most'
	}
	retry 10 none_run
	retry 10 says 'report: ended 2: 2 with status 0'
}

# dies: one of the acceptors is killed, and another one comes in its place.
dies() {
	local pid
	pid=$(acceptors | head -n 1)
	kill -KILL "$pid"
	is_replaced() { are_there 2 && ! acceptors | grep -qx "$pid"; }
	retry 10 is_replaced
}

@test "the limits hold, and service goes on, while one after the other is killed" {
	start_supervisor --acceptors 2 --max-connections 20 --status "$T/status" -- "$HELPERS/probe"
	retry 10 are_there 2
	for n in 1 2 3 4; do
		hold "held$n" /hold
	done
	ab -q -r -n 3000 -c 30 "http://127.0.0.1:$PORT/" >"$T/ab" 3>&- &
	client=$!
	for _ in 1 2 3 4; do
		dies
		[ "$(get /)" = hello ]
	done
	wait "$client"
	# A process that was just made when its acceptor died has no slot.
	[ "$(told running_most)" -le 20 ]
	retry 20 is_told running 4
	for n in 1 2 3 4; do
		kill -0 "${STARTED[n]}"
		kill "${STARTED[n]}"
	done
	retry 20 is_told running 0
	kill -TERM "$SUPERVISOR"
	wait "$SUPERVISOR"
}

@test "handlers of one that died are waited for at the end" {
	start_supervisor --acceptors 2 -- "$HELPERS/probe"
	retry 10 are_there 2
	hold one /hold
	owner=$(ps -o ppid= -p "$HANDLER" | tr -d ' ')
	kill -KILL "$owner"
	retry 10 says "acceptor $owner was killed by signal 9"
	retry 10 are_there 2
	kill -TERM "$SUPERVISOR"
	retry 10 says 'stopping: 1 handlers may finish'
	retry 10 are_there 0
	kill -0 "$SUPERVISOR"
	kill -0 "$HANDLER"
	kill "$CLIENT"
	wait "$SUPERVISOR"
	says stopped
}

@test "TERM ends all of them when their handlers have finished" {
	start_supervisor --acceptors 2 -- "$HELPERS/probe"
	hold one /hold
	kill -TERM "$SUPERVISOR"
	retry 10 says 'stopping: 1 handlers may finish'
	run ! get /
	kill -0 "$SUPERVISOR"
	kill "$CLIENT"
	wait "$SUPERVISOR"
	says stopped
}

@test "one TERM for each of them, as from killall, lets handlers finish" {
	start_supervisor --acceptors 2 --drain 600 -- "$HELPERS/probe"
	retry 10 are_there 2
	hold one /hold
	kill -TERM "$SUPERVISOR"
	retry 10 says 'stopping: 1 handlers may finish'
	for pid in $(acceptors); do
		kill -TERM "$pid"
	done
	retry 10 are_there 1
	refute are_gone "$HANDLER"
	kill "$CLIENT"
	wait "$SUPERVISOR"
	says stopped
}

@test "a second TERM ends them and their handlers at once" {
	start_supervisor --acceptors 2 --drain 600 -- "$HELPERS/probe"
	hold one /stubborn
	members=$(acceptors)
	kill -TERM "$SUPERVISOR"
	retry 10 says stopping
	kill -TERM "$SUPERVISOR"
	wait "$SUPERVISOR"
	# shellcheck disable=SC2086 # one word each
	retry 10 are_gone $members $HANDLER
}

@test "they end when the first process is killed" {
	start_supervisor --acceptors 2 -- "$HELPERS/probe"
	retry 10 are_there 2
	members=$(acceptors)
	kill -KILL "$SUPERVISOR"
	wait "$SUPERVISOR" || true
	# shellcheck disable=SC2086 # one word each
	retry 10 are_gone $members
}

@test "HUP replaces them, and handlers of before may finish" {
	printf 'handler %s\n' "$HELPERS/probe" >"$T/conf"
	start_supervisor --acceptors 2 --config "$T/conf"
	retry 10 are_there 2
	before=$(acceptors)
	hold one /hold
	printf 'handler /bin/echo changed\n' >"$T/conf"
	kill -HUP "$SUPERVISOR"
	retry 10 says 'settings read again'
	changed() { [ "$(curl -sS --http0.9 --max-time 10 "http://127.0.0.1:$PORT/")" = changed ]; }
	retry 10 changed
	kill -0 "$HANDLER"
	kill "$CLIENT"
	replaced() {
		are_there 2 && ! acceptors | grep -qxF "$before"
	}
	retry 10 replaced
}

@test "one that is replaced leaves its handlers to the first process, and ends" {
	start_supervisor --acceptors 2 -- "$HELPERS/probe"
	retry 10 are_there 2
	before=$(acceptors)
	hold one /hold
	kill -HUP "$SUPERVISOR"
	is_adopted() { [ "$(ps -o ppid= -p "$HANDLER" | tr -d ' ')" = "$SUPERVISOR" ]; }
	retry 10 is_adopted
	replaced() { are_there 2 && ! acceptors | grep -qxF "$before"; }
	retry 10 replaced
	kill "$CLIENT"
	retry 10 has_handlers 0
}

@test "HUP goes from one to several, whose limits hold for the handlers of before" {
	printf 'acceptors 1\nmax-connections 2\nhandler %s\n' "$HELPERS/probe" >"$T/conf"
	start_supervisor --config "$T/conf"
	hold one /hold
	are_there 0
	printf 'acceptors 2\nmax-connections 2\nhandler %s\n' "$HELPERS/probe" >"$T/conf"
	kill -HUP "$SUPERVISOR"
	retry 10 are_there 2
	first=$CLIENT
	hold two /hold
	retry 10 says 'full: 2 handlers run'
	start waiting curl -sS --max-time 30 "http://127.0.0.1:$PORT/"
	# A place of the first process, which accepts no more, is filled by others.
	kill "$first"
	retry 20 grep -qx hello "$T/waiting.out"
	printf 'acceptors 1\nhandler %s\n' "$HELPERS/probe" >"$T/conf"
	kill -HUP "$SUPERVISOR"
	retry 10 are_there 1
	[ "$(get /)" = hello ]
}

@test "a handler that fails at once every time is said once for all of them" {
	start_supervisor --acceptors 3 -- /bin/sh -c 'echo tried >&2; exit 111'
	retry 10 are_there 3
	for _ in $(seq 60); do
		get / >/dev/null 2>&1 || true
	done
	[ "$(grep -c '^supervisor: the handler fails at once every time (exit status 111)' "$T/supervisor.log")" -eq 1 ]
	[ "$(grep -c tried "$T/supervisor.log")" -lt 25 ]
}

@test "trouble that comes with every connection is said once for all of them" {
	cp "$HELPERS/probe" "$T/handler"
	start_supervisor --acceptors 3 --max-per-source 1 -- "$T/handler"
	retry 10 are_there 3
	hold one /hold
	start refused ab -q -n 60 -c 6 "http://127.0.0.1:$PORT/"
	wait "$STARTED_PID"
	[ "$(grep -c 'supervisor: refused 127' "$T/supervisor.log")" -eq 1 ]
}

@test "a new one does not wait for acceptors that came while it started" {
	mkdir "$T/bin"
	cp "$BIN/supervisor" "$T/bin/supervisor"
	start supervisor "$T/bin/supervisor" -p 0 --acceptors 2 --pidfile "$T/pid" -- "$HELPERS/probe"
	SUPERVISOR=$STARTED_PID
	retry 10 announced
	PORT=$(sed -n 's/^supervisor: listening on 0\.0\.0\.0:\([0-9]*\)$/\1/p' "$T/supervisor.log")
	retry 10 are_there 2
	cat >"$T/newer" <<-S
		#!/bin/sh
		until [ -e "$T/go" ]; do sleep 0.05; done
		exec "$BIN/supervisor" "\$@"
	S
	chmod 755 "$T/newer"
	mv "$T/newer" "$T/bin/supervisor"
	kill -USR2 "$SUPERVISOR"
	retry 10 says 'upgrade: process [0-9]* starts$'
	dies
	hold one /hold
	touch "$T/go"
	retry 10 says 'upgrade: process [0-9]* serves now$'
	is_another() { [ -s "$T/pid" ] && [ "$(cat "$T/pid")" != "$SUPERVISOR" ]; }
	retry 10 is_another
	[ "$(get /)" = hello ]
	kill -0 "$HANDLER"
	kill "$CLIENT"
}

@test "a first process that is killed keeps its pidfile from nobody" {
	start_supervisor --acceptors 2 --pidfile "$T/pid" -- "$HELPERS/probe"
	hold one /hold
	kill -KILL "$SUPERVISOR"
	wait "$SUPERVISOR" || true
	start_supervisor --pidfile "$T/pid" -- "$HELPERS/probe"
	[ "$(cat "$T/pid")" = "$SUPERVISOR" ]
	kill -0 "$HANDLER"
	kill "$CLIENT"
}

@test "no request fails under load while HUP and upgrades come" {
	start_supervisor --acceptors 2 --pidfile "$T/pid" -- "$HELPERS/probe"
	ab -q -n 1500 -c 4 "http://127.0.0.1:$PORT/" >"$T/ab" 3>&- &
	client=$!
	for n in 1 2 3; do
		kill -HUP "$(cat "$T/pid")"
		again() { [ "$(grep -c 'settings read again' "$T/supervisor.log")" -ge "$n" ]; }
		retry 10 again
		kill -USR2 "$(cat "$T/pid")"
		served() { [ "$(grep -c 'serves now' "$T/supervisor.log")" -ge "$n" ]; }
		retry 10 served
		retry 10 test -s "$T/pid"
	done
	wait "$client"
	grep -Eq '^Complete requests: +1500$' "$T/ab"
	grep -Eq '^Failed requests: +0$' "$T/ab"
}
