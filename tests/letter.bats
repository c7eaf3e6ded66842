# HTTP to the letter, through the program: what the standards ask of every
# answer, each with its clause.

load lib/common

prepare() {
	printf 'hello, reader\n' >"$T/root/page.html"
	head -c 300000 /dev/urandom >"$T/root/large.bin"
	mkdir "$T/root/folder"
	: >"$T/root/folder/file.txt"
}

# ask_all [OPTION...]: each line of standard input is a printf format of a
# request; the heads are in $T/heads, one file each.
ask_all() {
	local request count=0
	mkdir -p "$T/heads"
	while read -r request; do
		ask "$request" "$@"
		[ -s "$T/head" ] || fail "no answer to $request"
		cp "$T/head" "$T/heads/$((count += 1))"
	done
}

@test "every answer has a status line, Date, Server and Connection, and no field twice (RFC 1945 6, RFC 7230 3.2.2)" {
	mkfifo "$T/root/fifo"
	ask_all --log "$T/log" <<-'E'
		GET /page.html HTTP/1.0\r\n\r\n
		HEAD /page.html HTTP/1.1\r\nHost: a\r\n\r\n
		GET /large.bin HTTP/1.1\r\nHost: a\r\nRange: bytes=1-2\r\n\r\n
		GET /large.bin HTTP/1.1\r\nHost: a\r\nRange: bytes=1-2,4-5\r\n\r\n
		GET /large.bin HTTP/1.1\r\nHost: a\r\nRange: bytes=300000-\r\n\r\n
		GET /page.html HTTP/1.0\r\nIf-None-Match: *\r\n\r\n
		GET /page.html HTTP/1.0\r\nIf-Match: "a"\r\n\r\n
		GET / HTTP/1.0\r\n\r\n
		GET /folder HTTP/1.0\r\n\r\n
		GET /none HTTP/1.0\r\n\r\n
		GET /fifo HTTP/1.0\r\n\r\n
		GET /%%zz HTTP/1.0\r\n\r\n
		GET / HTTP/3.0\r\n\r\n
		GET / HTTP/1.1\r\n\r\n
		POST / HTTP/1.0\r\nContent-Length: 0\r\n\r\n
		OPTIONS * HTTP/1.0\r\n\r\n
		BREW / HTTP/1.0\r\n\r\n
		GET / HTTP/1.1\r\nHost: a\r\nExpect: tea\r\n\r\n
		GET / HTTP/1.0\r\nbad\r\n\r\n
		BAD\r\n
	E
	python3 - "$T/heads" <<'P'
import email.utils, os, re, sys, time
for name in sorted(os.listdir(sys.argv[1]), key=int):
    head = open(os.path.join(sys.argv[1], name), "rb").read()
    lines = head.split(b"\r\n")
    assert lines[-2:] == [b"", b""], head
    assert re.fullmatch(rb"HTTP/1\.0 [2-5]\d\d [A-Z][A-Za-z -]+", lines[0]), head
    fields = {}
    for line in lines[1:-2]:
        assert re.fullmatch(rb"[A-Za-z-]+: [ -~]+", line), line
        key, value = line.decode().split(": ", 1)
        assert key.lower() not in fields, head
        fields[key.lower()] = value
    assert fields["connection"] == "close", head
    assert fields["server"].startswith("httpd-once/"), head
    date = email.utils.parsedate_to_datetime(fields["date"])
    assert abs(date.timestamp() - time.time()) < 60, head
    assert email.utils.format_datetime(date, usegmt=True) == fields["date"]
    status = int(lines[0].split()[1])
    if status == 304:
        assert not {"content-length", "content-type"} & set(fields), head
        continue
    assert "content-length" in fields, head
    assert ("content-type" in fields) == (fields["content-length"] != "0"), head
P
	# One line each, too.
	[ "$(wc -l <"$T/log")" = 20 ]
}

@test "HEAD has the head of GET also where that is an error (RFC 1945 8.2)" {
	mkfifo "$T/root/fifo"
	local rest
	while read -r rest; do
		ask "GET $rest" --no-listing
		grep -v '^Date:' "$T/head" >"$T/get"
		[ -s "$T/body" ] || fail "GET $rest has no body"
		ask "HEAD $rest" --no-listing
		grep -v '^Date:' "$T/head" >"$T/headers"
		same "$T/get" "$T/headers"
		[ ! -s "$T/body" ] || fail "HEAD $rest has a body"
	done <<-'E'
		/fifo HTTP/1.0\r\n\r\n
		/.hidden HTTP/1.0\r\n\r\n
		/folder/ HTTP/1.0\r\n\r\n
		/page.html HTTP/1.0\r\nIf-Match: "a"\r\n\r\n
		/%%zz HTTP/1.0\r\n\r\n
		/ HTTP/1.1\r\n\r\n
		/ HTTP/1.1\r\nHost: a\r\nExpect: tea\r\n\r\n
		/ HTTP/1.0\r\nbad\r\n\r\n
		* HTTP/1.0\r\n\r\n
		/large.bin HTTP/1.0\r\n\r\n
	E
}

