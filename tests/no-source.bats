# No way into the folder of programs makes a program a file that is sent, and
# files beside it are sent as ever, with /proc or without.
#
# Each way is gone twice: where the folder is an ordinary one it must lead to
# the source, or the test would prove nothing.

load lib/common

prepare() {
	CGI=$T/root/cgi-bin
	RELEASE=$REPO/build/release/bin/httpd-once
	mkdir -p "$CGI/sub/deep"
	place "$CGI"{,/sub,/sub/deep}
	printf 'a page\n' >"$T/root/page.html"
}

# place FOLDER...: the same program in each.
place() {
	local folder
	for folder; do
		printf '#!/bin/sh\necho secret source\n' >"$folder/prog"
		chmod +x "$folder/prog"
	done
}

# told REASON: what the log says; a sanitizer may complain there of an empty /proc.
told() {
	[ "$(grep '^{' "$T/error" | jq -r .reason)" = "$1" ] ||
		fail "this was told, and not $1: $(cat "$T/error")"
}

# get TARGET [OPTION...]: by $HANDLER, below $ROOT, and in $UNDER where that is
# set: the name of a function that runs a command.
get() {
	printf 'GET %s HTTP/1.0\r\n%s\r\n' "$1" "${FIELDS:-}" >"$T/request"
	shift
	${UNDER:-} timeout 20 "${HANDLER:-$BIN/httpd-once}" --log - --log-format json "$@" \
		"${ROOT-$T/root}" <"$T/request" >"$T/reply" 2>"$T/error" 3>&-
	split_reply
}

# is_way_in TARGET [OPTION...]: it leads to a program, which $CGI keeps back.
is_way_in() {
	get "$@"
	grep -q 'secret source' "$T/body" || fail "$1 leads nowhere: $(cat "$T/error")"
	is_kept_back "$@"
}

is_kept_back() {
	get "$@" --cgi-bin "$CGI"
	if grep -q 'secret source' "$T/reply"; then fail "$1 shows the source"; fi
	status_is 404
	told program/inside-root
}

# is_sent TARGET [OPTION...]: a page.
is_sent() {
	get "$@"
	status_is 200
	[ "$(cat "$T/body")" = 'a page' ] || fail "$1 is no page"
}

mounting() {
	[ "$(id -u)" = 0 ] || fail 'this test needs to be root'
	unshare -m sh -e -c "$MOUNTS"' && exec "$@"' sh "$@"
}

without_proc() {
	MOUNTS='mount -t tmpfs none /proc' mounting "$@"
}

# Of the release build, because a sanitizer makes calls of its own.
without_statx() {
	strace -f -qq -o "$T/trace" -e inject=statx:error=ENOSYS "$@"
	[[ $* != *--cgi-bin* ]] || grep -q INJECTED "$T/trace" || fail 'nobody asked'
}

@test "a link to the folder of programs is no way in" {
	ln -s cgi-bin "$T/root/relative"
	ln -s "$CGI" "$T/root/absolute"
	ln -s absolute "$T/root/chained"
	local link
	for link in relative absolute chained; do
		is_way_in "/$link/prog"
		is_way_in "/$link/sub/deep/prog"
	done
	is_sent /page.html --cgi-bin "$CGI"
}

@test "a link in the middle of the way is no way in" {
	mkdir "$T/root/dir"
	ln -s ../cgi-bin/sub "$T/root/dir/in"
	ln -s ../../../page.html "$CGI/sub/deep/page.html"
	is_way_in /dir/in/prog
	is_way_in /dir/in/deep/prog
	# The way leads through the folder, the file lies elsewhere.
	is_sent /dir/in/deep/page.html --cgi-bin "$CGI"
}

@test "a link to a program is no way in" {
	mkdir "$T/root/dir"
	ln -s cgi-bin/prog "$T/root/relative.html"
	ln -s "$CGI/sub/prog" "$T/root/absolute.html"
	ln -s ../absolute.html "$T/root/dir/chained.html"
	ln -s ../page.html "$T/root/dir/page.html"
	ln -s "$T/root/dir/page.html" "$T/root/dir/other.html"
	is_way_in /relative.html
	is_way_in /absolute.html
	is_way_in /dir/chained.html
	is_sent /dir/page.html --cgi-bin "$CGI"
	is_sent /dir/other.html --cgi-bin "$CGI"
}

@test "the name of a folder of programs that lies deep below the root is no way in" {
	CGI=$T/root/a/b/programs
	mkdir -p "$CGI/sub/deep"
	place "$CGI"{,/sub,/sub/deep}
	is_way_in /a/b/programs/prog
	is_way_in /a/b/programs/sub/deep/prog
	cp "$T/root/page.html" "$T/root/a/b/page.html"
	is_sent /a/b/page.html --cgi-bin "$CGI"
	mkdir "$CGI-2"
	cp "$T/root/page.html" "$CGI-2/page.html"
	is_sent /a/b/programs-2/page.html --cgi-bin "$CGI"
}

