#!/usr/bin/env bats
# httpd-once --check: what is wrong is said before there is a request.
# A hash has dollars, and "run" sets $stderr:
# shellcheck disable=SC2016,SC2154
load lib/common
bats_require_minimum_version 1.5.0

BCRYPT='$2y$05$cjPXkRoGWsaOMpAaJXVgKufSUfZ0hhTCVZoAY9uqqyXrAFGPgeFVe'

# finds LINE [OPTION...]: status 100, and this line among what is said.
finds() {
	local line=$1 status=0
	shift
	"$BIN/httpd-once" --check "$@" "$T/root" >"$T/out" 2>"$T/error" </dev/null || status=$?
	grep -qxF "httpd-once: $line" "$T/error" || fail "said: $(cat "$T/error")"
	[ "$status" -eq 100 ] || fail "status $status"
}

@test "what is right is silent, and no request is read" {
	printf '/a A\neve:%s\n' "$BCRYPT" >"$T/passwords"
	printf 'text/x-own own\n' >"$T/types"
	mkdir "$T/pages" "$T/programs"
	echo gone >"$T/pages/404.html"
	printf 'GET / HTTP/1.0\r\n\r\n' >"$T/request"
	"$BIN/httpd-once" --check --auth "$T/passwords" --mime "$T/types" \
		--error-dir "$T/pages" --cgi-bin "$T/programs" --log "$T/access" \
		--user-dir public_html "$T/root" <"$T/request" >"$T/out" 2>&1
	[ ! -s "$T/out" ] || fail "$(cat "$T/out")"
	[ ! -e "$T/access" ]
}

@test "a root that is not there, is a file, or may not be searched" {
	run -100 --separate-stderr "$BIN/httpd-once" --check "$T/nowhere"
	[ "$stderr" = "httpd-once: root $T/nowhere: No such file or directory" ]
	echo >"$T/file"
	run -100 --separate-stderr "$BIN/httpd-once" --check "$T/file"
	[ "$stderr" = "httpd-once: root $T/file: Not a directory; a folder is wanted here" ]
	make_public "$BIN/httpd-once"
	mkdir -m 700 "$PUBLIC/mine"
	run -100 --separate-stderr as_nobody "$PUBLIC/httpd-once" --no-magic --check "$PUBLIC/mine"
	[ "$stderr" = "httpd-once: root $PUBLIC/mine: Permission denied for user 65534, group 65534; each folder on the way needs the permission to search" ]
	# It may be searched, and that is enough for those who know names.
	chmod 711 "$PUBLIC/mine"
	run -0 as_nobody "$PUBLIC/httpd-once" --no-magic --check "$PUBLIC/mine"
}

@test "hosts of --vhosts whose links lead out, and a root without hosts" {
	ln -s /etc "$T/root/www.example.org"
	finds '--vhosts www.example.org: this link leads out of the root, so every answer would be 404; mount the folder here instead (mount --bind)' --vhosts
	grep -qF "httpd-once: --vhosts $T/root: there is no folder of a host here" "$T/error"
	mkdir "$T/root/default"
	rm "$T/root/www.example.org"
	ln -s default "$T/root/www.example.org"
	echo >"$T/root/notes.txt"
	run -0 "$BIN/httpd-once" --vhosts --check "$T/root"
	[ -z "$output" ]
}

@test "every bad line of --auth, with line and column" {
	cat >"$T/passwords" <<-C
		bob:$BCRYPT
		/a A
		eve:$BCRYPT
		ann:${BCRYPT%??}
		  nonsense
		/a Again
		tim:plain
	C
	finds "--auth $T/passwords:1:1: the user stands before any area; a line such as \"/private Members\" opens one" --auth "$T/passwords"
	cut -d: -f3-4 "$T/error" | grep -v '^$' | tr '\n' ' ' >"$T/places"
	[ "$(cat "$T/places")" = '1:1 4:5 5:3 6:1 7:5 ' ] || fail "$(cat "$T/places")"
	finds "--auth $T/none: No such file or directory; without it every answer would be 500" --auth "$T/none"
	finds "--auth $T/root: Invalid argument; without it every answer would be 500" --auth "$T/root"
}

