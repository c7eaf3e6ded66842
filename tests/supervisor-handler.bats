#!/usr/bin/env bats
# What a handler of supervisor finds.
load lib/common
load lib/supervisor
bats_require_minimum_version 1.5.0

@test "a handler is told both ends of its connection" {
	REMOTE_ADDR=forged start_supervisor -- "$HELPERS/probe"
	curl -gsS --max-time 10 --local-port 20000-60000 -w '%{local_port}' \
		-o "$T/env" "http://127.0.0.1:$PORT/env" >"$T/port"
	grep -qx 'PROTO=TCP' "$T/env"
	grep -qx 'TCPREMOTEIP=127.0.0.1' "$T/env"
	grep -qx "TCPREMOTEPORT=$(cat "$T/port")" "$T/env"
	grep -qx 'TCPLOCALIP=127.0.0.1' "$T/env"
	grep -qx "TCPLOCALPORT=$PORT" "$T/env"
	grep -qx "REMOTE_PORT=$(cat "$T/port")" "$T/env"
	[ "$(grep '^REMOTE_ADDR=' "$T/env")" = REMOTE_ADDR=127.0.0.1 ]
}

@test "an IPv6 client is told by its IPv6 address" {
	start_supervisor -- "$HELPERS/probe"
	curl -gsS --max-time 10 -o "$T/env" "http://[::1]:$PORT/env"
	grep -qx 'PROTO=TCP' "$T/env"
	grep -qx 'TCPREMOTEIP=::1' "$T/env"
	grep -qx 'TCPLOCALIP=::1' "$T/env"
}

@test "a client of a UNIX socket has no address" {
	start supervisor "$BIN/supervisor" --listen "unix:$T/socket" -- "$HELPERS/probe"
	SUPERVISOR=$STARTED_PID
	retry 10 announced
	curl -sS --max-time 10 --unix-socket "$T/socket" -o "$T/env" http://x/env
	grep -qx 'PROTO=UNIX' "$T/env"
	! grep -E '^(TCP|REMOTE_)' "$T/env"
}

@test "the rest of the environment is inherited, what was meant for supervisor is not" {
	KEPT=1 LISTEN_FDNAMES=x WATCHDOG_PID=1 SUPERVISOR_X=1 \
		start_supervisor -- "$HELPERS/probe"
	get /env >"$T/env"
	grep -qx 'KEPT=1' "$T/env"
	! grep -E '^(LISTEN_|NOTIFY_|WATCHDOG_|SUPERVISOR_)' "$T/env"
}

@test "a handler has descriptors 0, 1, 2 and no other" {
	start_supervisor --pidfile "$T/pid" --listen "unix:$T/socket" -- "$HELPERS/probe" 9<"$REPO/Makefile"
	[ "$(get /fds | tr '\n' ' ')" = '0 1 2 ' ]
}

@test "a handler's standard error is supervisor's" {
	start_supervisor --defer-accept 0 -- /bin/sh -c 'echo complaint >&2'
	exec 9<>"/dev/tcp/127.0.0.1/$PORT"
	retry 10 grep -qx complaint "$T/supervisor.log"
	exec 9>&-
}

@test "supervisor started without standard descriptors serves all the same" {
	start_supervisor -- "$HELPERS/probe" <&- >&-
	[ "$(get /fds | tr '\n' ' ')" = '0 1 2 ' ]
}

@test "a handler leads a process group of its own, in supervisor's folder" {
	cd "$T"
	start_supervisor -- "$HELPERS/probe"
	get /process >"$T/process"
	pid=$(sed -n 's/^pid //p' "$T/process")
	grep -qx "group $pid" "$T/process"
	grep -qx "folder $T" "$T/process"
}

# Masks are compared with those of a process started in the same way.
@test "a handler has the signals that supervisor was started with" {
	cat >"$T/start" <<'P'
import os, signal, sys
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGWINCH])
signal.signal(signal.SIGHUP, signal.SIG_IGN)
signal.signal(signal.SIGPIPE, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])
P
	printf 'GET /process HTTP/1.0\r\n\r\n' |
		python3 "$T/start" "$HELPERS/probe" | grep -E '^Sig(Blk|Ign|Cgt)' >"$T/alone" 3>&- &
	wait "$!"
	start supervisor python3 "$T/start" "$BIN/supervisor" -p 0 -- "$HELPERS/probe"
	SUPERVISOR=$STARTED_PID
	retry 10 announced
	PORT=$(sed -n 's/^supervisor: listening on 0\.0\.0\.0:\([0-9]*\)$/\1/p' "$T/supervisor.log")
	get /process | grep -E '^Sig(Blk|Ign|Cgt)' >"$T/served"
	diff "$T/alone" "$T/served"
}

