#!/usr/bin/env bats
# One httpd-magic for all handlers of a supervisor.

load lib/common
load lib/supervisor
bats_require_minimum_version 1.5.0

# The leak detector cannot work in a process that strace watches.
export ASAN_OPTIONS=detect_leaks=0

prepare() {
	printf 'GIF89a\1\0\1\0' >"$T/root/picture"
	printf 'GIF89a\1\0\1\0' >"$T/root/picture.gif"
	printf '\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0' >"$T/root/other"
}

tidy() {
	end_successors
}

serve() {
	start_supervisor "${walls[@]}" "$@" -l "$T/access" "$T/root"
}

# with_magic SCRIPT: programs of one's own, among them httpd-magic.  A confined
# handler has the right to execute that, and not the shell that it needs.
with_magic() {
	mkdir -p "$T/bin"
	cp "$BIN/httpd-once" "$BIN/supervisor" "$T/bin/"
	printf '#!/bin/sh\n%s\n' "$1" >"$T/bin/httpd-magic"
	chmod +x "$T/bin/httpd-magic"
	BIN=$T/bin
	walls=(--no-confine)
}

# is_type PATH TYPE
is_type() {
	curl -gsS --max-time 20 -o /dev/null -w '%{content_type}' "http://127.0.0.1:$PORT$1" >"$T/type"
	[ "$(cat "$T/type")" = "$2" ] || fail "$1 is $(cat "$T/type"), not $2"
}

# services: the process ids of those of the supervisor, or of another parent.
services() {
	pgrep -P "${1:-$SUPERVISOR}" -f 'httpd-magic.*--serve' || true
}

has_service() {
	[ -n "$(services)" ]
}

is_gone() {
	! kill -0 "$1" 2>/dev/null
}

@test "the database is loaded once, by the first request that needs it" {
	start supervisor strace -D -f -qq -o "$T/trace" -e trace=openat,open,execve,execveat \
		"$BIN/supervisor" -p 0 -l "$T/access" "$T/root"
	SUPERVISOR=$STARTED_PID
	retry 20 announced
	PORT=$(sed -n 's/^supervisor: listening on 0\.0\.0\.0:\([0-9]*\)$/\1/p' "$T/supervisor.log")
	is_type /picture.gif image/gif
	[ -z "$(grep httpd-magic "$T/trace" | grep exec)" ]
	for _ in 1 2 3 4 5; do
		is_type /picture image/gif
		is_type /other image/png
	done
	[ "$(grep -c 'magic\.mgc.* = [0-9]' "$T/trace")" -eq 1 ]
	[ "$(grep 'exec.*httpd-magic' "$T/trace" | grep -c serve)" -eq 1 ]
	[ -z "$(grep 'exec.*httpd-magic' "$T/trace" | grep -v serve)" ]
}

@test "a file of a known type wakes no service" {
	serve
	is_type /picture.gif image/gif
	[ -z "$(services)" ]
	is_type /picture image/gif
	has_service
}

@test "one service is for all acceptors" {
	serve --acceptors 3
	ab -q -n 60 -c 6 "http://127.0.0.1:$PORT/picture" >"$T/ab"
	grep -Eq '^Failed requests: +0$' "$T/ab"
	[ "$(pgrep -c -f "^httpd-magic --serve" -P "$(family | paste -sd,)")" -eq 1 ]
}

@test "httpd-once has it also where it is named, and as a spare" {
	start_supervisor --spares 2 -- "$BIN/httpd-once" "$T/root"
	is_type /picture image/gif
	is_type /picture image/gif
	has_service
}

@test "no other handler gets a descriptor or a variable for it" {
	SUPERVISOR_MAGIC=9 start_supervisor -- "$HELPERS/probe"
	get /env >"$T/env"
	refute grep SUPERVISOR "$T/env"
	[ "$(get /fds | tr '\n' ' ')" = '0 1 2 ' ]
	# Another copy of httpd-once may be another version of it.
	cp "$BIN/httpd-once" "$T/httpd-once"
	kill "$SUPERVISOR"
	wait "$SUPERVISOR"
	rm "$T/supervisor.log"
	start_supervisor -- "$T/httpd-once" "$T/root"
	get /picture >"$T/body"
	[ -z "$(services)" ]
}

