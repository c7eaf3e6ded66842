#!/usr/bin/env bats
# What a person reads when a start fails: what, where, why, and mostly what to
# do.  Each case is one start that ends at once.

load lib/common

# says WORDS ARGUMENT...: a supervisor with these arguments fails with a line
# that begins with the words, which are an extended regular expression.
says() {
	local words=$1
	shift
	run timeout 20 "$BIN/supervisor" "$@" "$T/root" </dev/null 3>&-
	[ "$status" -ne 0 ] || fail "it started: $*"
	[ "$status" -ne 124 ] || fail "it did not end: $*"
	grep -qE "^(supervisor|httpd-once): $words" <<<"$output" ||
		fail "$*: $output"
}

@test "a file or folder that is not there is named with its option and why" {
	local no='No such file or directory'
	says "--error-log $T/no/log: $no" --check --error-log "$T/no/log"
	says "--log $T/no/log: $no; the folder of the log has to be there" --check --log "$T/no/log"
	says "--auth $T/no: $no; without it every answer would be 500" --check --auth "$T/no"
	says "--mime $T/no: $no" --check --mime "$T/no"
	says "--error-dir $T/no: $no" --check --error-dir "$T/no"
	says "--cgi-bin $T/no: $no" --check --cgi-bin "$T/no"
	says "$T/no: $no" --config "$T/no"
	says "--pidfile $T/no/pid: $no" -p 0 --pidfile "$T/no/pid"
	says "handler $T/no: $no" --check -- "$T/no"
}

@test "an address that cannot be listened on is named, with why and what to do" {
	says 'cannot listen on 192\.0\.2\.1:8080: Cannot assign requested address; no interface' --listen 192.0.2.1:8080
	says 'cannot listen on foo: it is not ADDRESS:PORT, ' --listen foo
	says "cannot listen on unix:$T/no/s: No such file or directory; the folder has to be there" --listen "unix:$T/no/s"
	start_supervisor "$T/root"
	says "cannot listen on 127\.0\.0\.1:$PORT: Address already in use; another process listens there .* or take another --port" --listen "127.0.0.1:$PORT"
}

@test "words that are wrong are repeated" {
	says "port is a number from 0 to 65535, not '70000'" -p 70000
	says 'there is no option --no-lsiting' --no-lsiting
}

@test "a user or group that is not there is named" {
	[ "$(id -u)" = 0 ] || skip 'only root becomes somebody else'
	says '--user: there is no user nosuch' --check --user nosuch
	says '--group: there is no group nosuch' --check --user nobody --group nosuch
}
