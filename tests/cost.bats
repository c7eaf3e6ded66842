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
	timeout 60 env -i PATH=/usr/bin:/bin "$RELEASE/helpers/count" -v "$RELEASE/bin/httpd-once" "$@" "$T/root" \
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

# Nine; a function that is not listed in link/usual.ld lies elsewhere.
# link/usual-path writes the list anew.
@test 'the code that a small file needs lies in few pages' {
	printf 'GET /page.html HTTP/1.0\r\n\r\n' >"$T/request"
	env -i TCPREMOTEIP=192.0.2.1 TCPREMOTEPORT=1 "$RELEASE/helpers/count" -t "$T/trace" "$RELEASE/bin/httpd-once" \
		--log "$T/log" "$T/root" <"$T/request" >"$T/reply" 2>"$T/cost"
	[ "$(wc -l <"$T/trace")" -eq "$(cost instructions)" ]
	start=$(LC_ALL=C readelf -h "$RELEASE/bin/httpd-once" | sed -n 's/ *Entry point address: *//p')
	while read -r offset; do
		echo $(((start + 0x$offset) >> 12))
	done <"$T/trace" | sort -un >"$T/pages"
	[ "$(wc -l <"$T/pages")" -le 10 ] || fail "$(wc -l <"$T/pages") pages"
}

# Each mapping costs a microsecond or more, and to align them would cost five.
@test 'the program has two mappings, at any address' {
	LC_ALL=C readelf -lW "$RELEASE/bin/httpd-once" >"$T/segments"
	[ "$(grep -c ' LOAD ' "$T/segments")" -eq 2 ]
	[ "$(grep -c ' LOAD .*0x1000$' "$T/segments")" -eq 2 ]
	grep -q '^Elf file type is DYN' "$T/segments"
	if grep -E 'INTERP|RWE|W E' "$T/segments"; then
		fail "it needs a loader, or can write its code"
	fi
}

# About 9,000, and 12,200.
@test 'a small file costs few instructions, and its line in the log too' {
	count_get /page.html
	status_is 200
	no_more_than instructions 11000
	count_get /page.html --log "$T/log"
	status_is 200
	no_more_than instructions 14500
}

# About 370,000.
@test 'a long request costs no more than its length, its line in the log included' {
	count_get "/$(head -c 8000 /dev/zero | tr '\0' a)" --log "$T/log"
	status_is 404
	no_more_than instructions 500000
}

@test 'an option that a request does not need costs no system call' {
	count_get /page.html --no-listing --header 'X-Frame-Options: deny' \
		--log-format json --index start.html
	status_is 200
	no_more_than calls 12
}

@test 'with programs by suffix a small file costs no system call more' {
	count_get /page.html --cgi-suffix .cgi
	status_is 200
	no_more_than calls 12
}

# Looked at are the folder of programs, the top of all, and twice each folder
# above the file, but for the first and the last.
@test 'with a folder of programs a small file costs two system calls for each level, and two' {
	local levels
	levels=$(tr -cd / <<<"$(realpath "$T/root")" | wc -c)
	mkdir "$T/cgi-bin"
	count_get /page.html --cgi-bin "$T/cgi-bin"
	status_is 200
	no_more_than calls $((14 + 2 * levels))
	no_more_than faults 7
	strace -qq -o "$T/calls" "$RELEASE/bin/httpd-once" --cgi-bin "$T/cgi-bin" "$T/root" <"$T/request" >"$T/reply"
	sed -n '/^openat(/,/^pread/p' "$T/calls" | sed 's/(.*//' | uniq -c | sed 's/^ *//' >"$T/names"
	cat >"$T/expected" <<-L
		2 openat
		1 fstat
		$((2 + 2 * levels)) statx
		1 pread64
	L
	diff "$T/expected" "$T/names"
	refute grep /proc "$T/calls"
}

# A program that is as cheap as can be, so that it has ended when its answer is
# looked for, and nothing has to be waited for twice.
program() {
	mkdir "$T/cgi-bin"
	printf '#include <unistd.h>\nint main(void) { return write(1, "%s", 30) != 30; }\n' \
		'Content-Type: text/plain\n\nbody' >"$T/program.c"
	cc -O2 -static -o "$T/cgi-bin/program" "$T/program.c"
}

# Each time that the handler is quicker, and has to wait, costs three more.
@test "a program costs 45 system calls in the handler, and three for each wait" {
	program
	count_get /cgi-bin/program --cgi-bin "$T/cgi-bin"
	status_is 200
	[ "$(cat "$T/body")" = body ]
	no_more_than calls 50
}

# About 16, and about 24,000.
@test "a program costs few page faults and instructions in the handler" {
	program
	count_get /cgi-bin/program --cgi-bin "$T/cgi-bin"
	status_is 200
	no_more_than faults 21
	no_more_than instructions 30000
}

# Whoever runs the tests side by side may have some signal ignored.
@test "between the two programs there are these system calls and no other" {
	program
	printf 'GET /cgi-bin/program HTTP/1.0\r\n\r\n' |
		env --default-signal strace -ff -qq -o "$T/calls" "$RELEASE/bin/httpd-once" --cgi-bin "$T/cgi-bin" "$T/root" >"$T/reply"
	sed 's/2\?(.*//' "$(grep -l '^setpgid' "$T"/calls.*)" | sed '/^execve/q' | uniq -c | sed 's/^ *//' >"$T/names"
	cat >"$T/expected" <<-'L'
		1 setpgid
		1 fchdir
		1 close
		1 pipe
		2 dup
		1 close_range
		8 rt_sigaction
		1 rt_sigprocmask
		1 prctl
		1 execve
	L
	diff "$T/expected" "$T/names"
}

# instructions_with COUNT: of a request, with so many areas of --auth.
instructions_with() {
	seq -f '/a%g A' "$1" >"$T/auth"
	count_get /page.html --auth "$T/auth"
	status_is 200
	cost instructions
}

# About 27,000, and 155,000.
@test 'ten times the areas of --auth cost no more than ten times as much' {
	local few many
	few=$(instructions_with 8)
	many=$(instructions_with 80)
	[ "$many" -le $((10 * few)) ] || fail "$few, and $many"
}
