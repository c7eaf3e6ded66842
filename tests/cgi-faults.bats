# Each system call that the handler makes for a program fails once, in turn.
# Whatever it is, the client gets a whole answer or a clear error, the log has a
# line where it is an error, and nothing is left running.

load lib/common
load lib/cgi

prepare() {
	export PIDS=$T/pids
	mkdir "$PIDS"
	program p <<-E
		#!/bin/sh
		echo >'$PIDS'/\$\$
		echo noise >&2
		printf 'Content-Type: text/plain\n\n'
		wc -c
		head -c 200000 /dev/zero
	E
	{ printf 'POST /cgi-bin/p HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\n\r\n'; head -c 200000 /dev/zero; } >"$T/whole"
	{
		printf 'POST /cgi-bin/p HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n30d40\r\n'
		head -c 200000 /dev/zero
		printf '\r\n0\r\n\r\n'
	} >"$T/chunked"
}

# The sanitizers make calls of their own, which cannot do with a failure: so
# where every call fails in turn it is the release that is looked at.
HANDLER=$BIN/httpd-once
export ASAN_OPTIONS=detect_leaks=0

# faulty REQUEST ARGUMENT...: the handler under strace.
faulty() {
	local request=$1
	shift
	: >"$T/log"
	rm -f "$PIDS"/*
	# Through pipes, as a socket would be.
	cat "$T/$request" | timeout 30 strace -qq -o "$T/trace" "$@" \
		"$HANDLER" --cgi-bin "$T/cgi-bin" --cgi-timeout 2 --log "$T/log" --log-format json "$T/root" \
		2>"$T/error" 3>&- | cat >"$T/reply"
	STATUS=${PIPESTATUS[1]}
	# Without starting Python: this is done often.
	sed '/^\r$/q' "$T/reply" >"$T/head"
	tail -c "+$(($(stat -c %s "$T/head") + 1))" "$T/reply" >"$T/body"
}

gone() {
	local file
	for file in "$PIDS"/*; do
		[ ! -e "$file" ] || [ ! -e "/proc/${file##*/}" ] || return 1
	done
}

# sound WORDS: whether what came of it is as it should be.
sound() {
	local line
	[ "$STATUS" -lt 100 ] || [ "$STATUS" = 111 ] || fail "$1: the handler ended with $STATUS: $(cat "$T/error")"
	retry 5 gone || fail "$1: a program is left"
	line=$(head -n 1 "$T/head" | tr -d '\r')
	case $line in
	'HTTP/1.0 200 '*)
		# Whole, or cut where the log tells of it.
		[ "$(stat -c %s "$T/body")" = 200007 ] || [ "$(jq -r .reason "$T/log")" != null ] ||
			fail "$1: $(stat -c %s "$T/body") bytes and no word about it"
		;;
	'HTTP/1.0 '[45]*)
		grep -q '</html>' "$T/body" || fail "$1: the page is cut"
		[ "$(jq -r .reason "$T/log")" != null ] || fail "$1: no reason for $line"
		;;
	'')
		# The connection itself failed.
		[ "$STATUS" = 1 ] || fail "$1: no answer, and $STATUS"
		;;
	*) fail "$1: the reply begins with '$line'" ;;
	esac
}

# calls: what the handler called since it looked for the program, each with how
# often it had been called before and then.
calls() {
	awk -F'(' '
		{ count[$1]++ }
		/^openat.*cgi-bin/ { on = 1 }
		/"request":/ { exit }
		on && seen[$1]++ < 3 { print $1, count[$1] }
	' "$T/trace" | grep -vE '^(exit|rt_sigreturn|---|\+\+\+|write |clock_gettime|shutdown)'
}

every_call_fails() {
	local request=$1 call number total=0
	local HANDLER=${HANDLER/asan/release}
	faulty "$request"
	status_is 200
	[ "$(stat -c %s "$T/body")" = 200007 ]
	calls >"$T/calls"
	while read -r call number <&8; do
		faulty "$request" -e inject="$call:error=EIO:when=$number"
		sound "$request, $call number $number"
		total=$((total + 1))
	done 8<"$T/calls"
	# The list is not empty by accident.
	[ $total -gt 30 ] || fail "only $total: $(cat "$T/calls")"
}

@test "each system call fails once, the body having a length" {
	every_call_fails whole
}

@test "each system call fails once, the body coming in chunks" {
	every_call_fails chunked
}

@test "no process, no descriptor or no memory is 503, and the log says so" {
	local fault
	for fault in vfork:error=EAGAIN pipe2:error=EMFILE pipe2:error=ENFILE:when=2 pipe2:error=EMFILE:when=3; do
		faulty whole -e "inject=$fault"
		sound "$fault"
		status_is 503
		[ "$(jq -r .reason "$T/log")" = program/no-resources ]
		grep -qE 'p: (Resource temporarily|Too many open|No file descr|Too many)' "$T/error" || fail "$(cat "$T/error")"
	done
	faulty whole -e inject=pipe2:error=EIO
	status_is 500
	[ "$(jq -r .reason "$T/log")" = program/not-executed ]
}

@test "what fails between the two programs is 500, and the log says what" {
	local fault
	for fault in setpgid:error=EPERM fchdir:error=EACCES dup2:error=EBADF:when=1 dup2:error=EBADF:when=3 execve:error=ENOENT:when=1; do
		faulty whole -f -e "inject=$fault"
		sound "$fault"
		status_is 500 || fail "$fault"
		[ "$(jq -r .reason "$T/log")" = program/not-executed ]
		grep -qE '^httpd-once: p: [A-Z]' "$T/error" || fail "$(cat "$T/error")"
	done
}

@test "a program that is removed before it is executed is told as such" {
	program p <<-'E'
		#!/bin/sh
	E
	# Only the child executes; it finds its folder empty.
	faulty whole -f -e inject=execve:error=ENOENT:when=1
	status_is 500
	log_has 'p: No such file or directory'
}

@test "without close_range(2) no other descriptor reaches a program" {
	program p <<-'E'
		#!/bin/sh
		printf 'Content-Type: text/plain\n\n'
		[ -e /proc/$$/fd/7 ] && printf seven
		printf 'end'
	E
	printf 'GET /cgi-bin/p HTTP/1.0\r\n\r\n' >"$T/whole"
	exec 7</dev/null
	faulty whole -f -e inject=close_range:error=ENOSYS
	exec 7<&-
	body_is end
}

@test "a file for chunks that is full is 500" {
	faulty chunked -e inject=write:error=ENOSPC:when=1
	status_is 500
	[ "$(jq -r .reason "$T/log")" = body/spool ]
}

@test "a system that fails while a program is looked for or runs is told as such" {
	local fault status reason
	while read -r fault status reason; do
		faulty whole -e "inject=$fault"
		sound "$fault"
		status_is "$status"
		[ "$(jq -r .reason "$T/log")" = "$reason" ] || fail "$fault: $(cat "$T/log")"
	done <<-'E'
		openat2:error=EIO:when=1 500 program/unreachable
		ppoll:error=ENOMEM:when=1 500 program/system
	E
}
