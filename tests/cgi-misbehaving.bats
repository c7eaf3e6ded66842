# Programs that do what they should not, clients that go away, and that nothing
# of either is left.

load lib/common
load lib/cgi

# Each program tells its number in $T/pid, so that it can be looked for.
prepare() {
	export PIDS=$T/pids
	mkdir "$PIDS"
}

# p: a program `p` from standard input, after a line that tells its number.
p() {
	{
		printf '#!/bin/sh\necho >%s/$$\n' "$PIDS"
		cat
	} | program p
}

get() {
	cgi 'GET /cgi-bin/p HTTP/1.0\r\n\r\n' --log "$T/log" --log-format json "$@"
}

reason_is() {
	[ "$(tail -n 1 "$T/log" | jq -r .reason)" = "$1" ] || fail "$(cat "$T/log")"
}

# all_gone: no process that wrote its number is left, not even a zombie.
all_gone() {
	local file
	for file in "$PIDS"/*; do
		[ -e "$file" ] || return 1
		[ ! -e "/proc/${file##*/}" ] || return 1
	done
}

@test "a program that prints nothing in time is ended, with its children: 504" {
	p <<-'E'
		sh -c 'echo >$PIDS/$$; exec sleep 1000' &
		sh -c 'echo >$PIDS/$$; exec sleep 1000' &
		exec sleep 1000
	E
	get --cgi-timeout 1 --cgi-env PIDS
	status_is 504
	reason_is program/late
	log_has 'p: program/late'
	[ "$(ls "$PIDS" | wc -l)" = 3 ]
	all_gone
}

@test "a header that comes byte by byte does not buy more time" {
	p <<-'E'
		while :; do printf X; sleep 0.1; done
	E
	get --cgi-timeout 1
	status_is 504
	all_gone
}

@test "a body may take long as long as it goes on, and is ended when it does not" {
	p <<-'E'
		printf 'Content-Type: text/plain\n\n'
		for i in 1 2 3 4 5 6; do printf $i; sleep 0.4; done
		exec sleep 1000
	E
	get --cgi-timeout 1
	status_is 200
	body_is 123456
	reason_is program/late
	log_has 'p: program/late'
	all_gone
}

@test "who ignores SIGTERM is killed two seconds later, its children too" {
	p <<-'E'
		trap '' TERM
		sh -c 'echo >$PIDS/$$; trap "" TERM; while :; do sleep 1000; done' &
		while :; do sleep 1000; done
	E
	get --cgi-timeout 1 --cgi-env PIDS
	status_is 504
	all_gone
	# A child that does while its parent does not.
	rm "$PIDS"/*
	p <<-'E'
		sh -c 'echo >$PIDS/$$; trap "" TERM; while :; do sleep 1000; done' &
		exec sleep 1000
	E
	get --cgi-timeout 1 --cgi-env PIDS
	status_is 504
	[ "$(ls "$PIDS" | wc -l)" = 2 ]
	all_gone
}

@test "SIGTERM comes first, so that a program can clean up" {
	p <<-E
		trap 'echo clean >"$T/cleaned"; exit' TERM
		sleep 1000 &
		wait
	E
	get --cgi-timeout 1
	[ "$(cat "$T/cleaned")" = clean ]
	all_gone
}

@test "a program that closes its output but lives on does not hold the connection" {
	p <<-E
		printf 'Content-Type: text/plain\n\nbody'
		exec >&-
		while [ ! -e '$T/go' ]; do sleep 0.05; done
		echo lived >'$T/lived'
	E
	serve_cgi
	client <<-'P'
		from client import *
		s = connect()
		s.sendall(get("/cgi-bin/p"))
		check(body_of(read_all(s)) == b"body")
	P
	[ ! -e "$T/lived" ]
	touch "$T/go"
	retry 10 test -e "$T/lived"
	retry 10 all_gone
}

@test "one that never ends after its answer is ended" {
	p <<-E
		printf 'Content-Type: text/plain\n\nbody'
		exec >&- 2>&-
		exec sleep 1000
	E
	get --cgi-timeout 1
	body_is body
	log_has 'p: did not end; it is stopped'
	all_gone
}

@test "a daemon that keeps the output open does not hold the connection" {
	p <<-'E'
		printf 'Content-Type: text/plain\n\nbody'
		setsid sh -c 'echo >$PIDS/$$; exec sleep 1000' &
		sleep 0.2
	E
	# Status 4 says that a process was left.
	get --cgi-env PIDS --cgi-timeout 60 || [ "$STATUS" = 4 ]
	status_is 200
	body_is body
	# It is a daemon, so it is let live.
	local file alive=0
	for file in "$PIDS"/*; do
		if kill "${file##*/}" 2>/dev/null; then alive=$((alive + 1)); fi
	done
	[ $alive = 1 ]
}

