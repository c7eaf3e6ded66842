#!/usr/bin/env bats
# httpd-magic --serve: the database loaded once, a process for each look.

load lib/common

# The leak detector cannot work in a process that strace watches.
export ASAN_OPTIONS=detect_leaks=0

prepare() {
	printf 'GIF89a\1\0\1\0' >"$T/gif"
	printf 'just words\n' >"$T/words"
	printf '\x01\x02\x03\xfe\x00\x9c' >"$T/bytes"
}

# serve STEP...: the steps of lib/magic_client.py; $TRACED goes before the
# service.
serve() {
	# shellcheck disable=SC2086
	python3 "$REPO/tests/lib/magic_client.py" ${TRACED:-} "$BIN/httpd-magic" "$@" >"$T/answers"
}

# traced OPTION...: what the service and its copies do is then in $T/trace.
traced() {
	TRACED="strace -f -qq -o $T/trace $*"
}

# copies N: so many have been made.
copies() {
	local number
	number=$(grep -cE '(clone|clone3|fork|vfork)(\(| resumed>).* = [0-9]+$' "$T/trace")
	[ "$number" -eq "$1" ] || fail "$number copies, not $1"
}

# age FILE: until it was changed so long ago that an answer holds.
age() {
	retry 10 is_old "$1"
}

is_old() {
	[ $(($(date +%s) - $(stat -c %Z "$1"))) -ge 4 ]
}

@test "each question gets its answer, and one that tells nothing an empty one" {
	serve ask "$T/gif" ask "$T/words" ask "$T/bytes" ask "$T/gif"
	printf '%s\n' image/gif text/plain '' image/gif | diff - "$T/answers"
}

@test "the database is opened once, however many questions there are" {
	traced -e trace=openat,open
	serve many 20 "$T/gif" many 20 "$T/words"
	[ "$(grep -c 'magic\.mgc.* = [0-9]' "$T/trace")" -eq 1 ]
}

@test "a file that nobody changes is looked at once" {
	age "$T/gif"
	traced -e trace=clone,clone3,fork,vfork
	serve many 50 "$T/gif"
	[ "$(cat "$T/answers")" = image/gif ]
	copies 1
}

@test "a file that is changed is looked at again" {
	age "$T/gif"
	cat >"$T/change" <<-'P'
		import sys
		sys.path.insert(0, sys.argv.pop(1))
		import magic_client
		def step_write(service, path):
		    with open(path, "w", encoding="ascii") as file:
		        file.write("just words")
		magic_client.step_write = step_write
		magic_client.main()
	P
	python3 "$T/change" "$REPO/tests/lib" "$BIN/httpd-magic" \
		ask "$T/gif" write "$T/gif" ask "$T/gif" >"$T/answers"
	printf '%s\n' image/gif text/plain | diff - "$T/answers"
}

@test "of one that was changed just now nothing is kept" {
	traced -e trace=clone,clone3,fork,vfork
	# The first question waits until the service has loaded its database.
	serve ask "$T/words" touch "$T/gif" many 2 "$T/gif"
	copies 3
}

@test "many who ask about one file at once are served by one look" {
	age "$T/gif"
	traced -e trace=clone,clone3,fork,vfork
	serve together 30 "$T/gif"
	[ "$(cat "$T/answers")" = image/gif ]
	copies 1
}

