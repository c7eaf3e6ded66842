#!/usr/bin/env bats
# --proxy-protocol: the client that a balancer names.

load lib/common

SIGNATURE='\r\n\r\n\0\r\nQUIT\n'

# ask_through HEADER: the request behind the header; the log line is in $LINE.
ask_through() {
	echo hello >"$T/root/file.txt"
	ask "$1GET /file.txt HTTP/1.0\r\n\r\n" --proxy-protocol -l "$T/access" --log-format json
	LINE=$(tail -n 1 "$T/access" 2>/dev/null)
}

client_is() {
	[ "$(jq -r '.client + " " + .port' <<<"$LINE")" = "$1 $2" ] || fail "$LINE"
}

@test "version 1 names the client, of both families" {
	ask_through 'PROXY TCP4 192.0.2.7 198.51.100.1 4711 80\r\n'
	status_is 200
	[ "$(cat "$T/body")" = hello ]
	client_is 192.0.2.7 4711
	ask_through 'PROXY TCP6 2001:DB8::7 2001:db8::1 4711 80\r\n'
	status_is 200
	client_is 2001:db8::7 4711
}

@test "version 2 names the client, of both families, with values of its own" {
	ask_through "$SIGNATURE"'\x21\x11\0\x0c\xc0\0\x02\x07\xc6\x33\x64\x01\x12\x67\0\x50'
	status_is 200
	client_is 192.0.2.7 4711
	ask_through "$SIGNATURE"'\x21\x21\0\x27\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\x07\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x12\x67\0\x50\x04\0\0'
	status_is 200
	client_is 2001:db8::7 4711
}

@test "a balancer that knows nothing changes nothing" {
	TCPREMOTEIP=203.0.113.9 TCPREMOTEPORT=99 ask_through 'PROXY UNKNOWN\r\n'
	status_is 200
	client_is 203.0.113.9 99
	TCPREMOTEIP=203.0.113.9 TCPREMOTEPORT=99 ask_through "$SIGNATURE"'\x20\0\0\0'
	status_is 200
	client_is 203.0.113.9 99
}

@test "what the balancer says goes before what the super-server says" {
	TCPREMOTEIP=203.0.113.9 TCPREMOTEPORT=99 ask_through 'PROXY TCP4 192.0.2.7 198.51.100.1 4711 80\r\n'
	client_is 192.0.2.7 4711
}

@test "a program sees the real client" {
	mkdir "$T/bin"
	printf '#!/bin/sh\nprintf "Content-Type: text/plain\\n\\n$REMOTE_ADDR $REMOTE_PORT $SERVER_PORT"\n' >"$T/bin/who"
	chmod +x "$T/bin/who"
	ask 'PROXY TCP4 192.0.2.7 198.51.100.1 4711 8042\r\nGET /cgi-bin/who HTTP/1.0\r\n\r\n' \
		--proxy-protocol -c "$T/bin"
	[[ $(cat "$T/body") == "192.0.2.7 4711"* ]]
}

@test "without a header, or with a bad one, the connection is closed" {
	local row
	for row in '|proxy/none' 'PROXY TCP4 1.2.3.4 1.2.3.4 1\r\n|proxy/port' 'PROXY TCP5 \r\n|proxy/family' \
		'PROXY TCP4 ::1 ::1 1 2\r\n|proxy/address' "$SIGNATURE"'\x21\x11\0\0|proxy/short' \
		"$SIGNATURE"'\x31\x11\0\0|proxy/command' 'PROXY TCP4 |proxy/address'; do
		rm -f "$T/access"
		ask_through "${row%|*}" || true
		[ "$STATUS" -eq 1 ] || fail "$row: status $STATUS"
		[ ! -s "$T/reply" ] || fail "$row: $(cat "$T/reply")"
		[ ! -e "$T/access" ] || fail "$row: $LINE"
		grep -q "proxy-protocol: ${row#*|}\$" "$T/error" || fail "$row: $(cat "$T/error")"
	done
	ask 'PROXY TCP4 1.2' --proxy-protocol || true
	[ "$STATUS" -eq 1 ] && [ ! -s "$T/reply" ]
	grep -q 'proxy-protocol: proxy/cut-off$' "$T/error"
}

