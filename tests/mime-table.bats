#!/usr/bin/env bats

load lib/common

@test "the table of media types is what its generator makes of its lists" {
	cd "$REPO"
	tools/mime-table tools/mime/debian.types tools/mime/own.types >"$T/table"
	same "$T/table" httpd-once/pure/mime_table.h
}

@test "the generator refuses a list that it cannot read" {
	cd "$REPO"
	if tools/mime-table "$T/no-such-list" >"$T/table" 2>"$T/error"; then
		fail "it wrote a table"
	fi
}
