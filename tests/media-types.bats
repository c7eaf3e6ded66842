#!/usr/bin/env bats
# The type that a file is sent with, from its name.

load lib/common

# type_is NAME TYPE [OPTION...]: of a file of that name.
type_is() {
	local name=$1 type=$2
	shift 2
	mkdir -p "$T/root/$(dirname "$name")"
	printf 'words\n' >"$T/root/$name"
	ask "GET /$name HTTP/1.0\r\n\r\n" "$@"
	status_is 200
	field_is Content-Type "$type"
}

@test "what a web site is made of has its type, without case" {
	type_is a.HTML 'text/html; charset=utf-8'
	type_is a.css 'text/css; charset=utf-8'
	type_is a.mjs 'text/javascript; charset=utf-8'
	type_is a.json application/json
	type_is a.svg image/svg+xml
	type_is a.WebP image/webp
	type_is a.woff2 font/woff2
	type_is a.wasm application/wasm
	type_is a.webmanifest application/manifest+json
	type_is a.ics 'text/calendar; charset=utf-8'
	type_is dir.html/a.epub application/epub+zip
	type_is README 'text/plain; charset=utf-8'
}

@test "of two extensions the last says what the bytes are" {
	type_is a.tar.gz application/gzip
	field_is Content-Encoding ''
	type_is a.csv.gz application/gzip
	field_is Content-Encoding ''
	type_is a.min.js 'text/javascript; charset=utf-8'
}

@test "a packed file asked for by its own name is that packed file" {
	local name
	for name in page.html.gz a.txt.gz notes.csv.gz; do
		type_is "$name" application/gzip
		field_is Content-Encoding ''
	done
	type_is a.txt.br application/x-brotli
	type_is app.js.zst application/zstd
	type_is a.txt.xz application/x-xz
	type_is a.txt.bz2 application/x-bzip2
	field_is Content-Encoding ''
	type_is a.svgz image/svg+xml
	field_is Content-Encoding gzip
}

@test "curl, requests and wget save a packed file as it is" {
	seq 5000 >"$T/plain"
	gzip -9nc "$T/plain" >"$T/root/a.txt.gz"
	start_supervisor "$T/root"
	(cd "$T" && curl -sSf --compressed -O "http://127.0.0.1:$PORT/a.txt.gz")
	same "$T/root/a.txt.gz" "$T/a.txt.gz"
	/usr/bin/python3 - "http://127.0.0.1:$PORT/a.txt.gz" >"$T/requests" <<-'P'
		import sys, requests
		sys.stdout.buffer.write(requests.get(sys.argv[1], timeout=20).content)
	P
	same "$T/root/a.txt.gz" "$T/requests"
	wget -q --compression=auto -O "$T/wget" "http://127.0.0.1:$PORT/a.txt.gz"
	same "$T/root/a.txt.gz" "$T/wget"
	gunzip -c "$T/wget" | cmp - "$T/plain"
}

@test "--packed-parts: the parts of a program are unpacked by the browser" {
	type_is code.wasm.gz application/wasm --packed-parts
	field_is Content-Encoding gzip
	type_is game.framework.js.br 'text/javascript; charset=utf-8' --packed-parts
	field_is Content-Encoding br
	type_is game.data.zst application/octet-stream --packed-parts
	field_is Content-Encoding zstd
	type_is a.tar.gz application/gzip --packed-parts
	field_is Content-Encoding ''
	seq 5000 >"$T/plain"
	gzip -9nc "$T/plain" >"$T/root/a.json.gz"
	start_supervisor --packed-parts "$T/root"
	curl -sSf --compressed "http://127.0.0.1:$PORT/a.json.gz" | cmp - "$T/plain"
}

@test "--mime adds types and puts others in place" {
	cat >"$T/types" <<-'END'
		# own types
		application/x-own	own  packed.gz
		text/x-page		html
		text/x-latin;charset=iso-8859-1	latin
	END
	type_is a.own application/x-own --mime "$T/types"
	type_is a.packed.gz application/x-own --mime "$T/types"
	type_is a.html 'text/x-page; charset=utf-8' --mime "$T/types"
	type_is a.latin 'text/x-latin;charset=iso-8859-1' --mime "$T/types"
	type_is a.css 'text/css; charset=utf-8' --mime "$T/types"
}

@test "a type of --mime that is no type is passed over" {
	printf 'broken css\ntext/\001 html\n' >"$T/types"
	type_is a.css 'text/css; charset=utf-8' --mime "$T/types"
	type_is a.html 'text/html; charset=utf-8' --mime "$T/types"
}

@test "the operator is told what is wrong with --mime, file and line, once a request" {
	printf '# mine\ntext/x-own own\nbroken css\nalso-broken x\n' >"$T/types"
	type_is a.css 'text/css; charset=utf-8' --mime "$T/types" -l "$T/log"
	[ "$(cat "$T/error")" = "httpd-once: $T/types: line 3, column 1: this is no media type such as text/html" ]
	type_is a.css 'text/css; charset=utf-8' --mime "$T/none"
	[ "$(cat "$T/error")" = "httpd-once: $T/none: No such file or directory" ]
	printf '# mine\ntext/x-own own\n' >"$T/types"
	type_is a.css 'text/css; charset=utf-8' --mime "$T/types"
	[ ! -s "$T/error" ]
	# A request that needs no type of its own is not told of.
	ask 'GET /none HTTP/1.0\r\n\r\n' --mime "$T/none"
	status_is 404
	[ ! -s "$T/error" ]
}

@test "a type of --mime says nothing about the coding" {
	printf 'application/x-own gz\n' >"$T/types"
	type_is a.html.gz application/x-own --mime "$T/types"
	field_is Content-Encoding ''
}

@test "the longest type and the longest charset come whole" {
	local type charset
	type=text/$(printf '%0250d' 0)
	charset=$(printf '%040d' 0)
	printf '%s odd\n' "$type" >"$T/types"
	echo text >"$T/root/page.odd"
	ask 'GET /page.odd HTTP/1.0\r\n\r\n' --mime "$T/types" --charset "$charset"
	field_is Content-Type "$type; charset=$charset"
}