# A sanitizer has system calls of its own, so the order alone is looked at.
@test "whoever looks has the file and a pipe, and is in the sandbox before the first byte" {
	traced -y
	serve ask "$T/gif"
	looker=$(sed -n 's/^\([0-9]*\) *pread64(0<.*gif>.*/\1/p' "$T/trace" | head -n 1)
	service=$(head -n 1 "$T/trace" | cut -d' ' -f1)
	[ -n "$looker" ] && [ "$looker" != "$service" ]
	sed -n "s/^$looker *//p" "$T/trace" >"$T/look"
	sed -n "s/^$service *//p" "$T/trace" >"$T/service"
	sed '/pread64/,$d' "$T/look" >"$T/before"
	grep -q '^prctl(PR_SET_PDEATHSIG, SIGKILL' "$T/before"
	grep -q '^close_range(2, 4294967295, 0) *= 0' "$T/before"
	grep -q 'RLIMIT_CPU, {rlim_cur=2.* = 0' "$T/before"
	grep -q '^setpriority(PRIO_PROCESS, 0, 10) *= 0' "$T/before"
	grep -q 'RLIMIT_NPROC, {rlim_cur=0.* = 0' "$T/before"
	grep -q 'SECCOMP_SET_MODE_FILTER.* = 0' "$T/before"
	sed '1,/SECCOMP_SET_MODE_FILTER/d' "$T/look" >"$T/behind"
	[ -z "$(grep -E '^(open|socket|exec|clone|fork|recv|send|kill)' "$T/behind")" ]
	# The service itself reads no file, and opens none, once it serves.
	sed '1,/SECCOMP_SET_MODE_FILTER/d' "$T/service" >"$T/serving"
	grep -q recvmsg "$T/serving"
	[ -z "$(grep -E '^(open|socket|exec|pread)' "$T/serving")" ]
	# What was found out about other files is not there to be seen.
	grep -q '^madvise(.*MADV_DONTFORK) *= 0' "$T/service"
	grep -q 'PR_SET_DUMPABLE, 0.* = 0\|PR_SET_DUMPABLE, SUID_DUMP_DISABLE.* = 0' "$T/service"
}

@test "what is no question is thrown away, and leaves no descriptor open" {
	age "$T/gif"
	serve worse 100 "$T/gif" ask "$T/words"
	[ "$(cat "$T/answers")" = text/plain ]
}

@test "who does not listen holds nobody up" {
	age "$T/gif"
	serve deaf 300 "$T/gif" ask "$T/words"
	[ "$(cat "$T/answers")" = text/plain ]
}

@test "it ends with status 0 when nobody is left to ask" {
	serve
	[ ! -s "$T/answers" ]
}

# Of the system calls, close_range is made by those who look and nobody else.
@test "a look that crashes says nothing, for a while, and harms no other" {
	age "$T/gif"
	traced -e trace=close_range,clone,clone3 -e 'inject=close_range:signal=SIGSEGV:when=1'
	serve ask "$T/gif" ask "$T/gif" ask "$T/words"
	printf '\n\n\n' | diff - "$T/answers"
	copies 2
}

@test "a look that takes too long is ended, and the file is not tried again at once" {
	age "$T/gif"
	traced -e trace=close_range,clone,clone3 -e 'inject=close_range:delay_enter=20s:when=1'
	serve many 5 "$T/gif"
	[ "$(cat "$T/answers")" = '' ]
	copies 1
	grep -q 'killed by SIGKILL' "$T/trace"
}

# The descriptors of all of them would be more than it may have.
@test "a flood is bounded: few looks at a time, some that wait, and the rest is told" {
	mkdir "$T/many"
	traced -e trace=close_range,clone,clone3 -e 'inject=close_range:delay_enter=20s:when=1'
	serve flood 400 "$T/many"
	printf '%s\n' 'the first one waits' 'the first one waits' '' | diff - "$T/answers"
	copies 4
}

@test "where no process can be made, who asks is not heard, and may help himself" {
	traced -e trace=clone -e 'inject=clone:error=EAGAIN:when=1'
	serve ask "$T/gif" ask "$T/gif"
	printf '%s\n' None image/gif | diff - "$T/answers"
}

# The release build whatever the mode: a sanitizer makes calls of its own.
@test "a handler spends seven system calls on a file that the service knows" {
	age "$T/gif"
	serve ask "$T/gif" handle "$REPO/build/release/bin" gif "$T/calls"
	grep -a '^Content-Type: image/gif' "$T/answers"
	sed -n 's/(.*//; /^fgetxattr$/,/^pread64$/p' "$T/calls" >"$T/names"
	printf '%s\n' fgetxattr socketpair sendmsg close poll recvfrom close pread64 |
		diff - "$T/names"
}

@test "wrong usage is 100" {
	local words
	for words in '--serve x' '--serve --chroot' '--serve --user 1' '--serve --user 1:2x' '--serve --user nobody:nogroup'; do
		# shellcheck disable=SC2086
		run "$BIN/httpd-magic" $words
		[ "$status" -eq 100 ] || fail "$words: $status"
	done
}
