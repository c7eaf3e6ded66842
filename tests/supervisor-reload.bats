#!/usr/bin/env bats
# HUP, USR1 and USR2: changes and questions while it serves.
load lib/common
load lib/supervisor
bats_require_minimum_version 1.5.0

tidy() {
	end_successors
}

@test "HUP adds and removes listeners, and those that stay are never closed" {
	printf 'listen 127.0.0.1:0\nlisten unix:%s\nhandler %s\n' "$T/a" "$HELPERS/probe" >"$T/conf"
	start supervisor "$BIN/supervisor" --config "$T/conf"
	SUPERVISOR=$STARTED_PID
	retry 10 announced
	PORT=$(sed -n 's/.*listening on 127\.0\.0\.1:\([0-9]*\)$/\1/p' "$T/supervisor.log")
	before=$(ss -Hltne "sport = :$PORT" | grep -o 'ino:[0-9]*')
	printf 'listen 127.0.0.1:0\nlisten unix:%s\nhandler %s\n' "$T/b" "$HELPERS/probe" >"$T/conf"
	kill -HUP "$SUPERVISOR"
	retry 10 says 'settings read again'
	says "listening on unix:$T/b$"
	says "no longer listening on unix:$T/a$"
	[ ! -e "$T/a" ]
	[ "$(curl -sS --max-time 10 --unix-socket "$T/b" http://x/)" = hello ]
	[ "$(get /)" = hello ]
	[ "$(ss -Hltne "sport = :$PORT" | grep -o 'ino:[0-9]*')" = "$before" ]
}

@test "HUP changes the handler and the limits" {
	printf 'handler /bin/false\n' >"$T/conf"
	start_supervisor --config "$T/conf"
	printf 'max-connections 1\nhandler %s\n' "$HELPERS/probe" >"$T/conf"
	kill -HUP "$SUPERVISOR"
	retry 10 says 'settings read again'
	[ "$(get /)" = hello ]
	exec 9<>"/dev/tcp/127.0.0.1/$PORT"
	printf 'GET /hold HTTP/1.0\r\n\r\n' >&9
	retry 10 says 'full: 1 handlers run'
	exec 9>&-
}

@test "HUP changes the backlog of a listener that stays" {
	printf 'handler %s\nbacklog 7\n' "$HELPERS/probe" >"$T/conf"
	start_supervisor --config "$T/conf"
	ss -Hltn "sport = :$PORT" | awk '$3 != 7 { exit 1 }'
	printf 'handler %s\nbacklog 9\n' "$HELPERS/probe" >"$T/conf"
	kill -HUP "$SUPERVISOR"
	retry 10 says 'settings read again'
	ss -Hltn "sport = :$PORT" | awk '$3 != 9 { exit 1 }'
}

@test "HUP with a bad file changes nothing, and the line is named" {
	printf 'handler %s\n' "$HELPERS/probe" >"$T/conf"
	start_supervisor --config "$T/conf"
	for line in 'prot 80' 'handler /nowhere/at/all' 'listen 192.0.2.1:1' 'drain x'; do
		printf 'handler %s\n%s\n' "$HELPERS/probe" "$line" >"$T/conf"
		: >"$T/supervisor.log"
		kill -HUP "$SUPERVISOR"
		retry 10 says 'settings unchanged'
		run ! says 'settings read again'
		[ "$(get /)" = hello ]
	done
	says "settings unchanged: $T/conf:2:7: drain is a number"
}

@test "HUP while handlers run leaves them alone" {
	start_supervisor -- "$HELPERS/probe"
	hold one /hold
	kill -HUP "$SUPERVISOR"
	retry 10 says 'settings read again'
	kill -0 "$HANDLER"
}

@test "HUP opens the error log anew, so that it can be moved away" {
	start supervisor "$BIN/supervisor" --error-log "$T/errors" -p 0 -- "$HELPERS/probe"
	retry 10 grep -qs '^supervisor: ready' "$T/errors"
	mv "$T/errors" "$T/errors.1"
	kill -HUP "$STARTED_PID"
	retry 10 grep -qs 'settings read again' "$T/errors"
}

@test "no request fails under load while HUP comes again and again" {
	start_supervisor -- "$HELPERS/probe"
	for _ in $(seq 30); do
		kill -HUP "$SUPERVISOR"
		read -r -t 0.05 <> <(:) || true
	done 3>&- &
	STARTED+=("$!")
	ab -q -n 500 -c 4 "http://127.0.0.1:$PORT/" >"$T/ab"
	grep -Eq '^Complete requests: +500$' "$T/ab"
	grep -Eq '^Failed requests: +0$' "$T/ab"
}

