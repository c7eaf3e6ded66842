#!/usr/bin/env bats
# Who is served, and who has to go, when all places are taken.
load lib/common
load lib/supervisor
bats_require_minimum_version 1.5.0

prepare() {
	echo 'the page' >"$T/root/page.html"
	truncate -s 50M "$T/root/large.bin"
	mkdir "$T/cgi"
	printf '#!/bin/sh\nuntil [ -e "%s/go" ]; do sleep 0.05; done\necho "Content-Type: text/plain\n\ncomputed"\n' "$T" >"$T/cgi/computes"
	printf '#!/bin/sh\ncat >/dev/null\necho "Content-Type: text/plain\n\ncomputed"\n' >"$T/cgi/short"
	chmod 755 "$T/cgi/computes" "$T/cgi/short"
	mkfifo "$T/end"
}

# serve [OPTION...]: twenty places, and little patience.
serve() {
	start_supervisor --max-connections 20 --no-progress 1 --status "$T/status" \
		-l "$T/access" -c "$T/cgi" "$@" "$T/root"
}

# crowd KIND COUNT: so many of them come from four addresses, and stay until
# descriptor 9 is closed.
crowd() {
	# shellcheck disable=SC2016 # for the inner shell
	start storm sh -c 'exec python3 "$@" <"$0"' "$T/end" \
		"$BATS_TEST_DIRNAME/lib/storm.py" "$PORT" "$1" "$2" 4
	CROWD=$STARTED_PID
	exec 9>"$T/end"
	retry 60 grep -qx storm "$T/storm.out"
	retry 10 has_running 19
}

has_running() {
	[ "$(told running)" -ge "$1" ]
}

