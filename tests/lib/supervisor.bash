# What the tests of supervisor share:  load lib/supervisor
# (after lib/common)

# get TARGET: the body, over IPv4.
get() {
	curl -gsS --max-time 10 "http://127.0.0.1:$PORT$1"
}

# says PATTERN: whether a line of the supervisor's log begins so.
says() {
	grep -q "^supervisor: $1" "$T/supervisor.log"
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
