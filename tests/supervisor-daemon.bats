#!/usr/bin/env bats
# In the background, under another name, in another root.
load lib/common
load lib/supervisor
bats_require_minimum_version 1.5.0

# The daemon is no child of the test, so it is ended by its pidfile.
tidy() {
	local pid
	ip netns del "sup$$" 2>/dev/null || true
	pid=$(cat "$T/pid" 2>/dev/null) || return 0
	kill "$pid" 2>/dev/null || return 0
	timeout 10 tail --pid="$pid" -f /dev/null
}

port_in() {
	sed -n 's/^supervisor: listening on 0\.0\.0\.0:\([0-9]*\)$/\1/p' "$1"
}

@test "--daemon returns when it listens, and the daemon serves" {
	"$BIN/supervisor" --daemon --pidfile "$T/pid" -p 0 -- "$HELPERS/probe" 2>"$T/log" 3>&-
	PORT=$(port_in "$T/log")
	[ "$(curl -sS --max-time 10 "http://127.0.0.1:$PORT/")" = hello ]
	kill -0 "$(cat "$T/pid")"
}

@test "a daemon leaves its terminal and its session" {
	"$BIN/supervisor" --daemon --pidfile "$T/pid" -p 0 -- "$HELPERS/probe" 2>"$T/log" 3>&-
	pid=$(cat "$T/pid")
	[ "$(ps -o sid= -p "$pid" | tr -d ' ')" = "$pid" ]
	for fd in 0 1 2; do
		[ "$(readlink "/proc/$pid/fd/$fd")" = /dev/null ]
	done
}

@test "a daemon that cannot listen says why and fails" {
	start_supervisor -- "$HELPERS/probe"
	run -111 "$BIN/supervisor" --daemon --pidfile "$T/pid" -p "$PORT" -- "$HELPERS/probe"
	[[ $output == *'cannot listen on'* ]]
}

@test "the error log takes messages, and what handlers say" {
	"$BIN/supervisor" --daemon --pidfile "$T/pid" --error-log "$T/errors" \
		--listen "unix:$T/socket" -- /bin/sh -c 'echo complaint >&2' 3>&-
	socat -u "UNIX-CONNECT:$T/socket" -
	retry 10 grep -qx complaint "$T/errors"
	grep -q '^supervisor: ready' "$T/errors"
}

# with_dev COMMAND...: where /dev is a folder with the null device, and with the
# system's log if there is one in $T/dev.
with_dev() {
	# shellcheck disable=SC2016 # for the inner shell
	unshare --mount sh -c 'touch "$0/null" && mount --bind /dev/null "$0/null" &&
		mount --rbind "$0" /dev && exec "$@"' "$T/dev" "$@" 3>&-
}

# system_log NAME: what comes there goes to $T/NAME.out.
system_log() {
	rm -f "$T/dev/log"
	start "$1" python3 -c 'if True:
		import socket, sys
		s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
		s.bind(sys.argv[1])
		print("listens", flush=True)
		while True:
		    print(s.recv(4096).decode().strip(), flush=True)' "$T/dev/log"
	retry 10 grep -qx listens "$T/$1.out"
}

@test "without an error log a daemon writes to the log of the system" {
	mkdir -p "$T/dev" "$T/jail"
	system_log first
	with_dev "$BIN/supervisor" --daemon --pidfile "$T/pid" --chroot "$T/jail" \
		--listen "unix:$T/socket" -- "$HELPERS/probe" 2>"$T/log"
	grep -q '^supervisor: ready' "$T/log"
	[ "$(readlink "/proc/$(cat "$T/pid")/fd/2" | cut -d: -f1)" = socket ]
	kill -USR1 "$(cat "$T/pid")"
	retry 10 grep -q '^supervisor: report: up' "$T/first.out"
	run ! grep 'report' "$T/log"
}

@test "handlers write to it, too, and HUP finds one that was started anew" {
	mkdir "$T/dev"
	system_log first
	with_dev "$BIN/supervisor" --daemon --pidfile "$T/pid" \
		--listen "unix:$T/socket" -- /bin/sh -c 'echo complaint >&2' 2>"$T/log"
	socat -u "UNIX-CONNECT:$T/socket" -
	retry 10 grep -qx complaint "$T/first.out"
	kill "$STARTED_PID"
	wait "$STARTED_PID" || true
	system_log second
	kill -HUP "$(cat "$T/pid")"
	retry 10 grep -qx 'supervisor: settings read again' "$T/second.out"
}

@test "without any log a daemon warns that messages are lost" {
	mkdir "$T/dev"
	with_dev "$BIN/supervisor" --daemon --pidfile "$T/pid" \
		--listen "unix:$T/socket" -- "$HELPERS/probe" 2>"$T/log"
	grep -q '^supervisor: warning: there is no /dev/log' "$T/log"
	[ "$(readlink "/proc/$(cat "$T/pid")/fd/2")" = /dev/null ]
}

@test "a second one with the same pidfile does not start" {
	start_supervisor --pidfile "$T/pid" -- "$HELPERS/probe"
	[ "$(cat "$T/pid")" = "$SUPERVISOR" ]
	run -111 "$BIN/supervisor" --pidfile "$T/pid" -p 0 -- "$HELPERS/probe"
	[[ $output == *"$T/pid: process $SUPERVISOR runs already"* ]]
}

@test "a pidfile left behind is no obstacle" {
	start one "$BIN/supervisor" --pidfile "$T/pid" -p 0 -- "$HELPERS/probe"
	retry 10 grep -q '^supervisor: ready' "$T/one.log"
	kill -KILL "$STARTED_PID"
	wait "$STARTED_PID" || true
	[ -s "$T/pid" ]
	start_supervisor --pidfile "$T/pid" -- "$HELPERS/probe"
	[ "$(cat "$T/pid")" = "$SUPERVISOR" ]
}

@test "the pidfile is gone when it has ended" {
	start one "$BIN/supervisor" --pidfile "$T/pid" -p 0 -- "$HELPERS/probe"
	retry 10 grep -q '^supervisor: ready' "$T/one.log"
	kill "$STARTED_PID"
	wait "$STARTED_PID"
	[ ! -e "$T/pid" ]
}

@test "--user is taken for good, with its group and no other, after binding" {
	start supervisor "$BIN/supervisor" --listen 127.0.0.1:0 --user nobody -- "$HELPERS/probe"
	SUPERVISOR=$STARTED_PID
	retry 10 announced
	PORT=$(sed -n 's/.*127\.0\.0\.1:\([0-9]*\)$/\1/p' "$T/supervisor.log")
	user=$(id -u nobody)
	group=$(id -g nobody)
	grep -Eq "^Uid:\s+$user\s+$user\s+$user\s+$user$" "/proc/$SUPERVISOR/status"
	grep -Eq "^Gid:\s+$group\s+$group\s+$group\s+$group$" "/proc/$SUPERVISOR/status"
	grep -Eq "^Groups:\s+$group\s*$" "/proc/$SUPERVISOR/status"
	grep -Eq '^Cap(Prm|Eff):\s+0+$' "/proc/$SUPERVISOR/status"
	curl -sS --max-time 10 "http://127.0.0.1:$PORT/process" >"$T/process"
	grep -Eq "^Uid:\s+$user\s+$user\s+$user\s+$user$" "$T/process"
	run ! grep 'runs as root' "$T/supervisor.log"
}

# inside COMMAND...: in a network of its own, where port 80 is free.
inside() {
	ip netns exec "sup$$" "$@"
}

# has_nothing PID: no capability in any set but the bounding one, no group but
# nobody's, no root.
has_nothing() {
	local status=/proc/$1/status user group
	user=$(id -u nobody)
	group=$(id -g nobody)
	grep -Eq "^Uid:\s+$user\s+$user\s+$user\s+$user$" "$status"
	grep -Eq "^Gid:\s+$group\s+$group\s+$group\s+$group$" "$status"
	grep -Eq "^Groups:\s+$group\s*$" "$status"
	[ "$(grep -Ec '^Cap(Inh|Prm|Eff|Amb):\s+0+$' "$status")" -eq 4 ] || fail "$(grep ^Cap "$status")"
}

@test "as root at port 80 at first, as nobody in an empty root then: nothing is left" {
	local pid
	ip netns add "sup$$" || fail "no network namespace can be made"
	ip -n "sup$$" link set lo up
	make_public "$BIN/httpd-once"
	mkdir "$PUBLIC/jail"
	echo inside >"$PUBLIC/jail/page.html"
	# Empty, but for what a handler that is not linked statically cannot do without.
	ldd "$BIN/httpd-once" 2>"$T/static" | grep -o '/[^ ]*' |
		xargs -r -I{} cp --parents {} "$PUBLIC/jail" || true
	start supervisor ip netns exec "sup$$" \
		setpriv --inh-caps +net_bind_service,+chown --ambient-caps +net_bind_service \
		"$BIN/supervisor" -p 80 --acceptors 2 --user nobody --chroot "$PUBLIC/jail" --no-new-privileges \
		-- "$PUBLIC/httpd-once" / 7<"$REPO/Makefile"
	SUPERVISOR=$STARTED_PID
	retry 10 announced
	[ "$(inside curl -sS --max-time 10 http://127.0.0.1/page.html)" = inside ]
	# shellcheck disable=SC2016 # for the inner shell
	start client ip netns exec "sup$$" bash -c \
		'exec 8<>/dev/tcp/127.0.0.1/80; printf "GET / HTTP/1.0\r\n" >&8; exec cat <&8'
	retry 10 has_handlers 1
	retry 10 is_family 3
	for pid in $(family) $(handlers); do
		has_nothing "$pid"
		grep -Eq '^CapBnd:\s+0+$' "/proc/$pid/status"
		grep -Eq '^NoNewPrivs:\s+1$' "/proc/$pid/status"
		[ "$(readlink "/proc/$pid/root")" = "$PUBLIC/jail" ]
		[ "$(readlink "/proc/$pid/cwd")" = "$PUBLIC/jail" ]
	done
	# The handler opens its root and nothing else.
	find "/proc/$(handlers)/fd" -type l -printf '%f %l\n' | sort >"$T/fds"
	[ "$(grep -c . "$T/fds")" -le 4 ]
	grep -Eq '^0 socket:' "$T/fds"
	grep -Eq '^1 socket:' "$T/fds"
	grep -Eq '^2 ' "$T/fds"
	[ "$(grep -vc '^[012] ' "$T/fds")" -eq "$(grep -c " $PUBLIC/jail$" "$T/fds")" ]
	kill "$STARTED_PID"
	retry 10 has_handlers 0
}

@test "without --user handlers have no ambient capability, supervisor keeps its own" {
	make_public "$HELPERS/probe"
	start supervisor setpriv --reuid 65534 --regid 65534 --clear-groups \
		--inh-caps +net_bind_service --ambient-caps +net_bind_service \
		"$BIN/supervisor" -p 0 --acceptors 1 --no-confine -- "$PUBLIC/probe"
	SUPERVISOR=$STARTED_PID
	retry 10 announced
	PORT=$(port_in "$T/supervisor.log")
	grep -Eq '^CapEff:\s+0+400$' "/proc/$SUPERVISOR/status"
	exec 9<>"/dev/tcp/127.0.0.1/$PORT"
	printf 'GET /hold HTTP/1.0\r\n\r\n' >&9
	retry 10 has_handlers 1
	read -r _ <&9
	[ "$(grep -Ec '^Cap(Prm|Eff|Amb):\s+0+$' "/proc/$(handlers)/status")" -eq 3 ]
	grep -Eq '^NoNewPrivs:\s+0$' "/proc/$(handlers)/status"
	exec 9>&-
}

@test "--group takes the place of the user's group" {
	start_supervisor --user nobody --group daemon -- "$HELPERS/probe"
	curl -sS --max-time 10 "http://127.0.0.1:$PORT/process" >"$T/process"
	group=$(getent group daemon | cut -d: -f3)
	grep -Eq "^Gid:\s+$group\s+$group\s+$group\s+$group$" "$T/process"
}

@test "a user or group that does not exist fails the start" {
	run -111 "$BIN/supervisor" -p 0 --user no-such-user -- "$HELPERS/probe"
	[[ $output == *'there is no user no-such-user'* ]]
	run -111 "$BIN/supervisor" -p 0 --user nobody --group no-such-group -- "$HELPERS/probe"
	[[ $output == *'there is no group no-such-group'* ]]
}

@test "who is not root cannot become another user, and is told" {
	run -111 setpriv --reuid 65000 --regid 65000 --clear-groups \
		"$BIN/supervisor" -p 0 --user nobody -- /bin/cat
	[[ $output == *'nobody: Operation not permitted'* ]]
}

@test "as root without --user it warns" {
	[ "$(id -u)" -eq 0 ] || fail "this test is for root"
	start_supervisor -- "$HELPERS/probe"
	grep -q '^supervisor: warning: runs as root' "$T/supervisor.log"
}

@test "--chroot shuts handlers in, and the handler itself may lie outside" {
	mkdir "$T/jail"
	echo inside >"$T/jail/file"
	# What a dynamic program needs has to be inside.
	ldd /bin/cat | grep -o '/[^ ]*' | xargs -I{} cp --parents {} "$T/jail"
	start_supervisor --chroot "$T/jail" --defer-accept 0 -- /bin/cat /file
	exec 9<>"/dev/tcp/127.0.0.1/$PORT"
	[ "$(cat <&9)" = inside ]
	exec 9>&-
	[ ! -e "$T/jail/bin/cat" ]
	[ "$(readlink "/proc/$SUPERVISOR/root")" = "$T/jail" ]
	[ "$(readlink "/proc/$SUPERVISOR/cwd")" = "$T/jail" ]
}
