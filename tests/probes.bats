#!/usr/bin/env bats
# Probes: places where bpftrace and the like can look, which cost nothing.

load lib/common

# probes PROGRAM: its probes, one a line: name, address, semaphore, number of
# arguments.
probes() {
	LC_ALL=C readelf -n "$1" | awk '
		/^ *Provider:/ { provider = $2 }
		/^ *Name:/ { name = $2 }
		/^ *Location:/ { address = substr($2, 1, length($2) - 1); semaphore = $6 }
		/^ *Arguments:/ { print provider ":" name, address, semaphore, NF - 1 }'
}

# address NAME: where this probe of httpd-once is.
address() {
	probes "$BIN/httpd-once" | awk -v name="httpd_once:$1" '$1 == name { print $2 }'
}

@test "the programs have the probes that are described, with their arguments, and no semaphore" {
	local program
	for program in supervisor httpd-once; do
		probes "$BIN/$program"
	done | tee "$T/probes" | awk '{ print $1, $3, $4 }' | sort -u >"$T/there"
	cat >"$T/expected" <<-'L'
		httpd_once:parsed 0x0000000000000000 2
		httpd_once:program_ended 0x0000000000000000 2
		httpd_once:program_started 0x0000000000000000 2
		httpd_once:sent 0x0000000000000000 2
		supervisor:accepted 0x0000000000000000 2
		supervisor:ended 0x0000000000000000 2
		supervisor:spawned 0x0000000000000000 2
	L
	diff "$T/expected" "$T/there"
}

@test "each is described in the header and in the manual" {
	local program
	for program in supervisor httpd-once; do
		probes "$BIN/$program"
	done | cut -d' ' -f1 | sort -u >"$T/names"
	grep -oE '(supervisor|httpd_once):[a-z_]+ \(' "$REPO/probes/probes.h" | sed 's/ (//' | sort -u |
		diff "$T/names" -
	cat "$REPO/man/supervisor.8" "$REPO/man/httpd-once.8" |
		sed -n 's/^\.It Li \(\(supervisor\|httpd_once\):[a-z_]*\).*/\1/p' | sort -u | diff "$T/names" -
}

@test "each probe is one instruction that does nothing" {
	local program name address _
	for program in supervisor httpd-once; do
		probes "$BIN/$program" >"$T/probes"
		[ -s "$T/probes" ]
		while read -r name address _; do
			objdump -d --no-show-raw-insn --start-address="$address" \
				--stop-address=$((address + 4)) "$BIN/$program" >"$T/code"
			grep -m 1 '^ *[0-9a-f]*:' "$T/code" | grep -qw nop ||
				fail "$name: $(cat "$T/code")"
		done <"$T/probes"
	done
}

# Step by step, so it needs nothing of the kernel that tests do not need anyway.
@test "a request comes by the probes in their order" {
	BIN=$REPO/build/release/bin
	mkdir "$T/programs"
	printf '#!/bin/sh\nprintf "Content-Type: text/plain\\n\\nhello"\n' >"$T/programs/hello"
	chmod +x "$T/programs/hello"
	echo words >"$T/root/page.txt"
	REACH=$(probes "$BIN/httpd-once" | cut -d' ' -f2 | tr '\n' ' ')
	export REACH
	printf 'GET /page.txt HTTP/1.0\r\n\r\n' |
		"$REPO/build/release/helpers/reach" "$T/reached" "$BIN/httpd-once" "$T/root" >"$T/reply"
	{ address parsed; address sent; } | diff - "$T/reached"
	printf 'GET /cgi-bin/hello HTTP/1.0\r\n\r\n' |
		"$REPO/build/release/helpers/reach" "$T/reached" "$BIN/httpd-once" \
			--cgi-bin "$T/programs" "$T/root" >"$T/reply"
	grep -q hello "$T/reply"
	{ address parsed; address program_started; address program_ended; address sent; } |
		diff - "$T/reached"
}

