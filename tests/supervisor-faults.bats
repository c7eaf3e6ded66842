#!/usr/bin/env bats
# Each system call that supervisor makes while it serves fails in turn: it goes
# on, loses nothing, and serves as before when the call works again.
load lib/common
load lib/supervisor
bats_require_minimum_version 1.5.0

# The leak detector cannot work in a process that strace watches.
export ASAN_OPTIONS=detect_leaks=0

is_traced() {
	! grep -qx 'TracerPid:	0' "/proc/$SUPERVISOR/status"
}

# serve [OPTION...]: in one process, so that it is the one that is injected to.
serve() {
	start_supervisor --acceptors 1 --status "$T/status" "$@" -- "$HELPERS/probe"
	DESCRIPTORS=$(descriptors)
}

# inject CALL:error=E:when=N [OPTION...]: that call of supervisor fails so from
# now on; with the option -f, that of its children.
inject() {
	local injection=$1
	shift
	strace -qq "$@" -e "trace=${injection%%:*}" -e "inject=$injection" \
		-o "$T/calls" -p "$SUPERVISOR" 2>"$T/strace" 3>&- &
	TRACER=$!
	STARTED+=("$TRACER")
	retry 10 is_traced
}

# heal: the call has failed, and works again.
heal() {
	# A client may have its answer before the call is made.
	retry 10 grep -q INJECTED "$T/calls" || fail "nothing was injected: $(cat "$T/strace")"
	kill "$TRACER"
	wait "$TRACER" || true
}

# sound: supervisor serves, and has lost nothing.
sound() {
	[ "$(get /)" = hello ]
	retry 10 is_told running 0
	retry 10 has_handlers 0
	retry 10 has_descriptors "$DESCRIPTORS"
}

# each CALL ERROR...: three times with each of these nobody is refused.
each() {
	local call=$1 error
	shift
	for error; do
		inject "$call:error=$error:when=1..3"
		for _ in 1 2 3 4; do
			[ "$(get /)" = hello ] || fail "$call: $error"
		done
		heal
		sound
	done
	is_told refused 0
}

@test "accept" {
	serve
	each accept4 EAGAIN EINTR ECONNABORTED EPROTO EPERM ENETDOWN EMFILE ENFILE ENOBUFS ENOMEM EINVAL
}

@test "the wait for clients" {
	serve
	each pselect6 EINTR ENOMEM
}

@test "the wait for clients, again and again" {
	serve
	inject pselect6:error=ENOMEM:when=1+
	sleep 2
	made=$(wc -l <"$T/calls")
	[ "$made" -lt 100 ] || fail "$made calls in 2 seconds"
	kill -USR1 "$SUPERVISOR"
	retry 10 says 'report: up'
	[ "$(grep -cx 'supervisor: cannot wait for clients: Cannot allocate memory' "$T/supervisor.log")" -eq 1 ]
	start waiting curl -sS --max-time 30 "http://127.0.0.1:$PORT/"
	heal
	retry 10 grep -qx hello "$T/waiting.out"
	sound
}

@test "the question where a client has come to" {
	serve
	each getsockname ENOBUFS
}

@test "the question who has ended" {
	serve
	# Every second time: nobody is told of twice.
	inject wait4:error=EINTR:when=1+2
	for _ in 1 2 3 4; do
		[ "$(get /)" = hello ]
	done
	heal
	sound
	is_told exited 5
}

@test "making a process" {
	serve
	for error in EAGAIN ENOMEM; do
		inject "vfork:error=$error:when=1..2"
		get / | grep -q 'Too busy'
		get / | grep -q 'Too busy'
		[ "$(get /)" = hello ]
		heal
		sound
	done
	is_told refused 4
	grep -q '^supervisor: cannot make a process: Resource temporarily unavailable$' "$T/supervisor.log"
}

# In the child, which is no handler yet; "when" counts in each of them anew.
@test "becoming a handler" {
	local call refused=0
	serve
	for call in dup2:error=EMFILE dup2:error=EBUSY execveat:error=ENOMEM execveat:error=EMFILE \
		execveat:error=EAGAIN execveat:error=ETXTBSY; do
		inject "$call:when=1" -f
		get / | grep -q 'Too busy' || fail "$call"
		heal
		sound
		is_told refused $((refused += 1))
	done
	grep -Eq '^supervisor: cannot execute .*/probe: ' "$T/supervisor.log"
}

@test "a kernel without execveat, and a child without a group of its own" {
	serve
	for call in execveat:error=ENOSYS execveat:error=EPERM setpgid:error=EPERM; do
		inject "$call:when=1" -f
		[ "$(get /)" = hello ] || fail "$call"
		heal
		sound
	done
	is_told refused 0
}

