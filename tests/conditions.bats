#!/usr/bin/env bats
# Conditional requests (RFC 1945 8.1, 10.9; RFC 7232).

load lib/common

prepare() {
	printf 'hello, reader\n' >"$T/root/page.txt"
	# Sun, 06 Nov 1994 08:49:37 GMT
	touch -d @784111777 "$T/root/page.txt"
	ask 'GET /page.txt HTTP/1.0\r\n\r\n'
	TAG=$(field ETag)
}

# given FIELD [METHOD [VERSION]]: asks for the page with this field.
given() {
	ask "${2:-GET} /page.txt HTTP/${3:-1.0}\r\nHost: a\r\n$1\r\n\r\n"
}

# is_unmodified: a 304 with the validators and without a body.
is_unmodified() {
	status_is 304
	field_is ETag "$TAG"
	field_is Content-Length ''
	field_is Content-Type ''
	[ ! -s "$T/body" ] || fail 'a 304 has a body'
}

is_whole() {
	status_is 200
	same "$T/root/page.txt" "$T/body"
}

@test "the tag is strong and the date is the file's" {
	[[ $TAG =~ ^\"[^\"]+\"$ ]]
	field_is Last-Modified 'Sun, 06 Nov 1994 08:49:37 GMT'
}

@test "If-Modified-Since in all three forms of a date" {
	given 'If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT'
	is_unmodified
	given 'If-Modified-Since: Sunday, 06-Nov-94 08:49:37 GMT'
	is_unmodified
	given 'If-Modified-Since: Sun Nov  6 08:49:37 1994'
	is_unmodified
	given 'If-Modified-Since: Sun, 06 Nov 1994 08:49:38 GMT'
	is_unmodified
	given 'If-Modified-Since: Sun, 06 Nov 1994 08:49:36 GMT'
	is_whole
	given 'If-Modified-Since: Sunday, 06-Nov-94 08:49:36 GMT'
	is_whole
	given 'If-Modified-Since: Sun Nov  6 08:49:36 1994'
	is_whole
}

@test "a date that is none, or lies ahead, is ignored" {
	given 'If-Modified-Since: yesterday'
	is_whole
	given 'If-Modified-Since: Sun, 31 Nov 1994 08:49:37 GMT'
	is_whole
	given 'If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT; length=14'
	is_whole
	given 'If-Modified-Since: Fri, 31 Dec 9999 23:59:59 GMT'
	is_whole
}

@test "a 1.0 HEAD ignores If-Modified-Since (RFC 1945 8.2), a 1.1 HEAD does not" {
	given 'If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT' HEAD
	status_is 200
	given 'If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT' HEAD 1.1
	is_unmodified
}

@test "If-None-Match knows lists, weak tags and the asterisk" {
	given "If-None-Match: $TAG"
	is_unmodified
	given "If-None-Match: W/$TAG"
	is_unmodified
	given "If-None-Match: \"a\", , W/\"b,c\",$TAG"
	is_unmodified
	given "If-None-Match: \"a\"\r\nIf-None-Match: $TAG"
	is_unmodified
	given 'If-None-Match: *'
	is_unmodified
	given "If-None-Match: $TAG" HEAD
	is_unmodified
	given 'If-None-Match: "a", W/"b"'
	is_whole
	given "If-None-Match: ${TAG//\"/}"
	is_whole
	given "If-None-Match: \"a,$TAG"
	is_whole
}

@test "If-None-Match wins over If-Modified-Since" {
	local since='If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT'
	given "If-None-Match: \"a\"\r\n$since"
	is_whole
	since='If-Modified-Since: Sun, 06 Nov 1994 08:49:36 GMT'
	given "$since\r\nIf-None-Match: $TAG"
	is_unmodified
}

@test "If-Match and If-Unmodified-Since refuse what has changed (condition/failed)" {
	local field
	for field in 'If-Match: "a"' "If-Match: W/$TAG" \
		'If-Unmodified-Since: Sun, 06 Nov 1994 08:49:36 GMT'; do
		ask "GET /page.txt HTTP/1.0\r\n$field\r\n\r\n" \
			--log "$T/log" --log-format json
		status_is 412
		grep -q condition/failed "$T/log"
	done
	given "If-Match: \"a\", $TAG"
	is_whole
	given 'If-Match: *'
	is_whole
	given 'If-Unmodified-Since: Sun, 06 Nov 1994 08:49:37 GMT'
	is_whole
	given 'If-Unmodified-Since: yesterday'
	is_whole
	# The tag decides where there are both.
	given "If-Match: $TAG\r\nIf-Unmodified-Since: Sun, 06 Nov 1994 08:49:36 GMT"
	is_whole
}

@test "the tag changes with the file's bytes, also within a second" {
	printf 'Hello, reader\n' >"$T/root/page.txt"
	touch -d @784111777.5 "$T/root/page.txt"
	given "If-None-Match: $TAG"
	is_whole
}

@test "a file from the future was modified now, one from before 1970 has no date" {
	touch -d '+1 year' "$T/root/page.txt"
	given 'A: b'
	field_is Last-Modified "$(field Date)"
	touch -d @-86400 "$T/root/page.txt"
	given 'If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT'
	is_whole
	field_is Last-Modified ''
}

@test "a time of the epoch says nothing: no Last-Modified, and a tag that changes with the file" {
	local time tag
	for time in 0 1; do
		printf 'first' >"$T/root/page.html"
		touch -d "@$time" "$T/root/page.html"
		ask 'GET /page.html HTTP/1.0\r\n\r\n'
		status_is 200
		field_is Last-Modified ''
		tag=$(field ETag)
		[ -n "$tag" ]
		ask "GET /page.html HTTP/1.0\r\nIf-None-Match: $tag\r\n\r\n"
		status_is 304
		# As a package manager does: another file of the same size and time.
		printf 'other' >"$T/root/new"
		touch -d "@$time" "$T/root/new"
		mv "$T/root/new" "$T/root/page.html"
		ask "GET /page.html HTTP/1.0\r\nIf-None-Match: $tag\r\n\r\n"
		status_is 200
		ask "GET /page.html HTTP/1.0\r\nIf-Range: $tag\r\nRange: bytes=0-1\r\n\r\n"
		status_is 200
		ask "GET /page.html HTTP/1.0\r\nIf-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT\r\n\r\n"
		status_is 200
	done
	# Elsewhere replicas agree: the same time and size is the same tag.
	printf 'first' >"$T/root/one.html"
	printf 'first' >"$T/root/two.html"
	touch -d @2 "$T/root/one.html" "$T/root/two.html"
	ask 'GET /one.html HTTP/1.0\r\n\r\n'
	tag=$(field ETag)
	ask 'GET /two.html HTTP/1.0\r\n\r\n'
	field_is ETag "$tag"
}
