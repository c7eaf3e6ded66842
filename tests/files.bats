# What a request for a file is answered with.

load lib/common

prepare() {
	printf 'hello, reader\n' >"$T/root/page.html"
	printf 'a\0b\r\n\r\nc' >"$T/root/bytes.bin"
	mkdir "$T/root/docs"
	printf 'index of docs\n' >"$T/root/docs/index.html"
}

@test "a file comes byte for byte, with its type and length" {
	ask 'GET /bytes.bin HTTP/1.0\r\n\r\n'
	status_is 200
	same "$T/root/bytes.bin" "$T/body"
	field_is Content-Length 8
	field_is Content-Type application/octet-stream
	field_is Connection close
	[[ $(field Server) == httpd-once/* ]]
	[[ $(field Date) =~ ^(Mon|Tue|Wed|Thu|Fri|Sat|Sun),\ [0-9]{2}\ [A-Z][a-z]{2}\ [0-9]{4}\ [0-9:]{8}\ GMT$ ]]
}

@test "text says that it is UTF-8, unless another charset is set" {
	ask 'GET /page.html HTTP/1.0\r\n\r\n'
	field_is Content-Type 'text/html; charset=utf-8'
	ask 'GET /page.html HTTP/1.0\r\n\r\n' --charset iso-8859-1
	field_is Content-Type 'text/html; charset=iso-8859-1'
	ask 'GET /page.html HTTP/1.0\r\n\r\n' --charset ''
	field_is Content-Type text/html
}

@test "HEAD has the exact header of GET and no byte of body (RFC 1945 8.2)" {
	local target
	for target in /page.html /bytes.bin /docs/ / /docs /missing; do
		ask "GET $target HTTP/1.0\r\n\r\n"
		grep -v '^Date:' "$T/head" >"$T/get"
		[ -s "$T/body" ] || fail "GET $target has no body"
		ask "HEAD $target HTTP/1.0\r\n\r\n"
		grep -v '^Date:' "$T/head" >"$T/headers"
		same "$T/get" "$T/headers"
		[ ! -s "$T/body" ] || fail "HEAD $target has a body"
	done
}

@test "a request without a version gets the bare body (HTTP/0.9)" {
	ask 'GET /page.html\r\n'
	same "$T/root/page.html" "$T/reply"
}

@test "HTTP/0.9 waits for nothing after its line" {
	mkfifo "$T/in"
	"$BIN/httpd-once" "$T/root" <"$T/in" >"$T/reply" 3>&- &
	local pid=$!
	exec 8>"$T/in"
	printf 'GET /page.html\n' >&8
	wait $pid
	exec 8>&-
	same "$T/root/page.html" "$T/reply"
}

@test "the index of a folder is served, in the order of the names" {
	ask 'GET /docs/ HTTP/1.0\r\n\r\n'
	same "$T/root/docs/index.html" "$T/body"
	echo second >"$T/root/docs/start.txt"
	ask 'GET /docs/ HTTP/1.0\r\n\r\n' --index none --index start.txt --index index.html
	same "$T/root/docs/start.txt" "$T/body"
	field_is Content-Type 'text/plain; charset=utf-8'
}

@test "a folder without its slash is a redirect that keeps the query" {
	ask 'GET /docs?a=b%%20c HTTP/1.0\r\n\r\n'
	status_is 301
	field_is Location 'docs/?a=b%20c'
	grep -q '<a href="docs/?a=b%20c"' "$T/body"
	field_is Content-Length "$(stat -c %s "$T/body")"
}

# redirected TARGET: prints where a client goes after its redirect.
redirected() {
	printf 'GET %s HTTP/1.0\r\n\r\n' "$1" | once >"$T/reply"
	split_reply
	status_is 301
	python3 -c 'import sys, urllib.parse as u; print(u.urljoin(*sys.argv[1:]))' \
		"http://here.example$1" "$(field Location)"
}

@test "a redirect never leads to another host" {
	mkdir -p "$T/root/evil.example/x" "$T/root/a:b" "$T/root/http:/x"
	local target
	for target in //evil.example /%2Fevil.example /%2F%2Fevil.example '/x/..%2Fevil.example' \
		'//evil.example/%2e%2e//evil.example' /a:b /x/../a:b /http:/x /http%3A%2Fx; do
		redirected "$target" >"$T/there"
		grep -qx 'http://here\.example/.*' "$T/there" || fail "$target leads to $(cat "$T/there")"
		refute grep -q '^Location: [/\\]' "$T/head"
		ask "GET $(sed 's,http://here.example,,; s,%,%%,g' "$T/there") HTTP/1.0\r\n\r\n"
		status_is 200
	done
	ask 'GET /a:b HTTP/1.0\r\n\r\n'
	field_is Location './a:b/'
	ask 'GET /x/%%2F%%2Fevil.example HTTP/1.0\r\n\r\n'
	status_is 404
	ask 'GET /%%2F%%2Fevil.example HTTP/1.0\r\n\r\n'
	field_is Location '%2F%2Fevil.example/'
	ask 'GET http://other.example//evil.example HTTP/1.0\r\n\r\n'
	field_is Location 'evil.example/'
}

@test "clients follow the redirect of a folder, also behind a proxy that strips a prefix" {
	mkdir -p "$T/root/docs/a:b c"
	echo deep >"$T/root/docs/a:b c/index.html"
	start_supervisor -- "$BIN/httpd-once" "$T/root"
	cat >"$T/haproxy.cfg" <<-E
		defaults
		    mode http
		    timeout connect 10s
		    timeout client 10s
		    timeout server 10s
		frontend f
		    bind fd@50
		    http-request replace-path /sub/(.*) /\\1
		    default_backend b
		backend b
		    server s 127.0.0.1:$PORT
	E
	# haproxy takes no port 0, but a socket that listens already.
	start front python3 -c '
import os, socket, sys
s = socket.socket()
s.bind(("127.0.0.1", 0))
s.listen()
os.dup2(s.fileno(), 50)
print(s.getsockname()[1], flush=True)
os.execvp("haproxy", ["haproxy", "-db", "-f", sys.argv[1]])
' "$T/haproxy.cfg"
	retry 10 test -s "$T/front.out"
	local front base
	front=$(head -n 1 "$T/front.out")
	for base in "127.0.0.1:$PORT/docs" "127.0.0.1:$front/sub/docs"; do
		[ "$(curl -sL "http://$base/a:b%20c?q=1" -w '%{url_effective}')" = "deep
http://$base/a:b%20c/?q=1" ]
		[ "$(wget -qO - "http://$base/a:b%20c?q")" = deep ]
		[ "$(lynx -source "http://$base/a:b%20c?q")" = deep ]
	done
}

@test "a redirect to where a program led says the whole path" {
	mkdir "$T/bin"
	printf '#!/bin/sh\nprintf "Location: /docs\\n\\n"\n' >"$T/bin/lead"
	chmod +x "$T/bin/lead"
	ask 'GET /cgi-bin/lead HTTP/1.0\r\n\r\n' -c "$T/bin"
	status_is 301
	field_is Location /docs/
}

@test "an index that cannot be sent opens no listing of its folder" {
	mkdir "$T/root/closed"
	touch "$T/root/closed/other.txt"
	ln -s /etc/passwd "$T/root/closed/index.html"
	ask 'GET /closed/ HTTP/1.0\r\n\r\n' -l - --log-format json
	status_is 404
	grep -q file/outside "$T/error"
	ln -sf index.html "$T/root/closed/index.html"
	ask 'GET /closed/ HTTP/1.0\r\n\r\n' -l - --log-format json
	status_is 404
	grep -q file/link-loop "$T/error"
	rm "$T/root/closed/index.html"
	mkfifo "$T/root/closed/index.html"
	ask 'GET /closed/ HTTP/1.0\r\n\r\n'
	status_is 403
	rm "$T/root/closed/index.html"
	mkdir "$T/root/closed/index.html"
	ask 'GET /closed/ HTTP/1.0\r\n\r\n'
	status_is 200
	grep -q other.txt "$T/body"
}

@test "a file is no folder" {
	ask 'GET /page.html/ HTTP/1.0\r\n\r\n'
	status_is 404
	ask 'GET /page.html/more HTTP/1.0\r\n\r\n'
	status_is 404
}

@test "names with every kind of byte are served and redirected to" {
	local name
	for name in 'a b' 'ä' 'x"y' "q'q" 'per%cent' 'a+b' 'a;b' 'a?b' 'a#b' 'a&b' '<b>' $'new\nline' $'\x01\x7f\xff'; do
		mkdir -p "$T/root/$name"
		printf '%s' "$name" >"$T/root/$name/file"
		local escaped
		escaped=$(python3 -c 'import os,sys,urllib.parse as u; print(u.quote(os.fsencode(sys.argv[1])))' "$name")
		printf 'GET /%s/file HTTP/1.0\r\n\r\n' "$escaped" | once >"$T/reply"
		split_reply
		status_is 200
		same "$T/root/$name/file" "$T/body"
		printf 'GET /%s HTTP/1.0\r\n\r\n' "$escaped" | once >"$T/reply"
		split_reply
		status_is 301
		[[ $(field Location) == */ ]] || fail "no location for $name"
		printf 'GET /%sfile HTTP/1.0\r\n\r\n' "$(field Location)" | once >"$T/reply"
		split_reply
		same "$T/root/$name/file" "$T/body"
	done
}

