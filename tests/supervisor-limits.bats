#!/usr/bin/env bats
# How many handlers there may be, and for how long.
load lib/common
load lib/supervisor
bats_require_minimum_version 1.5.0

@test "at the limit clients wait, and are served when a place is free" {
	start_supervisor --max-connections 2 -- "$HELPERS/probe"
	hold one /hold
	first=$CLIENT
	hold two /hold ::1
	retry 10 grep -qx 'supervisor: full: 2 handlers run; clients wait' "$T/supervisor.log"
	start waiting curl -sS --max-time 20 "http://127.0.0.1:$PORT/"
	start waiting2 curl -sS --max-time 20 "http://127.0.0.1:$PORT/"
	two_wait() {
		[ "$(ss -Htn state established "sport = :$PORT" | wc -l)" -eq 4 ]
	}
	retry 10 two_wait
	has_handlers 2
	[ "$(grep -c 'supervisor: full' "$T/supervisor.log")" -eq 1 ]
	kill "$first"
	retry 10 grep -qx hello "$T/waiting.out"
	retry 10 grep -qx hello "$T/waiting2.out"
	retry 10 grep -q 'no longer full' "$T/supervisor.log"
}

@test "at the limit it does not spin" {
	start_supervisor --max-connections 1 -- "$HELPERS/probe"
	hold one /hold
	start waiting curl -sS --max-time 20 "http://127.0.0.1:$PORT/"
	# shellcheck disable=SC2046 # one word each
	strace -qq $(family | sed 's/^/-p /') -o "$T/calls" 3>&- &
	tracer=$!
	sleep 2
	kill "$tracer"
	# A call that another process interrupts in the log has two lines.
	[ "$(grep -vc resumed "$T/calls")" -lt 20 ] || fail "$(head -30 "$T/calls")"
}

@test "a source at its limit gets a 503, another one is served" {
	start_supervisor --max-per-source 1 -- "$HELPERS/probe"
	hold one /hold
	curl -sS --max-time 10 -D "$T/head" -o "$T/body" "http://127.0.0.1:$PORT/"
	status_is 503
	[ "$(field Content-Length)" -eq "$(wc -c <"$T/body")" ]
	grep -Eq '^supervisor: refused 127\.0\.0\.1:[0-9]+, whose source has 1 connections already$' "$T/supervisor.log"
	[ "$(curl -sS --max-time 10 --interface 127.0.0.2 "http://127.0.0.1:$PORT/")" = hello ]
	[ "$(curl -gsS --max-time 10 "http://[::1]:$PORT/")" = hello ]
}

@test "a source that was at its limit is served again" {
	start_supervisor --max-per-source 1 -- "$HELPERS/probe"
	hold one /hold
	kill "$CLIENT"
	serves() {
		[ "$(curl -sS --max-time 10 "http://127.0.0.1:$PORT/")" = hello ]
	}
	retry 10 serves
}

@test "addresses of one IPv6 network of 64 bits are one source" {
	ip netns add "sup$$" || fail "no network namespace can be made"
	ip -n "sup$$" link set lo up
	ip -n "sup$$" address add 2001:db8:1:1::1/64 dev lo nodad
	ip -n "sup$$" address add 2001:db8:1:1::2/64 dev lo nodad
	ip -n "sup$$" address add 2001:db8:1:2::1/64 dev lo nodad
	cat >"$T/inside" <<'S'
set -u
"$1/supervisor" -p 8080 --max-per-source 1 -- "$2" 2>"$3/supervisor.log" &
supervisor=$!
until grep -q ready "$3/supervisor.log"; do sleep 0.05; done
python3 - <<'P' >"$3/result"
import socket
def ask(source, path):
    s = socket.socket(socket.AF_INET6)
    s.settimeout(10)
    s.bind((source, 0))
    s.connect(("2001:db8:1:1::1", 8080))
    s.sendall(b"GET " + path + b" HTTP/1.0\r\n\r\n")
    return s, s.recv(100).split(b"\r")[0].decode()
held, first = ask("2001:db8:1:1::1", b"/hold")
print(first, ask("2001:db8:1:1::2", b"/")[1], ask("2001:db8:1:2::1", b"/")[1], sep="\n")
P
kill "$supervisor"
wait "$supervisor"
S
	timeout 60 ip netns exec "sup$$" bash "$T/inside" "$BIN" "$HELPERS/probe" "$T" 3>&-
	ip netns del "sup$$"
	diff "$T/result" - <<-'R'
		HTTP/1.0 200 OK
		HTTP/1.0 503 Service Unavailable
		HTTP/1.0 200 OK
	R
}

@test "a handler older than --lifetime is ended, its children too" {
	start_supervisor --lifetime 1 -- "$HELPERS/probe"
	hold one /group
	handler=$(sed -n 's/^held by //p' "$T/one.out")
	[ "$(pgrep -c -g "$handler")" -eq 2 ]
	retry 10 grep -qx closed "$T/one.out"
	none_runs() {
		! pgrep -g "$handler" --runstates D,R,S
	}
	retry 10 none_runs
	! grep -q 'was killed by signal' "$T/supervisor.log"
}

@test "a handler older than --lifetime that ignores it is killed" {
	start_supervisor --lifetime 1 -- "$HELPERS/probe"
	hold one /stubborn
	retry 15 grep -qx closed "$T/one.out"
}

# crowd N: so many clients hold a handler each.  A line on descriptor 9 sends the
# older half of them away, its end all.
crowd() {
	cat >"$T/crowd.py" <<-'P'
		import socket, sys
		crowd = []
		for _ in range(int(sys.argv[2])):
		    s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
		    s.sendall(b"GET /hold HTTP/1.0\r\n\r\n")
		    crowd.append(s)
		for s in crowd:
		    s.recv(1)
		print("held", flush=True)
		if sys.stdin.readline():
		    del crowd[:len(crowd) // 2]
		    sys.stdin.read()
	P
	mkfifo "$T/end"
	python3 "$T/crowd.py" "$PORT" "$1" <"$T/end" >"$T/crowd.out" 3>&- &
	STARTED+=("$!")
	exec 9>"$T/end"
	retry 60 grep -q held "$T/crowd.out"
}

@test "among hundreds that stay, those that end are all found" {
	start_supervisor --acceptors 1 --status "$T/status" -- "$HELPERS/probe"
	crowd 300
	ab -q -n 300 -c 10 "http://127.0.0.1:$PORT/" >"$T/ab"
	grep -Eq '^Failed requests: +0$' "$T/ab"
	retry 10 is_told running 300
	exec 9>&-
	retry 10 is_told running 0
}

@test "of hundreds, those that end while nobody looks are all found" {
	start_supervisor --acceptors 1 --status "$T/status" -- "$HELPERS/probe"
	crowd 700
	kill -STOP "$SUPERVISOR"
	echo >&9
	retry 20 has_handlers 350 --runstates Z
	kill -CONT "$SUPERVISOR"
	retry 10 is_told running 350
	has_handlers 350
	[ "$(get /)" = hello ]
	exec 9>&-
	retry 10 is_told running 0
}

@test "with --debug one connection is served at a time, messages on standard output" {
	start supervisor "$BIN/supervisor" -d -p 0 -- "$HELPERS/probe"
	retry 10 grep -q '^supervisor: ready' "$T/supervisor.out"
	PORT=$(sed -n 's/^supervisor: listening on 0\.0\.0\.0:\([0-9]*\)$/\1/p' "$T/supervisor.out")
	[ ! -s "$T/supervisor.log" ]
	hold one /hold
	retry 10 grep -q 'full: 1 handlers' "$T/supervisor.out"
}
