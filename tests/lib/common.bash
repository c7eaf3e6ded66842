# What every test file loads:  load lib/common
#
# A test has a folder of its own, $T, and leaves nothing running: whatever is
# started with `start` is ended, and waited for, in teardown.  Replies go to
# files, because a shell variable drops NUL bytes.
#
# Test files use names that only this one sets:
# shellcheck disable=SC2034

REPO=$(cd "$BATS_TEST_DIRNAME" && git rev-parse --show-toplevel 2>/dev/null || dirname "$BATS_TEST_DIRNAME")
BUILD=${BUILD:-$REPO/build/release}
BIN=$BUILD/bin
HELPERS=$BUILD/helpers

setup() {
	T=$BATS_TEST_TMPDIR
	STARTED=()
	mkdir -p "$T/root"
	if declare -F prepare >/dev/null; then prepare; fi
}

teardown() {
	local pid
	# A client held open by a test that failed would be waited for.
	exec 9>&-
	for pid in "${STARTED[@]}"; do
		kill -TERM "$pid" 2>/dev/null || true
	done
	for pid in "${STARTED[@]}"; do
		if ! timeout 10 tail --pid="$pid" -f /dev/null; then
			echo "# $pid did not end on SIGTERM" >&2
			kill -KILL "$pid" 2>/dev/null
		fi
	done
	[ -z "${PUBLIC:-}" ] || rm -r "$PUBLIC"
	if declare -F tidy >/dev/null; then tidy; fi
}

# make_public FILE...: copies that every user can reach, in the folder $PUBLIC;
# the tree may lie in a folder of root's.
make_public() {
	PUBLIC=$(mktemp -d)
	chmod 755 "$PUBLIC"
	cp "$@" "$PUBLIC/"
}

# fail WORDS...: ends the test and says why.
fail() {
	printf '%s\n' "$*" >&2
	return 1
}

# refute COMMAND...: it must fail.  (After a bare "!" bats goes on regardless.)
refute() {
	! "$@" || fail "this should have failed: $*"
}

# retry SECONDS COMMAND...: until it succeeds; fails when time is up.
retry() {
	local end=$((SECONDS + $1))
	shift
	until "$@"; do
		[ "$SECONDS" -le "$end" ] || fail "gave up waiting for: $*" || return 1
		read -r -t 0.02 <> <(:) || true
	done
}

# start NAME COMMAND...: in the background; its output goes to $T/NAME.out
# and $T/NAME.log; its id is then in $STARTED_PID.
start() {
	local name=$1
	shift
	"$@" >"$T/$name.out" 2>"$T/$name.log" </dev/null 3>&- &
	STARTED_PID=$!
	STARTED+=("$STARTED_PID")
}

# start_supervisor [ARGUMENT...]: on a free port of both families, which is
# then in $PORT; its id is in $SUPERVISOR, its log in $T/supervisor.log.
start_supervisor() {
	start supervisor "$BIN/supervisor" -p 0 "$@"
	SUPERVISOR=$STARTED_PID
	retry 10 announced || { cat "$T/supervisor.log" >&2; return 1; }
	PORT=$(sed -n 's/^supervisor: listening on 0\.0\.0\.0:\([0-9]*\)$/\1/p' "$T/supervisor.log" | head -n 1)
}

announced() {
	grep -q '^supervisor: ready' "$T/supervisor.log" && return
	kill -0 "$SUPERVISOR" || { cat "$T/supervisor.log" >&2; exit 1; }
	return 1
}

# once [OPTION...]: the handler over a shell pipe, request on standard input,
# with $T/root as its root; the reply is on standard output.
once() {
	timeout 20 "$BIN/httpd-once" "$@" "$T/root"
}

# ask TEXT [OPTION...]: sends TEXT (a printf format) through a pipe to the
# handler; the reply is in $T/reply, head and body in $T/head and $T/body.
ask() {
	local text=$1
	shift
	# shellcheck disable=SC2059
	printf "$text" | once "$@" >"$T/reply" 2>"$T/error" 3>&-
	STATUS=$?
	split_reply
}

split_reply() {
	python3 - "$T" <<'P'
import sys
folder = sys.argv[1]
reply = open(folder + "/reply", "rb").read()
head, mark, body = reply.partition(b"\r\n\r\n")
open(folder + "/head", "wb").write(head + mark)
open(folder + "/body", "wb").write(body)
P
}

# status_is CODE: of the reply in $T/head.
status_is() {
	local line
	line=$(head -n 1 "$T/head" | tr -d '\r')
	[[ $line == "HTTP/1.0 $1 "* ]] || fail "status line is '$line', not $1"
}

# field NAME: prints the values of the field in $T/head, one a line.
field() {
	tr -d '\r' <"$T/head" | sed -n "s/^$1: *//Ip"
}

# field_is NAME VALUE
field_is() {
	local value
	value=$(field "$1")
	[ "$value" = "$2" ] || fail "$1 is '$value', not '$2'"
}

# same FILE FILE: byte for byte.
same() {
	cmp "$1" "$2"
}

# as_nobody COMMAND...: as a user who may do little; as oneself without root.
as_nobody() {
	if [ "$(id -u)" = 0 ]; then
		setpriv --reuid 65534 --regid 65534 --clear-groups "$@"
	else
		"$@"
	fi
}
