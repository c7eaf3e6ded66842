# What one request costs, counted instead of timed: page faults in user mode,
# system calls, instructions.  The release build is counted whatever the mode,
# because it is the one whose cost matters.
load lib/common

prepare() {
	printf 'one small file\n' >"$T/root/page.html"
	RELEASE=$REPO/build/release
}

# count_get TARGET [OPTION...]: one run of the handler on a TCP connection.
count_get() {
	printf 'GET %s HTTP/1.0\r\n\r\n' "$1" >"$T/request"
	shift
	"$RELEASE/helpers/count" -v "$RELEASE/bin/httpd-once" "$@" "$T/root" \
		<"$T/request" >"$T/reply" 2>"$T/cost"
	split_reply
}

cost() {
	sed -n "s/^$1 //p" "$T/cost"
}

no_more_than() {
	[ "$(cost "$1")" -le "$2" ] || fail "$(cost "$1") $1, more than $2"
}

@test 'a small file costs twelve system calls, two of them of the libc' {
	count_get /page.html
	status_is 200
	no_more_than calls 12
}

# Where the system happens to put the program and its stack makes a difference
# of one or two, so the run in the middle of many counts.
@test 'a small file costs six page faults, its line in the log included' {
	for _ in $(seq 15); do
		count_get /page.html --log "$T/log"
		status_is 200
		cost faults
	done | sort -n | sed -n 8p >"$T/median"
	[ "$(cat "$T/median")" -le 6 ] || fail "$(cat "$T/median") faults"
}

# About 15,000.
@test 'a small file costs few instructions' {
	count_get /page.html
	status_is 200
	no_more_than instructions 25000
}

@test 'an option that a request does not need costs no system call' {
	count_get /page.html --no-listing --header 'X-Frame-Options: deny' \
		--log-format json --index start.html
	status_is 200
	no_more_than calls 12
}
