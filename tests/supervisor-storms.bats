#!/usr/bin/env bats
# Crowds of clients that mean no good, or only come all at once.
load lib/common
load lib/supervisor
bats_require_minimum_version 1.5.0

prepare() {
	echo 'the page' >"$T/root/page.html"
	truncate -s 50M "$T/root/large.bin"
	HONEST=0
	mkfifo "$T/end"
}

# honest: a client that wants its page must get it.
honest() {
	[ "$(curl -sS --max-time 20 "http://127.0.0.1:$PORT/page.html")" = 'the page' ]
	HONEST=$((HONEST + 1))
}

ticks() {
	local pid
	for pid in $(family); do
		cat "/proc/$pid/stat"
	done | awk '{ sum += $14 + $15 } END { print sum }'
}

is_idle() {
	local before
	before=$(ticks)
	sleep 1
	[ "$(ticks)" -eq "$before" ]
}

# come KIND COUNT [OPTION...]: a crowd comes, while honest clients do.
come() {
	local kind=$1 count=$2
	shift 2
	start_supervisor --status "$T/status" --max-connections 3000 -l "$T/access" "$@" "$T/root"
	honest
	DESCRIPTORS=$(descriptors)
	# shellcheck disable=SC2016 # for the inner shell
	start storm sh -c 'exec python3 "$@" <"$0"' "$T/end" \
		"$BATS_TEST_DIRNAME/lib/storm.py" "$PORT" "$kind" "$count"
	CROWD=$STARTED_PID
	exec 9>"$T/end"
	honest
	honest
	retry 60 grep -qx storm "$T/storm.out"
	honest
}

# go: it goes.  Nothing is left of it but what was counted.
go() {
	exec 9>&-
	wait "$CROWD"
	honest
	retry 30 is_told running 0
	has_handlers 0
	is_told refused 0
	retry 15 is_idle
	retry 5 has_descriptors "$DESCRIPTORS"
}

# All that came, and the honest ones, had a handler, and each of them ended.
all_counted() {
	is_told accepted "$(($1 + HONEST))"
	[ "$(($(told exited) + $(told killed)))" -eq "$(($1 + HONEST))" ]
}

@test "thousands that come as fast as they can are all answered" {
	come fast 2000
	go
	grep -qx '2000 connected, 2000 answered' "$T/storm.out"
	all_counted 2000
	[ "$(grep -c ' 200 9 ' "$T/access")" -eq "$((2000 + HONEST))" ]
}

@test "so they are by one acceptor, and by several" {
	come fast 1000 --acceptors 1
	go
	grep -qx '1000 connected, 1000 answered' "$T/storm.out"
	all_counted 1000
	kill "$SUPERVISOR"
	wait "$SUPERVISOR"
	HONEST=0
	come fast 2000 --acceptors 3
	go
	grep -qx '2000 connected, 2000 answered' "$T/storm.out"
	all_counted 2000
}

@test "more than may run at a time are all answered, one after the other" {
	come fast 1000 --max-connections 3
	go
	grep -qx '1000 connected, 1000 answered' "$T/storm.out"
	all_counted 1000
	is_told running_most 3
}

@test "a thousand that send nothing cost no process" {
	come mute 1000 --defer-accept 600
	is_told accepted "$HONEST"
	[ "$(told running_most)" -le 3 ]
	go
	all_counted 1000
}

@test "a thousand that send nothing and have a process each leave no trace" {
	come mute 1000 --defer-accept 0
	retry 30 is_told running 1000
	go
	all_counted 1000
}

@test "hundreds that send a byte now and then keep nobody from his page" {
	come slow 500
	retry 30 is_told running 500
	go
	all_counted 500
}

@test "hundreds that never read what they asked for keep nobody from his page" {
	come deaf 300
	retry 30 is_told running 300
	go
	all_counted 300
}