@test "a program of /cgi-bin gets neither descriptor nor variable" {
	mkdir "$T/programs"
	cat >"$T/programs/show" <<-'S'
		#!/bin/sh
		printf 'Content-Type: text/plain\n\n'
		env
		ls -l /proc/self/fd
	S
	chmod +x "$T/programs/show"
	serve -c "$T/programs"
	is_type /picture image/gif
	get /cgi-bin/show >"$T/shown"
	grep -q GATEWAY_INTERFACE "$T/shown"
	refute grep SUPERVISOR "$T/shown"
	# ls has one of its own open.
	[ -z "$(grep -E ' ([3-9]|[0-9]{2,}) -> ' "$T/shown" | grep -v /proc/)" ]
}

@test "a service that is killed costs nobody the type, and another one follows" {
	serve
	is_type /picture image/gif
	first=$(services)
	kill -KILL "$first"
	is_type /picture image/gif
	is_type /other image/png
	retry 10 says "httpd-magic $first was killed by signal 9"
	another() {
		is_type /picture image/gif && has_service
	}
	retry 20 another
	[ "$(services)" != "$first" ]
}

@test "a service killed in the middle of a question costs nobody the type" {
	serve
	is_type /picture image/gif
	first=$(services)
	kill -STOP "$first"
	start client curl -gsS --max-time 20 -o /dev/null -w '%{content_type}' "http://127.0.0.1:$PORT/other"
	asked() {
		[ -n "$(pgrep -f "^httpd-once.*$T/root")" ]
	}
	retry 10 asked
	kill -KILL "$first"
	wait "$STARTED_PID"
	[ "$(cat "$T/client.out")" = image/png ]
}

@test "a service that hangs costs nobody the type" {
	serve
	is_type /picture image/gif
	kill -STOP "$(services)"
	is_type /other image/png
}

@test "a service that hangs is ended with the supervisor all the same" {
	with_magic 'if [ "$1" = --serve ]; then exec sleep 1000; fi; echo image/x-own'
	serve
	is_type /picture image/x-own
	hung=$(pgrep -P "$SUPERVISOR" -x sleep)
	kill "$SUPERVISOR"
	wait "$SUPERVISOR"
	retry 10 is_gone "$hung"
}

@test "a service that cannot start is not started for every request, and each handler helps itself" {
	with_magic 'if [ "$1" = --serve ]; then echo tried >&2; exit 111; fi; echo image/x-own'
	serve
	for _ in $(seq 40); do
		is_type /picture image/x-own
	done
	says 'httpd-magic [0-9]* ended with status 111'
	[ "$(grep -c tried "$T/supervisor.log")" -le 4 ]
}

@test "answers that are no media type are not believed" {
	cat >"$T/liar" <<-'P'
		import array, socket, struct
		questions = socket.socket(fileno=0)
		while True:
		    _, control, _, _ = questions.recvmsg(16, 64)
		    for _, _, data in control:
		        file, reply = struct.unpack("2i", data)
		        reply = socket.socket(fileno=reply)
		        reply.send(b"text/x\r\nX-Evil: 1\n")
	P
	with_magic "exec python3 '$T/liar'"
	serve
	curl -gsS --max-time 20 -o /dev/null -D "$T/head" "http://127.0.0.1:$PORT/picture"
	field_is Content-Type application/octet-stream
	refute grep -i evil "$T/head"
}

@test "HUP brings another service, and the old one ends" {
	serve
	is_type /picture image/gif
	first=$(services)
	kill -HUP "$SUPERVISOR"
	retry 10 says 'settings read again'
	retry 10 is_gone "$first"
	is_type /picture image/gif
	has_service
}

@test "a handler of before HUP can still ask" {
	with_magic '[ "$1" = --serve ] || exit 1; exec "'"$BIN"'/httpd-magic" "$@"'
	serve --defer-accept 0
	exec 9<>"/dev/tcp/127.0.0.1/$PORT"
	asked() {
		[ -n "$(pgrep -f "^httpd-once.*$T/root")" ]
	}
	retry 10 asked
	is_type /picture image/gif
	kill -HUP "$SUPERVISOR"
	retry 10 says 'settings read again'
	is_type /other image/png
	printf 'GET /picture HTTP/1.0\r\n\r\n' >&9
	cat <&9 >"$T/reply"
	exec 9>&-
	split_reply
	field_is Content-Type image/gif
}

@test "USR2 leaves nothing of the old service behind" {
	serve
	is_type /picture image/gif
	first=$(services)
	kill -USR2 "$SUPERVISOR"
	retry 10 says stopped
	wait "$SUPERVISOR"
	retry 10 is_gone "$first"
	new=$(sed -n 's/.*upgrade: process \([0-9]*\) serves now$/\1/p' "$T/supervisor.log")
	is_type /picture image/gif
	[ -n "$(services "$new")" ]
	# Nor a descriptor: what belongs to the next one is all that it has.
	find "/proc/$(services "$new")/fd" -type l | wc -l >"$T/number"
	[ "$(cat "$T/number")" -eq 3 ]
}