# The objects that have probes, as they would be built there.
@test "without the header it is built without probes, and make says so" {
	cd "$REPO"
	make -s --no-print-directory B="$T/build" SDT= "$T/build/handler/httpd-once/serve.o" \
		"$T/build/supervisor/accept.o" MUSL_CC="${MUSL_CC-$(command -v musl-gcc)}"
	[ -z "$(LC_ALL=C readelf -n "$T/build/handler/httpd-once/serve.o" | grep -i stapsdt)" ]
	[ -z "$(LC_ALL=C readelf -n "$T/build/supervisor/accept.o" | grep -i stapsdt)" ]
	make -n --no-print-directory B="$T/build" SDT= "$T/build/bin/httpd-once" >"$T/plan"
	grep -q 'note: .*no probes' "$T/plan"
	make -n --no-print-directory B="$T/build" "$T/build/bin/httpd-once" >"$T/plan"
	refute grep -q 'no probes' "$T/plan"
}

# Whether the kernel has probes of this kind, and lets us have them.
has_uprobes() {
	local capabilities
	capabilities=$(sed -n 's/^CapEff:[[:space:]]*/0x/p' /proc/self/status)
	# CAP_SYS_ADMIN is number 21.
	[ -e /sys/bus/event_source/devices/uprobe/type ] && ((capabilities >> 21 & 1))
}

# Supervisor names its handlers as it sees them, bpftrace as the kernel does: in
# a container these are not the same.  This is the number of the namespace of
# the kernel itself (PROC_PID_INIT_INO).
has_kernel_process_ids() {
	[ "$(readlink /proc/self/ns/pid)" = 'pid:[4026531836]' ]
}

# Copies, because others may be using the programs that were built.
watch() {
	mkdir "$T/bin"
	cp "$BIN/supervisor" "$BIN/httpd-once" "$T/bin/"
	sed "s|build/release/bin|$T/bin|" "$REPO/bench/where-time-goes.bt" >"$T/watch.bt"
	start watch bpftrace "$T/watch.bt"
	WATCH=$STARTED_PID
}

is_watching() {
	grep -q '^Watching' "$T/watch.out"
}

has_ended() {
	! kill -0 "$1" 2>/dev/null
}

requests_in() {
	awk -v name="@$1_us:" '
		/^@/ { on = ($1 == name) }
		on && /\|/ { sub(/^[^)\]]*[)\]]/, ""); sum += $1 }
		END { print sum + 0 }' "$T/watch.out"
}

all_have_ended() {
	kill -USR1 "$SUPERVISOR"
	grep -q 'report: ended 21:' "$T/supervisor.log"
}

@test "where-time-goes.bt shows each part of the way, for each request" {
	local part
	watch
	# A machine without that says so, and then there is nothing more to see.
	if ! has_uprobes; then
		retry 60 has_ended "$WATCH"
		grep -E '^ERROR|root' "$T/watch.log"
		refute is_watching
		return
	fi
	retry 60 is_watching
	echo words >"$T/root/page.txt"
	mkdir "$T/programs"
	printf '#!/bin/sh\nprintf "Content-Type: text/plain\\n\\nhello"\n' >"$T/programs/hello"
	chmod +x "$T/programs/hello"
	BIN=$T/bin start_supervisor -l "$T/access" -c "$T/programs" "$T/root"
	# Not by ab: it may connect once more than it asks.
	curl -sS --max-time 20 "http://127.0.0.1:$PORT/page.txt?[1-20]" >"$T/pages"
	curl -sS --max-time 10 "http://127.0.0.1:$PORT/cgi-bin/hello" >"$T/body"
	retry 10 all_have_ended
	kill -INT "$WATCH"
	wait "$WATCH" || true
	[ "$(requests_in program)" -eq 1 ] || fail "$(cat "$T/watch.out")"
	# The other parts are what two programs say of one process.
	has_kernel_process_ids || return 0
	for part in accepted_to_spawned parsed_to_sent sent_to_ended accepted_to_ended; do
		[ "$(requests_in "$part")" -eq 21 ] || fail "$part: $(cat "$T/watch.out")"
	done
	before=$(sed -n 's/^@parsed_before_spawned: //p' "$T/watch.out")
	[ $(($(requests_in spawned_to_parsed) + ${before:-0})) -eq 21 ]
}
