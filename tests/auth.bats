#!/usr/bin/env bats
# --auth: names and passwords for parts of the site.

load lib/common

prepare() {
	mkdir -p "$T/root/private/board" "$T/root/open" "$T/bin"
	echo secret >"$T/root/private/file.txt"
	echo minutes >"$T/root/private/board/file.txt"
	echo all >"$T/root/open/file.txt"
	{
		echo '/private Members only'
		htpasswd -nbB eve 'open sesame' | grep .
		htpasswd -nb5 bob $'gr\xc3\xbcn:x' | grep .
		echo '/private/board Board'
		htpasswd -nbB ann geheim | grep .
		echo '/cgi-bin Programs'
		htpasswd -nbB eve 'open sesame' | grep .
	} >"$T/passwords"
}

# ask_as USER:PASSWORD PATH [OPTION...]
ask_as() {
	local credentials path=$2
	credentials=$(printf '%s' "$1" | base64 -w 0)
	shift 2
	ask "GET $path HTTP/1.0\r\nAuthorization: Basic $credentials\r\n\r\n" --auth "$T/passwords" "$@"
}

body_is() {
	[ "$(cat "$T/body")" = "$1" ] || fail "the body is $(cat "$T/body")"
}

# The reason in the log of the last request.
reason_is() {
	[ "$(tail -n 1 "$T/access" | jq -r .reason)" = "$1" ] || fail "$(tail -n 1 "$T/access")"
}

@test "a path that no area covers is open" {
	ask 'GET /open/file.txt HTTP/1.0\r\n\r\n' --auth "$T/passwords"
	status_is 200
}

@test "a covered path asks for name and password, and shows nothing" {
	ask 'GET /private/file.txt HTTP/1.0\r\n\r\n' --auth "$T/passwords" -l "$T/access" --log-format json
	status_is 401
	field_is WWW-Authenticate 'Basic realm="Members only", charset="UTF-8"'
	[ -z "$(grep secret "$T/reply")" ]
	reason_is auth/none
}

@test "an area that is an index file covers it by the path of its folder, too" {
	local path
	echo 'secret index' >"$T/root/open/index.html"
	printf '#!/bin/sh\nprintf "Content-Type: text/plain\n\nsecret program"\n' >"$T/root/index.cgi"
	chmod +x "$T/root/index.cgi"
	{
		echo '/open/index.html Page'
		htpasswd -nbB eve 'open sesame' | grep .
		echo '/index.cgi Program'
		htpasswd -nbB eve 'open sesame' | grep .
	} >"$T/passwords"
	for path in / /./ /open/ /open/. //open//x/../; do
		ask "GET $path HTTP/1.0\r\n\r\n" --auth "$T/passwords" --cgi-suffix .cgi --index index.html --index index.cgi
		status_is 401
		refute grep -q secret "$T/reply"
	done
	ask_as 'eve:open sesame' /open/
	body_is 'secret index'
	ask_as 'eve:open sesame' / --cgi-suffix .cgi --index index.cgi
	body_is 'secret program'
	ask 'GET /open/file.txt HTTP/1.0\r\n\r\n' --auth "$T/passwords"
	status_is 200
}

@test "the password for a folder with an index is checked once" {
	echo page >"$T/root/private/index.html"
	cp "$BIN/httpd-once" "$T/bin/"
	printf '#!/bin/sh\necho >>"%s"\nexec "%s"\n' "$T/checks" "$BIN/httpd-password" >"$T/bin/httpd-password"
	chmod +x "$T/bin/httpd-password"
	BIN=$T/bin ask_as 'eve:open sesame' /private/
	status_is 200
	body_is page
	[ "$(wc -l <"$T/checks")" = 1 ]
}

@test "who may enter a folder may not see its index, where that is for others" {
	echo minutes >"$T/root/private/index.html"
	{
		echo '/private/index.html Index'
		htpasswd -nbB ann geheim | grep .
	} >>"$T/passwords"
	ask_as 'eve:open sesame' /private/
	status_is 401
	refute grep -q minutes "$T/reply"
	field_is WWW-Authenticate 'Basic realm="Index", charset="UTF-8"'
	ask_as 'eve:open sesame' /private/file.txt
	body_is secret
}

@test "where it cannot be known how the check ended, nobody gets in" {
	printf 'GET /private/file.txt HTTP/1.0\r\nAuthorization: Basic %s\r\n\r\n' \
		"$(printf 'eve:wrong' | base64 -w 0)" >"$T/request"
	# The sanitizers make calls of their own, which cannot do with a failure.
	strace -qq -o "$T/trace" -e trace=wait4 -e inject=wait4:error=ECHILD \
		"${BIN/asan/release}/httpd-once" --auth "$T/passwords" "$T/root" \
		<"$T/request" >"$T/reply" 2>"$T/error"
	split_reply
	status_is 500
	grep -q auth/no-check "$T/error"
	grep -q 'wait4.*INJECTED' "$T/trace"
}

@test "who is known gets in, with any kind of hash" {
	ask_as 'eve:open sesame' /private/file.txt
	status_is 200
	body_is secret
	ask_as $'bob:gr\xc3\xbcn:x' /private/file.txt
	status_is 200
}