@test "the service ends with the supervisor, told or killed" {
	local signal
	for signal in TERM KILL; do
		rm -f "$T/supervisor.log"
		serve
		is_type /picture image/gif
		first=$(services)
		kill "-$signal" "$SUPERVISOR"
		wait "$SUPERVISOR" || true
		retry 10 is_gone "$first"
	done
}

@test "while handlers finish they can ask" {
	serve --defer-accept 0
	exec 9<>"/dev/tcp/127.0.0.1/$PORT"
	asked() {
		[ -n "$(pgrep -f "^httpd-once.*$T/root")" ]
	}
	retry 10 asked
	kill "$SUPERVISOR"
	retry 10 says stopping
	printf 'GET /picture HTTP/1.0\r\n\r\n' >&9
	cat <&9 >"$T/reply"
	exec 9>&-
	split_reply
	field_is Content-Type image/gif
	refute says 'httpd-magic'
}

# As many handlers as there are clients, and a few looks at a time; whoever
# comes on top of that does not help himself.
@test "many strange files at once are looked at by a few, and nobody looks beside them" {
	local i most=0 now
	with_magic 'if [ "$1" != --serve ]; then echo alone >>"'"$T"'/alone"; fi; exec "'"$BIN"'/httpd-magic" "$@"'
	yes '' | head -n 5000 >"$T/lines"
	for i in $(seq 300); do
		cp "$T/lines" "$T/root/strange$i"
	done
	serve
	is_type /picture image/gif
	for i in $(seq 300); do
		printf 'url = http://127.0.0.1:%s/strange%s\noutput = /dev/null\n' "$PORT" "$i"
	done >"$T/urls"
	start clients curl -sS --max-time 60 --parallel --parallel-immediate --parallel-max 150 \
		-w '%{http_code} %{content_type}\n' -K "$T/urls"
	while kill -0 "$STARTED_PID" 2>/dev/null; do
		now=$(pgrep -c -P "$(services | paste -sd,)" || true)
		[ "$now" -le "$most" ] || most=$now
	done
	[ "$(grep -cE '^200 (text/plain; charset=utf-8|application/octet-stream)$' "$T/clients.out")" -eq 300 ]
	[ "$most" -ge 1 ] && [ "$most" -le 4 ] || fail "$most at a time"
	[ ! -e "$T/alone" ]
}

@test "--user is the service's user, too" {
	make_public "$BIN/supervisor" "$BIN/httpd-once" "$BIN/httpd-magic"
	mkdir "$PUBLIC/root"
	cp "$T/root/picture" "$PUBLIC/root/"
	chmod -R a+rX "$PUBLIC"
	BIN=$PUBLIC start_supervisor --user nobody "$PUBLIC/root"
	is_type /picture image/gif
	grep -Eq "^Uid:\s+$(id -u nobody)\s" "/proc/$(services)/status"
}

# The release build whatever the mode: its handler needs no library inside.
@test "--chroot shuts the service in, which has its database all the same" {
	[ "$(id -u)" -eq 0 ] || fail "this test is for root"
	make_public "$T/root/picture"
	BIN=$REPO/build/release/bin
	start_supervisor --chroot "$PUBLIC" --user nobody /
	first=$(services)
	[ -n "$first" ]
	is_type /picture image/gif
	[ "$(readlink "/proc/$first/root")" = "$PUBLIC" ]
	[ "$(readlink "/proc/$first/cwd")" = "$PUBLIC" ]
	grep -Eq "^Uid:(\s+$(id -u nobody)){4}" "/proc/$first/status"
	grep -Eq "^Gid:(\s+$(id -g nobody)){4}" "/proc/$first/status"
	grep -Eq '^Groups:\s*$' "/proc/$first/status"
	grep -Eq '^CapEff:\s+0+$' "/proc/$first/status"
	# HUP cannot find another one in there.
	kill -HUP "$SUPERVISOR"
	retry 10 says 'settings'
	is_type /picture image/gif
	[ "$(services)" = "$first" ]
	# Nor is there one when it is gone; then nothing is known.
	kill -KILL "$first"
	retry 10 says "httpd-magic $first was killed"
	is_type /picture application/octet-stream
}