@test "a filter that outlives the program still gets its bytes through" {
	program p <<-'E'
		#!/bin/bash
		exec > >(sleep 0.3; sed 's/x/y/')
		printf 'Content-Type: text/plain\n\nx'
	E
	get
	body_is y
}

@test "one that dies before its header is 502, and the log tells how" {
	p <<-'E'
		kill -SEGV $$
	E
	get
	status_is 502
	reason_is answer/nothing
	log_has 'p: was ended by signal 11'
	p <<-'E'
		printf 'Content-Type: te'
		exit 3
	E
	get
	status_is 502
	reason_is answer/cut-off
	log_has 'p: ended with status 3'
}

@test "one that dies after its header ends the connection, and the log tells how" {
	p <<-'E'
		printf 'Content-Type: text/plain\n\nbo'
		kill -KILL $$
	E
	get
	status_is 200
	body_is bo
	log_has 'p: was ended by signal 9'
	all_gone
}

@test "what cannot be executed is 500, and the log says what the system says" {
	program p <<-'E'
		#!/nowhere/interpreter
	E
	get
	status_is 500
	reason_is program/not-executed
	log_has 'p: No such file or directory'
	program p <<-'E'
		no magic
	E
	get
	status_is 500
	log_has 'p: Exec format error'
	printf '#!%s\n' "$T/cgi-bin" | program p
	get
	status_is 500
	log_has 'p: Permission denied'
}

@test "standard error goes to the log line by line, never to the client" {
	p <<-'E'
		printf 'first line\nsecond \033[31mline\nthird' >&2
		printf 'Content-Type: text/plain\n\nbody'
		printf ' line' >&2
	E
	get
	body_is body
	log_has 'p: first line'
	log_has 'p: third line'
	# Nothing in it can drive a terminal.
	if grep -q $'\033' "$T/error"; then fail 'a control byte is in the log'; fi
	log_has 'p: second '
	if grep -q 'line' "$T/reply"; then fail 'the client sees it'; fi
	# As it is printed, not at the end.
	p <<-E
		echo early >&2
		while [ ! -e '$T/go' ]; do sleep 0.05; done
		printf 'Content-Type: text/plain\n\nbody'
	E
	start handler sh -c "printf 'GET /cgi-bin/p HTTP/1.0\r\n\r\n' | '$BIN/httpd-once' --cgi-bin '$T/cgi-bin' '$T/root'"
	retry 10 grep -q 'p: early' "$T/handler.log"
	touch "$T/go"
}

@test "a line without end is logged in pieces, and not without end" {
	p <<-'E'
		head -c 1300 /dev/zero | tr '\0' x >&2
		printf 'Content-Type: text/plain\n\nbody'
	E
	get
	[ "$(grep -o x "$T/error" | wc -l)" = 1300 ]
	[ "$(wc -l <"$T/error")" = 3 ]
	p <<-'E'
		yes 'a line of some length that is said again and again' >&2
	E
	get --cgi-timeout 1
	status_is 504
	log_has 'p: says too much'
	[ "$(stat -c %s "$T/error")" -lt 200000 ]
	all_gone
}

@test "standard error that is full does not stop a program" {
	p <<-'E'
		head -c 1000000 /dev/zero >&2
		printf 'Content-Type: text/plain\n\nbody'
	E
	get
	body_is body
}

@test "a client that goes away ends the program, while it streams" {
	p <<-'E'
		printf 'Content-Type: text/plain\n\n'
		exec cat /dev/zero
	E
	serve_cgi
	client <<-'P'
		from client import *
		s = connect()
		s.sendall(get("/cgi-bin/p"))
		read_until(s, b"\r\n\r\n")
		s.close()
	P
	retry 10 all_gone
	retry 10 grep -q client/gone "$T/log"
	retry 10 no_children
}

@test "a client that goes away ends the program, while it is silent, and its children" {
	p <<-'E'
		sh -c 'echo >$PIDS/$$; exec sleep 1000' &
		exec sleep 1000
	E
	serve_cgi --cgi-env PIDS
	client "$PIDS" <<-'P'
		from client import *
		s = connect()
		s.sendall(get("/cgi-bin/p"))
		wait_for(lambda: len(os.listdir(sys.argv[2])) == 2)
		# A little later than a client that shuts down on purpose does.
		time.sleep(1)
		s.close()
	P
	retry 10 all_gone
	retry 10 grep -q client/gone "$T/log"
}

@test "a connection that is reset ends the program at once" {
	p <<-'E'
		exec sleep 1000
	E
	serve_cgi
	client "$PIDS" <<-'P'
		from client import *
		import struct
		s = connect()
		s.sendall(get("/cgi-bin/p"))
		wait_for(lambda: os.listdir(sys.argv[2]))
		s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
		s.close()
	P
	retry 10 all_gone
}