@test "USR1 reports what was counted" {
	start_supervisor --max-per-source 1 -- "$HELPERS/probe"
	# The next of the same source is let in when the last one was reaped.
	[ "$(get /)" = hello ]
	retry 10 has_handlers 0
	get /exit/3
	retry 10 has_handlers 0
	run ! get /signal/9
	retry 10 has_handlers 0
	exec 9<>"/dev/tcp/127.0.0.1/$PORT"
	printf 'GET /hold HTTP/1.0\r\n\r\n' >&9
	read -r _ <&9
	get / >/dev/null
	# All the others have been reaped.
	retry 10 has_handlers 1
	kill -USR1 "$SUPERVISOR"
	retry 10 says 'report: a handler took'
	says 'report: up [0-9]* s, 1 running, [0-9]* at most$'
	says "report: accepted 5: 5 on 0.0.0.0:$PORT, 0 on \[::\]:$PORT; 0 met a spare$"
	says 'report: refused 1 of a full source, 0 without a process, 0 without a handler, 0 while the handler failed$'
	says 'report: ended 3: 1 with status 0, 1 with status 3, 1 with signal 9; 0 of them told to, 0 without progress$'
	exec 9>&-
}

@test "a listener that HUP brings is counted from nothing" {
	printf 'listen unix:%s\nhandler %s\n' "$T/a" "$HELPERS/probe" >"$T/conf"
	start supervisor "$BIN/supervisor" --config "$T/conf"
	SUPERVISOR=$STARTED_PID
	retry 10 announced
	curl -sS --max-time 10 --unix-socket "$T/a" -o "$T/body" http://x/
	for name in b c; do
		printf 'listen unix:%s\nhandler %s\n' "$T/$name" "$HELPERS/probe" >"$T/conf"
		kill -HUP "$SUPERVISOR"
		retry 10 says "listening on unix:$T/$name$"
	done
	curl -sS --max-time 10 --unix-socket "$T/c" -o "$T/body" http://x/
	kill -USR1 "$SUPERVISOR"
	retry 10 says "report: accepted 2: 1 on unix:$T/c; 0 met a spare$"
}

