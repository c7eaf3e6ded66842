#!/usr/bin/env bats
# --precompressed: files packed beforehand, beside the originals.

load lib/common

prepare() {
	printf 'plain\n' >"$T/root/page.html"
	printf 'as brotli\n' >"$T/root/page.html.br"
	printf 'as gzip\n' >"$T/root/page.html.gz"
	touch -d @1700000000 "$T/root/page.html" "$T/root/page.html.br" \
		"$T/root/page.html.gz"
}

# accepting VALUE [FILE]: asks for the file with this Accept-Encoding.
accepting() {
	ask "GET /${2:-page.html} HTTP/1.0\r\nAccept-Encoding: $1\r\n\r\n" \
		--precompressed
}

# comes_as CODING FILE: the reply is that file, as a page.
comes_as() {
	status_is 200
	field_is Content-Encoding "$1"
	field_is Content-Type 'text/html; charset=utf-8'
	field_is Vary Accept-Encoding
	same "$T/root/$2" "$T/body"
}

@test "the coding that is wanted most is sent, br among equals" {
	accepting 'gzip, deflate, br'
	comes_as br page.html.br
	accepting 'gzip, deflate'
	comes_as gzip page.html.gz
	accepting 'br;q=0.5, gzip;q=0.8'
	comes_as gzip page.html.gz
	accepting '*'
	comes_as br page.html.br
}

@test "what is refused is not sent" {
	accepting 'br;q=0, gzip;q=0.000'
	comes_as '' page.html
	accepting 'br;q=0, *'
	comes_as gzip page.html.gz
	accepting identity
	comes_as '' page.html
	ask 'GET /page.html HTTP/1.0\r\n\r\n' --precompressed
	comes_as '' page.html
}

@test "each coding has a tag of its own" {
	local br gzip plain
	accepting br
	br=$(field ETag)
	accepting gzip
	gzip=$(field ETag)
	accepting identity
	plain=$(field ETag)
	[ "$br" != "$gzip" ] && [ "$gzip" != "$plain" ] && [ "$br" != "$plain" ]
	ask "GET /page.html HTTP/1.0\r\nAccept-Encoding: br\r\nIf-None-Match: $br\r\n\r\n" --precompressed
	status_is 304
	field_is Vary Accept-Encoding
	ask "GET /page.html HTTP/1.0\r\nAccept-Encoding: gzip\r\nIf-None-Match: $br\r\n\r\n" --precompressed
	comes_as gzip page.html.gz
}

@test "one that is older than the original is out of date and left alone" {
	touch -d @1699999999 "$T/root/page.html.br"
	accepting 'br, gzip'
	comes_as gzip page.html.gz
	touch -d @1699999999 "$T/root/page.html.gz"
	accepting 'br, gzip'
	status_is 200
	field_is Content-Encoding ''
	same "$T/root/page.html" "$T/body"
}

@test "a file that has none beside it does not vary" {
	printf 'alone\n' >"$T/root/alone.html"
	accepting 'br, gzip' alone.html
	status_is 200
	field_is Vary ''
	field_is Content-Encoding ''
}

@test "the index of a folder has its codings too" {
	mv "$T/root/page.html" "$T/root/index.html"
	mv "$T/root/page.html.br" "$T/root/index.html.br"
	ask 'GET / HTTP/1.0\r\nAccept-Encoding: br\r\n\r\n' --precompressed
	comes_as br index.html.br
}

@test "a folder or a link to the outside beside a file is no coding of it" {
	rm "$T/root/page.html.br" "$T/root/page.html.gz"
	mkdir "$T/root/page.html.br"
	printf 'secret\n' >"$T/outside"
	ln -s ../outside "$T/root/page.html.gz"
	accepting 'br, gzip'
	status_is 200
	field_is Content-Encoding ''
	same "$T/root/page.html" "$T/body"
}

@test "a part of a coding is cut from the coding" {
	ask 'GET /page.html HTTP/1.0\r\nAccept-Encoding: br\r\nRange: bytes=0-1\r\n\r\n' \
		--precompressed
	status_is 206
	field_is Content-Encoding br
	field_is Content-Range 'bytes 0-1/10'
	[ "$(cat "$T/body")" = as ]
}

@test "without the option the original is sent" {
	ask 'GET /page.html HTTP/1.0\r\nAccept-Encoding: br, gzip\r\n\r\n'
	status_is 200
	field_is Vary ''
	field_is Content-Encoding ''
	same "$T/root/page.html" "$T/body"
}

@test "zstd comes behind br and before gzip" {
	printf 'as zstd\n' >"$T/root/page.html.zst"
	touch -d @1700000000 "$T/root/page.html.zst"
	accepting 'gzip, deflate, br, zstd'
	comes_as br page.html.br
	accepting 'gzip, zstd'
	comes_as zstd page.html.zst
	accepting 'zstd;q=0.1, gzip'
	comes_as gzip page.html.gz
}

@test "where only the packed file is there, who accepts it gets it" {
	rm "$T/root/page.html" "$T/root/page.html.br"
	accepting 'br, gzip'
	comes_as gzip page.html.gz
	ask "GET /page.html HTTP/1.0\r\nAccept-Encoding: gzip\r\nIf-None-Match: $(field ETag)\r\n\r\n" --precompressed
	status_is 304
	accepting br
	status_is 404
	ask 'GET /page.html HTTP/1.0\r\n\r\n' --precompressed
	status_is 404
	ask 'GET /page.html HTTP/1.0\r\nAccept-Encoding: gzip\r\n\r\n'
	status_is 404
	accepting gzip missing.html
	status_is 404
}

@test "no program's source comes out by a packed file beside a missing name" {
	printf 'secret source\n' | gzip -c >"$T/root/app.cgi.gz"
	chmod 755 "$T/root/app.cgi.gz"
	ask 'GET /app.cgi HTTP/1.0\r\nAccept-Encoding: gzip\r\n\r\n' --precompressed --cgi-suffix .cgi
	status_is 403
	mkdir "$T/cgi-bin"
	printf 'secret source\n' >"$T/cgi-bin/prog.gz"
	ask 'GET /cgi-bin/prog HTTP/1.0\r\nAccept-Encoding: gzip\r\n\r\n' --precompressed --cgi-bin "$T/cgi-bin"
	status_is 404
	ln -s "$T/cgi-bin/prog.gz" "$T/root/link.html.gz"
	accepting gzip link.html
	status_is 404
}
