# What a program is told about its request: RFC 3875 4, and what is customary.

load lib/common
load lib/cgi

prepare() {
	env_program
}

@test "a request without a body sets exactly the variables it should" {
	cgi 'GET /cgi-bin/env HTTP/1.0\r\n\r\n'
	status_is 200
	# The shell adds PWD itself, and perhaps OLDPWD, SHLVL and _.
	cut -d= -f1 "$T/body" | grep -vxE 'PWD|OLDPWD|SHLVL|_' | sort | tr '\n' ' ' >"$T/names"
	[ "$(cat "$T/names")" = "DOCUMENT_ROOT GATEWAY_INTERFACE PATH QUERY_STRING REDIRECT_STATUS REMOTE_ADDR REMOTE_HOST REMOTE_PORT REQUEST_METHOD REQUEST_SCHEME REQUEST_URI SCRIPT_FILENAME SCRIPT_NAME SERVER_NAME SERVER_PORT SERVER_PROTOCOL SERVER_SOFTWARE " ] ||
		fail "$(cat "$T/names")"
	variable_is GATEWAY_INTERFACE CGI/1.1
	variable_is QUERY_STRING ''
	variable_is REQUEST_METHOD GET
	variable_is REQUEST_SCHEME http
	variable_is REQUEST_URI /cgi-bin/env
	variable_is SCRIPT_NAME /cgi-bin/env
	variable_is SCRIPT_FILENAME "$T/cgi-bin/env"
	variable_is DOCUMENT_ROOT "$T/root"
	variable_is SERVER_PROTOCOL HTTP/1.0
	variable_is SERVER_SOFTWARE "$(field Server)"
	variable_is PATH "$PATH"
}

@test "PATH_INFO is decoded, unset where there is none, and has PATH_TRANSLATED" {
	cgi 'GET /cgi-bin/env HTTP/1.0\r\n\r\n'
	variable_is_unset PATH_INFO
	variable_is_unset PATH_TRANSLATED
	cgi 'GET /cgi-bin/env/a%%20b/c%%3Fd?q=%%20+ HTTP/1.0\r\n\r\n'
	variable_is PATH_INFO '/a b/c?d'
	variable_is PATH_TRANSLATED "$T/root/a b/c?d"
	variable_is QUERY_STRING 'q=%20+'
	variable_is REQUEST_URI '/cgi-bin/env/a%20b/c%3Fd?q=%20+'
	variable_is SCRIPT_NAME /cgi-bin/env
}

@test "a slash at the end belongs to PATH_INFO" {
	cgi 'GET /cgi-bin/env/ HTTP/1.0\r\n\r\n'
	variable_is PATH_INFO /
	variable_is PATH_TRANSLATED "$T/root/"
	cgi 'GET /cgi-bin/env/a/b/ HTTP/1.0\r\n\r\n'
	variable_is PATH_INFO /a/b/
	cgi 'GET /cgi-bin/env/a/.. HTTP/1.0\r\n\r\n'
	variable_is PATH_INFO /
}

@test "names that start with a dot are right in PATH_INFO" {
	cgi 'GET /cgi-bin/env/repo/.gitignore HTTP/1.0\r\n\r\n'
	status_is 200
	variable_is PATH_INFO /repo/.gitignore
}

@test "a program in a folder below has that folder in its SCRIPT_NAME and as its working directory" {
	program sub/folder/where <<-'E'
		#!/bin/sh
		printf 'Content-Type: text/plain\n\n%s\n%s\n%s\n' "$(pwd)" "$SCRIPT_NAME" "$SCRIPT_FILENAME"
	E
	cgi 'GET /cgi-bin/sub/folder/where/x HTTP/1.0\r\n\r\n'
	body_is "$T/cgi-bin/sub/folder
/cgi-bin/sub/folder/where
$T/cgi-bin/sub/folder/where"
}

@test "the URL made of the variables is the one that was asked for" {
	local path
	for path in /cgi-bin/env '/cgi-bin/env/a%20b/%3F%25?x=%26&y=a+b' /cgi-bin/env/%C3%A4/; do
		cgi "GET ${path//%/%%} HTTP/1.1\r\nHost: www.example.org:8080\r\n\r\n"
		python3 - "$T/body" "http://www.example.org:8080$path" <<-'P'
			import sys, urllib.parse as u
			v = dict(l.split("=", 1) for l in open(sys.argv[1]).read().splitlines() if "=" in l)
			made = "%s://%s:%s%s%s" % (v["REQUEST_SCHEME"], v["SERVER_NAME"], v["SERVER_PORT"],
			    u.quote(v["SCRIPT_NAME"]), u.quote(v.get("PATH_INFO", "")))
			if v["QUERY_STRING"]: made += "?" + v["QUERY_STRING"]
			if made != sys.argv[2]: sys.exit("%s, not %s" % (made, sys.argv[2]))
		P
	done
}

