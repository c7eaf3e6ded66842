#!/usr/bin/env bats
# The type of a file whose name says nothing: an attribute, its content.

load lib/common

ask_for() {
	local path=$1
	shift
	ask "GET $path HTTP/1.0\r\n\r\n" "$@"
}

# A handler with a program of one's own beside it in place of httpd-magic.
with_magic() {
	mkdir -p "$T/bin"
	cp "$BIN/httpd-once" "$T/bin/"
	printf '#!/bin/sh\n%s\n' "$1" >"$T/bin/httpd-magic"
	chmod +x "$T/bin/httpd-magic"
	printf 'words' >"$T/root/file"
	BIN=$T/bin
}

@test "the content tells where the name does not, and the file goes out whole" {
	printf 'GIF89a\1\0\1\0 and more' >"$T/root/picture"
	ask_for /picture
	field_is Content-Type image/gif
	same "$T/body" "$T/root/picture"
	head -c 300000 /dev/urandom >>"$T/root/picture"
	ask_for /picture
	field_is Content-Type image/gif
	same "$T/body" "$T/root/picture"
}

@test "a text gets its own charset, or else the usual one" {
	printf 'just words\n' >"$T/root/ascii"
	ask_for /ascii
	field_is Content-Type 'text/plain; charset=utf-8'
	printf 'caf\xe9 et th\xe9 \xe0 la carte\n' >"$T/root/latin"
	ask_for /latin
	field_is Content-Type 'text/plain; charset=iso-8859-1'
}

@test "what nothing tells is bytes" {
	printf '\x01\x02\x03\xfe\x00\x9c' >"$T/root/bytes"
	ask_for /bytes
	field_is Content-Type application/octet-stream
	: >"$T/root/empty"
	ask_for /empty
	status_is 200
	field_is Content-Type application/octet-stream
}

@test "a name that tells is believed, and nothing looks inside" {
	printf 'GIF89a\1\0\1\0' >"$T/root/words.txt"
	printf 'GIF89a\1\0\1\0' >"$T/root/words"
	strace -f -o "$T/trace" -e trace=execve "$BIN/httpd-once" "$T/root" \
		< <(printf 'GET /words.txt HTTP/1.0\r\n\r\n') >"$T/reply"
	split_reply
	field_is Content-Type 'text/plain; charset=utf-8'
	[ "$(grep -c execve "$T/trace")" -eq 1 ]
}

@test "--no-magic looks into no file" {
	printf 'GIF89a\1\0\1\0' >"$T/root/picture"
	ask_for /picture --no-magic
	field_is Content-Type application/octet-stream
}

@test "the attribute user.mime_type goes before the content" {
	printf 'GIF89a\1\0\1\0' >"$T/root/picture"
	setfattr -n user.mime_type -v image/x-own "$T/root/picture" ||
		skip "no extended attributes here"
	ask_for /picture
	field_is Content-Type image/x-own
	# One that is no type cannot split a head.
	setfattr -n user.mime_type -v $'image/x\r\nX-Evil: 1' "$T/root/picture"
	ask_for /picture
	field_is Content-Type image/gif
	[ -z "$(grep -i evil "$T/head")" ]
}

@test "an answer that is no media type is not passed on" {
	local answer
	for answer in 'words' 'text' '/plain' 'text/' 'te xt/plain' 'text/pl@in' 'text/plain; a\tb' 'text/\033[1m'; do
		with_magic "printf '$answer\\n'"
		ask_for /file
		status_is 200
		field_is Content-Type application/octet-stream
		BIN=$BUILD/bin
	done
}

@test "a program that fails, crashes or floods is no harm" {
	local script
	for script in 'echo text/x-a; exit 1' 'echo text/x-a; kill -SEGV $$' 'yes text/x-a' 'exit 0' \
		'echo complaint >&2; exit 111'; do
		with_magic "$script"
		ask_for /file
		status_is 200
		field_is Content-Type application/octet-stream
		[ "$(cat "$T/body")" = words ]
		[ ! -s "$T/error" ]
		BIN=$BUILD/bin
	done
}

@test "a program that hangs is ended, and its children keep no connection" {
	with_magic 'echo $$ >"'"$T"'/pid"; exec sleep 1000'
	ask_for /file
	status_is 200
	field_is Content-Type application/octet-stream
	[ ! -e "/proc/$(cat "$T/pid")" ]
}

@test "a program that closes its output and stays is ended" {
	with_magic 'echo $$ >"'"$T"'/pid"; echo text/x-a; exec sleep 1000 >&-'
	ask_for /file
	status_is 200
	[ ! -e "/proc/$(cat "$T/pid")" ]
}

@test "the program gets the file, and nothing of the connection or environment" {
	with_magic 'ls -l /proc/self/fd >"'"$T"'/fds"; env >"'"$T"'/env"; echo "$#" >"'"$T"'/count"; echo text/x-a'
	SECRET=word ask_for /file
	field_is Content-Type 'text/x-a; charset=utf-8'
	grep -q ' 0 -> .*root/file' "$T/fds"
	[ -z "$(grep -E ' (0|2) -> ' "$T/fds" | grep -E 'reply|error|socket')" ]
	# ls writes 1 to a file and has one of its own open.
	[ -z "$(grep -E ' ([3-9]|[0-9]{2,}) -> ' "$T/fds" | grep -v '/proc/')" ]
	[ -z "$(grep -vE '^(PWD|SHLVL|_|OLDPWD)=' "$T/env")" ]
	[ "$(cat "$T/count")" -eq 0 ]
}

# beside_service HOW: the reply of a handler beside such a service.
beside_service() {
	python3 "$REPO/tests/lib/magic_failures.py" "$1" "$BIN/httpd-once" "$T/root" >"$T/reply"
	split_reply
	status_is 200
	[ "$(cat "$T/body")" = words ]
}

@test "a service that is not there, hears nothing, or speaks in halves costs nobody the type" {
	local how
	with_magic 'echo text/x-own'
	for how in full gone file closed connection words deaf long half; do
		beside_service "$how"
		field_is Content-Type 'text/x-own; charset=utf-8' || fail "$how"
	done
}

@test "what a service answers is believed only where it is a media type" {
	local how
	with_magic 'echo text/x-own'
	for how in evil empty; do
		beside_service "$how"
		field_is Content-Type application/octet-stream || fail "$how"
		refute grep -i evil "$T/head"
	done
}

@test "a super-server that ignores SIGCHLD changes nothing" {
	printf 'GIF89a\1\0\1\0' >"$T/root/picture"
	python3 - "$BIN/httpd-once" "$T/root" >"$T/reply" <<'P'
import signal, subprocess, sys
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
reply = subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                         restore_signals=False)
sys.stdout.buffer.write(reply.communicate(b"GET /picture HTTP/1.0\r\n\r\n")[0])
P
	split_reply
	field_is Content-Type image/gif
}