@test "USR2 starts a new one that takes the sockets over" {
	start_supervisor --pidfile "$T/pid" -- "$HELPERS/probe"
	kill -USR2 "$SUPERVISOR"
	retry 10 says 'upgrade: process [0-9]* serves now$'
	retry 10 says 'stopped'
	wait "$SUPERVISOR"
	retry 10 test -s "$T/pid"
	new=$(cat "$T/pid")
	[ "$new" != "$SUPERVISOR" ]
	says "upgrade: process $new serves now"
	[ "$(get /)" = hello ]
	[ "$(curl -gsS --max-time 10 "http://[::1]:$PORT/")" = hello ]
}

@test "USR2 works after the user has changed" {
	make_public "$BIN/supervisor" "$HELPERS/probe"
	BIN=$PUBLIC start_supervisor --user nobody --spares 1 -- "$PUBLIC/probe"
	kill -USR2 "$SUPERVISOR"
	retry 10 says 'upgrade: process [0-9]* serves now$'
	retry 10 says stopped
	new=$(sed -n 's/.*upgrade: process \([0-9]*\) serves now$/\1/p' "$T/supervisor.log")
	grep -Eq "^Uid:\s+$(id -u nobody)\s" "/proc/$new/status"
	[ "$(get /)" = hello ]
}

@test "USR2 of a daemon leaves a daemon, with a pidfile" {
	"$BIN/supervisor" --daemon --pidfile "$T/pid" --error-log "$T/supervisor.log" \
		-p 0 -- "$HELPERS/probe" 3>&-
	PORT=$(sed -n 's/^supervisor: listening on 0\.0\.0\.0:\([0-9]*\)$/\1/p' "$T/supervisor.log")
	old=$(cat "$T/pid")
	kill -USR2 "$old"
	retry 10 says stopped
	retry 10 test -s "$T/pid"
	[ "$(cat "$T/pid")" != "$old" ]
	[ "$(get /)" = hello ]
}

@test "USR2 executes the program that lies on the disk now" {
	cp "$BIN/supervisor" "$T/program"
	start supervisor "$T/program" -p 0 -- "$HELPERS/probe"
	SUPERVISOR=$STARTED_PID
	retry 10 announced
	PORT=$(sed -n 's/^supervisor: listening on 0\.0\.0\.0:\([0-9]*\)$/\1/p' "$T/supervisor.log")
	cp "$BIN/supervisor" "$T/newer"
	mv "$T/newer" "$T/program"
	kill -USR2 "$SUPERVISOR"
	retry 10 says 'upgrade: process [0-9]* serves now$'
	new=$(sed -n 's/.*upgrade: process \([0-9]*\) serves now$/\1/p' "$T/supervisor.log")
	cmp "/proc/$new/exe" "$T/program"
	[ "$(readlink "/proc/$new/exe")" = "$T/program" ]
	[ "$(get /)" = hello ]
}

@test "USR2 with a new one that does not start leaves the old one serving" {
	cp "$BIN/supervisor" "$T/program"
	printf 'handler %s\n' "$HELPERS/probe" >"$T/conf"
	start supervisor "$T/program" -p 0 --config "$T/conf"
	SUPERVISOR=$STARTED_PID
	retry 10 announced
	PORT=$(sed -n 's/^supervisor: listening on 0\.0\.0\.0:\([0-9]*\)$/\1/p' "$T/supervisor.log")
	echo nonsense >>"$T/conf"
	kill -USR2 "$SUPERVISOR"
	retry 10 says 'upgrade: the new one did not start; this one goes on'
	[ "$(get /)" = hello ]
	rm "$T/program"
	: >"$T/supervisor.log"
	kill -USR2 "$SUPERVISOR"
	retry 10 says 'upgrade: the new one did not start; this one goes on'
	[ "$(get /)" = hello ]
	run ! says 'upgrade: process [0-9]* serves now'
}

@test "the old one lets its handlers finish, however long they take" {
	start_supervisor --drain 0 --pidfile "$T/pid" -- "$HELPERS/probe"
	hold one /hold
	kill -USR2 "$SUPERVISOR"
	retry 10 says 'upgrade: process [0-9]* serves now$'
	[ "$(get /)" = hello ]
	kill -0 "$SUPERVISOR"
	kill -0 "$HANDLER"
	# What only one can have is the new one's already.
	retry 10 test -s "$T/pid"
	[ "$(cat "$T/pid")" != "$SUPERVISOR" ]
	kill "$CLIENT"
	retry 10 says stopped
	[ -s "$T/pid" ]
}

@test "sockets stay the same ones over an upgrade, UNIX ones keep their path" {
	start_supervisor --listen "unix:$T/socket" -- "$HELPERS/probe"
	before=$(ss -Hltne "sport = :$PORT" | grep -o 'ino:[0-9]*')
	kill -USR2 "$SUPERVISOR"
	retry 10 says stopped
	[ "$(ss -Hltne "sport = :$PORT" | grep -o 'ino:[0-9]*')" = "$before" ]
	[ "$(curl -sS --max-time 10 --unix-socket "$T/socket" http://x/)" = hello ]
}

@test "no request fails under load while one upgrade follows another" {
	start_supervisor --pidfile "$T/pid" -- "$HELPERS/probe"
	ab -q -n 1500 -c 4 "http://127.0.0.1:$PORT/" >"$T/ab" 3>&- &
	client=$!
	for n in 1 2 3 4 5; do
		kill -USR2 "$(cat "$T/pid")"
		served() { [ "$(grep -c 'serves now' "$T/supervisor.log")" -ge "$n" ]; }
		retry 10 served
		retry 10 test -s "$T/pid"
	done
	wait "$client"
	grep -Eq '^Complete requests: +1500$' "$T/ab"
	grep -Eq '^Failed requests: +0$' "$T/ab"
}

@test "systemd is told which process the service is after an upgrade" {
	hear
	NOTIFY_SOCKET=$T/notify start_supervisor -- "$HELPERS/probe"
	kill -USR2 "$SUPERVISOR"
	retry 10 says stopped
	new=$(sed -n 's/.*upgrade: process \([0-9]*\) serves now$/\1/p' "$T/supervisor.log")
	grep -qx "MAINPID=$new" "$T/heard.out"
	twice() { [ "$(grep -cx READY=1 "$T/heard.out")" -eq 2 ]; }
	retry 10 twice
}

@test "a handler that fails at once every time is said once and tried once a second" {
	start_supervisor -- /bin/sh -c 'echo tried >&2; exit 111'
	for _ in $(seq 40); do
		get / >/dev/null 2>&1 || true
	done
	[ "$(grep -c '^supervisor: the handler fails at once every time (exit status 111)' "$T/supervisor.log")" -eq 1 ]
	[ "$(grep -c tried "$T/supervisor.log")" -lt 25 ]
	[ "$(grep -c '^supervisor: ' "$T/supervisor.log")" -lt 8 ]
}

@test "a handler that works again is served again at once" {
	printf '#!/bin/sh\nexit 111\n' >"$T/handler"
	chmod 755 "$T/handler"
	start_supervisor -- "$T/handler"
	for _ in $(seq 15); do
		get / >/dev/null 2>&1 || true
	done
	retry 10 says 'the handler fails at once every time'
	printf '#!/bin/sh\nexec %s\n' "$HELPERS/probe" >"$T/newer"
	chmod 755 "$T/newer"
	mv "$T/newer" "$T/handler"
	works() { [ "$(get /)" = hello ]; }
	retry 10 works
	retry 10 says 'the handler works again'
}

@test "requests that crash their handlers do not have others refused" {
	start_supervisor -- "$HELPERS/probe"
	[ "$(get /)" = hello ]
	for _ in $(seq 30); do
		get /signal/9 >/dev/null 2>&1 || true
	done
	[ "$(get /)" = hello ]
	run ! says 'the handler fails'
}
