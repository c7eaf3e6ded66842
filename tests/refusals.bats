# Requests that are refused, each with its status and the reason in the log.

load lib/common

# refused STATUS REASON REQUEST: REQUEST is a printf format.
refused() {
	# shellcheck disable=SC2059
	printf "$3" | once -l - --log-format json >"$T/reply" 2>"$T/error"
	split_reply
	status_is "$1" || fail "$3"
	local reason
	reason=$(jq -r .reason "$T/error")
	[ "$reason" = "$2" ] || fail "$3: the reason is $reason, not $2"
	[ "$(jq -r .status "$T/error")" = "$1" ]
	field_is Content-Length "$(stat -c %s "$T/body")"
	[ -s "$T/body" ] || fail "$3: no page"
}

@test "a request line that is off is 400 (RFC 1945 5.1)" {
	refused 400 line/words 'GET\r\n\r\n'
	refused 400 line/words 'POST /\r\n\r\n'
	refused 400 line/blank-first ' GET / HTTP/1.0\r\n\r\n'
	refused 400 line/words 'GET HTTP/1.1\r\nHost: x\r\n\r\n'
	refused 400 line/words 'GET  HTTP/1.0\r\n\r\n'
	refused 400 line/words 'GET nope\r\n'
	refused 400 line/words 'GET *\r\n'
	refused 400 line/blank-in-target 'GET /a b HTTP/1.0\r\n\r\n'
	refused 400 line/method 'G@T / HTTP/1.0\r\n\r\n'
	refused 400 line/control 'GET /a\001b HTTP/1.0\r\n\r\n'
	refused 400 line/control 'GET /a\000b HTTP/1.0\r\n\r\n'
	refused 400 line/control 'GET /\rHost: x HTTP/1.0\r\n\r\n'
	refused 400 line/method '\r\n\r\nGET / HTTP/1.0\r\n\r\n'
}

@test "what is not HTTP/digits.digits is 400, another major version 505 (RFC 1945 3.1)" {
	local version
	for version in HTTP/1 HTTP/1. HTTP/.1 HTTP/1.x http/1.0 HTTP/-1.0 HTTP/+1.0 HTTP1.0 HTTP/1.0x HTTP/1:0 FTP/1.0; do
		refused 400 line/version "GET / $version\r\n\r\n"
	done
	refused 505 line/major-version 'GET / HTTP/2.0\r\n\r\n'
	refused 505 line/major-version 'GET / HTTP/99999999999999999999.0\r\n\r\n'
	if grep -q 99999 "$T/reply"; then fail "the version is echoed"; fi
}

@test "fields that are off are 400 (RFC 1945 4.2)" {
	refused 400 head/no-colon 'GET / HTTP/1.0\r\nHost\r\n\r\n'
	refused 400 head/field-name 'GET / HTTP/1.0\r\n: x\r\n\r\n'
	refused 400 head/field-name 'GET / HTTP/1.0\r\nHost : x\r\n\r\n'
	refused 400 head/field-name 'GET / HTTP/1.0\r\nA B: x\r\n\r\n'
	refused 400 head/fold-first 'GET / HTTP/1.0\r\n X: y\r\n\r\n'
	refused 400 head/control 'GET / HTTP/1.0\r\nA: b\000c\r\n\r\n'
	refused 400 head/control 'GET / HTTP/1.0\r\nA: b\rc\r\n\r\n'
	refused 400 head/control 'GET / HTTP/1.0\r\nA: \033[2J\r\n\r\n'
}

@test "a length is digits, and one (RFC 7230 3.3.2, 3.3.3)" {
	local value
	for value in +1 -1 1x 0x10 '' 1.0 '1 1' 99999999999999999999 '1, 2'; do
		refused 400 length/no-number "GET / HTTP/1.0\r\nContent-Length: $value\r\n\r\n"
	done
	refused 400 length/two 'GET / HTTP/1.0\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'
	refused 400 transfer/and-length 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n'
	refused 400 transfer/two 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'
	refused 400 transfer/no-end 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n'
	refused 400 transfer/no-end 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, gzip\r\n\r\n'
	refused 501 transfer/unknown 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n'
}

