#!/usr/bin/env bats
# How supervisor ends.
load lib/common
load lib/supervisor
bats_require_minimum_version 1.5.0

# ended STATUS: supervisor has ended, with that exit status.
ended() {
	local status=0
	retry 20 are_gone "$SUPERVISOR"
	wait "$SUPERVISOR" || status=$?
	[ "$status" -eq "$1" ] || fail "exit status $status, not $1"
}

@test "TERM ends it with status 0 when nobody is served" {
	start_supervisor -- "$HELPERS/probe"
	kill -TERM "$SUPERVISOR"
	ended 0
	grep -qx 'supervisor: stopped' "$T/supervisor.log"
}

@test "INT does the same" {
	start supervisor env --default-signal=INT "$BIN/supervisor" -p 0 -- "$HELPERS/probe"
	SUPERVISOR=$STARTED_PID
	retry 10 announced
	kill -INT "$SUPERVISOR"
	ended 0
}

@test "a handler at work may finish after TERM, no new client is accepted" {
	start_supervisor -- /bin/sh -c 'read -r line; echo begun >&2
		while ! [ -e "$0" ]; do sleep 0.05; done; echo finished' "$T/go"
	printf 'GET / HTTP/1.0\r\n\r\n' >"$T/request"
	start client socat -t 30 - "TCP4:127.0.0.1:$PORT" <"$T/request"
	exec 9<>"/dev/tcp/127.0.0.1/$PORT"
	printf 'GET / HTTP/1.0\r\n\r\n' >&9
	retry 10 grep -q begun "$T/supervisor.log"
	kill -TERM "$SUPERVISOR"
	retry 10 grep -q 'stopping: [12] handlers may finish' "$T/supervisor.log"
	run ! curl -sS --max-time 5 "http://127.0.0.1:$PORT/"
	touch "$T/go"
	[ "$(cat <&9)" = finished ]
	exec 9>&-
	ended 0
}

@test "every download that was begun is whole, though TERM comes in its middle" {
	head -c 30000000 /dev/urandom >"$T/root/large.bin"
	start_supervisor --acceptors 2 -- "$BIN/httpd-once" "$T/root"
	for i in 1 2 3 4 5 6 7 8; do
		start "client$i" curl -sS --max-time 60 --limit-rate 12M -o "$T/got$i" "http://127.0.0.1:$PORT/large.bin"
	done
	all_have_begun() {
		local i
		for i in 1 2 3 4 5 6 7 8; do [ -s "$T/got$i" ] || return 1; done
	}
	retry 20 all_have_begun
	kill -TERM "$SUPERVISOR"
	retry 10 grep -q 'stopping: 8 handlers may finish' "$T/supervisor.log"
	ended 0
	for i in 1 2 3 4 5 6 7 8; do
		wait "${STARTED[i]}"
		same "$T/root/large.bin" "$T/got$i"
	done
}

@test "after --drain a handler is asked to end" {
	start_supervisor --drain 1 -- "$HELPERS/probe"
	hold one /hold
	kill -TERM "$SUPERVISOR"
	ended 0
	are_gone "$HANDLER"
}

@test "a handler that does not end when asked is killed" {
	start_supervisor --drain 0 -- "$HELPERS/probe"
	hold one /stubborn
	kill -TERM "$SUPERVISOR"
	ended 0
	are_gone "$HANDLER"
}

@test "a second TERM ends it and its handlers at once" {
	start_supervisor --drain 600 -- "$HELPERS/probe"
	hold one /stubborn
	kill -TERM "$SUPERVISOR"
	retry 10 grep -q stopping "$T/supervisor.log"
	kill -TERM "$SUPERVISOR"
	ended 0
	retry 10 are_gone "$HANDLER"
}

@test "connections that wait to be accepted when TERM comes are served" {
	start_supervisor -- "$HELPERS/probe"
	signal_family STOP
	for i in 1 2 3 4 5 6 7 8 9 10 11 12; do
		start "client$i" curl -sS --max-time 20 "http://127.0.0.1:$PORT/$i"
	done
	twelve_wait() {
		[ "$(ss -Htn state established "sport = :$PORT" | wc -l)" -ge 12 ]
	}
	retry 10 twelve_wait
	kill -TERM "$SUPERVISOR"
	signal_family CONT
	ended 0
	for i in 1 2 3 4 5 6 7 8 9 10 11 12; do
		retry 10 grep -qx hello "$T/client$i.out"
	done
}