@test "what crypt(3) knows is taken, and a realm may have quotes" {
	{
		echo '/private The "inner" \ circle'
		perl -e 'print "eve:", crypt("open sesame", q($y$j9T$F5Jx5fExrKuPp53xLKQ..1$)), "\n"'
		perl -e 'print "bob:", crypt("x", q($1$abcdefgh$)), "\n"'
	} >"$T/passwords"
	grep -q 'eve:\$y\$j9T\$.*\$.' "$T/passwords"
	"$BIN/httpd-once" --check --auth "$T/passwords" "$T/root"
	ask 'GET /private/file.txt HTTP/1.0\r\n\r\n' --auth "$T/passwords"
	field_is WWW-Authenticate 'Basic realm="The \"inner\" \\ circle", charset="UTF-8"'
	ask_as 'eve:open sesame' /private/file.txt
	status_is 200
	ask_as 'eve:open sesam' /private/file.txt
	status_is 401
	ask_as bob:x /private/file.txt
	status_is 200
}

@test "a wrong password, an unknown name and a name of elsewhere are the same" {
	local who
	for who in eve:geheim mallory:x 'mallory:open sesame' ann:geheim eve: ':open sesame'; do
		ask_as "$who" /private/file.txt -l "$T/access" --log-format json
		status_is 401
		[ -z "$(grep secret "$T/reply")" ]
	done
	ask_as mallory:x /private/file.txt -l "$T/access" --log-format json
	reason_is auth/wrong
	[ "$(tail -n 1 "$T/access" | jq -r .user)" = mallory ]
	# A first request, to which the answer is the question, names nobody.
	ask 'GET /private/file.txt HTTP/1.0\r\n\r\n' --auth "$T/passwords" -l "$T/access" --log-format json
	[ "$(tail -n 1 "$T/access" | jq -r .user)" = null ]
}

@test "an area below has its own users, and no other" {
	ask_as ann:geheim /private/board/file.txt
	status_is 200
	body_is minutes
	ask_as 'eve:open sesame' /private/board/file.txt
	status_is 401
	field_is WWW-Authenticate 'Basic realm="Board", charset="UTF-8"'
}

@test "no other spelling of the path leads around it" {
	local path
	for path in /private /private/ //private//file.txt /./private/file.txt /open/../private/file.txt \
		/%%70rivate/file.txt '/private%%2ffile.txt' /PRIVATE/file.txt http://h/private/file.txt /private/none; do
		ask "GET $path HTTP/1.0\r\n\r\n" --auth "$T/passwords"
		status_is 401
	done
}

@test "an area that is a file covers what is sent in its place, asked for by either name" {
	printf '/open/file.txt One file\n%s\n' "$(htpasswd -nbB eve x)" >"$T/passwords"
	local name
	for name in '' .gz .br; do
		echo "the secret$name" >"$T/root/open/file.txt$name"
	done
	for name in file.txt file.txt.gz file.txt.br file.txt.GZ file%%2etxt%%2Egz; do
		ask "GET /open/$name HTTP/1.0\r\nAccept-Encoding: gzip, br\r\n\r\n" \
			--auth "$T/passwords" --precompressed
		status_is 401 || fail "$name"
		refute grep -q secret "$T/reply"
	done
	ask_as eve:x /open/file.txt.gz
	body_is 'the secret.gz'
	echo other >"$T/root/open/file.txt.zip"
	ask 'GET /open/file.txt.zip HTTP/1.0\r\n\r\n' --auth "$T/passwords"
	status_is 200
}

@test "the head alone, other methods and version 0.9 are asked too" {
	local method
	for method in HEAD POST DELETE; do
		ask "$method /private/file.txt HTTP/1.0\r\nContent-Length: 0\r\n\r\n" --auth "$T/passwords"
		status_is 401
	done
	ask 'GET /private/file.txt\r\n' --auth "$T/passwords"
	[ -z "$(grep secret "$T/reply")" ]
	grep -q '<h1>401 Unauthorized' "$T/reply"
}

@test "a browser that asks with OPTIONS gets in without a password, and learns nothing" {
	ask 'OPTIONS /private/file.txt HTTP/1.1\r\nHost: x\r\nOrigin: http://y\r\n\r\n' --auth "$T/passwords" \
		--header 'Access-Control-Allow-Origin: http://y'
	status_is 200
	field_is Access-Control-Allow-Origin http://y
	mv "$T/head" "$T/there"
	ask 'OPTIONS /private/no HTTP/1.1\r\nHost: x\r\nOrigin: http://y\r\n\r\n' --auth "$T/passwords" \
		--header 'Access-Control-Allow-Origin: http://y'
	diff <(grep -v ^Date "$T/there") <(grep -v ^Date "$T/head")
	# What a program says to OPTIONS is its own, and is for friends.
	printf '#!/bin/sh\ntouch "%s/ran"\nprintf "Status: 204\\n\\n"\n' "$T" >"$T/bin/who"
	cp "$T/bin/who" "$T/root/private/index.cgi"
	chmod +x "$T/bin/who" "$T/root/private/index.cgi"
	local path
	for path in /cgi-bin/who /private/index.cgi /private/ /cgi-bin/none; do
		ask "OPTIONS $path HTTP/1.1\r\nHost: x\r\n\r\n" --auth "$T/passwords" -c "$T/bin" \
			--cgi-suffix .cgi --index index.cgi
		status_is 401
		[ ! -e "$T/ran" ]
	done
}