@test "a handler has the limits that supervisor was started with" {
	ulimit -n 777
	start_supervisor --defer-accept 0 -- /bin/sh -c 'ulimit -n'
	exec 9<>"/dev/tcp/127.0.0.1/$PORT"
	read -r -t 10 line <&9
	exec 9>&-
	[ "$line" = 777 ]
}

@test "its arguments are passed on as they are" {
	start_supervisor --defer-accept 0 -- /bin/echo a 'b  c' '' --listen '*'
	exec 9<>"/dev/tcp/127.0.0.1/$PORT"
	read -r -t 10 line <&9
	exec 9>&-
	[ "$line" = 'a b  c  --listen *' ]
}

@test "a handler without a slash is looked up in PATH" {
	PATH=$HELPERS:$PATH start_supervisor -- probe
	[ "$(get /)" = hello ]
}

@test "a script is a handler, too" {
	printf '#!/bin/sh\nread -r line\nprintf "HTTP/1.0 200 OK\\r\\n\\r\\n%%s" "$line"\n' >"$T/script"
	chmod 755 "$T/script"
	start_supervisor -- "$T/script"
	[[ $(get /x) == 'GET /x HTTP/1.1'* ]]
}

@test "a handler that is not there, or no program, fails the start" {
	run -111 "$BIN/supervisor" -p 0 -- "$T/none"
	[[ $output == *"handler $T/none: No such file"* ]]
	echo text >"$T/text"
	run -111 "$BIN/supervisor" -p 0 -- "$T/text"
	[[ $output == *"handler $T/text: Permission denied"* ]]
	run -111 "$BIN/supervisor" -p 0 -- "$T"
	[[ $output == *"handler $T: Permission denied"* ]]
}

@test "a handler replaced while supervisor runs stays the one that was opened" {
	cp "$HELPERS/probe" "$T/probe"
	start_supervisor -- "$T/probe"
	rm "$T/probe"
	[ "$(get /)" = hello ]
}

@test "a handler killed by a signal is told, with its client" {
	start_supervisor -- "$HELPERS/probe"
	run ! get /signal/9
	retry 10 grep -Eq '^supervisor: handler [0-9]+ for 127\.0\.0\.1:[0-9]+ was killed by signal 9 ' "$T/supervisor.log"
	[ "$(get /)" = hello ]
}

@test "every handler is reaped, however many end at once" {
	start_supervisor -- "$HELPERS/probe"
	seq 100 | xargs -P 20 -I{} curl -sS --max-time 20 "http://127.0.0.1:$PORT/{}" >"$T/replies"
	[ "$(grep -cx hello "$T/replies")" -eq 100 ]
	retry 10 has_handlers 0
}

@test "handlers that end at the same moment are all reaped" {
	start_supervisor --acceptors 1 -- "$HELPERS/probe"
	clients=()
	for n in 1 2 3 4 5; do
		start "client$n" curl -sS --max-time 60 -o "$T/held$n" -N "http://127.0.0.1:$PORT/hold"
		clients+=("$STARTED_PID")
	done
	retry 10 has_handlers 5
	# Stopped, it is told of all five by one signal.
	kill -STOP "$SUPERVISOR"
	kill "${clients[@]}"
	retry 10 has_handlers 5 --runstates Z
	kill -CONT "$SUPERVISOR"
	retry 10 has_handlers 0
}

@test "handlers that have ended are reaped while clients keep coming" {
	start_supervisor -- "$HELPERS/probe"
	# So many clients that one is always waiting.
	ab -q -n 3000 -c 40 "http://127.0.0.1:$PORT/" >"$T/ab"
	grep -Eq '^Failed requests: +0$' "$T/ab"
	kill -USR1 "$SUPERVISOR"
	retry 10 grep -q 'report: up' "$T/supervisor.log"
	most=$(sed -n 's/.*report: up .* \([0-9]*\) at most$/\1/p' "$T/supervisor.log")
	[ "$most" -lt 700 ] || fail "$most ran at a time, for 40 clients"
}

@test "the title of the process says how many run" {
	start_supervisor -- "$HELPERS/probe"
	exec 9<>"/dev/tcp/127.0.0.1/$PORT"
	printf 'GET /hold HTTP/1.0\r\n\r\n' >&9
	retry 10 grep -qa '^supervisor: 1 running' "/proc/$SUPERVISOR/cmdline"
	exec 9>&-
	retry 10 grep -qa '^supervisor: 0 running' "/proc/$SUPERVISOR/cmdline"
}
