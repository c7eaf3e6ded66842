# What the tests of supervisor share:  load lib/supervisor
# (after lib/common)
#
# Test files use names that only this one sets:
# shellcheck disable=SC2034

# get TARGET: the body, over IPv4.
get() {
	curl -gsS --max-time 10 "http://127.0.0.1:$PORT$1"
}

# says PATTERN: whether a line of the supervisor's log begins so.
says() {
	grep -q "^supervisor: $1" "$T/supervisor.log"
}

# Test files use names that only this one sets:
# shellcheck disable=SC2034

# family: supervisor and its acceptors, one a line.
family() {
	local pid
	echo "$SUPERVISOR"
	for pid in $(pgrep -P "$SUPERVISOR"); do
		if [ "/proc/$pid/exe" -ef "/proc/$SUPERVISOR/exe" ]; then echo "$pid"; fi
	done
}

# is_family N: it has so many.
is_family() {
	[ "$(family | wc -l)" -eq "$1" ]
}

# handlers [OPTION...]: of pgrep; those that serve or wait to, one a line.
handlers() {
	local family
	family=$(family)
	pgrep "$@" -P "$(paste -sd, <<<"$family")" | grep -vxF "$family"
}

# has_handlers N [OPTION...]: so many of them.
has_handlers() {
	[ "$(handlers "${@:2}" | wc -l)" -eq "$1" ]
}

# signal_family SIGNAL: all of it.
signal_family() {
	local pid
	for pid in $(family); do
		kill "-$1" "$pid"
	done
}

# hold NAME PATH [ADDRESS]: a client in the background, $CLIENT, whose reply goes
# to $T/NAME.out; its handler is $HANDLER.
hold() {
	start "$1" python3 -c 'if True:
		import socket, sys
		s = socket.create_connection((sys.argv[3], int(sys.argv[1])))
		s.sendall(b"GET " + sys.argv[2].encode() + b" HTTP/1.0\r\n\r\n")
		while True:
		    b = s.recv(65536)
		    if not b:
		        break
		    print(b.decode(), end="", flush=True)
		print("closed", flush=True)' "$PORT" "$2" "${3:-127.0.0.1}"
	CLIENT=$STARTED_PID
	retry 20 grep -q '^held by' "$T/$1.out"
	HANDLER=$(sed -n 's/^held by //p' "$T/$1.out")
}

# are_gone PID...: all of them have ended.
are_gone() {
	local pid
	for pid; do
		! kill -0 "$pid" 2>/dev/null || return 1
	done
}

# told NAME: the sum of the numbers of this name that supervisor tells.
told() {
	python3 - "$T/status" "$1" <<-'P'
		import socket, sys
		s = socket.socket(socket.AF_UNIX)
		s.settimeout(10)
		s.connect(sys.argv[1])
		print(sum(int(line.split()[-1]) for line in s.makefile()
		    if line.replace("{", " ").split()[0] == sys.argv[2]))
	P
}

# is_told NAME NUMBER
is_told() {
	local number
	number=$(told "$1")
	[ "$number" -eq "$2" ] || fail "$1 is $number, not $2"
}

# descriptors: how many the family has.
descriptors() {
	local pid
	for pid in $(family); do
		find "/proc/$pid/fd" -type l
	done | wc -l
}

has_descriptors() {
	[ "$(descriptors)" -eq "$1" ]
}

# hear: a socket for notifications, $T/notify; what comes is in $T/heard.out.
hear() {
	cat >"$T/ear" <<'P'
import socket, sys
s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
s.bind(sys.argv[1])
print("listening", flush=True)
while True:
    print(s.recv(4096).decode(), flush=True)
P
	start heard python3 "$T/ear" "$T/notify"
	retry 10 grep -q listening "$T/heard.out"
}

# end_successors: those of an upgrade are no children of the test.  For tidy.
end_successors() {
	local pid
	for pid in $(sed -n 's/^supervisor: upgrade: process \([0-9]*\) serves now$/\1/p' "$T/supervisor.log" 2>/dev/null); do
		kill "$pid" 2>/dev/null || continue
		timeout 10 tail --pid="$pid" -f /dev/null
	done
}