@test "two types of a body are 400, the same one twice is not" {
	refused 400 type/two 'GET / HTTP/1.0\r\nContent-Type: a/b\r\nContent-Type: a/c\r\n\r\n'
	ask 'GET / HTTP/1.0\r\nContent-Type: a/b\r\nContent-Type: a/b\r\n\r\n'
	status_is 200
}

@test "a 1.1 request names its host, once, and as a host (RFC 7230 5.4)" {
	refused 400 host/missing 'GET / HTTP/1.1\r\n\r\n'
	refused 400 host/two 'GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n'
	local host
	for host in '' a/b .. ../etc 'a"b' "a'b" '<b>' 'a b' a..b .a 'a:b' 'a:99999' '[::1' '[]' '[1:2:3]' '[12345::]' '[fe80::1%%]' '[::1]x' 'a,b' 'a\\b' 'a%%41'; do
		refused 400 host/no-name "GET / HTTP/1.1\r\nHost: $host\r\n\r\n"
	done
	for host in a a.example:80 a.example. 127.0.0.1:8080 '[::1]' '[::1]:80' '[fe80::1%%eth0]:80' '[fe80::1%%25eth0]' A_b.example 'x:'; do
		ask "GET / HTTP/1.1\r\nHost: $host\r\n\r\n"
		status_is 200
	done
	ask 'GET / HTTP/1.0\r\n\r\n'
	status_is 200
}

@test "a target that is off is 400 (RFC 1945 5.1.2)" {
	refused 400 path/escape 'GET /%%4 HTTP/1.0\r\n\r\n'
	refused 400 path/escape 'GET /%% HTTP/1.0\r\n\r\n'
	refused 400 path/escape 'GET /%%+1 HTTP/1.0\r\n\r\n'
	refused 400 path/escape 'GET /%%zz HTTP/1.0\r\n\r\n'
	refused 400 path/escape 'GET /a%%00b HTTP/1.0\r\n\r\n'
	refused 400 path/scheme 'GET index.html HTTP/1.0\r\n\r\n'
	refused 400 path/scheme 'GET ftp://x/ HTTP/1.0\r\n\r\n'
	refused 400 path/host 'GET http:///etc HTTP/1.0\r\n\r\n'
	refused 400 path/host 'GET http://a..b/ HTTP/1.0\r\n\r\n'
	refused 400 path/asterisk 'GET * HTTP/1.0\r\n\r\n'
}

@test "a method that is not for files is 404 where there is nothing" {
	ask 'POST /missing HTTP/1.0\r\nContent-Length: 1\r\n\r\nx'
	status_is 404
	ask 'PUT /missing/below HTTP/1.0\r\nContent-Length: 1\r\n\r\nx'
	status_is 404
}

@test "methods that are not for files (RFC 1945 5.1.1, RFC 7231 6.5.5)" {
	local method
	for method in POST PUT DELETE PATCH TRACE; do
		refused 405 method/not-for-files "$method / HTTP/1.0\r\nContent-Length: 0\r\n\r\n"
		field_is Allow 'GET, HEAD, OPTIONS'
	done
	refused 501 method/unknown 'get / HTTP/1.0\r\n\r\n'
	refused 501 method/unknown 'BREW /pot HTTP/1.0\r\n\r\n'
	refused 501 method/connect 'CONNECT example.org:443 HTTP/1.0\r\n\r\n'
}

@test "OPTIONS tells what is allowed, for a path and for the server" {
	local target
	for target in / '*'; do
		ask "OPTIONS $target HTTP/1.1\r\nHost: x\r\n\r\n"
		status_is 200
		field_is Allow 'GET, HEAD, OPTIONS'
		field_is Content-Length 0
		[ ! -s "$T/body" ]
	done
}