@test "where the root lies in the folder of programs, or is it, nothing is sent" {
	place "$T/root"
	for CGI in "$T/root" "$T" "$(dirname "$T")" /; do
		is_way_in /prog
		is_way_in /cgi-bin/../cgi-binaries/../prog
	done
}

@test "the folder of programs is the same by any name of it" {
	ln -s "$CGI" "$T/by-link"
	ln -s root/cgi-bin "$T/by-relative-link"
	ln -s cgi-bin "$T/root/in"
	local CGI
	cd "$T"
	for CGI in root/cgi-bin ./root//cgi-bin/ "$T/root/in/../cgi-bin/." by-link by-relative-link; do
		is_way_in /in/prog
	done
	cd root/cgi-bin
	for CGI in . ./ ../in; do
		is_way_in /in/prog
	done
	cd ..
	ROOT=. CGI=cgi-bin is_way_in /in/sub/prog
	ROOT=. is_sent /page.html --cgi-bin cgi-bin
	ROOT=. CGI=. is_kept_back /page.html
}

@test "an index is no way in" {
	mkdir "$T/root/dir"
	ln -s ../cgi-bin/prog "$T/root/dir/index.html"
	is_way_in /dir/
	ln -s cgi-bin/prog "$T/root/index.html"
	is_way_in /
	ln -s cgi-bin "$T/root/in"
	is_way_in /in/ --index prog
	is_way_in /in/sub/ --index none --index prog
}

@test "the folder of programs is not listed" {
	ln -s cgi-bin "$T/root/in"
	local target
	for target in /in/ /in/sub/ /in/sub/deep/; do
		get "$target"
		status_is 200
		grep -q '>prog<' "$T/body"
		is_kept_back "$target"
	done
	ROOT=$CGI get /
	grep -q '>prog<' "$T/body"
	ROOT=$CGI is_kept_back /
	get / --cgi-bin "$CGI"
	status_is 200
	grep -q '>page.html<' "$T/body"
}

@test "a packed variant is no way in" {
	local FIELDS=$'Accept-Encoding: gzip\r\n'
	mkdir "$T/root/dir"
	cp "$T/root/page.html" "$T/root/dir/"
	touch -d @1700000000 "$T/root/page.html" "$T/root/dir/page.html"
	ln -s cgi-bin/prog "$T/root/page.html.gz"
	ln -s ../cgi-bin/sub/prog "$T/root/dir/page.html.gz"
	local target
	for target in /page.html /dir/page.html; do
		get "$target" --precompressed
		grep -q 'secret source' "$T/body"
		is_sent "$target" --precompressed --cgi-bin "$CGI"
	done
	rm "$T/root/dir/page.html.gz"
	printf 'packed' >"$T/root/dir/page.html.gz"
	get /dir/page.html --precompressed --cgi-bin "$CGI"
	[ "$(cat "$T/body")" = packed ]
}

@test "the folder of a host is no way in" {
	mkdir -p "$T/root/one.example" "$T/root/default"
	mv "$CGI" "$T/root/one.example/programs"
	CGI=$T/root/one.example/programs
	ln -s programs/prog "$T/root/one.example/link.html"
	cp "$T/root/page.html" "$T/root/one.example/"
	local FIELDS=$'Host: one.example\r\n'
	is_way_in /programs/prog --vhosts
	is_way_in /programs/sub/prog --vhosts
	is_way_in /link.html --vhosts
	is_sent /page.html --vhosts --cgi-bin "$CGI"
	# A host that is called as the folder of programs of others.
	FIELDS=$'Host: programs\r\n'
	mv "$CGI" "$T/root/programs"
	CGI=$T/root/programs
	is_way_in /prog --vhosts
}

@test "the folder of a user is no way in" {
	mkdir -p "$T/eve/public"
	printf 'a page\n' >"$T/eve/public/page.html"
	mv "$CGI" "$T/eve/public/programs"
	CGI=$T/eve/public/programs
	ln -s programs/sub/prog "$T/eve/public/link.html"
	printf 'eve:x:1001:1001::%s:/bin/sh\n' "$T/eve" >"$T/passwd"
	local UNDER=mounting MOUNTS="mount --bind '$T/passwd' /etc/passwd"
	is_way_in /~eve/programs/prog --user-dir public
	is_way_in /~eve/programs/sub/deep/prog --user-dir public
	is_way_in /~eve/link.html --user-dir public
	is_sent /~eve/page.html --user-dir public --cgi-bin "$CGI"
	CGI=$T/eve
	is_way_in /~eve/link.html --user-dir public
}

