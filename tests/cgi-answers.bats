# What a program's answer becomes: RFC 3875 6, and 5 for nph- programs.

load lib/common
load lib/cgi

# answering TEXT: a program `p` that prints TEXT (a printf format).
answering() {
	mkdir -p "$T/cgi-bin"
	# shellcheck disable=SC2059
	printf "$1" >"$T/cgi-bin/p.out"
	program p <<-'E'
		#!/bin/sh
		exec cat p.out
	E
}

get() {
	cgi 'GET /cgi-bin/p HTTP/1.0\r\n\r\n' --log "$T/log" --log-format json "$@"
}

head_of() {
	cgi 'HEAD /cgi-bin/p HTTP/1.0\r\n\r\n'
}

# refused STATUS REASON: nothing of the program's reached the client, and both
# logs tell why.
refused() {
	status_is "$1"
	grep -q '^<!DOCTYPE html>' "$T/body" || fail 'there is no page'
	log_has "p: $2"
	[ "$(tail -n 1 "$T/log" | jq -r .reason)" = "$2" ] || fail "$(cat "$T/log")"
}

@test "fields come through in any order, with either line end" {
	answering 'X-One: 1\r\nContent-Type: text/plain\nX-Two: 2\r\n\nbody'
	get
	status_is 200
	field_is X-One 1
	field_is X-Two 2
	field_is Content-Type text/plain
	body_is body
	[ "$(tr -dc '\r' <"$T/head" | wc -c)" = "$(wc -l <"$T/head")" ]
}

@test "Status may stand anywhere, and its phrase is kept" {
	answering 'Content-Type: text/plain\nStatus: 404 Gone Fishing\nX: y\n\n'
	get
	[ "$(head -n 1 "$T/head")" = $'HTTP/1.0 404 Gone Fishing\r' ]
	[ -z "$(field Status)" ]
	[ "$(jq -r .status "$T/log")" = 404 ]
	answering 'Status: 404\nContent-Type: text/plain\n\n'
	get
	[ "$(head -n 1 "$T/head")" = $'HTTP/1.0 404 Not Found\r' ]
}

@test "an absolute Location is passed on, with 302 where no Status says otherwise" {
	answering 'Location: http://example.org/x?y\n\n'
	get
	status_is 302
	field_is Location 'http://example.org/x?y'
	answering 'Status: 303 See Other\nLocation: https://example.org/\nContent-Type: text/html\n\n<a>there</a>'
	get
	status_is 303
	body_is '<a>there</a>'
	field_is Content-Length 12
	answering 'Status: 301\nLocation: /elsewhere\nContent-Type: text/plain\n\nbody'
	get
	status_is 301
	field_is Location /elsewhere
	body_is body
	answering 'Location: //example.org/\n\n'
	get
	status_is 302
	field_is Location //example.org/
	answering 'Location: /with-cookie\nSet-Cookie: a=b\n\n'
	get
	status_is 302
	field_is Set-Cookie a=b
}

@test "a path alone as Location is served instead, a file or a program" {
	printf 'the page' >"$T/root/page.html"
	answering 'Location: /page.html?ignored\n\n'
	get
	status_is 200
	body_is 'the page'
	field_is Content-Type 'text/html; charset=utf-8'
	[ -z "$(field Location)" ]
	env_program
	answering 'Location: /cgi-bin/env/i%%20j?a=b#f\n\n'
	cgi 'POST /cgi-bin/p?old HTTP/1.0\r\nContent-Length: 3\r\nContent-Type: a/b\r\nX-Kept: yes\r\n\r\nabc'
	variable_is REQUEST_METHOD GET
	variable_is QUERY_STRING a=b
	variable_is PATH_INFO '/i j'
	variable_is HTTP_X_KEPT yes
	variable_is_unset CONTENT_LENGTH
	variable_is_unset CONTENT_TYPE
	head_of
	status_is 200
	[ ! -s "$T/body" ]
}

@test "a path as Location that leads nowhere is 404, and a wrong one the program's fault" {
	answering 'Location: /nothing\n\n'
	get
	status_is 404
	answering 'Location: /%%zz\n\n'
	get
	status_is 500
	[ "$(tail -n 1 "$T/log" | jq -r .reason)" = redirect/no-path ]
	answering "Location: /$(printf 'x%.0s' {1..9000})\n\n"
	get
	status_is 500
}

@test "a redirect inside stays on the host of an absolute target" {
	env_program
	answering 'Location: /cgi-bin/env\n\n'
	cgi 'GET http://a.example:81/cgi-bin/p HTTP/1.1\r\nHost: b.example\r\n\r\n'
	variable_is SERVER_NAME a.example
}