@test "a file of more than 4 GiB and with holes comes whole" {
	truncate -s 4297000000 "$T/root/large.bin"
	printf 'end' >>"$T/root/large.bin"
	ask 'HEAD /large.bin HTTP/1.0\r\n\r\n'
	field_is Content-Length 4297000003
	ask 'GET /large.bin HTTP/1.0\r\nRange: bytes=4296999999-\r\n\r\n'
	status_is 206
	field_is Content-Range 'bytes 4296999999-4297000002/4297000003'
	printf '\0end' >"$T/expected"
	same "$T/expected" "$T/body"
}

@test "an empty file has a length of nothing" {
	: >"$T/root/empty.txt"
	ask 'GET /empty.txt HTTP/1.0\r\n\r\n'
	status_is 200
	field_is Content-Length 0
	[ ! -s "$T/body" ]
}

@test "only regular files are sent, and nothing is waited for" {
	mkfifo "$T/root/fifo.txt"
	python3 -c 'import socket,sys; s=socket.socket(socket.AF_UNIX); s.bind(sys.argv[1])' "$T/root/socket.txt"
	ask 'GET /fifo.txt HTTP/1.0\r\n\r\n' -l -
	status_is 403
	ask 'GET /socket.txt HTTP/1.0\r\n\r\n' -l - --log-format json
	status_is 403
	grep -q '"file/special"' "$T/error"
}

