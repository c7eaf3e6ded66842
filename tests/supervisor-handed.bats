#!/usr/bin/env bats
# Sockets that somebody else opened, and somebody who wants to be told.
load lib/common
load lib/supervisor
bats_require_minimum_version 1.5.0

# A service manager in small: opens sockets at 3 and up, and executes.
prepare() {
	cat >"$T/manager" <<'P'
import fcntl, os, socket, sys
kinds, command = sys.argv[1].split(","), sys.argv[2:]
for number, kind in enumerate(kinds):
    if kind == "tcp":
        s = socket.create_server(("127.0.0.1", 0))
        print(s.getsockname()[1], flush=True)
    elif kind == "udp":
        s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    elif kind == "connected":
        s = socket.socketpair()[0]
    else:
        s = socket.socket(socket.AF_UNIX)
        s.bind(kind)
        s.listen()
    fd = fcntl.fcntl(s.fileno(), fcntl.F_DUPFD, 100)
    s.detach()
    kinds[number] = fd
for number, fd in enumerate(kinds):
    os.dup2(fd, 3 + number, inheritable=True)
pid = int(os.environ.get("FORGED_PID", os.getpid()))
os.environ.update(LISTEN_FDS=str(len(kinds)), LISTEN_PID=str(pid))
os.execv(command[0], command)
P
}

# managed KINDS COMMAND...: in the background, with those sockets.
managed() {
	start supervisor python3 "$T/manager" "$@"
	SUPERVISOR=$STARTED_PID
	retry 10 announced
}

get() {
	curl -gsS --max-time 10 "$@"
}

@test "sockets of a service manager take the place of the default ones" {
	managed "tcp,$T/socket" "$BIN/supervisor" -- "$HELPERS/probe"
	[ "$(grep -c 'listening on' "$T/supervisor.log")" -eq 2 ]
	[ "$(get "http://127.0.0.1:$(cat "$T/supervisor.out")/")" = hello ]
	[ "$(get --unix-socket "$T/socket" http://x/)" = hello ]
}

@test "an address that is asked for is listened on beside them" {
	managed tcp "$BIN/supervisor" --listen '[::1]:0' -- "$HELPERS/probe"
	[ "$(grep -c 'listening on' "$T/supervisor.log")" -eq 2 ]
}

@test "a handler sees nothing of how the sockets came" {
	managed tcp "$BIN/supervisor" -- "$HELPERS/probe"
	port=$(cat "$T/supervisor.out")
	run ! grep LISTEN_ <(get "http://127.0.0.1:$port/env")
	[ "$(get "http://127.0.0.1:$port/fds" | tr '\n' ' ')" = '0 1 2 ' ]
}

@test "sockets that were meant for another process are left alone" {
	FORGED_PID=1 managed tcp "$BIN/supervisor" --listen "unix:$T/own" -- "$HELPERS/probe"
	[ "$(grep -c 'listening on' "$T/supervisor.log")" -eq 1 ]
}

@test "what is no listening socket is refused" {
	run -111 python3 "$T/manager" connected "$BIN/supervisor" -- "$HELPERS/probe"
	[[ $output == *'descriptor 3 that was handed over: it is no listening socket'* ]]
	run -111 python3 "$T/manager" udp "$BIN/supervisor" -- "$HELPERS/probe"
	[[ $output == *'it is no listening socket'* ]]
}

@test "the path of a socket that was handed over is not removed" {
	managed "$T/socket" "$BIN/supervisor" -- "$HELPERS/probe"
	kill "$SUPERVISOR"
	wait "$SUPERVISOR"
	[ -S "$T/socket" ]
}

@test "systemd is told when it is ready, how many run, and that it stops" {
	hear
	NOTIFY_SOCKET=$T/notify start_supervisor -- "$HELPERS/probe"
	retry 10 grep -qx READY=1 "$T/heard.out"
	retry 10 grep -qx 'STATUS=0 running' "$T/heard.out"
	exec 9<>"/dev/tcp/127.0.0.1/$PORT"
	printf 'GET /hold HTTP/1.0\r\n\r\n' >&9
	retry 10 grep -qx 'STATUS=1 running' "$T/heard.out"
	exec 9>&-
	kill -TERM "$SUPERVISOR"
	retry 10 grep -qx STOPPING=1 "$T/heard.out"
}

@test "systemd is told of a reload, and when it is done" {
	hear
	NOTIFY_SOCKET=$T/notify start_supervisor -- "$HELPERS/probe"
	kill -HUP "$SUPERVISOR"
	twice() { [ "$(grep -cx READY=1 "$T/heard.out")" -eq 2 ]; }
	retry 10 twice
	grep -A1 -x RELOADING=1 "$T/heard.out" | grep -Eq '^MONOTONIC_USEC=[0-9]+$'
}

@test "a socket without a path (@) is reached, too" {
	cat >"$T/ear" <<'P'
import socket, sys
s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
s.bind("\0" + sys.argv[1])
print("listening", flush=True)
print(s.recv(4096).decode(), flush=True)
P
	start abstract python3 "$T/ear" "httpd-once-test-$$"
	retry 10 grep -q listening "$T/abstract.out"
	NOTIFY_SOCKET=@httpd-once-test-$$ start_supervisor -- "$HELPERS/probe"
	retry 10 grep -qx READY=1 "$T/abstract.out"
}

@test "the watchdog of systemd is answered" {
	hear
	NOTIFY_SOCKET=$T/notify WATCHDOG_USEC=200000 start_supervisor -- "$HELPERS/probe"
	thrice() { [ "$(grep -cx WATCHDOG=1 "$T/heard.out")" -ge 3 ]; }
	retry 10 thrice
}

@test "a watchdog of another process is not answered" {
	hear
	NOTIFY_SOCKET=$T/notify WATCHDOG_USEC=10000 WATCHDOG_PID=1 start_supervisor -- "$HELPERS/probe"
	retry 10 grep -qx READY=1 "$T/heard.out"
	[ "$(curl -sS --max-time 10 "http://127.0.0.1:$PORT/")" = hello ]
	run ! grep WATCHDOG "$T/heard.out"
}

@test "s6 is told by a line end on a descriptor, which is then closed" {
	mkfifo "$T/ready"
	start reader cat "$T/ready"
	start_supervisor --ready-fd 7 -- "$HELPERS/probe" 7>"$T/ready"
	retry 10 cmp -s "$T/reader.out" <(echo)
	[ ! -e "/proc/$SUPERVISOR/fd/7" ] || [ "$(readlink "/proc/$SUPERVISOR/fd/7")" != "$T/ready" ]
}

@test "a descriptor for s6 that is closed is refused" {
	local fd
	for fd in 3 4 5 6 9 100; do
		run -111 timeout 20 "$BIN/supervisor" -p 0 --ready-fd "$fd" -- "$HELPERS/probe" 3>&- 4>&- 5>&- 6>&- 9>&-
		[[ $output == *"--ready-fd $fd: Bad file descriptor"* ]] || fail "$output"
	done
}
