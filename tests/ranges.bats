#!/usr/bin/env bats
# Parts of files (RFC 7233).

load lib/common

prepare() {
	# Ten bytes that tell their own place.
	printf '0123456789' >"$T/root/digits.bin"
	: >"$T/root/empty.bin"
}

# range VALUE [FIELD...]: asks for it; a FIELD is one more line of the head.
range() {
	local head="GET /digits.bin HTTP/1.0\r\nRange: $1\r\n"
	shift
	[ $# -eq 0 ] || head+=$(printf '%s\\r\\n' "$@")
	ask "$head\r\n"
}

# part_is CONTENT-RANGE BYTES: the reply is this one part.
part_is() {
	status_is 206
	field_is Content-Range "bytes $1"
	field_is Content-Length "${#2}"
	[ "$(cat "$T/body")" = "$2" ] || fail "the body is $(cat "$T/body")"
}

# is_whole: the reply is the whole file.
is_whole() {
	status_is 200
	field_is Content-Range ''
	field_is Content-Length 10
	same "$T/root/digits.bin" "$T/body"
}

@test "one range of every form comes as 206" {
	range bytes=0-3
	part_is 0-3/10 0123
	field_is Content-Type application/octet-stream
	field_is Accept-Ranges bytes
	range bytes=7-
	part_is 7-9/10 789
	range bytes=-4
	part_is 6-9/10 6789
	range bytes=9-9
	part_is 9-9/10 9
	range bytes=0-
	part_is 0-9/10 0123456789
}

@test "ends beyond the file are cut, also those of no number of 64 bits" {
	range bytes=8-10
	part_is 8-9/10 89
	range bytes=8-18446744073709551616
	part_is 8-9/10 89
	range bytes=-99999999999999999999
	part_is 0-9/10 0123456789
}

@test "what lies beyond the end is 416 with the length (range/unsatisfiable)" {
	local value
	for value in bytes=10- bytes=10-20 bytes=-0 bytes=99999999999999999999- \
		bytes=10-,20-; do
		ask "GET /digits.bin HTTP/1.0\r\nRange: $value\r\n\r\n" \
			--log "$T/log" --log-format json
		status_is 416
		field_is Content-Range 'bytes */10'
		grep -q range/unsatisfiable "$T/log"
		[ "$(grep -c 0123456789 "$T/body")" = 0 ]
	done
}

@test "malformed ranges and other units are ignored" {
	local value
	for value in bytes=4-2 bytes= bytes=a-b bytes=1 lines=0-1 bytes=-1-2 \
		'bytes=0-1,x' 'bytes=+0-1'; do
		range "$value"
		is_whole
	done
}

@test "several ranges come as multipart/byteranges, to be put together again" {
	range 'bytes=0-1, 4-5,-1'
	status_is 206
	field_is Content-Range ''
	field_is Content-Length "$(wc -c <"$T/body")"
	[[ $(field Content-Type) == multipart/byteranges\;\ boundary=* ]]
	python3 - "$T/reply" <<'P'
import email.parser, email.policy, sys
reply = open(sys.argv[1], "rb").read().partition(b"\r\n")[2]
parts = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(reply)
got = [(p["Content-Range"], p["Content-Type"], p.get_payload(decode=True))
       for p in parts.iter_parts()]
binary = "application/octet-stream"
assert got == [("bytes 0-1/10", binary, b"01"), ("bytes 4-5/10", binary, b"45"),
               ("bytes 9-9/10", binary, b"9")], got
P
}

@test "ranges that are too many, or longer than the file, get the whole" {
	range bytes=0-,0-
	is_whole
	range bytes=0-8,1-9
	is_whole
	range "bytes=$(printf '0-0,%.0s' {1..17})"
	is_whole
}

@test "HEAD and a second Range field make it the whole" {
	ask 'HEAD /digits.bin HTTP/1.0\r\nRange: bytes=0-3\r\n\r\n'
	status_is 200
	field_is Content-Length 10
	range bytes=0-3 'Range: bytes=4-5'
	is_whole
}

@test "If-Range honours the range only while the file is the same" {
	local tag date
	touch -d '2 minutes ago' "$T/root/digits.bin"
	ask 'GET /digits.bin HTTP/1.0\r\n\r\n'
	tag=$(field ETag)
	date=$(field Last-Modified)
	range bytes=0-3 "If-Range: $tag"
	part_is 0-3/10 0123
	range bytes=0-3 "If-Range: $date"
	part_is 0-3/10 0123
	range bytes=0-3 'If-Range: "another"'
	is_whole
	range bytes=0-3 "If-Range: W/$tag"
	is_whole
	range bytes=0-3 'If-Range: Sun, 06 Nov 1994 08:49:37 GMT'
	is_whole
	range bytes=0-3 'If-Range: Fri, 31 Dec 9999 23:59:59 GMT'
	is_whole
	# A range that could not be satisfied is none either.
	range bytes=10- 'If-Range: "another"'
	is_whole
}

@test "If-Range with a date of less than a minute ago does not say enough (RFC 7232 2.2.2)" {
	touch "$T/root/digits.bin"
	ask 'GET /digits.bin HTTP/1.0\r\n\r\n'
	range bytes=0-3 "If-Range: $(field Last-Modified)"
	is_whole
}

@test "a part of an empty file is all of it, as a cache in front wants it" {
	local value
	for value in bytes=0- bytes=0-0 bytes=0-1048575 bytes=-5 bytes=7-; do
		ask "GET /empty.bin HTTP/1.0\r\nRange: $value\r\n\r\n"
		status_is 200
		field_is Content-Length 0
		field_is Content-Range ''
	done
}

@test "hundreds of ranges that ascend come in one answer, each once" {
	python3 - "$T" <<-'P'
		import sys
		folder = sys.argv[1]
		data = b"".join(b"%05d" % number for number in range(2000))
		open(folder + "/root/many.bin", "wb").write(data)
		ranges = ",".join(f"{10 * i}-{10 * i + 4}" for i in range(500))
		open(folder + "/request", "w").write(
		    f"GET /many.bin HTTP/1.1\r\nHost: x\r\nRange: bytes={ranges}\r\n\r\n")
	P
	once <"$T/request" >"$T/reply"
	split_reply
	status_is 206
	field_is Content-Length "$(stat -c %s "$T/body")"
	grep -a -oE '^[0-9]{5}' "$T/body" >"$T/parts"
	seq -f %05g 0 2 998 | diff - "$T/parts"
}

@test "a part beyond 4 GiB comes from its place" {
	truncate -s 5G "$T/root/large.bin"
	printf 'here' | dd of="$T/root/large.bin" bs=1 seek=4294967300 conv=notrunc status=none
	ask 'GET /large.bin HTTP/1.0\r\nRange: bytes=4294967299-4294967304\r\n\r\n'
	status_is 206
	field_is Content-Range 'bytes 4294967299-4294967304/5368709120'
	printf '\0here\0' | cmp - "$T/body"
}

@test "curl resumes a download that was cut" {
	head -c 100000 /dev/urandom >"$T/root/file.bin"
	head -c 40000 "$T/root/file.bin" >"$T/part"
	start_supervisor "$T/root"
	curl -sf -C - -o "$T/part" "http://127.0.0.1:$PORT/file.bin"
	same "$T/root/file.bin" "$T/part"
}
