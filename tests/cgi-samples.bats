# The sample programs, under the handler and as any other server starts them.

load lib/common
load lib/cgi

SAMPLES=$BIN/cgi-bin

sample() {
	ask "$1" --cgi-bin "$SAMPLES" --max-body 100000000
}

# valid: the page in $T/body is well-formed HTML with nothing left open.
valid() {
	python3 - "$T/body" <<-'P'
		import html.parser, sys
		class Page(html.parser.HTMLParser):
		    open = []
		    def handle_starttag(self, tag, attributes):
		        if tag not in ("meta", "input", "tr", "td", "th", "br"): self.open.append(tag)
		        if tag == "script": sys.exit("a script is in the page")
		    def handle_endtag(self, tag):
		        if self.open.pop() != tag: sys.exit("%s is not open" % tag)
		page = Page()
		page.feed(open(sys.argv[1], encoding="utf-8").read())
		if page.open: sys.exit("left open: %s" % page.open)
	P
}

@test "env shows the variables, and nothing in them becomes markup" {
	sample 'GET /cgi-bin/env/%%3Cscript%%3E?a=<b>&%%22 HTTP/1.0\r\nX-Evil: </pre><script>alert(1)</script>\r\n\r\n'
	status_is 200
	valid
	grep -qF 'PATH_INFO=/&lt;script&gt;' "$T/body"
	grep -qF 'HTTP_X_EVIL=&lt;/pre&gt;' "$T/body"
	grep -qF 'QUERY_STRING=a=&lt;b&gt;&amp;%22' "$T/body"
}

@test "echo sends back what it was sent" {
	head -c 300000 /dev/urandom >"$T/data"
	{ printf 'POST /cgi-bin/echo HTTP/1.0\r\nContent-Type: image/png\r\nContent-Length: 300000\r\n\r\n'; cat "$T/data"; } |
		once --cgi-bin "$SAMPLES" >"$T/reply"
	split_reply
	same "$T/data" "$T/body"
	field_is Content-Type image/png
	field_is Content-Length 300000
	sample 'POST /cgi-bin/echo HTTP/1.0\r\nContent-Type: text/html\r\nContent-Length: 3\r\n\r\n<b>'
	field_is Content-Type application/octet-stream
	sample 'GET /cgi-bin/echo HTTP/1.0\r\n\r\n'
	status_is 400
}

@test "form shows what was sent by GET and by POST, escaped" {
	sample 'GET /cgi-bin/form HTTP/1.0\r\n\r\n'
	status_is 200
	valid
	sample 'GET /cgi-bin/form?name=A%%26B&message=%%3Cb%%3E+%%C3%%A4%%0Atwo HTTP/1.0\r\n\r\n'
	valid
	grep -qF '<p>A&amp;B says:</p>' "$T/body"
	grep -qF '<pre>&lt;b&gt; ä' "$T/body"
	sample 'POST /cgi-bin/form?name=wrong HTTP/1.0\r\nContent-Length: 36\r\n\r\nname=%%22%%27x&message=%%3C/textarea%%3E'
	valid
	grep -qF 'value="&quot;&#39;x"' "$T/body"
	grep -qF '&lt;/textarea&gt;' "$T/body"
	sample 'HEAD /cgi-bin/form HTTP/1.0\r\n\r\n'
	status_is 200
	[ ! -s "$T/body" ]
	sample 'DELETE /cgi-bin/form HTTP/1.0\r\n\r\n'
	status_is 405
	sample "POST /cgi-bin/form HTTP/1.0\r\nContent-Length: 65537\r\n\r\n$(printf '%065537d' 0)"
	status_is 413
}

# upload FILE...: as curl sends a form.
upload() {
	local arguments=() file
	for file; do arguments+=(-F "files=@$file"); done
	start_supervisor -- "$BIN/httpd-once" --cgi-bin "$SAMPLES" --max-body 100000000 "$T/root"
	curl -sS "${arguments[@]}" -o "$T/body" "http://127.0.0.1:$PORT/cgi-bin/upload"
}

crc() {
	python3 -c 'import sys, zlib; print("%08x" % zlib.crc32(open(sys.argv[1], "rb").read()))' "$1"
}

