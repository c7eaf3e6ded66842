# Hosts, homes, header fields, types, precompressed files, error pages.

load lib/common

@test "--vhosts: a folder for each host, and default for the rest" {
	mkdir -p "$T/root/a.example" "$T/root/default" "$T/root/.hidden"
	echo a >"$T/root/a.example/index.html"
	mkdir "$T/root/[2001:db8::1]"
	echo default >"$T/root/default/index.html"
	echo six >"$T/root/[2001:db8::1]/index.html"
	echo no >"$T/root/.hidden/index.html"
	local host expected
	while read -r host expected; do
		ask "GET / HTTP/1.1\r\nHost: $host\r\n\r\n" --vhosts
		status_is 200
		[ "$(cat "$T/body")" = "$expected" ] || fail "$host gets $(cat "$T/body")"
	done <<-'E'
		a.example a
		A.Example:8080 a
		a.example. a
		b.example default
		127.0.0.1 default
		[::1]:80 default
		[2001:db8::1] six
		[2001:DB8::1]:8080 six
		default default
	E
	ask 'GET / HTTP/1.0\r\n\r\n' --vhosts
	[ "$(cat "$T/body")" = default ]
	ask 'GET http://a.example/ HTTP/1.1\r\nHost: b.example\r\n\r\n' --vhosts
	[ "$(cat "$T/body")" = a ]
	ask 'GET /../a.example/ HTTP/1.1\r\nHost: b.example\r\n\r\n' --vhosts
	status_is 404
}

@test "--vhosts: a host that is not there, without default, is 404 (vhosts/unknown)" {
	ask 'GET / HTTP/1.1\r\nHost: b.example\r\n\r\n' --vhosts -l - --log-format json
	status_is 404
	grep -q vhosts/unknown "$T/error"
}

@test "--vhosts: a host whose folder is a link that leads out is refused, and told" {
	mkdir -p "$T/root/default" "$T/outside"
	echo default >"$T/root/default/index.html"
	ln -s "$T/outside" "$T/root/c.example"
	ask 'GET / HTTP/1.1\r\nHost: C.example\r\n\r\n' --vhosts -l - --log-format json
	status_is 404
	grep -q file/outside "$T/error"
	grep -q 'c.example: this folder of --vhosts is a link that leads out of the root' "$T/error"
}

@test "--vhosts: a port of any number of zeros is no port, in a field or in a target" {
	local zeros host
	zeros=$(printf '%06000d' 80)
	for host in "[::1]:$zeros" "a.example:$zeros" "a.example:000080"; do
		ask "GET / HTTP/1.1\r\nHost: $host\r\n\r\n" --vhosts
		status_is 400
		ask "GET http://$host/ HTTP/1.1\r\nHost: a\r\n\r\n" --vhosts
		status_is 400
	done
}

@test "--user-dir: a folder in a home; whoever is not there is the same 404" {
	mkdir -p "$T/home/eve/public" "$T/home/root/public" "$T/home/ann"
	echo eve >"$T/home/eve/public/page.txt"
	echo root >"$T/home/root/public/page.txt"
	printf '%s\n' "root:x:0:0::$T/home/root:/bin/sh" "eve:x:1001:1001::$T/home/eve:/bin/sh" \
		"ann:x:1002:1002::$T/home/ann:/bin/sh" >"$T/passwd"
	local target reason status long
	# LOGIN_NAME_MAX is 256 with the terminator.
	printf -v long '%0255d' 0
	while read -r target status reason; do
		printf 'GET %s HTTP/1.0\r\n\r\n' "$target" >"$T/request"
		unshare -m sh -c 'mount --bind "$1" /etc/passwd; shift; exec "$@"' sh "$T/passwd" \
			"$BIN/httpd-once" --user-dir public -l - --log-format json "$T/root" \
			<"$T/request" >"$T/reply" 2>"$T/error"
		split_reply
		status_is "$status"
		[ "$(jq -r .reason "$T/error")" = "$reason" ] || fail "$target: $(cat "$T/error")"
	done <<-E
		/~eve/page.txt 200 null
		/%7Eeve/page.txt 200 null
		/~eve 301 null
		/~eve/ 200 null
		/~eve/../../page.txt 404 file/absent
		/~root/page.txt 404 user/root
		/~ann/page.txt 404 user/no-folder
		/~nobody-here/ 404 user/unknown
		/~/ 404 user/name
		/~$long/page.txt 404 user/unknown
		/~0$long/page.txt 404 user/name
	E
}

@test "--header adds fields to every answer, errors too" {
	local target
	for target in / /none; do
		ask "GET $target HTTP/1.0\r\n\r\n" --header 'Cache-Control: max-age=60' --header "Content-Security-Policy: default-src 'self'"
		field_is Cache-Control max-age=60
		field_is Content-Security-Policy "default-src 'self'"
	done
}

