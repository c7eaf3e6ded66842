# Which program a path names, and that no program is ever sent as a file.

load lib/common
load lib/cgi

prepare() {
	program hello <<-'E'
		#!/bin/sh
		printf 'Content-Type: text/plain\n\nhello'
	E
	printf 'secret source\n' >"$T/cgi-bin/data"
	mkdir -p "$T/cgi-bin/sub" "$T/root/cgi-binaries"
	printf 'a file\n' >"$T/root/cgi-binaries/file"
}

# refused_for REASON: what the log says.
refused_for() {
	[ "$(tail -n 1 "$T/log" | jq -r .reason)" = "$1" ] ||
		fail "the reason is $(tail -n 1 "$T/log" | jq -r .reason), not $1"
}

find_cgi() {
	cgi "GET $1 HTTP/1.0\r\n\r\n" --log "$T/log" --log-format json "${@:2}"
}

@test "a file that can be executed is run" {
	find_cgi /cgi-bin/hello
	status_is 200
	body_is hello
}

@test "what is not there is 404, what cannot be executed is 403" {
	find_cgi /cgi-bin/none
	status_is 404
	refused_for program/absent
	find_cgi /cgi-bin/data
	status_is 403
	refused_for program/not-executable
	find_cgi /cgi-bin/data/info
	status_is 403
}

@test "folders, the folder of programs itself and special files are 404" {
	local path
	for path in /cgi-bin /cgi-bin/ /cgi-bin/sub /cgi-bin/sub/ '/cgi-bin/?x' /cgi-bin/hello/..; do
		find_cgi "$path"
		status_is 404
		refused_for program/folder
	done
	mkfifo "$T/cgi-bin/pipe"
	chmod 755 "$T/cgi-bin/pipe"
	find_cgi /cgi-bin/pipe
	status_is 404
	refused_for program/special
}

@test "a name that starts with a dot is 404" {
	cp "$T/cgi-bin/hello" "$T/cgi-bin/.hidden"
	mkdir "$T/cgi-bin/.git"
	cp "$T/cgi-bin/hello" "$T/cgi-bin/.git/hook"
	find_cgi /cgi-bin/.hidden
	status_is 404
	refused_for program/dot-name
	find_cgi /cgi-bin/.git/hook
	status_is 404
}

@test "links count for what they lead to, and do not lead out" {
	cp "$T/cgi-bin/hello" "$T/outside"
	ln -s hello "$T/cgi-bin/inside"
	ln -s ../hello "$T/cgi-bin/sub/up"
	ln -s ../outside "$T/cgi-bin/out"
	ln -s "$T/outside" "$T/cgi-bin/absolute"
	ln -s loop "$T/cgi-bin/loop"
	find_cgi /cgi-bin/inside
	body_is hello
	find_cgi /cgi-bin/sub/up
	body_is hello
	for name in out absolute loop; do
		find_cgi "/cgi-bin/$name"
		status_is 404
		refused_for program/outside
	done
}

@test "a link that leads out is told of in the log, and run with --cgi-follow" {
	cp "$T/cgi-bin/hello" "$T/outside"
	mkdir "$T/others"
	cp "$T/cgi-bin/hello" "$T/others/"
	ln -s ../outside "$T/cgi-bin/out"
	ln -s ../../outside "$T/cgi-bin/sub/out"
	ln -s ../others "$T/cgi-bin/others"
	echo data >"$T/data"
	ln -s ../data "$T/cgi-bin/data-out"
	find_cgi /cgi-bin/out
	status_is 404
	log_has 'out: a link that leads out of the folder of programs; --cgi-follow runs it'
	find_cgi /cgi-bin/out --cgi-follow
	body_is hello
	find_cgi /cgi-bin/sub/out/info --cgi-follow
	body_is hello
	# A folder elsewhere is no program, and what cannot be executed neither.
	find_cgi /cgi-bin/others/hello --cgi-follow
	status_is 404
	refused_for program/outside
	find_cgi /cgi-bin/data-out --cgi-follow
	status_is 403
	find_cgi /cgi-bin/none --cgi-follow
	status_is 404
	refused_for program/absent
}

# stranger NAME: asks a handler that has no rights of its own, in $OPEN, which
# everybody may enter.
stranger() {
	printf 'GET /cgi-bin/%s HTTP/1.0\r\n\r\n' "$1" |
		setpriv --reuid 65534 --clear-groups "$OPEN/handler" --cgi-bin "$OPEN/cgi-bin" \
			--log "$OPEN/log" --log-format json "$OPEN" >"$T/reply" 2>"$T/error"
	split_reply
	cp "$OPEN/log" "$T/log"
}

open_folder() {
	[ "$(id -u)" = 0 ] || fail 'this test needs to be root'
	OPEN=$(mktemp -d /tmp/httpd-once-test.XXXXXX)
	chmod 755 "$OPEN"
	install -m 755 "$BIN/httpd-once" "$OPEN/handler"
	install -m 666 /dev/null "$OPEN/log"
	mkdir -p "$OPEN/cgi-bin/sub"
}