@test "redirects inside are followed ten times, not eleven" {
	program count <<-'E'
		#!/bin/sh
		n=${PATH_INFO#/}
		if [ "$n" = 0 ]; then printf 'Content-Type: text/plain\n\nend'
		else printf 'Location: /cgi-bin/count/%d\n\n' $((n - 1)); fi
	E
	cgi 'GET /cgi-bin/count/10 HTTP/1.0\r\n\r\n'
	body_is end
	cgi 'GET /cgi-bin/count/11 HTTP/1.0\r\n\r\n' --log "$T/log" --log-format json
	status_is 500
	[ "$(jq -r .reason "$T/log")" = redirect/too-many ]
}

@test "a small answer gets a Content-Length, also an empty one" {
	answering 'Content-Type: text/plain\n\nfive!'
	has_length() {
		get
		[ "$(field Content-Length)" = "$1" ]
	}
	# A machine that is very busy may make it look like a slow program.
	retry 20 has_length 5
	answering 'Content-Type: text/plain\n\n'
	retry 20 has_length 0
	answering 'Status: 404\n\n'
	retry 20 has_length 0
}

@test "a large answer comes whole" {
	answering 'Content-Type: application/octet-stream\n\n'
	head -c 3000000 /dev/urandom >"$T/data"
	cat "$T/data" >>"$T/cgi-bin/p.out"
	get
	status_is 200
	same "$T/data" "$T/body"
	[ -z "$(field Content-Length)" ]
	[ "$(jq -r .bytes "$T/log")" = 3000000 ]
}

@test "a line is seen when it is printed, not when the program ends" {
	mkfifo "$T/more"
	program p <<-E
		#!/bin/sh
		printf 'Content-Type: text/plain\n\none\n'
		read line <'$T/more'
		printf '%s\n' "\$line"
	E
	start handler sh -c "printf 'GET /cgi-bin/p HTTP/1.0\r\n\r\n' | '$BIN/httpd-once' --cgi-bin '$T/cgi-bin' '$T/root'"
	retry 10 grep -qx one "$T/handler.out"
	# The program waits for us, and we have seen its line.
	echo two >"$T/more"
	retry 10 grep -qx two "$T/handler.out"
}

@test "the program's own Content-Length is held to: longer is cut" {
	answering 'Content-Type: text/plain\nContent-Length: 4\n\nbodytoo much'
	get
	field_is Content-Length 4
	body_is body
	answering 'Content-Length: 100000\nContent-Type: text/plain\n\n'
	head -c 2000000 /dev/zero >>"$T/cgi-bin/p.out"
	get
	[ "$(stat -c %s "$T/body")" = 100000 ]
}

@test "an answer shorter than its Content-Length is logged" {
	answering 'Content-Type: text/plain\nContent-Length: 40\n\nbody'
	get
	status_is 200
	body_is body
	log_has 'p: answer/short'
	[ "$(jq -r .reason "$T/log")" = answer/short ]
}

@test "fields about the connection, Date and Server are the server's to say" {
	answering 'Connection: keep-alive\nKeep-Alive: timeout=5\nTransfer-Encoding: identity\nDate: yesterday\nServer: mine\nUpgrade: x\nContent-Type: text/plain\n\nbody'
	get
	field_is Connection close
	[ -z "$(field Keep-Alive)$(field Transfer-Encoding)$(field Upgrade)" ]
	[[ $(field Server) == httpd-once/* ]]
	[[ $(field Date) == *GMT ]]
	body_is body
}

@test "HEAD gets the header, and the body is thrown away" {
	answering 'Content-Type: text/plain\nX: y\n\nbody'
	head_of
	status_is 200
	field_is X y
	[ ! -s "$T/body" ]
	answering 'Content-Type: text/plain\nContent-Length: 2000000\n\n'
	head -c 2000000 /dev/zero >>"$T/cgi-bin/p.out"
	head_of
	field_is Content-Length 2000000
	[ ! -s "$T/body" ]
}

@test "HEAD to a program that prints no body does not get a wrong length" {
	program p <<-'E'
		#!/bin/sh
		printf 'Content-Type: text/plain\n\n'
		[ "$REQUEST_METHOD" = HEAD ] || printf body
	E
	head_of
	status_is 200
	[ -z "$(field Content-Length)" ]
	# One that does print it has it printed to the end all the same.
	program p <<-E
		#!/bin/sh
		printf 'Content-Type: text/plain\n\n'
		head -c 300000 /dev/zero
		echo done >'$T/done'
	E
	head_of
	[ "$(cat "$T/done")" = 'done' ]
}

@test "204 and 304 have no body, whatever the program prints" {
	local status
	for status in 204 304; do
		answering "Status: $status\nContent-Type: text/plain\nETag: \"x\"\n\nbody"
		get
		status_is $status
		field_is ETag '"x"'
		[ -z "$(field Content-Length)" ]
		[ ! -s "$T/body" ]
	done
}

@test "an answer to HTTP/0.9 is the bare body" {
	answering 'Content-Type: text/plain\nContent-Length: 4\n\nbody'
	cgi 'GET /cgi-bin/p\r\n'
	[ "$(cat "$T/reply")" = body ]
	# Also one that streams.
	answering 'Content-Type: text/plain\n\n'
	head -c 100000 /dev/zero >>"$T/cgi-bin/p.out"
	cgi 'GET /cgi-bin/p\r\n'
	[ "$(stat -c %s "$T/reply")" = 100000 ]
}

@test "a header may have up to 64 KiB" {
	long() {
		answering 'Content-Type: text/plain\n'
		for i in $(seq 64); do
			printf 'X-%02d: %s\n' "$i" "$(head -c $((${1} / 64 - 7)) /dev/zero | tr '\0' y)"
		done >>"$T/cgi-bin/p.out"
		printf '\nbody' >>"$T/cgi-bin/p.out"
		get
	}
	long 65280
	status_is 200
	body_is body
	[ "$(grep -c '^X-' "$T/head")" = 64 ]
	long 66000
	refused 502 answer/header-too-long
	# As it is sent it is longer than it came.
	answering 'Content-Type: text/plain\n'
	yes a: | head -n 20000 >>"$T/cgi-bin/p.out"
	printf '\nbody' >>"$T/cgi-bin/p.out"
	get
	status_is 200
	[ "$(grep -c '^a:' "$T/head")" = 20000 ]
	body_is body
	# Far longer, and without an end.
	answering 'X: '
	head -c 1000000 /dev/zero | tr '\0' y >>"$T/cgi-bin/p.out"
	get
	refused 502 answer/header-too-long
}

@test "what is no header is 502, and the log says why" {
	local text reason
	while read -r text reason; do
		answering "$text"
		get
		refused 502 "$reason" || fail "for $text"
	done <<-'E'
		\n answer/empty-header
		hello\n\n answer/no-colon
		Content-Type:a/b\nHTTP/1.0\040200\040OK\n\n answer/no-colon
		Content\040Type:a/b\n\n answer/field-name
		\040c\nContent-Type:a/b\n\n answer/folded
		Content-Type:a/b\rX:y\n\n answer/control
		X:\000\nContent-Type:a/b\n\n answer/control
		Status:abc\n\n answer/status
		HTTP/1.0\040abc\n\n answer/status
		Content-Type:a/b\nContent-Length:1\nContent-Length:2\n\n answer/two-lengths
		Content-Type:a/b\nTransfer-Encoding:gzip\n\n answer/transfer-coding
		Transfer-Encoding:chunked\n\nbody answer/chunks
		Content-Type:a/b answer/cut-off
		Content-Type:a/b\n answer/cut-off
	E
	answering ''
	get
	refused 502 answer/nothing
}

@test "what Apache, lighttpd and busybox deliver of 115 outputs is delivered" {
	run python3 -B "$REPO/tests/lib/program_outputs.py" "$BIN/httpd-once"
	[[ $output == '115 outputs, 0 wrong' ]] || fail "$output"
}

@test "a large body without a type streams, and so does one of a redirect" {
	local header
	for header in 'Status: 200' 'X: y' 'Location: http://example.org/'; do
		answering "$header\n\n"
		head -c 300000 /dev/urandom >"$T/data"
		cat "$T/data" >>"$T/cgi-bin/p.out"
		get
		same "$T/data" "$T/body"
		[ -z "$(field Content-Type)" ]
	done
}

# chunked_program [WORDS]: prints a body of 300,000 bytes, $T/data, in chunks
# of 1000, in pieces that are cut elsewhere; the words come behind it.
chunked_program() {
	python3 - "$T" "${1-0\r\n\r\n}" <<-'P'
		import os, sys
		data = os.urandom(300000)
		open(sys.argv[1] + "/data", "wb").write(data)
		chunks = b"".join(b"3e8\r\n" + data[i:i + 1000] + b"\r\n" for i in range(0, len(data), 1000))
		open(sys.argv[1] + "/chunks", "wb").write(chunks + sys.argv[2].encode().decode("unicode_escape").encode())
	P
	program p <<-E
		#!/bin/sh
		printf 'Content-Type: text/plain\nTransfer-Encoding: chunked\n\n'
		dd if='$T/chunks' bs=7777 2>&-
	E
}

@test "a large body in chunks is decoded, also where it comes slowly" {
	chunked_program
	get
	status_is 200
	same "$T/data" "$T/body"
	[ -z "$(field Transfer-Encoding)" ]
	program p <<-'E'
		#!/bin/sh
		printf 'Transfer-Encoding: chunked\n\n'
		for piece in '3' '\r\none' '\r\n3\r' '\ntwo\r\n0\r\n' '\r\nmore'; do
			sleep 0.15
			printf "$piece"
		done
	E
	get
	body_is onetwo
	cgi 'HEAD /cgi-bin/p HTTP/1.0\r\n\r\n'
	status_is 200
	[ ! -s "$T/body" ]
}

@test "chunks that break off, or are none, lose the connection" {
	local words
	serve_cgi
	for words in '' 'xyz'; do
		chunked_program "$words"
		run curl -sS -o "$T/body" "http://127.0.0.1:$PORT/cgi-bin/p"
		[ "$status" -eq 56 ] || fail "curl ended with $status: $output"
		retry 10 grep -q 'answer/chunks' "$T/log"
		rm "$T/log"
	done
}

@test "what a program printed in place of its header is in the log" {
	program p <<-'E'
		#!/usr/bin/python3
		import cgitb
		cgitb.enable()
		print(1 / nought)
	E
	get
	refused 502 answer/field-name
	log_has 'p: <!--: spam'
	log_has NameError
	answering 'one\ntwo\033[31m\n'
	head -c 100000 /dev/zero | tr '\0' x >>"$T/cgi-bin/p.out"
	get
	refused 502 answer/header-too-long
	log_has 'p: one'
	log_has 'p: two\x1b[31m'
	[ "$(wc -c <"$T/error")" -lt 6000 ]
	answering 'X: y\nTraceback (most recent call last):\n  File\n\n'
	get
	log_has 'p: Traceback (most'
	refute grep -q 'X: y' "$T/error"
}

# working_on HEADER [METHOD]: a program that prints it and then goes on until $T/go is
# there, under supervisor; its client gets $T/head meanwhile.
working_on() {
	program p <<-E
		#!/bin/sh
		printf '$1'
		while [ ! -e '$T/go' ]; do sleep 0.05; done
		printf body
		touch '$T/went'
	E
	client "$T" "${2:-GET}" <<-'P'
		from client import *
		s = connect()
		s.sendall(request(sys.argv[3], "/cgi-bin/p"))
		head = read_until(s, b"\r\n\r\n")
		open(sys.argv[2] + "/head", "wb").write(head)
		check(not os.path.exists(sys.argv[2] + "/went"))
		open(sys.argv[2] + "/go", "w")
		check(head.endswith(b"\r\n\r\n") and read_all(s) == b"")
	P
	retry 10 test -e "$T/went"
	rm "$T/go" "$T/went"
}

@test "an answer without a body does not wait for a program that works on, nor end it" {
	serve_cgi
	working_on 'Location: http://example.org/\n\n'
	status_is 302
	field_is Content-Length 0
	working_on 'Location: http://example.org/\n\n\n'
	status_is 302
	working_on 'Status: 304\n\n'
	status_is 304
	working_on 'Status: 204\nX: y\n\n'
	status_is 204
	[ "$(field Content-Length)" = '' ]
	working_on 'Content-Type: text/plain\n\n' HEAD
	status_is 200
}

@test "an nph- program speaks to the client itself" {
	program nph-p <<-'E'
		#!/bin/sh
		printf 'HTTP/1.0 299 Mine\nServer: own\nX: \001\n\nno\r\nchange'
	E
	cgi 'GET /cgi-bin/nph-p HTTP/1.0\r\n\r\n' --log "$T/log" --log-format json
	printf 'HTTP/1.0 299 Mine\nServer: own\nX: \001\n\nno\r\nchange' | same - "$T/reply"
	[ "$(jq -r .status "$T/log")" = 299 ]
	program nph-p <<-'E'
		#!/bin/sh
		printf 'HTTP/1.0 200 OK\r\n\r\n'
		exec head -c 1000000 /dev/zero
	E
	cgi 'GET /cgi-bin/nph-p HTTP/1.0\r\n\r\n'
	[ "$(stat -c %s "$T/reply")" = 1000019 ]
	program nph-p <<-'E'
		#!/bin/sh
	E
	cgi 'GET /cgi-bin/nph-p HTTP/1.0\r\n\r\n'
	status_is 502
}

@test "fields of --header come with a program's answer too" {
	answering 'Content-Type: text/plain\n\nbody'
	get --header 'X-Frame-Options: DENY'
	field_is X-Frame-Options DENY
}