@test "a program is not started for a stranger, and learns who a friend is" {
	printf '#!/bin/sh\ntouch "%s/ran"\nprintf "Content-Type: text/plain\\n\\n$AUTH_TYPE $REMOTE_USER $HTTP_AUTHORIZATION"\n' \
		"$T" >"$T/bin/who"
	chmod +x "$T/bin/who"
	ask 'GET /cgi-bin/who HTTP/1.0\r\n\r\n' --auth "$T/passwords" -c "$T/bin"
	status_is 401
	[ ! -e "$T/ran" ]
	ask_as 'eve:open sesame' /cgi-bin/who -c "$T/bin"
	status_is 200
	body_is 'Basic eve '
}

@test "a program cannot lead a stranger to a covered path" {
	printf '#!/bin/sh\nprintf "Location: /private/file.txt\\n\\n"\n' >"$T/bin/lead"
	chmod +x "$T/bin/lead"
	sed -i '/cgi-bin/,$d' "$T/passwords"
	ask 'GET /cgi-bin/lead HTTP/1.0\r\n\r\n' --auth "$T/passwords" -c "$T/bin"
	status_is 401
	[ -z "$(grep secret "$T/reply")" ]
}

@test "the log has the name of who was let in" {
	ask_as 'eve:open sesame' /private/file.txt -l "$T/access"
	grep -q ' - eve \[' "$T/access"
}

@test "a field that is no Basic credentials is refused with its reason" {
	local row
	for row in 'Bearer x|auth/scheme' 'Basic x|auth/base64' 'Basic OnB3|auth/no-user' \
		'Basic dQA6cA==|auth/control-byte' "Basic $(head -c 900 /dev/zero | base64 -w 0)|auth/too-long"; do
		ask "GET /private/ HTTP/1.0\r\nAuthorization: ${row%|*}\r\n\r\n" --auth "$T/passwords" \
			-l "$T/access" --log-format json
		status_is 401
		reason_is "${row#*|}"
	done
}

@test "a bad line in the file closes the site and is named to the operator" {
	local row
	for row in 'nonsense|auth-file/line' '/private Again|auth-file/area-twice'; do
		prepare
		echo "${row%|*}" >>"$T/passwords"
		ask_as 'eve:open sesame' /open/file.txt -l "$T/access" --log-format json
		status_is 500
		reason_is "${row#*|}"
		grep -q 'passwords: line 8, column 1: this' "$T/error"
	done
	sed -i '1d' "$T/passwords"
	ask 'GET /open/file.txt HTTP/1.0\r\n\r\n' --auth "$T/passwords"
	status_is 500
	grep -q 'passwords: line 1, column 1: the user stands before any area' "$T/error"
}

@test "without the file, or without a way to check, nothing is open" {
	ask 'GET /open/file.txt HTTP/1.0\r\n\r\n' --auth "$T/none" -l "$T/access" --log-format json
	status_is 500
	reason_is auth/no-file
	# The program that checks is found beside the handler.
	cp "$BIN/httpd-once" "$T/bin/"
	printf '#!/bin/sh\nexit 111\n' >"$T/bin/httpd-password"
	chmod +x "$T/bin/httpd-password"
	BIN=$T/bin ask_as 'eve:open sesame' /private/file.txt -l "$T/access" --log-format json
	status_is 500
	reason_is auth/no-check
}

@test "the file of passwords is never served, wherever it lies" {
	mv "$T/passwords" "$T/root/open/passwords.txt"
	ln -s passwords.txt "$T/root/open/link.txt"
	ln "$T/root/open/passwords.txt" "$T/root/open/hard.txt"
	for name in passwords.txt link.txt hard.txt; do
		ask "GET /open/$name HTTP/1.0\r\n\r\n" --auth "$T/root/open/passwords.txt" \
			-l "$T/access" --log-format json
		status_is 404
		reason_is auth/file-itself
	done
	# Nor as what a file was packed into.
	local name
	for name in .gz .br; do
		ln -s passwords.txt "$T/root/open/file.txt$name"
		touch -d '1 minute ago' "$T/root/open/file.txt"
		ask 'GET /open/file.txt HTTP/1.0\r\nAccept-Encoding: gzip, br\r\n\r\n' \
			--auth "$T/root/open/passwords.txt" --precompressed
		body_is all
	done
}

@test "curl gets in with its own way of asking" {
	start_supervisor -- "$BIN/httpd-once" --auth "$T/passwords" "$T/root"
	[ "$(curl -s -u 'eve:open sesame' "http://127.0.0.1:$PORT/private/file.txt")" = secret ]
	[ "$(curl -s -o /dev/null -w '%{http_code}' -u eve:no "http://127.0.0.1:$PORT/private/file.txt")" = 401 ]
}