tidy() {
	[ -z "${OPEN:-}" ] || rm -rf "$OPEN"
}

@test "a program that may be executed but not read is run" {
	open_folder
	install -m 711 /bin/true "$OPEN/cgi-bin/opaque"
	stranger opaque
	status_is 502
	refused_for answer/nothing
	chmod 700 "$OPEN/cgi-bin/opaque"
	stranger opaque
	status_is 403
	refused_for program/not-executable
}

@test "a folder that may not be entered is 403" {
	open_folder
	cp "$T/cgi-bin/hello" "$OPEN/cgi-bin/sub/"
	chmod 700 "$OPEN/cgi-bin/sub"
	stranger sub/hello
	status_is 403
	refused_for program/permission
	chmod 755 "$OPEN/cgi-bin/sub"
	stranger sub/hello
	body_is hello
}

@test "/cgi-binaries is no program, and neither is anything without --cgi-bin" {
	find_cgi /cgi-binaries/file
	status_is 200
	body_is 'a file'
	ask 'GET /cgi-bin/hello HTTP/1.0\r\n\r\n'
	status_is 404
}

@test "a folder of programs that is not there has no programs, one that is none is an error" {
	ask 'GET /cgi-bin/hello HTTP/1.0\r\n\r\n' --cgi-bin "$T/nowhere" --log "$T/log" --log-format json
	status_is 404
	refused_for program/no-cgi-bin
	ask 'GET /cgi-bin/hello HTTP/1.0\r\n\r\n' --cgi-bin "$T/cgi-bin/hello"
	status_is 500
}

@test "no spelling of a path shows the source of a program" {
	local path option
	mkdir "$T/root/cgi-bin"
	cp "$T/cgi-bin/hello" "$T/cgi-bin/data" "$T/root/cgi-bin/"
	chmod 644 "$T/root/cgi-bin/data"
	ln -s cgi-bin/hello "$T/root/link-to-program"
	ln -s cgi-bin "$T/root/link-to-folder"
	ln -s link-to-folder/data "$T/root/link-to-link"
	for path in /cgi-bin/hello /cgi-bin//hello //cgi-bin/hello /./cgi-bin/hello /x/../cgi-bin/hello \
		/%63gi-bin/hello /cgi-bin%2Fhello /cgi%2Dbin/hell%6F /cgi-bin/hello%00 /cgi-bin/hello/ /cgi-bin/hello/. \
		/cgi-bin/./hello /cgi-bin/data /cgi-bin/data/ /cgi-bin/data%2F /cgi-bin/x/../data /CGI-BIN/data \
		/link-to-program /link-to-folder/data /link-to-folder/hello /link-to-folder/ /link-to-link '/cgi-bin/data?x' \
		http://host/cgi-bin/data /cgi-bin\\data /cgi-bin/data%20 /cgi-bin/data. '/cgi-bin/data::$DATA' /cgi-bin/hello%2E; do
		for option in '' 'Range: bytes=0-5\r\n' 'Accept-Encoding: gzip\r\n' 'If-None-Match: x\r\n' 'Translate: f\r\n'; do
			ask "GET ${path//%/%%} HTTP/1.0\r\n$option\r\n" --cgi-bin "$T/root/cgi-bin" --precompressed
			grep -qaE 'secret source|#!/bin/sh' "$T/reply" && fail "$path shows it"
		done
	done
	ask 'GET /link-to-link HTTP/1.0\r\n\r\n' --cgi-bin "$T/root/cgi-bin" --log "$T/log" --log-format json
	status_is 404
	refused_for program/inside-root
	# Files outside are served as ever.
	ask 'GET /cgi-binaries/file HTTP/1.0\r\n\r\n' --cgi-bin "$T/root/cgi-bin"
	status_is 200
}

@test "with --cgi-suffix files of such a name below the root are programs" {
	cp "$T/cgi-bin/hello" "$T/root/hello.cgi"
	mkdir -p "$T/root/dir.cgi/deep"
	cp "$T/cgi-bin/hello" "$T/root/dir.cgi/deep/more.cgi"
	printf 'text\n' >"$T/root/dir.cgi/file"
	printf 'secret source\n' >"$T/root/plain.cgi"
	suffix() {
		ask "GET $1 HTTP/1.0\r\n\r\n" --cgi-suffix .cgi --log "$T/log" --log-format json
	}
	suffix /hello.cgi
	body_is hello
	suffix /hello.cgi/info
	body_is hello
	suffix /dir.cgi/deep/more.cgi
	body_is hello
	suffix /dir.cgi/file
	body_is text
	suffix /plain.cgi
	status_is 403
	suffix /none.cgi
	status_is 404
	suffix /cgi-binaries/file
	body_is 'a file'
	# Without the option they are files.
	ask 'GET /plain.cgi HTTP/1.0\r\n\r\n'
	body_is 'secret source'
}