@test "upload takes files of any size and tells their sums" {
	head -c 20000000 /dev/urandom >"$T/large"
	: >"$T/empty"
	# The line before a boundary, the boundary's start, and almost one.
	printf 'a\r\n--\r\n-----------------\r\n\r\n' >"$T/tricky <&>.txt"
	upload "$T/large" "$T/empty" "$T/tricky <&>.txt"
	valid
	grep -qF "<td>large<td>20000000<td><code>$(crc "$T/large")</code>" "$T/body"
	grep -qF "<td>empty<td>0<td><code>00000000</code>" "$T/body"
	grep -qF "<td>tricky &#60;&#38;&#62;.txt<td>28<td><code>$(crc "$T/tricky <&>.txt")</code>" "$T/body" ||
		fail "$(cat "$T/body")"
}

@test "upload says where a body is no form, or is cut off" {
	sample 'GET /cgi-bin/upload HTTP/1.0\r\n\r\n'
	status_is 200
	valid
	sample 'POST /cgi-bin/upload HTTP/1.0\r\nContent-Length: 3\r\nContent-Type: text/plain\r\n\r\nabc'
	status_is 400
	valid
	sample 'POST /cgi-bin/upload HTTP/1.0\r\nContent-Length: 27\r\nContent-Type: multipart/form-data; boundary=x\r\n\r\n--x\r\nA: name="n"\r\n\r\nabcdefg'
	status_is 200
	valid
	grep -qF 'The rest was not received' "$T/body"
	sample 'POST /cgi-bin/upload HTTP/1.0\r\nContent-Length: 34\r\nContent-Type: multipart/form-data; boundary="x"\r\n\r\n--x\r\nA: name="n"\r\n\r\nabcdefg\r\n--x--'
	grep -qF '<td>n<td><td>7<td>' "$T/body"
}

@test "clock sends its lines one by one" {
	start_supervisor -- "$BIN/httpd-once" --cgi-bin "$SAMPLES" "$T/root"
	start curl curl -sSN "http://127.0.0.1:$PORT/cgi-bin/clock"
	# Two are here, and the tenth is far away.
	two() { [ "$(grep -c UTC "$T/curl.out")" -ge 2 ]; }
	retry 10 two
	[ "$(grep -c UTC "$T/curl.out")" -lt 10 ]
	sample 'HEAD /cgi-bin/clock HTTP/1.0\r\n\r\n'
	status_is 200
}

# elsewhere NAME VARIABLE=VALUE...: starts a sample with these variables alone
# and standard input as its body, which is longer than CONTENT_LENGTH.
elsewhere() {
	local name=$1
	shift
	# The pipe stays open after the bytes, as it does under some servers.
	{ cat; timeout 5 sleep 1000; } 3>&- | {
		env -i SCRIPT_NAME="/$name" SERVER_NAME=a SERVER_PORT=80 SERVER_PROTOCOL=HTTP/1.0 \
			SERVER_SOFTWARE=other REMOTE_ADDR=192.0.2.1 GATEWAY_INTERFACE=CGI/1.1 "$@" "$SAMPLES/$name" >"$T/body"
		echo ended >"$T/ended"
	} &
	retry 4 test -e "$T/ended"
	rm "$T/ended"
	wait
}

@test "they need nothing but RFC 3875, and no end of their input" {
	elsewhere env REQUEST_METHOD=GET QUERY_STRING=x=y </dev/null
	grep -qF QUERY_STRING=x=y "$T/body"
	elsewhere form REQUEST_METHOD=POST QUERY_STRING= CONTENT_LENGTH=21 <<<'name=me&message=hello'
	grep -qF '<pre>hello</pre>' "$T/body"
	elsewhere echo REQUEST_METHOD=POST QUERY_STRING= CONTENT_LENGTH=5 <<<'hello'
	[ "$(tail -n 1 "$T/body")" = hello ]
	elsewhere upload REQUEST_METHOD=POST CONTENT_LENGTH=34 CONTENT_TYPE='multipart/form-data; boundary=x' \
		<<<$'--x\r\nA: name="n"\r\n\r\nabcdefg\r\n--x--'
	grep -qF '<td>n<td><td>7<td>' "$T/body"
}
