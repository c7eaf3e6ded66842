#!/usr/bin/env bats
# --spares: handlers executed ahead of their connection.
load lib/common
load lib/supervisor
bats_require_minimum_version 1.5.0

# spares N: so many handlers wait.
spares() {
	has_handlers "$1"
}

@test "handlers wait ahead, and are replaced when they are used" {
	start_supervisor --acceptors 1 --spares 2 -- "$HELPERS/probe"
	retry 10 spares 2
	before=$(pgrep -P "$SUPERVISOR" | sort)
	get /process >"$T/process"
	pid=$(sed -n 's/^pid //p' "$T/process")
	grep -qx "$pid" <<<"$before"
	retry 10 spares 2
	[ "$(pgrep -P "$SUPERVISOR" | sort)" != "$before" ]
	kill -USR1 "$SUPERVISOR"
	retry 10 says 'report: accepted 1: .*; 1 met a spare$'
}

@test "a spare finds what any other handler finds" {
	REMOTE_ADDR=forged start_supervisor --defer-accept 0 -- "$HELPERS/probe"
	get /env | grep -vE '^(TCPREMOTEPORT|REMOTE_PORT|TCPLOCALPORT)=' >"$T/plain"
	get /fds >"$T/plain.fds"
	get /process | grep '^Sig[BIC]' >"$T/plain.process"
	kill "$SUPERVISOR"
	wait "$SUPERVISOR"
	REMOTE_ADDR=forged start_supervisor --acceptors 1 --spares 3 --defer-accept 0 -- "$HELPERS/probe"
	retry 10 spares 3
	get /env | tee "$T/env" | grep -vE '^(TCPREMOTEPORT|REMOTE_PORT|TCPLOCALPORT)=' >"$T/spare"
	get /fds >"$T/spare.fds"
	get /process | tee "$T/process" | grep '^Sig[BIC]' >"$T/spare.process"
	diff "$T/plain" "$T/spare"
	diff "$T/plain.fds" "$T/spare.fds"
	diff "$T/plain.process" "$T/spare.process"
	grep -qx "TCPLOCALPORT=$PORT" "$T/env"
	grep -qx "group $(sed -n 's/^pid //p' "$T/process")" "$T/process"
	kill -USR1 "$SUPERVISOR"
	retry 10 says 'report: accepted 3: .*; 3 met a spare$'
}

@test "a spare at a UNIX socket has no address" {
	start_supervisor --acceptors 1 --spares 1 --listen "unix:$T/socket" -- "$HELPERS/probe"
	retry 10 spares 1
	curl -sS --max-time 10 --unix-socket "$T/socket" -o "$T/env" http://x/env
	grep -qx PROTO=UNIX "$T/env"
	run ! grep -E '^(TCP|REMOTE_|SUPERVISOR_)' "$T/env"
}

@test "spares are no connections: the limit is for those that serve" {
	start_supervisor --acceptors 1 --spares 4 --max-connections 1 -- "$HELPERS/probe"
	retry 30 spares 4
	[ "$(get /)" = hello ]
	[ "$(get /)" = hello ]
	none_runs() {
		kill -USR1 "$SUPERVISOR"
		says 'report: up [0-9]* s, 0 running, 1 at most$'
	}
	retry 30 none_runs
}

@test "a spare that was killed while it waited costs nobody his answer" {
	start_supervisor --acceptors 1 --spares 1 -- "$HELPERS/probe"
	retry 10 spares 1
	pid=$(pgrep -P "$SUPERVISOR")
	kill -KILL "$pid"
	[ "$(get /)" = hello ]
	kill -STOP "$SUPERVISOR"
	for pid in $(pgrep -P "$SUPERVISOR"); do
		kill -KILL "$pid"
	done
	start client curl -sS --max-time 10 "http://127.0.0.1:$PORT/"
	kill -CONT "$SUPERVISOR"
	retry 10 grep -qx hello "$T/client.out"
}