@test "a mount of the folder of programs, or of one above it, is no way in" {
	mkdir -p "$T/site/in" "$T/programs" "$T/elsewhere"
	printf 'a page\n' >"$T/site/page.html"
	ln -s in/prog "$T/site/link.html"
	local ROOT=$T/site UNDER=mounting MOUNTS
	MOUNTS="mount --bind '$CGI' '$T/site/in'"
	is_way_in /in/prog
	is_way_in /in/sub/deep/prog
	is_way_in /link.html
	is_sent /page.html --cgi-bin "$CGI"
	MOUNTS="mount --bind '$T/root' '$T/site/in'"
	is_way_in /in/cgi-bin/sub/prog
	is_sent /in/page.html --cgi-bin "$CGI"
	# The other way round: the folder of programs is the mount.
	MOUNTS="mount --bind '$CGI' '$T/programs'"
	ln -s cgi-bin "$T/root/in"
	ROOT=$T/root CGI=$T/programs is_way_in /in/sub/prog
	# Or the root is.
	MOUNTS="mount --bind '$T/root' '$T/elsewhere'"
	ROOT=$T/elsewhere is_way_in /in/sub/prog
	# Another file system may have the same numbers.
	MOUNTS="mount -t tmpfs none '$T/programs' && mount -t tmpfs none '$T/site' && echo a page >'$T/site/page.html'"
	is_sent /page.html --cgi-bin "$T/programs"
}

# Going up comes by the folder on top of all before it is there.  Of the release
# build, because the portable one does not tell mounts apart.
@test "a mount of everything in the folder of programs is no way round it" {
	mkdir -p "$T/programs/all"
	place "$T/root"
	local CGI=$T/programs ROOT=$T/programs/all$T/root HANDLER=$RELEASE
	local UNDER=mounting MOUNTS="mount --bind / '$T/programs/all'"
	is_way_in /prog
	MOUNTS="mount --bind '$T/programs' '$T/programs/all'"
	place "$T/programs"
	ROOT=$T/programs/all is_way_in /prog
}

# More levels than are gone up one by one.
@test "a folder that lies very deep is no way in" {
	local deep
	printf -v deep '/d%.0s' {1..90}
	mkdir -p "$CGI$deep" "$T/root$deep"
	place "$CGI$deep"
	cp "$T/root/page.html" "$T/root$deep/"
	ln -s cgi-bin "$T/root/in"
	is_way_in "/in$deep/prog"
	is_sent "$deep/page.html" --cgi-bin "$CGI"
	local UNDER=without_proc
	is_way_in "/in$deep/prog"
	is_sent "$deep/page.html" --cgi-bin "$CGI"
}

@test "where the system does not tell mounts apart, names keep a program back" {
	ln -s cgi-bin "$T/root/in"
	ln -s cgi-bin/prog "$T/root/link.html"
	mkdir "$CGI-2"
	cp "$T/root/page.html" "$CGI-2/"
	local UNDER=without_statx HANDLER=$RELEASE CGI
	for CGI in "$T/root/cgi-bin" "$T" /; do
		is_way_in /in/sub/prog
		is_way_in /link.html
		is_kept_back /in/sub/
	done
	CGI=$T/root/cgi-bin
	is_sent /page.html --cgi-bin "$CGI"
	is_sent /cgi-bin-2/page.html --cgi-bin "$CGI"
	is_sent /page.html --cgi-bin "$T/nowhere"
}

# as_stranger COMMAND...: in a folder below one that a stranger may not enter.
as_stranger() {
	(cd "$PUBLIC/shut/root" && as_nobody "$@")
}

as_stranger_without_proc() {
	(cd "$PUBLIC/shut/root" && without_proc setpriv --reuid 65534 --regid 65534 --clear-groups "$@")
}

prepare_stranger() {
	[ "$(id -u)" = 0 ] || fail 'this test needs to be root'
	make_public "$BIN/httpd-once"
	HANDLER=$PUBLIC/httpd-once
	mkdir -m 700 "$PUBLIC/shut"
	cp -R "$T/root" "$PUBLIC/shut/"
	ln -s cgi-bin "$PUBLIC/shut/root/in"
	chmod -R a+rX "$PUBLIC/shut/root"
	ROOT=.
}

@test "below a folder that may not be entered, names keep a program back" {
	prepare_stranger
	local UNDER
	for UNDER in as_stranger as_stranger_without_proc; do
		CGI=cgi-bin
		is_way_in /in/sub/prog
		is_sent /page.html --cgi-bin cgi-bin
		CGI=$PUBLIC
		is_way_in /in/sub/prog
		is_kept_back /page.html
	done
}

