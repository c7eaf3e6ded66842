#!/usr/bin/env bats
# Where supervisor listens, and what it says of it.
load lib/common
load lib/supervisor
bats_require_minimum_version 1.5.0

# speak ADDRESS PORT: what the probe answers there.
speak() {
	curl -gsS --max-time 10 "http://$1:$2/"
}

@test "by default it listens on both families at the same port" {
	start_supervisor -- "$HELPERS/probe"
	grep -qx "supervisor: listening on \[::\]:$PORT" "$T/supervisor.log"
	[ "$(speak 127.0.0.1 "$PORT")" = hello ]
	[ "$(speak '[::1]' "$PORT")" = hello ]
}

@test "the two are sockets of their own, IPv6 without IPv4" {
	start_supervisor -- "$HELPERS/probe"
	[ "$(ss -Hltn "sport = :$PORT" | wc -l)" -eq 2 ]
	ss -Hltne "sport = :$PORT" | grep -F '[::]' | grep -q 'v6only:1'
}

@test "an address of one's own is listened on and no other" {
	start_supervisor --address 127.0.0.1 -- "$HELPERS/probe"
	retry 10 grep -q '^supervisor: ready' "$T/supervisor.log"
	[ "$(grep -c 'listening on' "$T/supervisor.log")" -eq 1 ]
	port=$(sed -n 's/.*listening on 127\.0\.0\.1:\([0-9]*\)$/\1/p' "$T/supervisor.log")
	[ "$(speak 127.0.0.1 "$port")" = hello ]
}

@test "an IPv6 address may stand after -i without brackets" {
	start_supervisor -i ::1 -- "$HELPERS/probe"
	port=$(sed -n 's/.*listening on \[::1\]:\([0-9]*\)$/\1/p' "$T/supervisor.log")
	[ "$(speak '[::1]' "$port")" = hello ]
}

@test "every --listen is listened on, a UNIX socket too" {
	start supervisor "$BIN/supervisor" --listen 127.0.0.1:0 \
		--listen '[::1]:0' --listen "unix:$T/socket" -- "$HELPERS/probe"
	SUPERVISOR=$STARTED_PID
	retry 10 announced
	[ "$(grep -c 'listening on' "$T/supervisor.log")" -eq 3 ]
	grep -qx "supervisor: listening on unix:$T/socket" "$T/supervisor.log"
	[ "$(curl -sS --max-time 10 --unix-socket "$T/socket" http://x/)" = hello ]
}

@test "--listen beside -p adds to the default addresses" {
	start_supervisor --listen "unix:$T/socket" -- "$HELPERS/probe"
	[ "$(grep -c 'listening on' "$T/supervisor.log")" -eq 3 ]
}

@test "an address that cannot be bound fails the start and is named" {
	run -111 "$BIN/supervisor" --listen 127.0.0.1:0 --listen 192.0.2.1:80 -- "$HELPERS/probe"
	[[ $output == *"cannot listen on 192.0.2.1:80: "* ]]
	[[ $output != *ready* ]]
}

@test "a port in use fails the start" {
	start_supervisor -- "$HELPERS/probe"
	run -111 "$BIN/supervisor" -p "$PORT" -- "$HELPERS/probe"
	[[ $output == *"cannot listen on *:$PORT: "* ]]
}

@test "what is no address is refused" {
	local word
	for word in 127.0.0.1 ::1:80 '[::1]' 1.2.3.4:x 1.2.3.4:70000 1.2.3.4:-1 unix: ''; do
		run ! "$BIN/supervisor" --listen "$word" -- "$HELPERS/probe"
		[[ $output != *ready* ]] || fail "'$word' was taken"
	done
}

@test "a UNIX socket left behind is replaced, one in use is not" {
	start first "$BIN/supervisor" --listen "unix:$T/socket" -- "$HELPERS/probe"
	retry 10 grep -q '^supervisor: ready' "$T/first.log"
	run -111 "$BIN/supervisor" --listen "unix:$T/socket" -- "$HELPERS/probe"
	kill -KILL "$STARTED_PID"
	wait "$STARTED_PID" || true
	[ -S "$T/socket" ]
	start second "$BIN/supervisor" --listen "unix:$T/socket" -- "$HELPERS/probe"
	retry 10 grep -q '^supervisor: ready' "$T/second.log"
	[ "$(curl -sS --max-time 10 --unix-socket "$T/socket" http://x/)" = hello ]
}

@test "its UNIX socket is gone when it has ended" {
	start one "$BIN/supervisor" --listen "unix:$T/socket" -- "$HELPERS/probe"
	retry 10 grep -q '^supervisor: ready' "$T/one.log"
	kill "$STARTED_PID"
	wait "$STARTED_PID"
	[ ! -e "$T/socket" ]
}

@test "a file that is no socket is never removed for one" {
	echo precious >"$T/socket"
	run -111 "$BIN/supervisor" --listen "unix:$T/socket" -- "$HELPERS/probe"
	[ "$(cat "$T/socket")" = precious ]
}

@test "a host without IPv6 is served on IPv4 alone" {
	start supervisor "$HELPERS/without_family" ipv6 "$BIN/supervisor" -p 0 -- "$HELPERS/probe"
	# shellcheck disable=SC2034 # announced asks for it
	SUPERVISOR=$STARTED_PID
	retry 10 announced
	[ "$(grep -c 'listening on 0.0.0.0' "$T/supervisor.log")" -eq 1 ]
	[ "$(grep -c 'listening on \[' "$T/supervisor.log")" -eq 0 ]
}

@test "an IPv6 address that was asked for by name is not left out in silence" {
	run -111 "$HELPERS/without_family" ipv6 "$BIN/supervisor" --listen '[::1]:0' -- "$HELPERS/probe"
	[[ $output == *'cannot listen on [::1]:0: '* ]]
}

# A host name that stands for addresses of both families is asked for as well
# as one that is an address.
@test "a host name with an address of a missing family fails the start and is named" {
	printf '127.0.0.1 localhost\n::1 localhost\n' >"$T/hosts"
	# shellcheck disable=SC2016 # for the inner shell
	run -111 unshare --mount sh -c 'mount --bind "$0" /etc/hosts && exec timeout 10 "$@"' "$T/hosts" \
		"$HELPERS/without_family" ipv6 "$BIN/supervisor" --listen localhost:0 -- "$HELPERS/probe"
	[[ $output == *'cannot listen on localhost:0: '* ]]
	[[ $output != *ready* ]]
}

@test "a client that says nothing costs no process" {
	start_supervisor -- "$HELPERS/probe"
	exec 9<>"/dev/tcp/127.0.0.1/$PORT"
	[ "$(curl -sS --max-time 10 "http://127.0.0.1:$PORT/")" = hello ]
	retry 10 has_handlers 0
	printf 'GET / HTTP/1.0\r\n\r\n' >&9
	grep -q hello <&9
	exec 9>&-
}

@test "with --defer-accept 0 a handler may speak first" {
	start_supervisor --defer-accept 0 -- /bin/echo welcome
	exec 9<>"/dev/tcp/127.0.0.1/$PORT"
	read -r -t 10 line <&9
	exec 9>&-
	[ "$line" = welcome ]
}