@test "neither a link nor another case of letters makes such a program a file" {
	local path
	printf '#!/bin/sh\necho secret source\n' | tee "$T/root/app.cgi" "$T/root/OTHER.CGI" >/dev/null
	chmod +x "$T/root/app.cgi"
	mkdir "$T/root/dir"
	printf 'a page\n' >"$T/root/page.html"
	ln -s app.cgi "$T/root/readme.txt"
	ln -s ../readme.txt "$T/root/dir/index.html"
	ln -s app.cgi "$T/root/page.html.gz"
	ln -s page.html "$T/root/other.html"
	for path in /readme.txt /dir/ /dir/index.html /OTHER.CGI; do
		ask "GET $path HTTP/1.0\r\n\r\n" --cgi-suffix .cgi
		status_is 403
		refute grep -q secret "$T/reply"
	done
	ask 'GET /readme.txt HTTP/1.0\r\n\r\n' --cgi-suffix .cgi --log "$T/log" --log-format json
	refused_for program/behind-link
	ask 'GET /page.html HTTP/1.0\r\nAccept-Encoding: gzip\r\n\r\n' --cgi-suffix .cgi --precompressed
	body_is 'a page'
	ask 'GET /other.html HTTP/1.0\r\n\r\n' --cgi-suffix .cgi
	body_is 'a page'
}

@test "no packed variant is the source of a program" {
	mkdir "$T/root/cgi-bin"
	printf '#!/bin/sh\necho secret source\n' >"$T/root/cgi-bin/prog"
	chmod +x "$T/root/cgi-bin/prog"
	printf 'a page\n' >"$T/root/page.html"
	touch -d @1700000000 "$T/root/page.html"
	ln -s cgi-bin/prog "$T/root/page.html.gz"
	ask 'GET /page.html HTTP/1.0\r\nAccept-Encoding: gzip\r\n\r\n' --cgi-bin "$T/root/cgi-bin" --precompressed
	status_is 200
	body_is 'a page'
}

@test "no program is run for TRACE" {
	ask 'TRACE /cgi-bin/hello HTTP/1.1\r\nHost: x\r\nCookie: secret\r\n\r\n' --cgi-bin "$T/cgi-bin" --log "$T/log" --log-format json
	status_is 405
	refused_for method/trace
}

@test "SCRIPT_NAME and PATH_INFO of a program found by its suffix" {
	env_program && mv "$T/cgi-bin/env" "$T/root/env.cgi"
	ask 'GET /env.cgi/a/b?c HTTP/1.0\r\n\r\n' --cgi-suffix .cgi
	variable_is SCRIPT_NAME /env.cgi
	variable_is PATH_INFO /a/b
	variable_is SCRIPT_FILENAME "$T/root/env.cgi"
	variable_is PATH_TRANSLATED "$T/root/a/b"
}

@test "a program can be the index of a folder" {
	mkdir "$T/root/dir" "$T/root/both"
	program ../root/dir/index.cgi <<-'E'
		#!/bin/sh
		printf 'Content-Type: text/plain\n\n%s %s %s' "$SCRIPT_NAME" "$REQUEST_METHOD" "$REQUEST_URI"
	E
	cp "$T/root/dir/index.cgi" "$T/root/both/"
	printf 'page' >"$T/root/both/index.html"
	index() {
		ask "$1" --cgi-suffix .cgi --index index.html --index index.cgi
	}
	index 'GET /dir/ HTTP/1.0\r\n\r\n'
	body_is '/dir/index.cgi GET /dir/'
	index 'POST /dir/?q HTTP/1.0\r\nContent-Length: 0\r\n\r\n'
	body_is '/dir/index.cgi POST /dir/?q'
	index 'GET /both/ HTTP/1.0\r\n\r\n'
	body_is page
	index 'GET /dir HTTP/1.0\r\n\r\n'
	status_is 301
}

@test "programs by suffix are found in the folder of the host" {
	mkdir -p "$T/root/one.example" "$T/root/default"
	cp "$T/cgi-bin/hello" "$T/root/one.example/hello.cgi"
	ask 'GET /hello.cgi HTTP/1.1\r\nHost: one.example\r\n\r\n' --vhosts --cgi-suffix .cgi
	body_is hello
	ask 'GET /hello.cgi HTTP/1.1\r\nHost: two.example\r\n\r\n' --vhosts --cgi-suffix .cgi
	status_is 404
}

@test "a program in a user's folder is neither run nor sent" {
	local user=httpd-test-$$
	useradd --no-create-home --home-dir "$T/home" "$user"
	mkdir -p "$T/home/public"
	cp "$T/cgi-bin/hello" "$T/home/public/hello.cgi"
	ask "GET /~$user/hello.cgi HTTP/1.0\r\n\r\n" --user-dir public --cgi-suffix .cgi --log "$T/log" --log-format json
	userdel "$user"
	status_is 403
	refused_for program/as-file
}

@test "a path longer than a file's name can be is 404" {
	local long
	long=$(printf 'x%.0s' {1..300})
	find_cgi "/cgi-bin/$long"
	status_is 404
	refused_for program/absent
	long=$(printf '/y%.0s' {1..3000})
	find_cgi "/cgi-bin/hello$long"
	body_is hello
}