@test "what may not be read is refused (file/permission)" {
	chmod 000 "$T/root/page.html"
	cd "$T/root"
	printf 'GET /page.html HTTP/1.0\r\n\r\n' >"$T/request"
	# From inside: another user may not look into the folders above.
	as_nobody "$BIN/httpd-once" -l - --log-format json \
		<"$T/request" >"$T/reply" 2>"$T/error"
	split_reply
	status_is 403
	grep -q 'file/permission' "$T/error"
}

@test "hidden names are not there, .well-known is (path/hidden)" {
	mkdir -p "$T/root/.git" "$T/root/.well-known"
	echo secret >"$T/root/.git/config"
	echo secret >"$T/root/.htpasswd"
	echo public >"$T/root/.well-known/security.txt"
	local target
	for target in /.git/config /.htpasswd /.git/ /%2egit/config /docs/../.git/config /.well-known/.hidden; do
		printf 'GET %s HTTP/1.0\r\n\r\n' "$target" | once -l - --log-format json >"$T/reply" 2>"$T/error"
		split_reply
		status_is 404
		grep -q 'path/hidden' "$T/error"
	done
	ask 'GET /.well-known/security.txt HTTP/1.0\r\n\r\n'
	status_is 200
}

# What is cut at a page, so that the pages on their way keep what they held.
@test "a file that shrinks while it is sent ends short, never with made-up bytes" {
	head -c 60000000 /dev/zero | tr '\0' x >"$T/root/big.txt"
	start_supervisor -- "$BIN/httpd-once" -l - --log-format json "$T/root"
	python3 - "$PORT" "$T/root/big.txt" <<'P'
import os, socket, sys
s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
s.sendall(b"GET /big.txt HTTP/1.0\r\n\r\n")
got = s.recv(1000)
os.truncate(sys.argv[2], 4096 * 4)
while True:
    more = s.recv(65536)
    if not more:
        break
    got += more
body = got.split(b"\r\n\r\n", 1)[1]
assert len(body) < 60000000, len(body)
assert set(body) == {ord("x")}, "made-up bytes"
P
	retry 5 grep -q file/shrank "$T/supervisor.log"
}

@test "a log that nobody reads, or that cannot be written, holds no answer" {
	mkfifo "$T/fifo"
	local log
	for log in "$T/fifo" "$T/none/log" /dev/full; do
		ask 'GET /page.html HTTP/1.0\r\n\r\n' --log "$log" || true
		[ "$STATUS" = 3 ]
		status_is 200
		same "$T/root/page.html" "$T/body"
		grep -q "^httpd-once: $log: N" "$T/error"
	done
}