# page FROM: an honest client with that address gets its page.
page() {
	[ "$(curl -sS --max-time 20 --interface "$1" "http://127.0.0.1:$PORT/page.html")" = 'the page' ]
}

# program NAME [OPTION...]: what a program answers, in the background.
program() {
	start "$1" curl -sS --max-time 30 "${@:3}" "http://127.0.0.1:$PORT/cgi-bin/$2"
}

has_waiting() {
	[ "$(told waiting)" -ge "$1" ]
}

@test "half a request keeps nobody from his page, who begins and ends is in the log" {
	serve
	crowd half 100
	retry 10 has_waiting 80
	page 127.0.0.1
	page 127.0.0.2
	[ "$(told no_progress)" -ge 1 ]
	[ "$(told waited)" -ge 1 ]
	[ "$(told waiting)" -ge 80 ]
	is_told refused 0
	exec 9>&-
	wait "$CROWD"
	retry 10 is_told waiting 0
	retry 10 says 'no longer full: [0-9]* handlers run; [0-9]* clients waited, 0 were given up, [0-9]* handlers ended without progress$'
	[ "$(grep -c '^supervisor: full: 20 handlers run; clients wait' "$T/supervisor.log")" -eq 1 ]
	kill -USR1 "$SUPERVISOR"
	retry 10 says 'report: [0-9]* waited for a place; [0-9]* left, 0 were too many, 0 took too long$'
	retry 10 says 'report: ended .* of them told to, [1-9][0-9]* without progress$'
}

@test "who never reads keeps nobody from his page, and no download is chosen that goes on" {
	serve
	start download curl -sS --limit-rate 4M --interface 127.0.0.2 -o "$T/got" "http://127.0.0.1:$PORT/large.bin"
	download=$STARTED_PID
	retry 10 test -s "$T/got"
	crowd deaf 30
	for i in 1 2 3; do
		page 127.0.0.1
	done
	page 127.0.0.2
	[ "$(told no_progress)" -ge 1 ]
	wait "$download"
	same "$T/got" "$T/root/large.bin"
	exec 9>&-
	wait "$CROWD"
}

@test "who waits for a program that computes is not silent" {
	serve --max-connections 4
	for i in 1 2 3 4; do
		program "first$i" computes --interface "127.0.0.$i"
	done
	retry 10 is_told running 4
	for i in 1 2; do
		program "second$i" computes --interface 127.0.0.9
	done
	retry 10 is_told waiting 2
	# Twice what would be too long.
	refute timeout 2 tail --pid="$STARTED_PID" -f /dev/null
	is_told no_progress 0
	touch "$T/go"
	for name in first1 first2 first3 first4 second1 second2; do
		retry 20 grep -qx computed "$T/$name.out"
	done
	is_told no_progress 0
	is_told waited 2
}

@test "who has sent a part of the body and no more is silent" {
	serve --max-connections 4
	start bodies python3 -c 'if True:
		import socket, sys, time
		held = []
		for i in range(4):
		    s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
		    s.sendall(b"POST /cgi-bin/short HTTP/1.0\r\nContent-Length: 100000\r\n\r\na")
		    held.append(s)
		time.sleep(60)' "$PORT"
	retry 10 is_told running 4
	page 127.0.0.1
	[ "$(told no_progress)" -ge 1 ]
}

@test "sixty clients of one address are all served by twenty places" {
	serve
	for i in $(seq 60); do
		program "client$i" computes
	done
	retry 20 is_told waiting 40
	touch "$T/go"
	for i in $(seq 60); do
		retry 30 grep -qx computed "$T/client$i.out"
	done
	is_told refused 0
	is_told no_progress 0
	is_told accepted 60
	is_told running_most 20
}

@test "a request that comes in two parts while others wait is served" {
	serve
	crowd half 40
	python3 - "$PORT" >"$T/parts" <<-'P'
		import socket, sys, time
		s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
		s.sendall(b"GET /page.html HTTP/1.0\r\n")
		time.sleep(0.3)
		s.sendall(b"\r\n")
		print(s.makefile().read()[-9:], end="")
		s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
		s.sendall(b"GET /page.html HTTP/1.0\r\n")
		time.sleep(0.3)
		s.shutdown(socket.SHUT_WR)
		print(s.makefile().read()[:12])
		s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
		s.sendall(b"G")
		time.sleep(0.3)
		s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
		s.close()
	P
	diff "$T/parts" - <<-'P'
		the page
		HTTP/1.0 400
	P
	retry 10 is_told left 1
}

@test "when an acceptor is killed nobody who waits is lost" {
	serve --max-connections 4 --acceptors 2
	for i in 1 2 3 4; do
		program "first$i" computes
	done
	retry 10 is_told running 4
	for i in $(seq 12); do
		program "waiting$i" short
	done
	retry 20 is_told waiting 12
	for pid in $(family | tail -n +2); do
		kill -KILL "$pid"
	done
	retry 10 is_family 3
	is_told waiting 12
	touch "$T/go"
	for i in $(seq 12); do
		retry 20 grep -qx computed "$T/waiting$i.out"
	done
	for i in 1 2 3 4; do
		retry 10 grep -qx computed "$T/first$i.out"
	done
	retry 10 is_told running 0
	is_told waiting 0
}

@test "no honest request fails over a reload and an upgrade in the middle of it" {
	serve --pidfile "$T/pid"
	crowd half 60
	start honest sh -c 'while [ ! -e "$0/stop" ]; do
		curl -sS --max-time 20 "$1" >>"$0/pages" || echo failed
	done' "$T" "http://127.0.0.1:$PORT/page.html"
	honest=$STARTED_PID
	retry 10 test -s "$T/pages"
	kill -HUP "$SUPERVISOR"
	retry 10 says 'settings read again'
	kill -USR2 "$SUPERVISOR"
	retry 20 says 'upgrade: process [0-9]* serves now'
	before=$(wc -l <"$T/pages")
	more() {
		[ "$(wc -l <"$T/pages")" -ge "$((before + 5))" ]
	}
	retry 20 more
	touch "$T/stop"
	wait "$honest"
	[ ! -s "$T/honest.out" ]
	refute grep -qvx 'the page' "$T/pages"
	exec 9>&-
	wait "$CROWD"
	end_successors
}

@test "who waits is served before supervisor ends" {
	serve --max-connections 2 --acceptors 2
	program first1 computes
	program first2 computes
	retry 10 is_told running 2
	for i in 1 2 3; do
		program "waiting$i" short
	done
	retry 10 is_told waiting 3
	kill "$SUPERVISOR"
	retry 10 says 'stopping: '
	touch "$T/go"
	for i in 1 2 3; do
		retry 10 grep -qx computed "$T/waiting$i.out"
	done
	wait "$SUPERVISOR"
}

@test "who waits when the time to end is over gets a 503" {
	serve --max-connections 1 --drain 1
	program first computes
	retry 10 is_told running 1
	program waiting short -D "$T/head"
	retry 10 is_told waiting 1
	kill "$SUPERVISOR"
	wait "$SUPERVISOR"
	retry 10 test -s "$T/head"
	status_is 503
}

@test "the source that has most waiting gets a 503 when there are too many" {
	start supervisor sh -c 'ulimit -n 256; exec "$@"' - "$BIN/supervisor" -p 0 \
		--max-connections 20 --no-progress 1 --acceptors 1 --status "$T/status" -l "$T/access" "$T/root"
	SUPERVISOR=$STARTED_PID
	retry 10 announced
	PORT=$(sed -n 's/^supervisor: listening on 0\.0\.0\.0:\([0-9]*\)$/\1/p' "$T/supervisor.log")
	crowd half 150
	page 127.0.0.1
	page 127.0.0.2
	[ "$(told refused)" -ge 60 ]
	[ "$(told waiting)" -le 64 ]
}

@test "those who wait count for --max-per-source" {
	serve --max-connections 2 --max-per-source 4
	program first1 computes
	program first2 computes
	retry 10 is_told running 2
	program waiting1 short
	program waiting2 short
	retry 10 is_told waiting 2
	program over short -D "$T/head"
	retry 10 test -s "$T/head"
	status_is 503
	touch "$T/go"
	retry 10 grep -qx computed "$T/waiting1.out"
	retry 10 grep -qx computed "$T/waiting2.out"
}

@test "another handler is never ended for silence, unless that is asked for" {
	start_supervisor --max-connections 1 --status "$T/status" -- "$HELPERS/probe"
	hold one /hold
	holder=$CLIENT
	start waiting curl -sS --max-time 20 --interface 127.0.0.9 "http://127.0.0.1:$PORT/"
	retry 10 is_told waiting 1
	# Twice what would be too long for httpd-once.
	refute timeout 8 tail --pid="$STARTED_PID" -f /dev/null
	is_told no_progress 0
	kill "$holder"
	retry 10 grep -qx hello "$T/waiting.out"
}

@test "where that is asked for it is" {
	start_supervisor --max-connections 1 --no-progress 1 --status "$T/status" -- "$HELPERS/probe"
	hold one /stubborn
	start waiting curl -sS --max-time 20 --interface 127.0.0.9 "http://127.0.0.1:$PORT/"
	retry 10 grep -qx hello "$T/waiting.out"
	is_told no_progress 1
}

@test "clients of a UNIX socket wait as well" {
	serve --max-connections 2 --listen "unix:$T/socket"
	for i in 1 2 3 4; do
		start "local$i" curl -sS --max-time 20 --unix-socket "$T/socket" http://local/cgi-bin/short
	done
	for i in 1 2 3 4; do
		retry 20 grep -qx computed "$T/local$i.out"
	done
	is_told refused 0
}

@test "where the kernel does not tell, waiting is fair all the same" {
	start supervisor "$HELPERS/without_family" netlink "$BIN/supervisor" -p 0 \
		--max-connections 4 --status "$T/status" -- \
		"$BIN/httpd-once" --timeout 3 --log "$T/access" "$T/root"
	SUPERVISOR=$STARTED_PID
	retry 10 announced
	PORT=$(sed -n 's/^supervisor: listening on 0\.0\.0\.0:\([0-9]*\)$/\1/p' "$T/supervisor.log")
	# shellcheck disable=SC2016 # for the inner shell
	start storm sh -c 'exec python3 "$@" <"$0"' "$T/end" \
		"$BATS_TEST_DIRNAME/lib/storm.py" "$PORT" half 40 4
	exec 9>"$T/end"
	retry 10 has_waiting 36
	page 127.0.0.1
	says 'cannot tell which clients make progress: '
	page 127.0.0.1
	is_told no_progress 0
}
