#!/usr/bin/env bats
# httpd-magic: the type of a file by its content.

load lib/common

# type_is TYPE: of the bytes on standard input, in a file without a name.
type_is() {
	cat >"$T/content"
	"$BIN/httpd-magic" <"$T/content" >"$T/type"
	[ "$(cat "$T/type")" = "$1" ] || fail "it is $(cat "$T/type"), not $1"
}

# tells STATUS: nothing is printed.
tells() {
	local status=0
	"$BIN/httpd-magic" >"$T/type" 2>"$T/error" || status=$?
	[ "$status" -eq "$1" ] && [ ! -s "$T/type" ] || fail "status $status: $(cat "$T/type" "$T/error")"
}

@test "pictures, documents, archives and pages are told by their content" {
	printf '\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0' | type_is image/png
	printf 'GIF89a\1\0\1\0\x80\0\0' | type_is image/gif
	printf '%%PDF-1.4\n%%\xe2\xe3\xcf\xd3\n' | type_is application/pdf
	echo x | gzip | type_is application/gzip
	printf '<!DOCTYPE html>\n<html><head><title>x</title></head></html>\n' | type_is text/html
}

@test "a text has its charset beside it where that is not ASCII" {
	printf 'just words\n' | type_is text/plain
	printf 'na\xc3\xafve words\n' | type_is 'text/plain; charset=utf-8'
	printf 'caf\xe9 et th\xe9 \xe0 la carte\n' | type_is 'text/plain; charset=iso-8859-1'
}

@test "what says nothing is not guessed at" {
	tells 1 </dev/null
	printf '\x01\x02\x03\xfe\x00\x9c' >"$T/bytes"
	tells 1 <"$T/bytes"
}

# The release build whatever the mode: a sanitizer reserves terabytes.
@test "memory is limited, and enough for the worst" {
	python3 -c 'print("\n" * 300000)' >"$T/lines"
	strace -o "$T/trace" "$REPO/build/release/bin/httpd-magic" <"$T/lines" >"$T/type"
	grep -q 'RLIMIT_AS, {rlim_cur=65536\*1024, rlim_max=65536\*1024}.* = 0' "$T/trace"
	[ "$(cat "$T/type")" = text/plain ]
}

@test "the offset of the file is left alone" {
	printf 'GIF89a and more' >"$T/file"
	exec 5<"$T/file"
	"$BIN/httpd-magic" <&5 >"$T/type"
	cat <&5 >"$T/rest"
	exec 5<&-
	[ "$(cat "$T/type")" = image/gif ]
	same "$T/rest" "$T/file"
}

@test "a pipe will do" {
	[ "$(printf 'GIF89a\1\0\1\0' | "$BIN/httpd-magic")" = image/gif ]
}

@test "of a file as large as a disk only the beginning is read" {
	truncate -s 1T "$T/large"
	printf 'GIF89a\1\0\1\0' | dd of="$T/large" conv=notrunc status=none
	[ "$(timeout 20 "$BIN/httpd-magic" <"$T/large")" = image/gif ]
}

@test "a person may name a file, and a FIFO does not hang it" {
	printf 'GIF89a\1\0\1\0' >"$T/file"
	[ "$("$BIN/httpd-magic" "$T/file")" = image/gif ]
	"$BIN/httpd-magic" "$T/file" >"$T/answer"
	[ "$(cat "$T/answer")" = image/gif ]
	mkfifo "$T/fifo"
	run timeout 20 "$BIN/httpd-magic" "$T/fifo"
	[ "$status" -eq 1 ]
}

@test "wrong usage is 100, and what fails is 111" {
	run "$BIN/httpd-magic" a b
	[ "$status" -eq 100 ]
	run "$BIN/httpd-magic" --help
	[ "$status" -eq 100 ]
	run "$BIN/httpd-magic" "$T/missing"
	[ "$status" -eq 111 ]
	run "$BIN/httpd-magic" "$T"
	[ "$status" -eq 111 ]
	tells 111 <"$T"
	printf 'GIF89a\1\0\1\0' >"$T/file"
	run sh -c '"$1" <"$2" >/dev/full' sh "$BIN/httpd-magic" "$T/file"
	[ "$status" -eq 111 ]
}

# A sanitizer has system calls of its own, so the order alone is looked at.
@test "privileges are given up before the first byte is read" {
	printf 'words\n' >"$T/file"
	strace -o "$T/trace" "$BIN/httpd-magic" <"$T/file" >"$T/type"
	grep -nE '^(prctl\(PR_SET_NO_NEW_PRIVS|seccomp\(SECCOMP_SET_MODE_FILTER|setrlimit|prlimit64\(0, RLIMIT_CPU|pread64\(0)' \
		"$T/trace" | cat >"$T/order"
	grep -q 'PR_SET_NO_NEW_PRIVS, 1.* = 0' "$T/order"
	grep -q 'SECCOMP_SET_MODE_FILTER.* = 0' "$T/order"
	grep -q 'RLIMIT_CPU, {rlim_cur=2.* = 0' "$T/trace"
	[[ $(tail -n 1 "$T/order") == *pread64\(0* ]]
	[[ $(grep -n pread64 "$T/order" | head -n 1 | cut -d: -f1) -gt \
		$(grep -n SECCOMP "$T/order" | cut -d: -f1) ]]
	grep -q '^setpriority(PRIO_PROCESS, 0, 10) *= 0' "$T/trace"
	# Behind the filter no file is opened.
	sed '1,/SECCOMP_SET_MODE_FILTER/d' "$T/trace" >"$T/behind"
	[ -z "$(grep -E '^(open|socket|exec|clone|fork)' "$T/behind")" ]
}
