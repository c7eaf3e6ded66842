# A client is given time, but not for ever; and it gets its whole reply.

load lib/common

# talk SCRIPT: runs a python client against the supervisor; `s` is connected.
talk() {
	T=$T timeout 60 python3 - "$PORT" <<P
import os, socket, sys, time
s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
s.settimeout(40)
def rest():
    got = b""
    while True:
        more = s.recv(65536)
        if not more:
            return got
        got += more
$1
P
}

start_with() {
	start_supervisor -- "$BIN/httpd-once" -l - --log-format json "$@" "$T/root"
}

@test "a byte now and then does not hold a process: the deadline is for the whole head" {
	start_with --timeout 2
	talk '
got = b""
s.settimeout(0.3)
for byte in b"GET / HTTP/1.0\r\nX: " + b"y" * 100:
    try:
        s.sendall(bytes([byte]))
        got = s.recv(65536)
        break
    except socket.timeout:
        pass
else:
    sys.exit("it was held until all had been sent")
s.settimeout(40)
got += rest()
assert got.startswith(b"HTTP/1.0 408 "), got
assert b"</html>" in got, got
'
	retry 5 grep -q 'head/too-late' "$T/supervisor.log"
}

@test "who speaks TLS to it is told at once that this is another protocol" {
	start_with
	run curl -sSk "https://127.0.0.1:$PORT/"
	[ "$status" = 35 ]
	# What curl says may hold a byte that ends a line; this does not.
	talk '
s.sendall(b"\x16\x03\x01\x02\x00\x01\x00")
got = rest()
assert got.startswith(b"HTTP/1.0 400 "), got
'
	retry 10 grep -q '"request":null.*"status":400.*"reason":"line/binary"' "$T/supervisor.log"
	refute grep -q head/too-late "$T/supervisor.log"
}

@test "a client that says nothing is ended in silence" {
	mkfifo "$T/in"
	exec 8<>"$T/in"
	local status=0
	"$BIN/httpd-once" --timeout 1 "$T/root" <&8 >"$T/reply" 3>&- || status=$?
	[ "$status" = 1 ]
	[ ! -s "$T/reply" ]
	# Half a request has its answer, and the same status.
	status=0
	printf 'GET /' >&8
	"$BIN/httpd-once" --timeout 1 "$T/root" <&8 >"$T/head" 3>&- || status=$?
	exec 8>&-
	[ "$status" = 1 ]
	status_is 408
}

@test "a client that takes nothing is given up" {
	truncate -s 50000000 "$T/root/big.bin"
	start_with --timeout 1
	talk '
s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
s.sendall(b"GET /big.bin HTTP/1.0\r\n\r\n")
open(os.environ["T"] + "/asked", "w").close()
while not os.path.exists(os.environ["T"] + "/ended"):
    time.sleep(0.02)
try:
    assert len(rest()) < 50000000
except ConnectionResetError:
    pass
' 3>&- &
	local client=$!
	retry 20 grep -q client/too-slow "$T/supervisor.log"
	: >"$T/ended"
	wait $client
	[ "$(jq -r 'select(.method == "GET") | .bytes' <(grep '^{' "$T/supervisor.log"))" -lt 50000000 ]
}

@test "a client that reads slowly gets the whole of a long listing" {
	python3 - "$T/root" <<-'P'
		import sys
		for i in range(40000):
		    open("%s/%06d-%s" % (sys.argv[1], i, "x" * 150), "w").close()
	P
	start_with --timeout 2
	# All the time it takes less than a third of what the system buffers for
	# the sender; the receiver has little, or it would tell of no progress.
	talk '
s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
s.sendall(b"GET / HTTP/1.0\r\n\r\n")
got = b""
for i in range(80):
    got += s.recv(20000)
    time.sleep(0.1)
got += rest()
assert got.endswith(b"</html>\n"), (len(got), got[-100:])
'
}

@test "3 MB sent to a page that is not there: the answer arrives whole (RFC 7230 6.6)" {
	start_with
	head -c 3000000 /dev/zero >"$T/upload"
	local family
	for family in 127.0.0.1 '[::1]'; do
		curl -sS -H 'Expect:' --data-binary "@$T/upload" -D "$T/head" \
			-o "$T/body" "http://$family:$PORT/no"
		grep -q '^HTTP/1.0 404' "$T/head"
		grep -q '</html>' "$T/body"
		curl -sS -H 'Expect:' -X GET --data-binary "@$T/upload" -D "$T/head" \
			-o "$T/body" "http://$family:$PORT/no"
		grep -q '^HTTP/1.0 404' "$T/head"
		grep -q '</html>' "$T/body"
	done
}

@test "what is too long is answered though the client was still sending" {
	start_with
	talk '
s.sendall(b"GET / HTTP/1.0\r\n" + b"X: y\r\n" * 1000000)
got = rest()
assert got.startswith(b"HTTP/1.0 431 "), got[:100]
assert got.endswith(b"</html>\n"), got[-100:]
'
}

# The client must not meet a reset where it goes on sending behind the answer.
@test "who is told that it was too long, or too late, may send on for a moment" {
	start_with --timeout 1
	local first
	for first in 'b"GET / HTTP/1.0\r\n" + b"X: y\r\n" * 2728' 'b"GET / HTTP/1.0\r\n"'; do
		talk "
s.sendall($first)
got = b''
while not got.endswith(b'</html>\n'):
    got += s.recv(65536)
assert got[9:12] in (b'431', b'408'), got[:100]
s.sendall(b'z' * 1000)
s.shutdown(socket.SHUT_WR)
assert rest() == b''
"
	done
	retry 5 grep -q head/too-late "$T/supervisor.log"
	grep -q head/too-long "$T/supervisor.log"
}

@test "what comes behind an answer is taken, up to 256 MiB" {
	start_with
	talk '
s.sendall(b"POST /no HTTP/1.0\r\nContent-Length: 9999999999\r\n\r\n")
piece = bytes(1 << 20)
sent = 0
try:
    while sent < 1 << 30:
        sent += s.send(piece)
except OSError:
    pass
assert 250 << 20 < sent < 400 << 20, sent
'
}

@test "what comes behind an answer is taken, but not for ever" {
	start_with
	talk '
s.sendall(b"POST /no HTTP/1.0\r\nContent-Length: 9999999999\r\n\r\n")
for i in range(220):
    time.sleep(0.25)
    try:
        s.send(b"x")
    except OSError:
        break
else:
    sys.exit("it was held as long as the client liked")
'
}

@test "requests behind the first one do not cost the client its answer" {
	printf 'page\n' >"$T/root/page.txt"
	start_with
	talk '
s.sendall(b"GET /page.txt HTTP/1.1\r\nHost: x\r\n\r\n" * 1000)
got = rest()
assert got.count(b"HTTP/1.0 200") == 1, got
assert got.endswith(b"page\n"), got
'
}

@test "a client that goes away is noticed, and is no error of the server" {
	truncate -s 50000000 "$T/root/big.bin"
	start_with
	talk '
s.sendall(b"GET /big.bin HTTP/1.0\r\n\r\n")
s.recv(1000)
s.close()
'
	retry 10 grep -q client/gone "$T/supervisor.log"
	curl -sSf -o /dev/null "http://127.0.0.1:$PORT/big.bin"
}