@test "without the option a header is no request" {
	ask 'PROXY TCP4 192.0.2.7 198.51.100.1 4711 80\r\nGET / HTTP/1.0\r\n\r\n'
	status_is 400
}

@test "header and request may come in any pieces" {
	echo hello >"$T/root/file.txt"
	{
		printf 'PROXY TCP4 192.0'
		read -r -t 0.1 <> <(:) || true
		printf '.2.7 198.51.100.1 4711 80\r\nGET /fi'
		read -r -t 0.1 <> <(:) || true
		printf 'le.txt HTTP/1.0\r\n\r\n'
	} | once --proxy-protocol >"$T/reply"
	split_reply
	status_is 200
	[ "$(cat "$T/body")" = hello ]
}

@test "the deadline of the head counts for both" {
	{
		printf 'PROXY TCP4 192.0'
		retry 20 test -e "$T/done" || true
	} | {
		once --proxy-protocol --timeout 1 >"$T/reply" 2>"$T/error" || true
		touch "$T/done"
	}
	[ ! -s "$T/reply" ]
	grep -q 'proxy/cut-off' "$T/error"
}

@test "a byte now and then gets one deadline for header and head, not two" {
	start_supervisor -- "$BIN/httpd-once" --proxy-protocol --timeout 4 "$T/root"
	timeout 60 python3 - "$PORT" <<'P'
import socket, sys
s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
s.settimeout(0.3)
sent = 0
# The header takes 3.6 seconds; then comes the head.
for piece in [b"PROXY UNKNOWN"] + [b" "] * 11 + [b"\r\n"] + [b"G"] * 100:
    try:
        s.sendall(piece)
        sent += 1
        s.recv(65536)
        break
    except socket.timeout:
        pass
    except OSError:
        break
assert sent < 22, sent
P
}

@test "curl speaks it through the supervisor" {
	echo hello >"$T/root/file.txt"
	start_supervisor -- "$BIN/httpd-once" --proxy-protocol -l "$T/access" "$T/root"
	[ "$(curl -s --haproxy-protocol "http://127.0.0.1:$PORT/file.txt")" = hello ]
	run curl -s "http://127.0.0.1:$PORT/file.txt"
	[ "$status" -ne 0 ] && [ -z "$output" ]
}

@test "behind a real haproxy, versions 1 and 2" {
	echo page >"$T/root/page.txt"
	start_supervisor -- "$BIN/httpd-once" --proxy-protocol -l - --log-format json "$T/root"
	local version
	for version in send-proxy send-proxy-v2; do
		cat >"$T/haproxy.cfg" <<-E
			defaults
			    mode tcp
			    timeout connect 5s
			    timeout client 10s
			    timeout server 10s
			frontend f
			    bind fd@50
			    default_backend b
			backend b
			    server s 127.0.0.1:$PORT $version
		E
		# haproxy takes no port 0, but a socket that listens already.
		start "$version" python3 -c '
import os, socket, sys
s = socket.socket()
s.bind(("127.0.0.1", 0))
s.listen()
os.dup2(s.fileno(), 50)
print(s.getsockname()[1], flush=True)
os.execvp("haproxy", ["haproxy", "-db", "-f", sys.argv[1]])
' "$T/haproxy.cfg"
		retry 10 test -s "$T/$version.out"
		local port
		port=$(head -n 1 "$T/$version.out")
		curl -sSf --retry 10 --retry-connrefused -o "$T/body" -w '%{local_port}' "http://127.0.0.1:$port/page.txt" >"$T/port"
		same "$T/root/page.txt" "$T/body"
		retry 5 grep -q "\"port\":\"$(cat "$T/port")\"" "$T/supervisor.log"
	done
}