@test "SERVER_NAME is the host asked for, without its port" {
	cgi 'GET /cgi-bin/env HTTP/1.1\r\nHost: Example.org:8080\r\n\r\n'
	variable_is SERVER_NAME Example.org
	variable_is HTTP_HOST Example.org:8080
	variable_is SERVER_PROTOCOL HTTP/1.1
	cgi 'GET /cgi-bin/env HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n'
	variable_is SERVER_NAME '[::1]'
	cgi 'GET http://other.example/cgi-bin/env?a HTTP/1.1\r\nHost: www.example.org\r\n\r\n'
	variable_is SERVER_NAME other.example
	variable_is REQUEST_URI '/cgi-bin/env?a'
}

@test "header fields arrive as HTTP_ variables, folded ones joined, repeated ones merged" {
	cgi 'GET /cgi-bin/env HTTP/1.0\r\nUser-Agent: a b\r\nX-List: 1\r\nx-list: 2\r\nX-Long: one\r\n\ttwo\r\nCookie: a=1\r\nCookie: b=2\r\nX-Empty:\r\n\r\n'
	variable_is HTTP_USER_AGENT 'a b'
	variable_is HTTP_X_LIST '1, 2'
	[[ $(variable HTTP_X_LONG) =~ ^one\ +two$ ]]
	variable_is HTTP_COOKIE 'a=1; b=2'
	variable_is HTTP_X_EMPTY ''
	[ "$(grep -c '^HTTP_X_LIST=' "$T/body")" = 1 ]
}

@test "fields that could lie to a program, or that say what other variables say, are left out" {
	cgi 'POST /cgi-bin/env HTTP/1.1\r\nHost: a\r\nProxy: http://evil/\r\nContent-Length: 0\r\nContent-Type: text/x\r\nConnection: close\r\nX_Forged: 1\r\nX.Dot: 2\r\nContent_Length: 5\r\n\r\n'
	status_is 200
	grep -a '^HTTP_' "$T/body" | sort >"$T/http"
	[ "$(cat "$T/http")" = HTTP_HOST=a ] || fail "$(cat "$T/http")"
	variable_is CONTENT_TYPE text/x
	variable_is CONTENT_LENGTH 0
}

@test "Authorization reaches a program whose path this server does not protect" {
	cgi 'GET /cgi-bin/env HTTP/1.0\r\nAuthorization: Bearer abc\r\n\r\n'
	variable_is HTTP_AUTHORIZATION 'Bearer abc'
	variable_is_unset REMOTE_USER
	variable_is_unset AUTH_TYPE
}

@test "of the server's own environment only PATH and what --cgi-env names are handed on" {
	export SECRET=s TCPREMOTEIP=192.0.2.7 TCPREMOTEPORT=4711 TCPLOCALIP=192.0.2.1 TCPLOCALPORT=80 LD_LIBRARY_PATH=/nowhere SHOWN='a=b' HTTP_HOST=forged
	cgi 'GET /cgi-bin/env HTTP/1.0\r\nHost: real\r\n\r\n' --cgi-env SHOWN --cgi-env ABSENT --cgi-env HTTP_HOST
	variable_is SHOWN 'a=b'
	variable_is_unset ABSENT
	variable_is_unset SECRET
	variable_is_unset LD_LIBRARY_PATH
	variable_is_unset TCPREMOTEIP
	variable_is REMOTE_ADDR 192.0.2.7
	variable_is REMOTE_HOST 192.0.2.7
	variable_is REMOTE_PORT 4711
	variable_is SERVER_ADDR 192.0.2.1
	variable_is SERVER_PORT 80
	variable_is HTTP_HOST real
}

@test "a variable too large for a program is an error, not a program without it" {
	export BIG
	BIG=$(head -c 120000 /dev/zero | tr '\0' x)
	cgi 'GET /cgi-bin/env HTTP/1.0\r\n\r\n' --cgi-env BIG
	status_is 200
	export BIGGER=$BIG
	cgi 'GET /cgi-bin/env HTTP/1.0\r\n\r\n' --cgi-env BIG --cgi-env BIGGER --log "$T/log" --log-format json
	status_is 500
	[ "$(jq -r .reason "$T/log")" = program/environment ]
}

@test "words of a query without an equals sign are arguments, decoded" {
	program arguments <<-'E'
		#!/bin/sh
		printf 'Content-Type: text/plain\n\n'
		for word; do printf '[%s]' "$word"; done
	E
	while read -r query words; do
		cgi "GET /cgi-bin/arguments?${query//%/%%} HTTP/1.0\r\n\r\n"
		body_is "${words:-}" || fail "for $query"
	done <<-'E'
		one+two%20words [one][two words]
		a%3Db [a=b]
		%26%3Bid [&;id]
		a=b
		a+b=c
		a++b
		+a
		a+
		a+%zz
		a%00
		-s
		a+-d
		%2Ds
	E
	cgi 'GET /cgi-bin/arguments HTTP/1.0\r\n\r\n'
	body_is ''
	cgi 'GET /cgi-bin/arguments? HTTP/1.0\r\n\r\n'
	body_is ''
	cgi 'POST /cgi-bin/arguments?one HTTP/1.0\r\nContent-Length: 0\r\n\r\n'
	body_is ''
}