@test "where nobody can tell where a file lies, it is not sent (program/no-place)" {
	prepare_stranger
	local UNDER=as_stranger CGI
	# It is no folder, or cannot be reached.
	for CGI in page.html "$PUBLIC/shut/root/cgi-bin"; do
		get /page.html --cgi-bin "$CGI"
		status_is 404
		told program/no-place
	done
}

# has_called N NAME: the handler that strace watches.
has_called() {
	[ "$(grep -c "$2(" "$T/trace")" -ge "$1" ]
}

# The way up goes from b to a.  Then b is moved beside a, so that the next step
# leads to what is above cgi-bin.
@test "a folder that is moved upwards meanwhile is no way in" {
	CGI=$T/root/cgi-bin
	mkdir -p "$CGI/a/b"
	place "$CGI/a/b"
	ln -s cgi-bin/a/b "$T/root/in"
	printf 'GET /in/prog HTTP/1.0\r\n\r\n' >"$T/request"
	start handler strace -qq -o "$T/trace" -e trace=statx -e inject=statx:delay_enter=2000000:when=5 \
		sh -c 'exec "$1" --log - --log-format json --cgi-bin "$2" "$3" <"$4"' \
		sh "$RELEASE" "$CGI" "$T/root" "$T/request"
	retry 10 has_called 5 statx
	mv "$CGI/a/b" "$CGI/b"
	refute has_called 6 statx
	retry 10 grep -q reason "$T/handler.log"
	refute grep -q 'secret source' "$T/handler.out"
	grep -q program/inside-root "$T/handler.log"
}

@test "a file by the suffix of programs is none for any link" {
	mkdir -p "$T/root/dir.cgi" "$T/elsewhere"
	place "$T/root/dir.cgi"
	mv "$T/root/dir.cgi/prog" "$T/root/dir.cgi/prog.cgi"
	cp "$T/root/page.html" "$T/root/dir.cgi/"
	ln -s dir.cgi "$T/root/dir"
	ln -s dir/prog.cgi "$T/root/relative.html"
	ln -s "$T/root/dir.cgi/prog.cgi" "$T/root/absolute.html"
	ln -s ../absolute.html "$T/root/dir.cgi/chained.html"
	ln -s ../relative.html "$T/root/dir.cgi/index.html"
	ln -s dir/page.html "$T/root/other.html"
	ln -s "$T/root/page.html" "$T/root/dir.cgi/third.html"
	local UNDER target
	for UNDER in '' without_proc; do
		for target in relative.html absolute.html dir/chained.html dir/ dir/index.html; do
			get "/$target"
			grep -q 'secret source' "$T/body" || fail "/$target leads nowhere"
			get "/$target" --cgi-suffix .cgi
			status_is 403
			told program/behind-link
		done
		for target in page.html dir/page.html dir.cgi/page.html other.html dir/third.html; do
			is_sent "/$target" --cgi-suffix .cgi
			is_sent "/$target" --cgi-suffix .cgi --cgi-bin "$CGI"
		done
	done
}

in_jail() {
	shift 2 # there is no timeout(1)
	chroot "$T/jail" "$@"
}

@test "in a chroot that has nothing but a site, files are sent and programs are not" {
	[ "$(id -u)" = 0 ] || fail 'this test needs to be root'
	mkdir "$T/jail"
	cp "$BIN/httpd-once" "$T/jail/handler"
	# What a handler that is not linked statically cannot do without.
	ldd "$BIN/httpd-once" 2>"$T/static" | grep -o '/[^ ]*' |
		xargs -r -I{} cp --parents {} "$T/jail" || true
	mv "$T/root" "$T/jail/site"
	mkdir "$T/jail/site/dir" "$T/jail/programs"
	ln -s ../page.html "$T/jail/site/dir/relative.html"
	ln -s /site/page.html "$T/jail/site/dir/absolute.html"
	ln -s cgi-bin "$T/jail/site/in"
	ln -s /site/in/prog "$T/jail/site/link.html"
	local UNDER=in_jail HANDLER=/handler ROOT=/site target
	for target in page.html dir/relative.html dir/absolute.html; do
		is_sent "/$target" --cgi-bin /programs --cgi-suffix .cgi
		is_sent "/$target" --cgi-bin /site/cgi-bin --cgi-suffix .cgi
	done
	for CGI in /site/cgi-bin / /site; do
		is_way_in /in/sub/prog
		is_way_in /link.html
	done
	is_kept_back /page.html
}

# As a file system of DOS would open it; here they are files of their own.
@test "a name of a program with dots and blanks behind it is not sent" {
	local name
	for name in 'app.cgi.' 'app.cgi ' 'app.CGI. .'; do
		echo secret >"$T/root/$name"
		ask "GET /${name// /%%20} HTTP/1.0\r\n\r\n" --cgi-suffix .cgi
		status_is 403
		refute grep -q secret "$T/reply"
	done
}