@test "--header-for adds fields to what is sent of files whose names match, and to nothing else" {
	mkdir -p "$T/root/assets/deep"
	echo a >"$T/root/index.html"
	echo b >"$T/root/assets/deep/app.css"
	echo c >"$T/root/style.css"
	kept() {
		local expected=$1
		shift
		ask "$@" --header-for '/assets/**=Cache-Control: max-age=31536000, immutable' \
			--header-for '*.css=Cache-Control: max-age=60' \
			--header-for '*=Cache-Control: no-cache' --header-for '*.css=X-Sort: sheet'
		field_is Cache-Control "$expected"
	}
	kept 'max-age=31536000, immutable' 'GET /assets/deep/app.css HTTP/1.0\r\n\r\n'
	field_is X-Sort sheet
	kept max-age=60 'GET /style.css HTTP/1.0\r\nRange: bytes=0-0\r\n\r\n'
	status_is 206
	kept max-age=60 'HEAD /style.css HTTP/1.0\r\nIf-None-Match: *\r\n\r\n'
	status_is 304
	kept no-cache 'GET / HTTP/1.0\r\n\r\n'
	field_is X-Sort ''
	kept '' 'GET /none.css HTTP/1.0\r\n\r\n'
	status_is 404
	kept '' 'GET /style.css HTTP/1.0\r\nIf-Match: "x"\r\n\r\n'
	status_is 412
	kept '' 'GET /style.css HTTP/1.0\r\nRange: bytes=9-\r\n\r\n'
	status_is 416
	kept '' 'GET /assets HTTP/1.0\r\n\r\n'
	status_is 301
	kept '' 'GET /assets/ HTTP/1.0\r\n\r\n'
	status_is 200
	mkdir "$T/programs"
	printf '#!/bin/sh\nprintf "Content-Type: text/plain\\n\\nran\\n"\n' >"$T/programs/run.css"
	chmod 755 "$T/programs/run.css"
	kept '' 'GET /cgi-bin/run.css HTTP/1.0\r\n\r\n' --cgi-bin "$T/programs"
	status_is 200
	ask 'GET /style.css HTTP/1.0\r\n\r\n' --header 'cache-control: no-store' --header-for '*=Cache-Control: max-age=1'
	[ "$(field Cache-Control)" = no-store ]
}