@test "a program has descriptors 0, 1 and 2 alone, default signals, and a group of its own" {
	program inside <<-'E'
		#!/usr/bin/perl
		print "Content-Type: text/plain\n\n";
		opendir my $d, "/proc/self/fd";
		my $own = fileno $d;
		print join(" ", sort grep { /\d/ && -l "/proc/self/fd/$_" && readlink("/proc/self/fd/$_") !~ m{/proc/|/inside$} } readdir $d), "\n";
		open my $s, "<", "/proc/self/status";
		# 32 and above belong to the C library: nobody else can set them.
		while (<$s>) { printf "%s %x\n", $1, hex($2) & 0x7fffffff if /^(Sig(?:Ign|Blk):)\s*(\w+)/ }
		print getpgrp() == $$ ? "leader\n" : "follower\n";
	E
	# Whatever the handler was started with open.
	exec 7</dev/null 8>"$T/eight"
	cgi 'GET /cgi-bin/inside HTTP/1.0\r\n\r\n'
	exec 7<&- 8>&-
	# Perl itself ignores 80: SIGFPE.
	[ "$(tr -s '\t\n' '  ' <"$T/body")" = '0 1 2 SigBlk: 0 SigIgn: 80 leader ' ] ||
		fail "$(cat "$T/body")"
}

# A launcher, named by the signals that it leaves ignored.
launch() {
	python3 -c '
import os, signal, sys
# Those that Python itself and who started the tests ignore.
for number in range(1, 32):
    if number not in (signal.SIGKILL, signal.SIGSTOP):
        signal.signal(number, signal.SIG_DFL)
for name in sys.argv[1].split():
    signal.signal(getattr(signal, "SIG" + name), signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM, signal.SIGTERM])
os.execvp(sys.argv[2], sys.argv[2:])' "$@"
}

@test "whatever signals a launcher ignores or blocks, a program finds them as at login" {
	local ignored all
	program status <<-'E'
		#!/bin/sh
		printf 'Content-Type: text/plain\n\n'
		exec cat /proc/self/status
	E
	all='HUP INT QUIT ILL TRAP ABRT BUS FPE USR1 SEGV USR2 PIPE ALRM TERM CHLD CONT TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS'
	# Beside each that tells of more, one that does not; PIPE and XFSZ, which
	# supervisor ignores for its handlers, tell of nothing.
	for ignored in '' HUP\ IO INT\ PWR TERM\ SYS CHLD\ BUS PIPE QUIT\ ABRT FPE\ TRAP ALRM\ URG \
		PIPE\ XFSZ TSTP\ TTIN TTOU\ CONT USR1\ ILL USR2\ WINCH "$all"; do
		# The sanitizers set this one for themselves.
		[[ $BUILD != */asan || $ignored != FPE* ]] || continue
		printf 'GET /cgi-bin/status HTTP/1.0\r\n\r\n' |
			launch "$ignored" "$BIN/httpd-once" --cgi-bin "$T/cgi-bin" "$T/root" >"$T/reply" 3>&-
		split_reply
		# 32 and above belong to the C library.
		[ "$(grep -aE '^Sig(Ign|Blk):\s*[0-9a-f]{8}[08]0000000$' "$T/body" | wc -l)" = 2 ] ||
			fail "'$ignored': $(grep -a ^Sig "$T/body")"
	done
}

@test "folders that were named from the working directory have absolute names" {
	local bin root
	for bin in cgi-bin ./cgi-bin/ "$T/cgi-bin//"; do
		for root in root root/ "$T/root/"; do
			printf 'GET /cgi-bin/env/x HTTP/1.0\r\n\r\n' |
				(cd "$T" && "$BIN/httpd-once" --cgi-bin "$bin" "$root") >"$T/reply" 3>&-
			split_reply
			variable_is DOCUMENT_ROOT "$T/root"
			variable_is PATH_TRANSLATED "$T/root/x"
			[ "$(variable SCRIPT_FILENAME)" -ef "$T/cgi-bin/env" ] || fail "$(variable SCRIPT_FILENAME)"
			[[ $(variable SCRIPT_FILENAME) == /*[^/]/env ]]
		done
	done
	# The working directory itself, whose programs run in it.
	printf 'GET /cgi-bin/env HTTP/1.0\r\n\r\n' |
		(cd "$T/cgi-bin" && "$BIN/httpd-once" --cgi-bin . /) >"$T/reply" 3>&-
	split_reply
	variable_is SCRIPT_FILENAME "$T/cgi-bin/env"
	variable_is PWD "$T/cgi-bin"
	variable_is DOCUMENT_ROOT /
}

@test "of several hosts, DOCUMENT_ROOT is the one's that was asked for" {
	mkdir "$T/root/a.example" "$T/root/default"
	cgi 'GET /cgi-bin/env HTTP/1.1\r\nHost: A.example\r\n\r\n' --vhosts
	variable_is DOCUMENT_ROOT "$T/root/a.example"
	cgi 'GET /cgi-bin/env HTTP/1.0\r\n\r\n' --vhosts
	variable_is DOCUMENT_ROOT "$T/root/default"
}