@test "answering in place of a handler" {
	serve --max-per-source 1
	exec 9<>"/dev/tcp/127.0.0.1/$PORT"
	printf 'GET /hold HTTP/1.0\r\n\r\n' >&9
	retry 10 is_told running 1
	for call in recvfrom:error=ENOBUFS sendto:error=ENOBUFS sendto:error=EAGAIN sendto:error=EPIPE \
		shutdown:error=ENOTCONN; do
		inject "$call:when=1"
		run get /
		heal
		get / | grep -q 'Too busy'
	done
	exec 9>&-
	retry 10 is_told running 0
	sound
	is_told refused 10
}

@test "telling the status" {
	serve
	for error in EAGAIN EPIPE ENOBUFS; do
		inject "sendto:error=$error:when=1"
		told running >/dev/null
		heal
		sound
	done
}

@test "writing the log" {
	serve
	for error in EAGAIN EIO ENOSPC EPIPE EINTR; do
		inject "write:error=$error:when=1..2"
		kill -USR1 "$SUPERVISOR"
		reported() { [ "$(grep -c report: "$T/calls")" -ge 5 ]; }
		retry 10 reported
		heal
		sound
	done
}

@test "handing a connection to a handler kept ready" {
	serve --spares 2
	for error in EPIPE EAGAIN ENOBUFS ETOOMANYREFS; do
		retry 20 has_handlers 2
		inject "sendmsg:error=$error:when=1..2"
		for _ in 1 2 3; do
			[ "$(get /)" = hello ] || fail "$error"
		done
		heal
		[ "$(get /)" = hello ]
	done
	is_told refused 0
	retry 10 is_told running 0
}

@test "keeping handlers ready" {
	serve --spares 2
	retry 20 has_handlers 2
	for call in socketpair:error=EMFILE socketpair:error=ENFILE vfork:error=EAGAIN; do
		inject "$call:when=1..2"
		for _ in 1 2 3; do
			get / >/dev/null
		done
		retry 20 grep -q INJECTED "$T/calls"
		heal
		[ "$(get /)" = hello ]
	done
	retry 20 has_handlers 2
	retry 10 is_told running 0
}

@test "ending a handler that is too old" {
	serve --lifetime 1
	exec 9<>"/dev/tcp/127.0.0.1/$PORT"
	printf 'GET /hold HTTP/1.0\r\n\r\n' >&9
	retry 10 is_told running 1
	inject kill:error=EPERM:when=1
	# The next one kills.
	retry 20 is_told running 0
	heal
	exec 9>&-
	is_told killed 1
	sound
}

@test "ending a handler that has no group of its own" {
	serve --lifetime 1
	inject setpgid:error=EPERM:when=1 -f
	exec 9<>"/dev/tcp/127.0.0.1/$PORT"
	printf 'GET /hold HTTP/1.0\r\n\r\n' >&9
	retry 10 grep -q INJECTED "$T/calls"
	heal
	retry 20 is_told killed 1
	exec 9>&-
	retry 10 is_told running 0
	[ "$(get /)" = hello ]
}

# under INJECTION [OPTION...]: from the start.
under() {
	local injection=$1
	shift
	start supervisor strace -qq -o "$T/calls" -e "trace=${injection%%:*}" -e "inject=$injection" \
		"$BIN/supervisor" -p 0 "$@" -- "$HELPERS/probe"
	SUPERVISOR=$STARTED_PID
}

@test "starting an acceptor" {
	under clone:error=EAGAIN:when=1..2 --acceptors 2 --status "$T/status"
	retry 10 announced
	PORT=$(sed -n 's/^supervisor: listening on 0\.0\.0\.0:\([0-9]*\)$/\1/p' "$T/supervisor.log")
	[ "$(get /)" = hello ]
	grep -q INJECTED "$T/calls"
	grep -q '^supervisor: cannot start an acceptor: Resource temporarily unavailable$' "$T/supervisor.log"
	kill "$(pgrep -P "$STARTED_PID")"
}

@test "options that make a connection faster" {
	# Of both options, and of the address that may be used again.
	under setsockopt:error=ENOPROTOOPT:when=1..5 --acceptors 1
	retry 10 announced
	PORT=$(sed -n 's/^supervisor: listening on 0\.0\.0\.0:\([0-9]*\)$/\1/p' "$T/supervisor.log")
	[ "$(get /)" = hello ]
	kill "$(pgrep -P "$STARTED_PID")"
}

@test "what a start cannot do without fails it, and is named" {
	local call status
	for call in setsockopt:error=ENOPROTOOPT:when=6 bind:error=EACCES:when=2 \
		listen:error=EADDRINUSE:when=1+; do
		under "$call"
		status=0
		# One that starts is never waited for.
		retry 10 grep -q '^supervisor: cannot listen on \*:0: ' "$T/supervisor.log" || fail "$call"
		wait "$STARTED_PID" || status=$?
		[ "$status" -eq 111 ] || fail "$call: $status"
		run ! grep '^supervisor: ready' "$T/supervisor.log"
	done
}
