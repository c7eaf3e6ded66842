# What supervisor gives up, whatever it begins with.
load lib/common

as_root() {
	[ "$(id -u)" = 0 ] || fail "this test is for root"
}

# port_in FILE: of the first address that supervisor said it listens on.
port_in() {
	sed -n 's/^supervisor: listening on 0\.0\.0\.0:\([0-9]*\)\r*$/\1/p' "$1" | head -n 1
}

# A handler that tells what it could do with a terminal.
make_terminal_handler() {
	cat >"$T/handler" <<-'P'
		#!/usr/bin/python3
		import fcntl, os
		os.read(0, 4096)
		def opens():
		    try:
		        os.close(os.open("/dev/tty", os.O_RDWR))
		        return "opens"
		    except OSError as error:
		        return os.strerror(error.errno)
		number = open("/proc/self/stat").read().rsplit(")", 1)[1].split()[4]
		mode = fcntl.fcntl(2, fcntl.F_GETFL) & os.O_ACCMODE
		print("terminal", number, "mode", mode, "tty", opens(), flush=True)
	P
	chmod 755 "$T/handler"
	chmod 755 "$T" "$BATS_RUN_TMPDIR" 2>/dev/null || true
}

# on_terminal LEADER ARGUMENT...: supervisor on a terminal of its own, below the
# leader of its session, or (yes) as that; asks it once, presses Ctrl-C, and
# tells what was answered and how it ended.
on_terminal() {
	timeout 60 python3 - "$@" <<-'P'
		import os, pty, re, socket, sys, time
		is_leader = sys.argv[1] == "yes"
		pid, master = pty.fork()
		if pid == 0:
		    if not is_leader:
		        child = os.fork()
		        if child != 0:
		            import signal
		            signal.signal(signal.SIGINT, signal.SIG_IGN)
		            os._exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) & 255)
		    os.execv(sys.argv[2], sys.argv[2:])
		said = b""
		while b"ready" not in said:
		    said += os.read(master, 4096)
		port = int(re.search(rb"0\.0\.0\.0:(\d+)", said).group(1))
		with socket.create_connection(("127.0.0.1", port)) as client:
		    client.sendall(b"GET / HTTP/1.0\r\n\r\n")
		    answer = b""
		    while True:
		        got = client.recv(4096)
		        if not got:
		            break
		        answer += got
		print(answer.decode(), end="")
		os.write(master, b"\x03")
		try:
		    while os.read(master, 4096):
		        pass
		except OSError:
		    pass
		print("ended", os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
	P
}

# A program that has root's terminal could type into root's shell (TIOCSTI).
@test "below --user nobody has a terminal, and Ctrl-C still ends it" {
	as_root
	make_public "$BIN/supervisor"
	make_terminal_handler
	cp "$T/handler" "$PUBLIC/handler"
	for leader in no yes; do
		for acceptors in 1 2; do
			on_terminal $leader "$BIN/supervisor" -p 0 --user nobody --acceptors $acceptors \
				-- "$PUBLIC/handler" >"$T/said"
			[ "$(sed -n 1p "$T/said")" = "terminal 0 mode 1 tty No such device or address" ] ||
				fail "$leader $acceptors: $(cat "$T/said")"
			[ "$(sed -n 2p "$T/said")" = "ended 0" ] || fail "$leader $acceptors: $(cat "$T/said")"
		done
	done
}

# is_nobody PID: every id, no further group, no capability.
is_nobody() {
	local status=/proc/$1/status
	grep -Eq '^Uid:\s+65534\s+65534\s+65534\s+65534$' "$status"
	grep -Eq '^Gid:\s+65534\s+65534\s+65534\s+65534$' "$status"
	grep -Eq '^Groups:\s+(65534)?\s*$' "$status" || fail "$(grep ^Groups "$status")"
	[ "$(grep -Ec '^Cap(Inh|Prm|Eff|Amb):\s+0+$' "$status")" -eq 4 ] || fail "$(grep ^Cap "$status")"
}

@test "--user ends the same from any beginning, or does not start" {
	as_root
	# As root, by name and by number.
	for user in nobody 65534; do
		start_supervisor --user "$user" -- /bin/cat
		is_nobody "$SUPERVISOR"
		kill "$SUPERVISOR"
		wait "$SUPERVISOR" || true
	done
	# As that user already, with capabilities.
	start_supervisor_as setpriv --reuid 65534 --regid 65534 --clear-groups \
		--inh-caps +net_bind_service,+setgid --ambient-caps +net_bind_service,+setgid
	is_nobody "$SUPERVISOR"
	kill "$SUPERVISOR"
	wait "$SUPERVISOR" || true
	# With a group of root's that it may leave, and with one that it may not.
	start_supervisor_as setpriv --reuid 65534 --regid 65534 --groups 0,4 \
		--inh-caps +setgid --ambient-caps +setgid
	is_nobody "$SUPERVISOR"
	run -111 timeout 20 setpriv --reuid 65534 --regid 65534 --groups 0,4 \
		"$BIN/supervisor" -p 0 --user nobody -- /bin/cat
	[[ $output == *'cannot leave the groups that nobody is not in: Operation not permitted'* ]]
}

start_supervisor_as() {
	start supervisor "$@" "$BIN/supervisor" -p 0 --user nobody -- /bin/cat
	SUPERVISOR=$STARTED_PID
	retry 10 announced
}