@test "hashes that crypt(3) does not know, and no way to check any" {
	printf '/a A\neve:$2y$99$%s\n' "${BCRYPT#\$2y\$05\$}" >"$T/passwords"
	finds "--auth $T/passwords:2:5: crypt(3) of this system does not know this hash; make one with htpasswd -B" --auth "$T/passwords"
	printf '/a A\neve:$apr1$aaaaaaaa$bbbbbbbbbbbbbbbbbbbbbb\n' >"$T/passwords"
	finds "--auth $T/passwords:2:5: this is a hash of Apache's own, which crypt(3) does not know; make one with htpasswd -B" --auth "$T/passwords"
	printf '/a A\neve:$9$aaaaaaaa$bbbbbbbbbbbbbbbbbbbbbb\n' >"$T/passwords"
	finds "--auth $T/passwords:2:5: crypt(3) of this system does not know this hash; make one with htpasswd -B" --auth "$T/passwords"
	mkdir "$T/bin"
	cp "$BIN/httpd-once" "$T/bin/"
	cp /bin/false "$T/bin/httpd-password"
	chmod 644 "$T/bin/httpd-password"
	printf '/a A\neve:%s\n' "$BCRYPT" >"$T/passwords"
	BIN=$T/bin finds "--auth needs httpd-password: No such file or directory; install it beside httpd-once, or in /usr/local/sbin" --auth "$T/passwords" --no-magic
}

@test "hundreds of users are checked by trying each kind of hash once" {
	{
		echo '/a A'
		for n in $(seq 300); do echo "user$n:$BCRYPT"; done
		echo 'old:$5$salt$1234567890123456789012345678901234567890123'
		echo 'slow:$5$rounds=1001$salt$1234567890123456789012345678901234567890123'
	} >"$T/passwords"
	strace -f -qq -e trace=execve -o "$T/trace" "$BIN/httpd-once" --check --auth "$T/passwords" "$T/root"
	[ "$(grep -c 'execve("./httpd-password".* = 0' "$T/trace")" -eq 3 ] || fail "$(cat "$T/trace")"
}

@test "every bad line of --mime" {
	printf 'text/x-own own\nbroken css\n\ntext/y a .b\n' >"$T/types"
	finds "--mime $T/types:2:1: this is no media type such as text/html" --mime "$T/types"
	grep -qxF "httpd-once: --mime $T/types:4:10: this is no extension such as html or tar.gz" "$T/error"
	finds "--mime $T/none: No such file or directory" --mime "$T/none"
}

@test "pages of --error-dir that would not be sent" {
	mkdir -p "$T/pages/403.html"
	head -c 16385 /dev/zero >"$T/pages/404.html"
	head -c 16384 /dev/zero >"$T/pages/500.html"
	finds '--error-dir 404.html: a page of more than 16384 bytes is not sent' --error-dir "$T/pages"
	grep -qxF 'httpd-once: --error-dir 403.html: this is no file' "$T/error"
	[ "$(wc -l <"$T/error")" -eq 2 ]
	finds "--error-dir $T/none: No such file or directory" --error-dir "$T/none"
}

@test "a log that cannot be added to, or would be the answer" {
	finds "--log $T/none/log: No such file or directory; the folder of the log has to be there" --log "$T/none/log"
	finds "--log $T/root: Is a directory" --log "$T/root"
	for name in /dev/stdout /proc/self/fd/1 /dev/fd/0; do
		run "$BIN/httpd-once" --log "$name" "$T/root" </dev/null
		[ "$status" -eq 100 ] || fail "$name is taken"
		[[ $output == *'is the answer to the client'* ]] || fail "$output"
	done
	mkfifo "$T/fifo"
	run -0 "$BIN/httpd-once" --check --log "$T/fifo" "$T/root"
	echo kept >"$T/log"
	run -0 "$BIN/httpd-once" --check --log "$T/log" "$T/root"
	[ "$(cat "$T/log")" = kept ]
	make_public "$BIN/httpd-once"
	run -100 --separate-stderr as_nobody "$PUBLIC/httpd-once" --no-magic --check --log "$PUBLIC/log" "$PUBLIC"
	[ "$stderr" = "httpd-once: --log $PUBLIC/log: Permission denied for user 65534, group 65534" ]
}

@test "programs, users, and a missing httpd-magic" {
	finds "--cgi-bin $T/none: No such file or directory" --cgi-bin "$T/none"
	finds "--user-dir ../x: this is to be a folder in a user's home, such as public_html" --user-dir ../x
	mkdir "$T/bin"
	cp "$BIN/httpd-once" "$T/bin/"
	run -0 "$T/bin/httpd-once" --check "$T/root"
	[[ $output == 'httpd-once: note: httpd-magic is not beside httpd-once'* ]]
	run -0 "$T/bin/httpd-once" --check --no-magic "$T/root"
	[ -z "$output" ]
}

@test "a failure of the system is 111" {
	printf '/a A\neve:%s\n' "$BCRYPT" >"$T/passwords"
	run -111 bash -c 'ulimit -n 3; exec "$@"' - "$BIN/httpd-once" --check --auth "$T/passwords" --no-magic "$T/root"
	# glibc and musl have words of their own for EMFILE.
	[[ $output == *"Too many open files"* || $output == *"o file descriptors available"* ]]
}
