#!/usr/bin/env bats
# What supervisor does when the system refuses something.
load lib/common
load lib/supervisor
bats_require_minimum_version 1.5.0

# calls SECONDS: how many system calls supervisor makes in that time.
calls() {
	# shellcheck disable=SC2046 # one word each
	strace -qq $(family | sed 's/^/-p /') -o "$T/calls" 3>&- &
	local tracer=$!
	sleep "$1"
	kill "$tracer"
	wait "$tracer" || true
	# A call that another process interrupts in the log has two lines.
	grep -vc resumed "$T/calls"
}

# limit_files N: for each that accepts.
limit_files() {
	local pid
	for pid in $(family); do
		prlimit --pid "$pid" "--nofile=$1:1024"
	done
}

@test "out of descriptors it rests, says so once, and serves again by itself" {
	start_supervisor -- "$HELPERS/probe"
	[ "$(get /)" = hello ]
	limit_files 3
	start waiting curl -sS --max-time 30 "http://127.0.0.1:$PORT/"
	retry 10 grep -qx 'supervisor: cannot accept on 0.0.0.0:[0-9]*: Too many open files' "$T/supervisor.log"
	made=$(calls 2)
	[ "$made" -lt 100 ] || fail "$made system calls in 2 seconds"
	[ "$(grep -c 'Too many open files' "$T/supervisor.log")" -eq 1 ]
	limit_files 1024
	retry 10 grep -qx hello "$T/waiting.out"
	[ "$(get /)" = hello ]
}

# under ERROR WHEN: supervisor whose accept4 fails with it.
under() {
	start "$1" strace -qq -o /dev/null -e trace=accept4 \
		-e "inject=accept4:error=$1:when=$2" \
		"$BIN/supervisor" -p 0 --acceptors 1 -- "$HELPERS/probe"
	retry 10 grep -q '^supervisor: ready' "$T/$1.log"
	PORT=$(sed -n 's/^supervisor: listening on 0\.0\.0\.0:\([0-9]*\)$/\1/p' "$T/$1.log")
}

stop_traced() {
	kill -TERM "$(pgrep -P "$STARTED_PID")"
}

@test "accept that fails for want of memory or files of the system is a rest, too" {
	local error
	for error in ENFILE ENOBUFS ENOMEM; do
		under "$error" 1..3
		[ "$(get /)" = hello ]
		grep -q '^supervisor: cannot accept on 0\.0\.0\.0' "$T/$error.log"
		[ "$(grep -c 'cannot accept' "$T/$error.log")" -eq 1 ]
		stop_traced
	done
}

@test "a connection that is gone before it is accepted is passed over" {
	local error
	for error in ECONNABORTED EPROTO EINTR ENETDOWN EHOSTUNREACH; do
		under "$error" 1..3
		[ "$(get /)" = hello ]
		run ! grep 'cannot accept' "$T/$error.log"
		stop_traced
	done
}

@test "a client that is gone when select says ready does not block it" {
	under EAGAIN 1
	[ "$(get /)" = hello ]
	stop_traced
}

@test "a handler that cannot be executed is a 503, and works again when it can" {
	cp "$HELPERS/probe" "$T/handler"
	start_supervisor -- "$T/handler"
	chmod 000 "$T/handler"
	curl -sS --max-time 10 -D "$T/head" -o "$T/body" "http://127.0.0.1:$PORT/"
	status_is 503
	grep -qx "supervisor: cannot execute $T/handler: Permission denied" "$T/supervisor.log"
	for _ in 1 2 3 4 5; do get / >/dev/null; done
	[ "$(grep -c 'cannot execute' "$T/supervisor.log")" -eq 1 ]
	chmod 755 "$T/handler"
	[ "$(get /)" = hello ]
	retry 10 has_handlers 0
}

@test "a slot is given back when no handler could be started" {
	cp "$HELPERS/probe" "$T/handler"
	start_supervisor --max-connections 1 -- "$T/handler"
	chmod 000 "$T/handler"
	for _ in 1 2 3; do get / >/dev/null; done
	chmod 755 "$T/handler"
	[ "$(get /)" = hello ]
}

@test "out of processes a client gets a 503, and the next one is served" {
	# A user of his own, so that no other process counts.
	user=$((60000 + BATS_TEST_NUMBER + $$ % 1000))
	make_public "$HELPERS/probe"
	start supervisor setpriv --reuid "$user" --regid "$user" --clear-groups \
		"$BIN/supervisor" -p 0 --acceptors 2 -- "$PUBLIC/probe"
	SUPERVISOR=$STARTED_PID
	retry 10 announced
	PORT=$(sed -n 's/^supervisor: listening on 0\.0\.0\.0:\([0-9]*\)$/\1/p' "$T/supervisor.log")
	limit() {
		setpriv --reuid "$user" --regid "$user" --clear-groups \
			sh -c 'for pid; do prlimit --pid "$pid" --nproc="$0:"; done' "$1" "${family[@]}"
	}
	retry 10 is_family 3
	mapfile -t family < <(family)
	limit 1
	curl -sS --max-time 10 -D "$T/head" -o "$T/body" "http://127.0.0.1:$PORT/"
	status_is 503
	grep -qx 'supervisor: cannot make a process: Resource temporarily unavailable' "$T/supervisor.log"
	limit 100
	[ "$(get /)" = hello ]
}

@test "a log that nobody reads any more does not end it" {
	mkfifo "$T/pipe"
	"$BIN/supervisor" -p 0 -- "$HELPERS/probe" 2>"$T/pipe" </dev/null >/dev/null 3>&- &
	SUPERVISOR=$!
	STARTED+=("$SUPERVISOR")
	while read -r line; do
		case $line in
		*'listening on 0.0.0.0:'*) PORT=${line##*:} ;;
		*ready*) break ;;
		esac
	done <"$T/pipe"
	run ! get /signal/9
	[ "$(get /)" = hello ]
}