@test "a client that goes away in the middle of its body ends the program" {
	p <<-'E'
		exec sed d
	E
	serve_cgi
	client "$PIDS" <<-'P'
		from client import *
		s = connect()
		s.sendall(request("POST", "/cgi-bin/p", "Content-Length: 1000") + b"half")
		wait_for(lambda: os.listdir(sys.argv[2]))
		s.close()
	P
	retry 10 all_gone
	retry 10 grep -q body/short "$T/log"
}

@test "a client that stops reading is given up after --timeout" {
	p <<-'E'
		printf 'Content-Type: text/plain\n\n'
		exec cat /dev/zero
	E
	serve_cgi --timeout 1
	client "$PIDS" <<-'P'
		from client import *
		s = connect(receive_buffer=4096)
		s.sendall(get("/cgi-bin/p"))
		wait_for(lambda: os.listdir(sys.argv[2]))
		pids = [int(p) for p in os.listdir(sys.argv[2])]
		wait_for(lambda: not any(is_running(p) for p in pids))
		# And the system keeps nothing for it: what is left is a reset.
		try:
		    while s.recv(65536):
		        pass
		    check(False, "the connection was not reset")
		except ConnectionResetError:
		    pass
	P
	retry 10 all_gone
	retry 10 grep -q client/too-slow "$T/log"
}

@test "a reader that is slow but goes on gets everything" {
	p <<-'E'
		printf 'Content-Type: text/plain\n\n'
		exec head -c 3000000 /dev/zero
	E
	serve_cgi --timeout 1 --cgi-timeout 1
	client <<-'P'
		from client import *
		s = connect(receive_buffer=4096)
		s.sendall(get("/cgi-bin/p"))
		rest = read_until(s, b"\r\n\r\n")
		total = len(body_of(rest))
		for i in range(12):
		    time.sleep(0.2)
		    total += len(s.recv(65536))
		total += len(read_all(s))
		check(total == 3000000, total)
	P
}

@test "a handler that is told to end ends its program first" {
	p <<-'E'
		sh -c 'echo >$PIDS/$$; exec sleep 1000' &
		exec sleep 1000
	E
	mkfifo "$T/request"
	start handler sh -c "exec '$BIN/httpd-once' --cgi-bin '$T/cgi-bin' --cgi-env PIDS '$T/root' <'$T/request'"
	exec 9>"$T/request"
	printf 'GET /cgi-bin/p HTTP/1.0\r\n\r\n' >&9
	both() { [ "$(ls "$PIDS" | wc -l)" = 2 ]; }
	retry 10 both
	kill -TERM "$STARTED_PID"
	retry 10 all_gone
	exec 9>&-
	wait "$STARTED_PID" || true
	cp "$T/handler.out" "$T/head"
	status_is 503
	grep -q 'p: program/stopped' "$T/handler.log"
}

@test "a handler that is killed takes its program with it" {
	p <<-'E'
		exec sleep 1000
	E
	mkfifo "$T/request"
	start handler sh -c "exec '$BIN/httpd-once' --cgi-bin '$T/cgi-bin' '$T/root' <'$T/request'"
	exec 9>"$T/request"
	printf 'GET /cgi-bin/p HTTP/1.0\r\n\r\n' >&9
	one() { [ "$(ls "$PIDS" | wc -l)" = 1 ]; }
	retry 10 one
	kill -KILL "$STARTED_PID"
	exec 9>&-
	# Its new parent may be slow to reap it.
	ended() { ! grep -q '^State:.*[SRD] (' "/proc/$(ls "$PIDS")/status" 2>/dev/null; }
	retry 10 ended
}

@test "a hundred programs of every kind leave nothing behind" {
	p <<-'E'
		case $QUERY_STRING in
		*1) exec sleep 1000 ;;
		*2) kill -9 $$ ;;
		*3) printf 'Content-Type: text/plain\n\n'; exec cat /dev/zero ;;
		*4) exec >&- ; sleep 0.1 ;;
		*5) sleep 1000 & ;;
		*) printf 'Content-Type: text/plain\n\nbody' ;;
		esac
	E
	serve_cgi --cgi-timeout 1
	client <<-'P'
		from client import *
		def one(i):
		    s = connect()
		    s.sendall(get("/cgi-bin/p?%d" % i) if i % 4 else post("/cgi-bin/p?%d" % i, b"hello"))
		    s.recv(1000)
		    s.close()
		threads = [threading.Thread(target=one, args=(i,)) for i in range(100)]
		for t in threads: t.start()
		for t in threads: t.join()
	P
	retry 20 only_daemons
}

# The children that the programs of one kind left are nobody's to end, but they
# are supervisor's to reap.
only_daemons() {
	local pid
	for pid in $(pgrep -f '^sleep 1000$'); do
		! grep -q "$T" "/proc/$pid/environ" 2>/dev/null || kill "$pid"
	done
	no_children
}