@test "an expectation other than 100-continue is 417 (RFC 7231 5.1.1)" {
	refused 417 expect/unknown 'GET / HTTP/1.1\r\nHost: x\r\nExpect: tea\r\n\r\n'
	ask 'GET / HTTP/1.1\r\nHost: x\r\nExpect: 100-Continue\r\n\r\n'
	status_is 200
	ask 'GET / HTTP/1.1\r\nHost: x\r\nExpect:\r\n\r\n'
	status_is 200
	ask 'GET / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nExpect: ,100-continue\r\n\r\n'
	status_is 200
}

@test "what is too long has its own answers" {
	local long
	long=$(printf '%09000d' 0)
	refused 414 line/target-too-long "GET /$long HTTP/1.0\r\n\r\n"
	refused 414 line/too-long "GET /$long$long HTTP/1.0\r\n\r\n"
	refused 431 head/too-long "GET / HTTP/1.0\r\nA: $long\r\nB: $long\r\n\r\n"
	local fields
	fields=$(printf 'A: b\\r\\n%.0s' {1..101})
	refused 431 head/too-many-fields "GET / HTTP/1.0\r\n$fields\r\n"
	fields=$(printf 'A: b\\r\\n%.0s' {1..100})
	ask "GET / HTTP/1.0\r\n$fields\r\n"
	status_is 200
	long=$(printf '%08000d' 0)
	ask "GET /$long HTTP/1.0\r\n\r\n"
	status_is 404
}

@test "each limit is met to the byte: a target of 8192, a head of 16384" {
	target() { printf '/%0*d' "$(($1 - 1))" 0; }
	# A head of that many bytes in all.
	head_of() { printf 'GET / HTTP/1.0\\r\\nA: %0*d\\r\\n\\r\\n' "$(($1 - 23))" 0; }
	local bytes
	for bytes in 8191 8192; do
		ask "GET $(target $bytes) HTTP/1.0\r\n\r\n"
		status_is 404
	done
	refused 414 line/target-too-long "GET $(target 8193) HTTP/1.0\r\n\r\n"
	refused 414 line/target-too-long "GET http://a$(target 8185) HTTP/1.0\r\n\r\n"
	for bytes in 16383 16384; do
		ask "$(head_of $bytes)"
		status_is 200 || fail "a head of $bytes bytes"
	done
	refused 431 head/too-long "$(head_of 16385)"
	refused 414 line/too-long "GET $(target 16384)\r\n\r\n"
	# The last byte may come alone.
	head_of 16384 >"$T/format"
	python3 - "$T/format" "$BIN/httpd-once" "$T/root" >"$T/head" <<'P'
import array, fcntl, os, subprocess, sys, termios, time
head = open(sys.argv[1]).read().replace("\\r", "\r").replace("\\n", "\n").encode()
assert len(head) == 16384
ours, theirs = os.pipe()[::-1]
os.write(ours, head[:-1])
handler = subprocess.Popen(sys.argv[2:], stdin=theirs)
left = array.array("i", [1])
while left[0]:
    time.sleep(0.01)
    fcntl.ioctl(theirs, termios.FIONREAD, left)
os.write(ours, head[-1:])
assert handler.wait() == 0
P
	status_is 200
}

@test "a head that ends before its end is 400 (head/cut-off), nothing is silence" {
	refused 400 head/cut-off 'GET / HTTP/1.0\r\nHost: x'
	printf '' | once >"$T/reply" && fail "nothing is no request"
	[ ! -s "$T/reply" ]
}

@test "tolerant where RFC 1945 appendix B tells to be" {
	local text
	for text in '\r\nGET / HTTP/1.0\r\n\r\n' '\nGET / HTTP/1.0\n\n' \
		'GET   /\t HTTP/1.0\r\n\r\n' \
		'GET / HTTP/1.0\r\nA: b\r\n c\r\n\td\r\n\r\n' \
		'GET / HTTP/01.00\r\n\r\n' 'GET / HTTP/1.9\r\nHost: x\r\n\r\n' \
		'GET / HTTP/0.9\r\n\r\n' 'GET /#part HTTP/1.0\r\n\r\n' \
		'GET / HTTP/1.0 \r\n\r\n' 'GET / HTTP/1.0\t \n\n' \
		'GET https://x/ HTTP/1.0\r\n\r\n' 'GET http://[fe80::1%%25lo]/ HTTP/1.0\r\n\r\n' \
		'GET http://x HTTP/1.0\r\n\r\n' 'GET HTTP://x:80/?q HTTP/1.0\r\n\r\n'; do
		ask "$text"
		status_is 200 || fail "$text"
	done
}