@test "--hide-server sends no Server" {
	ask 'GET / HTTP/1.0\r\n\r\n' --hide-server
	field_is Server ''
	ask 'GET / HTTP/1.0\r\n\r\n'
	[[ $(field Server) == httpd-once/* ]]
}

@test "an option that is wrong ends with 100 and a line that says what" {
	local status
	wrong() {
		status=0
		"$BIN/httpd-once" "$@" </dev/null >"$T/out" 2>"$T/error" || status=$?
		[ "$status" = 100 ] || fail "$*: status $status"
		[ ! -s "$T/out" ]
		grep -q '^httpd-once: .*--help' "$T/error"
	}
	wrong --no-such
	wrong --timeout
	wrong --timeout 0
	wrong --timeout x
	wrong --max-body 1k
	wrong --header 'no colon'
	wrong --header $'A: b\nC: d'
	wrong --header 'content-length: 5'
	wrong --header 'Connection: keep-alive'
	wrong --header "A: $(printf '%05000d' 0)" --header "B: $(printf '%05000d' 0)"
	wrong --header-for '*.css'
	wrong --header-for '=A: b'
	wrong --header-for 'a/*.css=A: b'
	wrong --header-for '*.css=no colon'
	wrong --header-for '*.css=ETag: "x"'
	wrong --header-for "$(printf '%0128d' 0)=A: b"
	wrong --header-for "*=A: $(printf '%01100d' 0)" --header-for "*=B: $(printf '%01100d' 0)"
	wrong --index a/b
	wrong --log-format xml
	wrong --cgi-suffix ''
	wrong --cgi-suffix cgi
	wrong --cgi-suffix ./x
	wrong --charset 'utf-8; x'
	wrong --charset "$(printf '%041d' 0)"
	wrong one two
}

@test "--help names every option, --version the version" {
	"$BIN/httpd-once" --help >"$T/out"
	[ "$(grep -c '^  ' "$T/out")" -ge 23 ]
	grep -q -- '-c, --cgi-bin DIR' "$T/out"
	"$BIN/httpd-once" --version | grep -qx 'httpd-once [0-9.]*'
	"$BIN/httpd-once" -h | cmp - "$T/out"
}

@test "types: the table, the user's own, the attribute, the content, then bytes" {
	printf '\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0' >"$T/root/picture"
	echo text >"$T/root/page.TXT"
	echo own >"$T/root/page.own"
	echo attribute >"$T/root/attribute"
	setfattr -n user.mime_type -v text/x-attribute "$T/root/attribute"
	printf 'application/x-own own\n' >"$T/types"
	ask 'GET /page.TXT HTTP/1.0\r\n\r\n'
	field_is Content-Type 'text/plain; charset=utf-8'
	ask 'GET /page.own HTTP/1.0\r\n\r\n' --mime "$T/types"
	field_is Content-Type application/x-own
	ask 'GET /attribute HTTP/1.0\r\n\r\n'
	field_is Content-Type 'text/x-attribute; charset=utf-8'
	ask 'GET /picture HTTP/1.0\r\n\r\n'
	field_is Content-Type image/png
	same "$T/root/picture" "$T/body"
	ask 'GET /picture HTTP/1.0\r\n\r\n' --no-magic
	field_is Content-Type application/octet-stream
}

@test "--precompressed: what the client accepts, if it is not older" {
	printf 'plain page' >"$T/root/page.html"
	printf 'gzip bytes' >"$T/root/page.html.gz"
	printf 'br bytes' >"$T/root/page.html.br"
	local accept expected
	while read -r accept expected; do
		ask "GET /page.html HTTP/1.0\r\nAccept-Encoding: $accept\r\n\r\n" --precompressed
		status_is 200
		field_is Content-Encoding "${expected#-}"
		field_is Vary Accept-Encoding
		field_is Content-Type 'text/html; charset=utf-8'
		field_is Content-Length "$(stat -c %s "$T/body")"
		field ETag >>"$T/etags"
	done <<-'E'
		gzip gzip
		br br
		gzip,br br
		br;q=0.1,gzip gzip
		gzip;q=0,br;q=0 -
		identity -
		* br
	E
	[ "$(sort -u "$T/etags" | wc -l)" = 3 ]
	ask 'GET /page.html HTTP/1.0\r\n\r\n' --precompressed
	field_is Content-Encoding ''
	field_is Vary Accept-Encoding
	touch -d '2001-01-01' "$T/root/page.html.gz" "$T/root/page.html.br"
	ask 'GET /page.html HTTP/1.0\r\nAccept-Encoding: gzip, br\r\n\r\n' --precompressed
	field_is Content-Encoding ''
	printf 'plain page' | cmp - "$T/body"
}

@test "a listing: sorted, hidden names left out, one page; 403 where it is switched off" {
	mkdir "$T/root/b-folder"
	echo a >"$T/root/a.txt"
	echo h >"$T/root/.hidden"
	ask 'GET / HTTP/1.0\r\n\r\n'
	status_is 200
	field_is Content-Type 'text/html; charset=utf-8'
	field_is Content-Length "$(stat -c %s "$T/body")"
	[ "$(grep -o '<td><a href="[^"]*"' "$T/body" | cut -d ' ' -f 2 | tr '\n' ' ')" = 'href="b-folder/" href="a.txt" ' ]
	ask 'GET / HTTP/1.0\r\n\r\n' --no-listing -l - --log-format json
	status_is 403
	grep -q listing/switched-off "$T/error"
}

@test "a listing shows links that stay inside, and nothing of what lies outside" {
	echo inside >"$T/root/inside.txt"
	mkdir "$T/root/folder"
	echo outside >"$T/outside.txt"
	ln -s inside.txt "$T/root/good.txt"
	ln -s folder "$T/root/way"
	ln -s "$T/outside.txt" "$T/root/bad.txt"
	ln -s nowhere "$T/root/dangling.txt"
	mkfifo "$T/root/fifo"
	ask 'GET / HTTP/1.0\r\n\r\n'
	[ "$(grep -o '<td><a href="[^"]*"' "$T/body" | cut -d ' ' -f 2 | tr '\n' ' ')" = 'href="folder/" href="way/" href="good.txt" href="inside.txt" ' ]
	mkdir "$T/root/folder/deep"
	ln -s ../../inside.txt "$T/root/folder/deep/up.txt"
	ask 'GET /folder/deep/ HTTP/1.0\r\n\r\n'
	grep -q 'href="up.txt"' "$T/body"
}

@test "a listing of 100,000 entries comes whole, in less memory than its page has" {
	mkdir "$T/root/many"
	python3 - "$T/root/many" <<'P'
import os, sys
folder = os.open(sys.argv[1], os.O_RDONLY)
for number in range(100000):
    # Each quote is nine bytes of the page.
    os.close(os.open('"' * 60 + str(number), os.O_CREAT | os.O_WRONLY, dir_fd=folder))
P
	printf 'GET /many/ HTTP/1.0\r\n\r\n' >"$T/request"
	(
		# 32 MiB of address space, but for the sanitizer, which wants more.
		[ "$MODE" = asan ] || ulimit -v 32768
		once <"$T/request" >"$T/reply"
	)
	split_reply
	status_is 200
	[ "$(grep -c 'href="%22' "$T/body")" = 100000 ]
	grep -q '100,000 files' "$T/body"
	field_is Content-Length "$(stat -c %s "$T/body")"
	[ "$(field Content-Length)" -gt $((64 << 20)) ]
	# Its length is known without it.
	printf 'HEAD /many/ HTTP/1.0\r\n\r\n' | once >"$T/head" 3>&-
	field_is Content-Length "$(stat -c %s "$T/body")"
}