# On a file system that takes every time; not all do.
@test "no time of a file makes a date that is none (RFC 1945 3.3.1, 10.10)" {
	SHM=$(mktemp -d /dev/shm/letter.XXXXXX)
	tidy() { rm -rf "$SHM"; }
	local time date
	for time in -1 -62135596801 -9000000000000 253402300800 9000000000000; do
		rm -f "$SHM"/*
		echo text >"$SHM/file.txt"
		touch -d "@$time" "$SHM/file.txt"
		[ "$(stat -c %Y "$SHM/file.txt")" = "$time" ]
		printf 'GET /file.txt HTTP/1.0\r\n\r\n' | "$BIN/httpd-once" "$SHM" >"$T/reply"
		split_reply
		status_is 200
		field_is Last-Modified ''
		[[ $(field ETag) =~ ^\"[0-9a-f]+-[0-9a-f]+\"$ ]]
		printf 'GET / HTTP/1.0\r\n\r\n' | "$BIN/httpd-once" "$SHM" >"$T/reply"
		split_reply
		status_is 200
		date=$(grep -oE '[0-9-]+-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' "$T/body" | head -n 1)
		[[ -z $date || $date =~ ^(19[7-9][0-9]|[2-9][0-9]{3})- ]] || fail "$time is shown as $date"
	done
	touch -d @253402300799 "$SHM/file.txt"
	printf 'GET /file.txt HTTP/1.0\r\n\r\n' | "$BIN/httpd-once" "$SHM" >"$T/reply"
	split_reply
	field_is Last-Modified "$(field Date)"
	touch -d @2 "$SHM/file.txt"
	printf 'GET /file.txt HTTP/1.0\r\n\r\n' | "$BIN/httpd-once" "$SHM" >"$T/reply"
	split_reply
	field_is Last-Modified 'Thu, 01 Jan 1970 00:00:02 GMT'
}

@test "a 304 has the fields that a cache needs, and those of --header (RFC 7232 4.1)" {
	ask 'GET /page.html HTTP/1.0\r\nIf-None-Match: *\r\n\r\n' --header 'Cache-Control: max-age=5'
	status_is 304
	field_is Cache-Control max-age=5
	[ -n "$(field ETag)" ]
	[ -n "$(field Date)" ]
	[ ! -s "$T/body" ]
}

@test "no interim answer to a request without a body (RFC 7231 5.1.1)" {
	ask 'GET /page.html HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n\r\n'
	status_is 200
	same "$T/root/page.html" "$T/body"
}

@test "head and file go out together: one send for a small file, MSG_MORE before a large one" {
	start_supervisor --no-confine -- "$(command -v strace)" -ff -qq -e trace=network,sendfile -o "$T/calls" \
		"$BIN/httpd-once" "$T/root"
	curl -sS -f -o "$T/body" "http://127.0.0.1:$PORT/page.html"
	[ "$(cat "$T"/calls.* | grep -cE '^(sendto|sendfile|write)')" = 1 ]
	rm "$T"/calls.*
	curl -sS -f -o "$T/body" "http://127.0.0.1:$PORT/large.bin"
	same "$T/root/large.bin" "$T/body"
	grep -hE '^(sendto|sendfile|sendmsg)' "$T"/calls.* >"$T/sent"
	head -n 1 "$T/sent" | grep -q '^sendto.*MSG_MORE'
	[ "$(grep -c '^sendto' "$T/sent")" = 1 ]
	rm "$T"/calls.*
	# Several parts: each waits for the next, the last for the end.
	curl -sS -f -o "$T/body" -r 0-9,100-199 "http://127.0.0.1:$PORT/large.bin"
	grep -hE '^(sendto|shutdown)' "$T"/calls.* >"$T/sent"
	[ "$(grep -c MSG_MORE "$T/sent")" = $(($(wc -l <"$T/sent") - 1)) ]
	tail -n 1 "$T/sent" | grep -q '^shutdown(1, SHUT_WR)'
}

@test "a device is no file, and is refused at once" {
	mknod "$T/root/zero.txt" c 1 5
	ask 'GET /zero.txt HTTP/1.0\r\n\r\n' -l - --log-format json
	status_is 403
	grep -q file/special "$T/error"
}

# The release build: a thousand sanitizers want more memory than there is.
@test "a thousand processes that log at once keep every line whole" {
	python3 - "$REPO/build/release/bin/httpd-once" "$T/log" "$T/root" <<'P'
import resource, subprocess, sys
resource.setrlimit(resource.RLIMIT_NOFILE, (4096, 4096))
program, log, root = sys.argv[1:]
handlers = [subprocess.Popen(
    [program, "-l", log, "--log-format", "json", root],
    stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) for _ in range(1000)]
for number, handler in enumerate(handlers):
    handler.stdin.write(b"GET /page.html?%d HTTP/1.0\r\nUser-Agent: %s\r\n"
                        % (number, b"x" * 2000))
    handler.stdin.flush()
for handler in handlers:
    handler.stdin.write(b"\r\n")
    handler.stdin.close()
assert all(handler.wait() == 0 for handler in handlers)
P
	[ "$(wc -l <"$T/log")" = 1000 ]
	jq -r '.target' "$T/log" | sort -u >"$T/targets"
	[ "$(wc -l <"$T/targets")" = 1000 ]
	[ "$(jq -r '.agent | length' "$T/log" | sort -u | wc -l)" = 1 ]
}

@test "a new log is for its owner to write and for its group to read" {
	(umask 0 && ask 'GET /page.html HTTP/1.0\r\n\r\n' -l "$T/log")
	[ "$(stat -c %a "$T/log")" = 640 ]
}

@test "the bytes that are logged are those of the body that was sent" {
	logged() {
		ask "$1" -l "$T/log" --log-format sws
		[ "$(tail -n 1 "$T/log" | awk '{ print $NF }')" = "$(stat -c %s "$T/body")" ] || fail "$1: $(tail -n 1 "$T/log")"
	}
	logged 'GET /page.html HTTP/1.0\r\n\r\n'
	logged 'HEAD /page.html HTTP/1.0\r\n\r\n'
	logged 'GET /large.bin HTTP/1.0\r\n\r\n'
	logged 'GET /large.bin HTTP/1.0\r\nRange: bytes=5-9\r\n\r\n'
	logged 'GET /large.bin HTTP/1.0\r\nRange: bytes=5-9,20-29\r\n\r\n'
	logged 'GET /page.html HTTP/1.0\r\nIf-None-Match: *\r\n\r\n'
	logged 'GET /none HTTP/1.0\r\n\r\n'
	logged 'GET /folder HTTP/1.0\r\n\r\n'
	ask 'GET /page.html\r\n' -l "$T/log" --log-format sws
	[ "$(tail -n 1 "$T/log" | awk '{ print $NF }')" = 14 ]
}

@test "--log syslog tells the system's log, and asks for no time zone" {
	mkdir "$T/dev"
	cat >"$T/syslog.py" <<-'P'
		import socket, sys
		s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
		s.bind(sys.argv[1])
		while True:
		    with open(sys.argv[2], "ab") as f:
		        f.write(s.recv(65536) + b"\n")
	P
	start syslog python3 "$T/syslog.py" "$T/dev/log" "$T/syslog"
	retry 10 test -S "$T/dev/log"
	printf 'GET /page.html HTTP/1.0\r\n\r\n' >"$T/request"
	strace -f -qq -e trace=execve,open,openat,openat2 -o "$T/trace" unshare -m sh -c '
		mount -t tmpfs none /dev && ln -s "$1/dev/log" /dev/log && shift && exec "$@"
	' sh "$T" "$REPO/build/release/bin/httpd-once" --log syslog "$T/root" <"$T/request" >"$T/reply"
	split_reply
	status_is 200
	retry 10 grep -q 'httpd-once.*"GET /page.html HTTP/1.0" 200 14' "$T/syslog"
	sed '1,/execve.*httpd-once/d' "$T/trace" >"$T/opened"
	grep -q page.html "$T/opened"
	if grep -E 'localtime|zoneinfo' "$T/opened"; then fail 'a time zone was read'; fi
}

@test "a path that a program gives is served as a GET without a body (RFC 3875 6.2.2)" {
	mkdir "$T/cgi-bin"
	printf '#!/bin/sh\ncat >/dev/null\nprintf "Location: /page.html\\n\\n"\n' >"$T/cgi-bin/p"
	chmod +x "$T/cgi-bin/p"
	local request
	for request in 'POST /cgi-bin/p HTTP/1.0\r\nContent-Length: 3\r\n\r\nabc' \
		'POST /cgi-bin/p HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n' \
		'PUT /cgi-bin/p HTTP/1.0\r\nContent-Length: 3\r\n\r\nabc' \
		'DELETE /cgi-bin/p HTTP/1.0\r\n\r\n' 'GET /cgi-bin/p HTTP/1.0\r\n\r\n'; do
		ask "$request" --cgi-bin "$T/cgi-bin"
		status_is 200 || fail "$request"
		same "$T/root/page.html" "$T/body"
	done
	ask 'HEAD /cgi-bin/p HTTP/1.0\r\n\r\n' --cgi-bin "$T/cgi-bin"
	status_is 200
	field_is Content-Length 14
	[ ! -s "$T/body" ]
}

@test "the longest header of a program, in the shortest lines, comes whole" {
	mkdir "$T/cgi-bin"
	cat >"$T/cgi-bin/p" <<-'E'
		#!/usr/bin/python3
		import sys
		sys.stdout.write("Content-Type: a/b\n" + "a:\n" * 21800 + "\nbody")
	E
	chmod +x "$T/cgi-bin/p"
	ask 'GET /cgi-bin/p HTTP/1.0\r\n\r\n' --cgi-bin "$T/cgi-bin" \
		--header "X-One: $(printf '%08100d' 0)"
	status_is 200
	[ "$(grep -c '^a:' "$T/head")" = 21800 ]
	[ "$(cat "$T/body")" = body ]
}

@test "a log that cannot be written costs the client nothing, and the operator is told" {
	local log
	for log in /dev/full "$T/none/log"; do
		ask 'GET /page.html HTTP/1.0\r\n\r\n' -l "$log" || true
		[ "$STATUS" = 3 ]
		status_is 200
		same "$T/root/page.html" "$T/body"
		grep -qx "httpd-once: $log: No .*" "$T/error" || fail "$(cat "$T/error")"
	done
}

# As inetd has it: standard error is the connection.
@test "what the operator is told never reaches the client" {
	python3 - "$BIN/httpd-once" "$T/none" "$T/root" >"$T/reply" <<'P'
import socket, subprocess, sys
program, none, root = sys.argv[1:]
here, there = socket.socketpair()
handler = subprocess.Popen(
    [program, "--mime", none, "-l", none + "/log", root],
    stdin=there, stdout=there, stderr=there)
there.close()
here.sendall(b"GET /page.html HTTP/1.0\r\n\r\n")
while True:
    got = here.recv(65536)
    if not got:
        break
    sys.stdout.buffer.write(got)
# The line of the log was lost.
assert handler.wait() == 3
P
	split_reply
	status_is 200
	same "$T/root/page.html" "$T/body"
}

@test "each format has its line of a real request" {
	local format pattern
	while read -r format pattern; do
		ask 'GET /page.html?a=b HTTP/1.1\r\nHost: a.example:80\r\nReferer: http://b/"c"\r\nUser-Agent: test/1\r\n\r\n' \
			-l "$T/$format.log" --log-format "$format"
		grep -qxE -- "$pattern" "$T/$format.log" || fail "$format: $(cat "$T/$format.log")"
	done <<-'E'
		combined [0-9.-]+ - - \[[0-9]{2}/[A-Z][a-z]{2}/[0-9]{4}:[0-9:]{8} \+0000\] "GET /page\.html\?a=b HTTP/1\.1" 200 14 "http://b/\\x22c\\x22" "test/1"
		common [0-9.-]+ - - \[[0-9]{2}/[A-Z][a-z]{2}/[0-9]{4}:[0-9:]{8} \+0000\] "GET /page\.html\?a=b HTTP/1\.1" 200 14
		sws [0-9.-]+ [0-9-]{10}T[0-9:]{8}Z "GET /page\.html\?a=b HTTP/1\.1" 200 14
		json \{.*"host":"a\.example:80".*"status":200,"bytes":14,.*\}
	E
	jq -e '.seconds > 0' "$T/json.log"
	# Of two hosts the one that counts (RFC 7230 5.4).
	ask 'GET http://b.example/page.html HTTP/1.1\r\nHost: a.example\r\n\r\n' \
		-l "$T/host.log" --log-format json
	[ "$(jq -r .host "$T/host.log")" = b.example ]
}
