# What the handler promises about one request: no database, no time zone, no
# look-up of a name, one write for the answer and one for the log; and a length
# with everything.  Watched on real connections, in the environment that
# supervisor gives, with the release build whatever the mode, because a
# sanitizer makes calls of its own.

load lib/common

prepare() {
	RELEASE=$REPO/build/release/bin
	printf 'one small file\n' >"$T/root/page.html"
	head -c 300000 /dev/urandom >"$T/root/large.bin"
	: >"$T/root/empty.txt"
	mkdir "$T/root/folder"
	printf 'in a folder\n' >"$T/root/folder/file.txt"
}

# watch [OPTION...]: a supervisor whose handler runs under strace; each
# handler's calls are then in a file $T/calls.PID.
watch() {
	start_supervisor --no-confine -- "$(command -v strace)" -ff -qq -o "$T/calls" \
		"$RELEASE/httpd-once" -l "$T/log" "$@" "$T/root"
}

# get TARGET [ARGUMENT...]: by curl; the names of its handler's calls are then
# in $T/names, one a line, the calls themselves in $T/call.
get() {
	local target=$1
	shift
	rm -f "$T"/calls.*
	curl -s -D "$T/head" -o "$T/body" "$@" "http://127.0.0.1:$PORT$target"
	retry 10 has_ended
	mv "$T"/calls.* "$T/call"
	sed 's/(.*//' "$T/call" >"$T/names"
}

has_ended() {
	tail -n 1 "$T"/calls.* 2>/dev/null | grep -q '^exit_group'
}

# opened: the names of all files that were opened.
opened() {
	sed -n 's/^openat2\?([^"]*"\([^"]*\)".*/\1/p; s/^open("\([^"]*\)".*/\1/p' "$T/call"
}

# calls_are NAME...: the calls of the handler, from the descriptor of the file
# to its last look at the connection.  Before them, always: starting the
# program is execve(2), two calls are the libc's; openat is for a root that is
# not the working directory, and with write, later, for the log.
calls_are() {
	printf '%s\n' execve arch_prctl set_tid_address recvfrom clock_gettime \
		openat openat2 fstat "$@" recvfrom exit_group |
		diff - "$T/names"
}

@test "a static GET makes these system calls and no other" {
	watch
	get /page.html
	status_is 200
	same "$T/root/page.html" "$T/body"
	calls_are pread64 sendto shutdown openat write
	# The end of the answer travels in its last packet.
	grep -q '^sendto.*MSG_MORE' "$T/call"
}

@test "a static GET opens its root, its file and the log, nothing else" {
	watch
	get /page.html
	[ "$(opened)" = "$T/root
page.html
$T/log" ] || fail "$(opened)"
}

@test "a large file adds sendfile and its deadline, whatever its size" {
	watch
	get /large.bin
	same "$T/root/large.bin" "$T/body"
	grep -qx sendfile "$T/names"
	# As often as the client makes it wait.
	sed -i '/^sendfile$/d' "$T/names"
	calls_are sendto setsockopt setsockopt rt_sigaction shutdown openat write
	grep -q '^setsockopt(1, SOL_TCP, TCP_CORK, \[1\]' "$T/call"
}

@test "no answer and no log format reads a time zone, a list of names or the magic database" {
	local format target
	for format in combined common sws json; do
		rm -f "$T/supervisor.log"
		watch --log-format "$format"
		for target in /page.html /folder/ /folder /none /.hidden /large.bin '/%zz'; do
			get "$target"
			if opened | grep -E 'magic|zoneinfo|localtime|timezone|/etc/|locale|\.so'; then
				fail "$format $target"
			fi
			if grep -E '^(socket|connect|getpeername)' "$T/call"; then
				fail "$format $target asks who or where somebody is"
			fi
		done
		kill -TERM "$SUPERVISOR"
		wait "$SUPERVISOR" || true
	done
}

@test "the address is asked of the socket where the environment has none, and of nobody else" {
	start_supervisor --no-confine -- "$(command -v env)" -i "$(command -v strace)" -ff -qq -o "$T/calls" \
		"$RELEASE/httpd-once" -l "$T/log" "$T/root"
	get /page.html
	grep -q '^getpeername' "$T/call"
	if grep -E '^(socket|connect)' "$T/call"; then fail 'a name was looked up'; fi
	[ "$(opened)" = "$T/root
page.html
$T/log" ] || fail "$(opened)"
	grep -q '^127\.0\.0\.1 ' "$T/log"
}

@test "each request is one write to the log, opened for appending" {
	local format
	for format in combined common sws json; do
		rm -f "$T/supervisor.log" "$T/log"
		watch --log-format "$format"
		get "/page.html?$(head -c 3000 /dev/zero | tr '\0' '"')" -A "$(head -c 3000 /dev/zero | tr '\0' x)"
		[ "$(grep -c '^write(' "$T/call")" = 1 ]
		grep -q "^openat.*$T/log.*O_APPEND" "$T/call"
		[ "$(wc -l <"$T/log")" = 1 ]
		kill -TERM "$SUPERVISOR"
		wait "$SUPERVISOR" || true
	done
}

@test "everything that has a body has its length: files, listings, errors, redirects" {
	local request
	for request in 'GET /page.html' 'GET /large.bin' 'GET /empty.txt' \
		'GET /folder/' 'GET /' 'GET /folder' 'GET /none' 'GET /%zz' \
		'POST /page.html' 'PUT /none' 'BREW /' 'OPTIONS *' 'OPTIONS /' \
		'TRACE /' 'CONNECT a:1' 'GET *' 'G(T /'; do
		printf '%s HTTP/1.0\r\n\r\n' "$request" | once >"$T/reply" 3>&-
		split_reply
		field_is Content-Length "$(stat -c %s "$T/body")" || fail "$request"
	done
	local field
	for field in 'Range: bytes=0-3' 'Range: bytes=0-3,5-6' 'Range: bytes=99-' \
		'If-Match: "no"' 'Expect: tea' 'Content-Length: x' 'Fold'; do
		ask "GET /page.html HTTP/1.0\r\n$field\r\n\r\n"
		field_is Content-Length "$(stat -c %s "$T/body")" || fail "$field"
	done
	ask 'GET / HTTP/9.0\r\n\r\n'
	field_is Content-Length "$(stat -c %s "$T/body")"
	ask 'GET / HTTP/1.0\r\n'
	field_is Content-Length "$(stat -c %s "$T/body")"
}

# Five; where the system happens to put the program makes a difference.
@test "with a log, in the environment of supervisor, it touches few pages" {
	printf 'GET /page.html HTTP/1.0\r\nHost: localhost\r\nUser-Agent: test\r\n\r\n' >"$T/request"
	PROTO=TCP TCPREMOTEIP=127.0.0.1 TCPREMOTEPORT=9 REMOTE_ADDR=127.0.0.1 REMOTE_PORT=9 \
		"$REPO/build/release/helpers/count" "$RELEASE/httpd-once" -l "$T/log" "$T/root" \
		<"$T/request" >"$T/reply" 2>"$T/cost"
	grep -q '^faults ' "$T/cost"
	[ "$(sed -n 's/^faults //p' "$T/cost")" -le 10 ] || fail "$(cat "$T/cost")"
}