@test "an error page is HTML that says what happened, escaped" {
	ask 'GET /%%3Cscript%%3E%%22 HTTP/1.0\r\n\r\n'
	status_is 404
	field_is Content-Type 'text/html; charset=utf-8'
	if grep -q '<script' "$T/body"; then fail "the path is markup"; fi
	xmllint --html --noout --nonet "$T/body" 2>"$T/lint" || true
	if grep -vE 'Tag (header|main|footer|nav|time|bdi) invalid|^ *[<^]' "$T/lint" | grep -q error; then
		fail "$(cat "$T/lint")"
	fi
}

@test "--error-dir puts the user's page in place, the status stays" {
	mkdir "$T/errors"
	printf 'own page\n' >"$T/errors/404.html"
	ask 'GET /no HTTP/1.0\r\n\r\n' --error-dir "$T/errors"
	status_is 404
	same "$T/errors/404.html" "$T/body"
	field_is Content-Length 9
	ask 'POST / HTTP/1.0\r\n\r\n' --error-dir "$T/errors"
	status_is 405
	grep -q '<html' "$T/body"
	# Whole, or not at all.
	printf '%016384d' 0 >"$T/errors/404.html"
	ask 'GET /no HTTP/1.0\r\n\r\n' --error-dir "$T/errors"
	same "$T/errors/404.html" "$T/body"
	printf '%016385d' 0 >"$T/errors/404.html"
	ask 'GET /no HTTP/1.0\r\n\r\n' --error-dir "$T/errors"
	status_is 404
	grep -q '<html' "$T/body"
}

@test "a root that is not there is the operator's fault, and told (root/unreadable)" {
	printf 'GET / HTTP/1.0\r\n\r\n' | "$BIN/httpd-once" -l - --log-format json "$T/none" >"$T/reply" 2>"$T/error"
	split_reply
	status_is 500
	grep -q 'root/unreadable' "$T/error"
	grep -q 'none: the folder to serve cannot be opened' "$T/error"
}

explains() {
	grep -qxF "httpd-once: $1" "$T/error" || fail "$(cat "$T/error")"
	[ "$(wc -l <"$T/error")" -eq 1 ]
}

@test "--explain says why, in one harmless line, and nothing of what is served" {
	echo text >"$T/root/page.txt"
	ask 'GET /page.txt HTTP/1.0\r\n\r\n' --explain
	status_is 200
	[ ! -s "$T/error" ]
	ask 'GET /.hidden HTTP/1.0\r\n\r\n' --explain
	explains 'GET /.hidden HTTP/1.0: 404 path/hidden, to -'
	ask 'GET /a\033[1m HTTP/1.0\r\n\r\n' --explain
	[ "$(wc -l <"$T/error")" -eq 1 ]
	grep -qF '\x1b[1m' "$T/error"
	ask 'GET /.hidden HTTP/1.0\r\n\r\n'
	[ ! -s "$T/error" ]
}

@test "supervisor --debug explains what httpd-once refuses" {
	start supervisor "$BIN/supervisor" -d -p 0 "$T/root"
	retry 10 grep -q '^supervisor: ready' "$T/supervisor.out"
	curl -s -o "$T/got" "http://127.0.0.1:$(sed -n 's/^supervisor: listening on 0\.0\.0\.0:\([0-9]*\)$/\1/p' "$T/supervisor.out")/none"
	retry 10 grep -q '^httpd-once: GET /none HTTP/1.1: 404 .*, to 127.0.0.1$' "$T/supervisor.out"
}
