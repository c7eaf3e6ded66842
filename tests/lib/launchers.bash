# For tests of the programs that start httpd-once:  load lib/launchers
# (after lib/common).
#
# Each launcher runs in a private root (see private-root), where this project
# is installed under /usr/local and serves /srv/www and /srv/cgi-bin; so the
# files in deploy/ are run as they are.  The file's setup_file calls
# make_tree; a test calls `launch` and then the checks below.

# shellcheck disable=SC2034
EXAMPLES=/usr/local/share/doc/httpd-once/examples/deploy

# Lays out what is laid over the root folder of each launcher.
make_tree() {
	TREE=$BATS_FILE_TMPDIR/tree
	export TREE
	[ "$(id -u)" = 0 ] || skip 'a private network and root folder need root'
	make -s -C "$BATS_TEST_DIRNAME/.." MODE="${MODE:-release}" \
		DESTDIR="$TREE" PREFIX=/usr/local install 3>&- >&2
	# Neither can be installed beside the other.
	install -D -t "$TREE/usr/sbin" \
		"$BATS_TEST_DIRNAME"/../build/packages/{openbsd-inetd/usr/sbin/inetd,xinetd/usr/sbin/xinetd}
	make_site "$TREE/srv"
	install -d -o www-data "$TREE/var/log/httpd-once"
}

make_site() {
	mkdir -p "$1/www/folder" "$1/cgi-bin"
	echo 'A page.' >"$1/www/page.html"
	head -c 300000 /dev/urandom >"$1/www/folder/random.bin"
	printf '\211PNG\r\n\032\n\0\0\0\rIHDR' >"$1/www/picture"
	cat >"$1/cgi-bin/count" <<'P'
#!/bin/sh
sum=$(sha256sum | cut -d ' ' -f 1)
printf 'Content-Type: text/plain\r\n\r\n'
echo "$REQUEST_METHOD $CONTENT_LENGTH $sum from $REMOTE_ADDR to $SERVER_PORT"
P
	chmod 755 "$1/cgi-bin/count"
	chmod -R a+rX "$1"
}

# launch NAME COUNT COMMAND...: in a private root, until so many sockets listen
# on port 80 (one for each family, or one for both).
launch() {
	local count=$2
	launch_silent "$1" "${@:3}"
	retry 20 listens "$count" || { cat "$T/$1.log" >&2; return 1; }
}

# launch_silent NAME COMMAND...: in a private root, waiting for nothing more.
launch_silent() {
	start "$1" "$REPO/tests/lib/private-root" "$TREE" "${@:2}"
	LAUNCHER=$1
	retry 20 entered || { cat "$T/$1.log" >&2; return 1; }
}

# Process 1 of the private root is then $INIT.
entered() {
	still_runs
	grep -qx ready "$T/$LAUNCHER.out" || return 1
	INIT=$(pgrep -P "$(head -n 1 "$T/$LAUNCHER.out")") || return 1
	NETWORK_ID=$(readlink "/proc/$INIT/ns/net")
}

still_runs() {
	kill -0 "$STARTED_PID" || { cat "$T/$LAUNCHER.log" >&2; exit 1; }
}

listens() {
	still_runs
	[ "$(inside ss -Hltn 'sport = :80' | wc -l)" -eq "$1" ]
}

# inside COMMAND...: in the launcher's network, with the files of this test.
inside() {
	nsenter --net --target "$INIT" "$@"
}

# within COMMAND...: in all of the launcher's namespaces.
within() {
	nsenter --all --target "$INIT" "$@"
}

# No process of the launcher's network is left when the test ends.
nothing_is_left() {
	[ -z "${NETWORK_ID:-}" ] || retry 5 network_is_empty
}

network_is_empty() {
	! readlink /proc/[0-9]*/ns/net | grep -qxF "$NETWORK_ID"
}

over_both() {
	"$1" 127.0.0.1
	"$1" '[::1]'
}

over_ipv4() {
	"$1" 127.0.0.1
}

# Bytes of a file, over the address (127.0.0.1 or [::1]) given.
sends_a_file() {
	inside curl -sS -g -m 20 -o "$T/got" -D "$T/head" \
		"http://$1/folder/random.bin"
	same "$TREE/srv/www/folder/random.bin" "$T/got"
	status_is 200
	field_is Content-Length 300000
}

# More than many a super-server takes by itself before it closes a service.
answers_a_burst() {
	inside hey -n 600 -c 10 "http://$1/page.html" >"$T/hey"
	grep -qE '^ *\[200\][[:space:]]+600 responses$' "$T/hey" ||
		fail "$(cat "$T/hey")"
}

# A name that tells nothing: httpd-magic looks at the content.
knows_a_picture() {
	inside curl -sS -g -m 20 -o "$T/got" -D "$T/head" "http://$1/picture"
	status_is 200
	field_is Content-Type image/png
}

# A program gets exactly the body, and is told who asked.
runs_a_program() {
	local address=${1#[} sum
	head -c 100000 /dev/urandom >"$T/sent"
	sum=$(sha256sum <"$T/sent" | cut -d ' ' -f 1)
	inside curl -sS -g -m 20 -o "$T/got" -D "$T/head" \
		--data-binary "@$T/sent" "http://$1/cgi-bin/count"
	status_is 200
	echo "POST 100000 $sum from ${address%]} to 80" >"$T/expected"
	diff "$T/expected" "$T/got"
}

says_404() {
	inside curl -sS -g -m 20 -o "$T/got" -D "$T/head" "http://$1/missing"
	status_is 404
	field_is Content-Length "$(stat -c %s "$T/got")"
	[ -s "$T/got" ]
}

# The access log is written, and knows who asked.
logs_the_client() {
	local address=${1#[}
	says_404 "$1"
	retry 10 within grep -q "^${address%]} .*GET /missing .* 404 " \
		/var/log/httpd-once/access.log
}

# The client sends all of its 3 MB before it reads a byte of the answer; a
# server that closes with unread input loses the answer to a reset.
answers_a_large_post_whole() {
	inside python3 - "$1" "$T" <<'P'
import socket, sys
host, folder = sys.argv[1].strip("[]"), sys.argv[2]
with socket.create_connection((host, 80), 20) as connection:
    connection.sendall(b"POST /missing HTTP/1.0\r\n"
                       b"Content-Length: 3000000\r\n\r\n")
    connection.sendall(bytes(3000000))
    connection.shutdown(socket.SHUT_WR)
    reply = b""
    while piece := connection.recv(65536):
        reply += piece
head, mark, body = reply.partition(b"\r\n\r\n")
open(folder + "/head", "wb").write(head + mark)
open(folder + "/got", "wb").write(body)
P
	status_is 404
	field_is Content-Length "$(stat -c %s "$T/got")"
}
