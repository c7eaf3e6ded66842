#!/usr/bin/env bats
# The access log of requests that mean harm, as the tools that read it do.

load lib/common

@test "the log is never written into the answer, whatever its name" {
	ln -s /dev/stdout "$T/link"
	echo hello >"$T/root/page.txt"
	ask 'GET /page.txt HTTP/1.0\r\n\r\n' --log "$T/link" || true
	[ "$(cat "$T/body")" = hello ]
	grep -q 'this is the answer to the client' "$T/error"
}

log_of() {
	"$HELPERS/log_line" "$1" >"$T/$1.log" 2>"$T/count"
	[ "$(wc -l <"$T/$1.log")" -eq "$(cat "$T/count")" ]
}

# All lines that were written, and none that it could not read.
goaccess_reads_all() {
	goaccess "$T/$1.log" --log-format="${2:-${1^^}}" --no-global-config --no-progress \
		--invalid-requests="$T/invalid" -o "$T/report.json" </dev/null
	cat "$T/invalid"
	[ "$(jq .general.failed_requests "$T/report.json")" -eq 0 ]
	[ "$(jq .general.valid_requests "$T/report.json")" -eq "$(cat "$T/count")" ]
}

@test "goaccess reads every line of the combined format" {
	log_of combined
	goaccess_reads_all combined
}

@test "goaccess reads every line of the common format" {
	log_of common
	goaccess_reads_all common
}

@test "goaccess reads every line of the vhost format" {
	log_of vhost
	goaccess_reads_all vhost VCOMBINED
}

@test "the vhost format has the host and the port that were asked" {
	start_supervisor --log "$T/log" --log-format vhost "$T/root"
	curl -s -o "$T/got" -H 'Host: shop.example:1' "http://127.0.0.1:$PORT/none"
	retry 5 grep -q "^shop.example:$PORT 127.0.0.1 - - .*GET /none .* 404 " "$T/log"
}

@test "the text formats are printable ASCII, harmless in a terminal" {
	local format
	for format in combined common sws vhost; do
		log_of $format
		[ -z "$(LC_ALL=C grep -n '[^ -~]' "$T/$format.log")" ]
	done
}

@test "the sws format has five columns, the third in quotes" {
	log_of sws
	[ -z "$(grep -vE '^[0-9a-f.:]+ 2023-11-14T22:13:20Z "[^"]*" [0-9]{3} [0-9]+$' "$T/sws.log")" ]
}

@test "jq reads every line of the JSON format, all with the same members" {
	log_of json
	jq -c keys "$T/json.log" >"$T/keys"
	[ "$(wc -l <"$T/keys")" -eq "$(cat "$T/count")" ]
	[ "$(sort -u "$T/keys" | wc -l)" -eq 1 ]
	[ "$(jq -r 'select(.agent == "x\u001b\"") | .seconds' "$T/json.log")" = 1.234567 ]
}

@test "the JSON format is UTF-8 whatever was sent" {
	log_of json
	iconv -f utf-8 -t utf-8 "$T/json.log" | cmp - "$T/json.log"
}

@test "no line is longer than a pipe takes in one piece" {
	local format
	for format in combined common sws json; do
		log_of $format
		[ -z "$(LC_ALL=C awk 'length($0) >= 4096' "$T/$format.log")" ]
	done
}