@test "a user and a group may be numbers that have no name" {
	as_root
	run -111 timeout 20 "$BIN/supervisor" -p 0 --user 54321 -- /bin/cat
	[[ $output == *'--user 54321: nobody has this number; --group has to name the group'* ]]
	start_supervisor --user 54321 --group 54322 -- /bin/cat
	grep -Eq '^Uid:\s+54321\s+54321\s+54321\s+54321$' "/proc/$SUPERVISOR/status"
	grep -Eq '^Gid:\s+54322\s+54322\s+54322\s+54322$' "/proc/$SUPERVISOR/status"
	grep -Eq '^Groups:\s+54322\s*$' "/proc/$SUPERVISOR/status"
}

# A fault that no privilege has to be taken for: setresuid(2) that does nothing.
@test "a user that could still be root is not believed" {
	as_root
	run -111 timeout 20 strace -f -qq -o "$T/trace" -e trace=setresuid -e inject=setresuid:retval=0 \
		"$BIN/supervisor" -p 0 --user nobody -- /bin/cat
	[[ $output == *'became nobody and could still be root'* ]]
	run -111 timeout 20 setpriv --groups 4 strace -f -qq -o "$T/trace" -e trace=setgroups -e inject=setgroups:error=EPERM \
		"$BIN/supervisor" -p 0 --user nobody -- /bin/cat
	[[ $output == *'cannot leave the groups'* ]]
	run -111 timeout 20 setpriv --inh-caps +chown strace -f -qq -o "$T/trace" -e trace=capset -e inject=capset:retval=0 \
		"$BIN/supervisor" -p 0 --user nobody -- /bin/cat
	[[ $output == *'could still be root'* ]]
}

# may_look PID: whether another process of the user can read its memory.
may_look() {
	setpriv --reuid 65534 --regid 65534 --clear-groups \
		dd "if=/proc/$1/mem" of=/dev/null count=0 2>"$T/look"
}

@test "no process of its user can look into supervisor" {
	as_root
	start other setpriv --reuid 65534 --regid 65534 --clear-groups sleep 100
	retry 5 may_look "$STARTED_PID"
	start_supervisor --acceptors 2 --user nobody -- /bin/cat
	for pid in "$SUPERVISOR" $(pgrep -P "$SUPERVISOR"); do
		refute may_look "$pid"
		grep -q 'Permission denied' "$T/look"
	done
}

# has_only_three PROGRAM...: what it executes has descriptors 0, 1 and 2, in
# spite of one that whoever started it left open.
has_only_three() {
	: >"$T/secret"
	"$@" 7<"$T/secret" >"$T/reply" 2>"$T/error" <"$T/request"
	sed -n '/^fds/p' "$T/reply" >"$T/fds"
	[ "$(cat "$T/fds")" = "fds 0 1 2" ] || fail "$* $(cat "$T/reply" "$T/error")"
}

@test "programs inherit nothing, also without close_range, and without /proc" {
	mkdir "$T/root/cgi"
	cat >"$T/root/cgi/fds.cgi" <<-'P'
		#!/bin/sh
		printf 'Content-Type: text/plain\n\nfds'
		for fd in 0 1 2 3 4 5 6 7 8 9; do
			if [ -e "/dev/fd/$fd" ] && [ "$(readlink "/proc/$$/fd/$fd")" != "$0" ] &&
				! readlink "/proc/$$/fd/$fd" | grep -q 'fds.cgi$'; then printf ' %s' "$fd"; fi
		done
		echo
	P
	chmod 755 "$T/root/cgi/fds.cgi"
	printf 'GET /fds.cgi HTTP/1.0\r\n\r\n' >"$T/request"
	local once=(timeout 20 "$BIN/httpd-once" --cgi-suffix .cgi "$T/root/cgi")
	local faulty=(strace -f -qq -o "$T/trace" -e "trace=close_range,openat,open,close")
	has_only_three "${once[@]}"
	has_only_three "${faulty[@]}" -e inject=close_range:error=ENOSYS "${once[@]}"
	# It reads a list, and does not try twenty thousand numbers.
	[ "$(grep -c 'close(.*EBADF' "$T/trace")" -lt 20 ]
	ulimit -n 64
	has_only_three "${faulty[@]}" -e inject=close_range:error=EPERM -P /proc/self/fd \
		-e inject=open,openat:error=ENOENT "${once[@]}"
}

@test "what supervisor was started with reaches no handler, also without close_range" {
	: >"$T/secret"
	start supervisor strace -f -qq -o "$T/trace" -e trace=close_range -e inject=close_range:error=EPERM \
		"$BIN/supervisor" -p 0 --acceptors 1 -- "$HELPERS/probe" 7<"$T/secret"
	SUPERVISOR=$STARTED_PID
	retry 20 announced
	curl -sS --max-time 20 "http://127.0.0.1:$(port_in "$T/supervisor.log")/fds" >"$T/fds"
	[ "$(tr '\n' ' ' <"$T/fds")" = '0 1 2 ' ] || fail "$(cat "$T/fds")"
}

@test "a filter that refuses sendfile leaves an answer whole" {
	head -c 300000 /dev/urandom >"$T/root/large.bin"
	printf 'GET /large.bin HTTP/1.0\r\n\r\n' >"$T/request"
	timeout 20 strace -f -qq -o "$T/trace" -e trace=sendfile -e inject=sendfile:error=EPERM \
		"$BIN/httpd-once" "$T/root" <"$T/request" >"$T/reply"
	grep -q "sendfile.*EPERM" "$T/trace"
	tail -c 300000 "$T/reply" | cmp - "$T/root/large.bin"
}