@test "a spare that does not listen costs nobody his answer, and is ended" {
	PROBE_DEAF=1 start_supervisor --acceptors 1 --spares 1 -- "$HELPERS/probe"
	deaf() {
		spares 1 || return 1
		pid=$(pgrep -P "$SUPERVISOR")
		[ ! -e "/proc/$pid/fd/0" ]
	}
	retry 10 deaf
	[ "$(get /)" = hello ]
	is_gone() { ! kill -0 "$pid" 2>/dev/null; }
	retry 10 is_gone
	retry 10 deaf
	kill -TERM "$SUPERVISOR"
	wait "$SUPERVISOR"
	retry 10 is_gone
}

@test "spares end when supervisor ends, also when it is killed" {
	start_supervisor --acceptors 1 --spares 2 -- "$HELPERS/probe"
	retry 10 spares 2
	before=$(pgrep -P "$SUPERVISOR")
	kill -TERM "$SUPERVISOR"
	wait "$SUPERVISOR"
	# shellcheck disable=SC2086 # one word each
	retry 10 are_gone $before
	start_supervisor --acceptors 1 --spares 2 -- "$HELPERS/probe"
	retry 10 spares 2
	before=$(pgrep -P "$SUPERVISOR")
	kill -KILL "$SUPERVISOR"
	wait "$SUPERVISOR" || true
	# shellcheck disable=SC2086 # one word each
	retry 10 are_gone $before
}

@test "HUP dismisses the spares of the old handler" {
	printf 'handler %s\n' "$HELPERS/probe" >"$T/conf"
	start_supervisor --acceptors 1 --spares 2 --config "$T/conf"
	retry 10 spares 2
	before=$(pgrep -P "$SUPERVISOR")
	kill -HUP "$SUPERVISOR"
	# shellcheck disable=SC2086 # one word each
	retry 10 are_gone $before
	retry 10 spares 2
	run ! says 'the handler fails'
}

@test "a handler that fails as a spare is not started again and again" {
	start_supervisor --acceptors 1 --spares 8 -- /bin/sh -c 'echo tried >&2; exit 111'
	retry 10 grep -q tried "$T/supervisor.log"
	sleep 2
	[ "$(grep -c tried "$T/supervisor.log")" -lt 4 ]
}

@test "every request is answered under load, by spares and others" {
	start_supervisor --acceptors 2 --spares 8 -- "$HELPERS/probe"
	ab -q -n 1000 -c 4 "http://127.0.0.1:$PORT/" >"$T/ab"
	grep -Eq '^Complete requests: +1000$' "$T/ab"
	grep -Eq '^Failed requests: +0$' "$T/ab"
}

@test "httpd-once is a handler that can wait ahead" {
	echo first >"$T/root/page.html"
	start_supervisor --acceptors 1 --spares 2 -- "$BIN/httpd-once" --log "$T/access" "$T/root"
	retry 10 spares 2
	echo second >"$T/root/page.html"
	[ "$(get /page.html)" = second ]
	grep -q '^127\.0\.0\.1 .*"GET /page\.html HTTP/1\.1" 200 7 ' "$T/access"
	kill -USR1 "$SUPERVISOR"
	retry 10 says 'report: accepted 1: .*; 1 met a spare$'
}

@test "httpd-once ends with status 0 when no connection will come" {
	python3 - "$BIN/httpd-once" <<'P'
import socket, subprocess, sys
near, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
near.close()
done = subprocess.run([sys.argv[1]], stdin=far, stdout=subprocess.PIPE,
                      env={"SUPERVISOR_SPARE": "1"}, timeout=20)
sys.exit(done.returncode != 0 or done.stdout != b"")
P
}

@test "httpd-once says by status 111 that it was given no pair of sockets" {
	status=0
	SUPERVISOR_SPARE=1 "$BIN/httpd-once" </dev/null >"$T/out" || status=$?
	[ "$status" -eq 111 ]
	[ ! -s "$T/out" ]
}
