# Nothing outside the root is reachable, by any spelling or link.

load lib/common

prepare() {
	mkdir -p "$T/root/in/deep" "$T/outside" "$T/root-2"
	echo inside >"$T/root/in/file.txt"
	echo inside >"$T/root/in/deep/file.txt"
	echo secret >"$T/outside/secret.txt"
	echo secret >"$T/root-2/secret.txt"
}

# Where there are programs, files are opened in another way, to the same end.
with_and_without_programs() {
	"$@"
	"$@" --cgi-suffix .cgi
	"$@" --cgi-bin "$T/outside"
}

# is_refused REASON TARGET [OPTION...]
is_refused() {
	ask "GET $2 HTTP/1.0\r\n\r\n" -l - --log-format json "${@:3}"
	status_is 404
	grep -q "$1" "$T/error" || fail "$2: $(cat "$T/error")"
}

# answers STATUS TARGET [OPTION...]: what is sent whole is the file inside.
answers() {
	ask "GET $2 HTTP/1.0\r\n\r\n" "${@:3}"
	status_is "$1"
	if [[ $1 = 200 && $2 != */ ]]; then same "$T/root/in/file.txt" "$T/body"; fi
}

@test "dots never climb above the root, however they are spelled" {
	local spelling
	for spelling in /../outside/secret.txt /in/../../outside/secret.txt \
		/%2e%2e/outside/secret.txt /..%2foutside/secret.txt \
		/..%2Foutside%2Fsecret.txt /%2e%2e%2foutside%2fsecret.txt \
		/in/..%2f..%2foutside/secret.txt //../outside/secret.txt \
		/./.././outside/secret.txt '/..\outside\secret.txt' \
		/..%5coutside/secret.txt /%252e%252e/outside/secret.txt \
		/.%2e/outside/secret.txt http://h/../outside/secret.txt \
		/..%c0%afoutside/secret.txt "/../root-2/secret.txt"; do
		printf 'GET %s HTTP/1.0\r\n\r\n' "$spelling" | once >"$T/reply"
		split_reply
		status_is 404
		if grep -q '^secret' "$T/reply"; then fail "$spelling got out"; fi
	done
}

@test "dots inside the root are taken away" {
	ask 'GET /in/deep/../file.txt HTTP/1.0\r\n\r\n'
	same "$T/root/in/file.txt" "$T/body"
	ask 'GET /nowhere/../in//./file.txt HTTP/1.0\r\n\r\n'
	same "$T/root/in/file.txt" "$T/body"
}

@test "a link that leads out is not there (file/outside)" {
	ln -s ../outside/secret.txt "$T/root/relative.txt"
	ln -s "$T/outside/secret.txt" "$T/root/absolute.txt"
	ln -s ../outside "$T/root/folder"
	ln -s /proc/self/root "$T/root/magic"
	ln -s "$T/root-2/secret.txt" "$T/root/neighbour.txt"
	local target
	for target in /relative.txt /absolute.txt /folder/secret.txt /neighbour.txt "/magic$T/outside/secret.txt"; do
		with_and_without_programs is_refused file/outside "$target"
	done
}

@test "of a link that leads out the log tells, without --log too" {
	ln -s ../outside "$T/root/folder"
	ask 'GET /folder/secret.txt HTTP/1.0\r\n\r\n'
	status_is 404
	[ "$(grep -c 'folder/secret.txt: a link leads out of the root, so this is not sent' "$T/error")" = 1 ]
	ask 'GET /folder/%%0asecret HTTP/1.0\r\n\r\n'
	[ "$(wc -l <"$T/error")" = 1 ]
	ask 'GET /none HTTP/1.0\r\n\r\n'
	refute grep 'leads out' "$T/error"
}

@test "links that stay inside work: relative, absolute, of folders, chained" {
	ln -s in/file.txt "$T/root/relative.txt"
	ln -s "$T/root/in/file.txt" "$T/root/absolute.txt"
	ln -s in "$T/root/folder"
	ln -s "$T/root/folder" "$T/root/chain"
	ln -s ../in/../in/deep "$T/root/in/up"
	ln -s "$T/root" "$T/root/in/self"
	local target
	for target in /relative.txt /absolute.txt /folder/file.txt /chain/file.txt /in/up/file.txt /chain/up/../file.txt /in/self/in/self/in/file.txt; do
		with_and_without_programs answers 200 "$target"
	done
	with_and_without_programs answers 301 /in/self
	with_and_without_programs answers 200 /in/self/
}

@test "links without end are not there (file/link-loop)" {
	ln -s loop "$T/root/loop"
	ln -s "$T/root/b" "$T/root/a"
	ln -s "$T/root/a" "$T/root/b"
	with_and_without_programs is_refused file/link-loop /loop
	with_and_without_programs is_refused file/link-loop /a/x
}

@test "a name that is longer than the system knows is not there (file/name-too-long)" {
	local name
	name=$(printf '%0300d' 0)
	with_and_without_programs is_refused file/name-too-long "/$name"
	name=$(printf '/x%.0s' {1..3000})
	with_and_without_programs is_refused file/name-too-long "$name"
}

# step_by_step STATUS TARGET [OPTION...]: without openat2(2).
step_by_step() {
	printf 'GET %s HTTP/1.0\r\n\r\n' "$2" >"$T/request"
	strace -o "$T/trace" -e trace=openat2 -e inject=openat2:error=ENOSYS \
		"$BIN/httpd-once" "${@:3}" "$T/root" <"$T/request" >"$T/reply"
	split_reply
	status_is "$1"
	if [ "$1" = 200 ]; then same "$T/root/in/file.txt" "$T/body"; fi
}

# The same walk in single steps, as a system without openat2(2) does it.
@test "without openat2 the same links work and the same are refused" {
	ln -s in/file.txt "$T/root/relative.txt"
	ln -s "$T/root/in/file.txt" "$T/root/absolute.txt"
	ln -s ../outside/secret.txt "$T/root/out.txt"
	ln -s ../../outside "$T/root/in/out"
	ln -s in "$T/root/folder"
	local target status
	while read -r target status; do
		with_and_without_programs step_by_step "$status" "$target"
	done <<-'E'
		/in/file.txt 200
		/in/deep/file.txt 200
		/relative.txt 200
		/absolute.txt 200
		/folder/file.txt 200
		/folder/deep/../file.txt 200
		/out.txt 404
		/in/out/secret.txt 404
		/in/out 404
		/in/missing 404
		/in/file.txt/x 404
		/in 301
	E
}
