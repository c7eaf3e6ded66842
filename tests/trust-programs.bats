# Programs, and all that they have started, end with their handler, whatever
# ends that, while the machine is busy.
load lib/common
load lib/supervisor

prepare() {
	PIDS=$T/pids
	export PIDS
	mkdir "$PIDS" "$T/cgi"
	# A family that ignores SIGTERM: children, one in a session of its own,
	# one whose parent has gone, and one that goes on making others.
	cat >"$T/cgi/family" <<-'P'
		#!/usr/bin/python3
		import os, signal, time
		def note():
		    open(os.environ["PIDS"] + "/%d" % os.getpid(), "w").close()
		def hold():
		    note()
		    while True:
		        time.sleep(1)
		signal.signal(signal.SIGTERM, signal.SIG_IGN)
		if os.fork() == 0:
		    hold()
		if os.fork() == 0:
		    os.setsid()
		    hold()
		if os.fork() == 0:
		    os.setsid()
		    if os.fork() == 0:
		        hold()
		    note()
		    os._exit(0)
		if os.fork() == 0:
		    os.setpgid(0, 0)
		    for _ in range(400):
		        note()
		        time.sleep(0.02)
		        if os.fork() > 0:
		            os._exit(0)
		hold()
	P
	# One that ends by itself, and leaves a child and a daemon.
	cat >"$T/cgi/leaves" <<-'P'
		#!/bin/bash
		sh -c 'echo >$PIDS/$$; exec sleep 1000' >/dev/null 2>&1 &
		setsid sh -c 'echo >$PIDS/daemon.$$; exec sleep 1000' >/dev/null 2>&1 &
		until [ "$(ls "$PIDS" | wc -l)" -ge 2 ]; do sleep 0.05; done
		printf 'Content-Type: text/plain\n\nleft'
	P
	chmod 755 "$T/cgi/"*
	BUSY=()
	for _ in 1 2 3; do
		timeout 40 sh -c 'while :; do :; done' 3>&- &
		BUSY+=("$!")
	done
}

tidy() {
	local pid file
	for pid in "${BUSY[@]}"; do kill "$pid" 2>/dev/null || true; done
	# What a failed test has left.
	for file in "$PIDS"/*; do
		pid=${file##*[/.]}
		if [ -e "/proc/$pid" ]; then kill -KILL "$pid" 2>/dev/null || true; fi
	done
}

begin() {
	start_supervisor --cgi-bin "$T/cgi" "$@" "$T/root"
}

# ask_families COUNT: so many of them run, for clients that wait.
ask_families() {
	rm -f "$PIDS"/*
	for _ in $(seq "$1"); do
		start client curl -sS --max-time 60 "http://127.0.0.1:$PORT/cgi-bin/family"
	done
	retry 30 has_pids $((5 * $1))
}

has_pids() {
	[ "$(ls "$PIDS" | wc -l)" -ge "$1" ]
}

nobody_lives() {
	local file
	for file in "$PIDS"/*; do
		# One that has ended and was not waited for by a stranger is gone.
		if [ -e "/proc/${file##*/}" ] && ! grep -q '^State:.Z' "/proc/${file##*/}/status" 2>/dev/null; then
			return 1
		fi
	done
}

handlers_of() {
	pgrep -x httpd-once -P "$SUPERVISOR,$(pgrep -d, -P "$SUPERVISOR" -x supervisor)"
}

@test "the lifetime of a handler is that of its family" {
	begin --cgi-env PIDS --lifetime 2 --acceptors 1
	ask_families 3
	retry 30 nobody_lives
}

@test "a second TERM ends every family" {
	for acceptors in 1 2; do
		begin --cgi-env PIDS --acceptors $acceptors
		ask_families 3
		kill "$SUPERVISOR"
		retry 10 says 'stopping:'
		kill "$SUPERVISOR"
		wait "$SUPERVISOR" || true
		retry 5 nobody_lives || fail "$acceptors"
	done
}

@test "a handler that is killed leaves nobody" {
	for acceptors in 1 2; do
		begin --cgi-env PIDS --acceptors $acceptors
		ask_families 3
		for pid in $(handlers_of); do kill -KILL "$pid"; done
		retry 20 nobody_lives || fail "$acceptors"
		curl -sS --max-time 20 "http://127.0.0.1:$PORT/" >"$T/page"
		kill "$SUPERVISOR"
		wait "$SUPERVISOR" || true
	done
}

@test "an acceptor that is killed changes nothing about that" {
	begin --cgi-env PIDS --acceptors 2 --lifetime 5
	ask_families 2
	for pid in $(pgrep -P "$SUPERVISOR" -x supervisor); do kill -KILL "$pid"; done
	retry 30 nobody_lives
}

@test "after an upgrade the old one still ends its families" {
	begin --cgi-env PIDS --acceptors 2 --lifetime 6
	ask_families 2
	kill -USR2 "$SUPERVISOR"
	retry 20 says 'upgrade: process .* serves now'
	STARTED+=("$(sed -n 's/.*upgrade: process \([0-9]*\) serves now/\1/p' "$T/supervisor.log")")
	retry 30 nobody_lives
}

lives() {
	kill -0 "$1" 2>/dev/null
}

# As git does with what it tidies up after a push.
@test "a program that ends by itself leaves a daemon, in a session of its own, and no other" {
	begin --cgi-env PIDS --acceptors 1
	[ "$(curl -sS --max-time 20 "http://127.0.0.1:$PORT/cgi-bin/leaves")" = left ]
	daemon=$(echo "$PIDS"/daemon.*)
	daemon=${daemon##*.}
	rm "$PIDS"/daemon.*
	retry 20 nobody_lives
	lives "$daemon"
	# It also outlives a handler of another's that is killed.
	ask_families 1
	for pid in $(handlers_of); do kill -KILL "$pid"; done
	retry 20 nobody_lives
	lives "$daemon"
	kill "$SUPERVISOR"
	wait "$SUPERVISOR" || true
	lives "$daemon"
	kill "$daemon"
}
