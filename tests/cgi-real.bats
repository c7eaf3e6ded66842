# Programs of other people, as they come: each behind a wrapper of two lines,
# as one would write it, because the folder of programs holds its own files.

load lib/common
load lib/cgi

prepare() {
	export HOME=$T
	git config --global user.email a@example.org
	git config --global user.name A
	git config --global init.defaultBranch main
}

url() {
	echo "http://127.0.0.1:$PORT/cgi-bin/$1"
}

# git_server: a repository `r.git` behind git-http-backend.
git_server() {
	mkdir "$T/git"
	git init -q --bare "$T/git/r.git"
	git -C "$T/git/r.git" config http.receivepack true
	git init -q "$T/checkout"
	head -c 3000000 /dev/urandom >"$T/checkout/large"
	for i in 1 2 3; do
		echo "line $i" >>"$T/checkout/file"
		git -C "$T/checkout" add .
		git -C "$T/checkout" commit -qm "commit $i"
	done
	git -C "$T/checkout" push -q "$T/git/r.git" main
	program git <<-E
		#!/bin/sh
		GIT_PROJECT_ROOT='$T/git' GIT_HTTP_EXPORT_ALL=1 exec /usr/lib/git-core/git-http-backend
	E
	serve_cgi --max-body 100000000 --cgi-env HOME
}

@test "git clones, also a shallow one, fetches and pushes" {
	git_server
	git clone -q "$(url git/r.git)" "$T/clone"
	same "$T/checkout/large" "$T/clone/large"
	git clone -q --depth 1 "$(url git/r.git)" "$T/shallow"
	[ "$(git -C "$T/shallow" rev-list --count HEAD)" = 1 ]
	git -C "$T/shallow" fetch -q --unshallow
	[ "$(git -C "$T/shallow" rev-list --count HEAD)" = 3 ]
	# A push that is larger than git's buffer goes in chunks.
	head -c 4000000 /dev/urandom >"$T/clone/more"
	git -C "$T/clone" add .
	git -C "$T/clone" commit -qm more
	GIT_TRACE_CURL=1 git -C "$T/clone" push -q origin main 2>"$T/trace"
	grep -qi 'Transfer-Encoding: chunked' "$T/trace"
	[ "$(git -C "$T/git/r.git" rev-list --count main)" = 4 ]
	git -C "$T/shallow" pull -q
	same "$T/clone/more" "$T/shallow/more"
	git -C "$T/git/r.git" fsck --strict
	retry 5 no_children
}

@test "git with the protocol of version 0, and the one for plain servers" {
	git_server
	git -c protocol.version=0 clone -q "$(url git/r.git)" "$T/zero"
	same "$T/checkout/large" "$T/zero/large"
	git -C "$T/git/r.git" update-server-info
	GIT_SMART_HTTP=0 git clone -q "$(url git/r.git)" "$T/plain"
	same "$T/checkout/large" "$T/plain/large"
}

@test "a push that is refused is told as git tells it" {
	git_server
	git -C "$T/git/r.git" config http.receivepack false
	git clone -q "$(url git/r.git)" "$T/clone"
	git -C "$T/clone" commit -q --allow-empty -m x
	run git -C "$T/clone" push origin main
	[ "$status" -ne 0 ]
	[[ $output == *403* ]] || fail "$output"
	run git clone "$(url git/none.git)" "$T/none"
	[[ $output == *'not found'* ]] || fail "$output"
}

@test "php-cgi runs scripts: variables, forms, uploads, statuses" {
	mkdir "$T/php"
	program php <<-E
		#!/bin/sh
		SCRIPT_FILENAME='$T/php'\$PATH_INFO exec php-cgi
	E
	cat >"$T/php/all.php" <<-'E'
		<?php
		header('X-Mine: yes');
		setcookie('c', 'd e');
		if (isset($_GET['missing'])) http_response_code(404);
		if (isset($_GET['away'])) header('Location: http://example.org/');
		echo json_encode(['get' => $_GET, 'post' => $_POST, 'cookie' => $_COOKIE, 'method' => $_SERVER['REQUEST_METHOD'],
		    'files' => array_map(fn($f) => [$f['name'], md5_file($f['tmp_name'])], $_FILES), 'info' => $_SERVER['PATH_INFO'] ?? null]);
	E
	serve_cgi --max-body 10000000
	curl -sS -D "$T/head" -b 'k=v' "$(url php/all.php)?a=b%20c" >"$T/body"
	status_is 200
	field_is X-Mine yes
	field_is Content-Type 'text/html; charset=UTF-8'
	[[ $(field Set-Cookie) == c=d%20e* ]]
	[ "$(jq -r '.get.a, .cookie.k' "$T/body" | tr '\n' ,)" = 'b c,v,' ]
	[ "$(curl -sS -d x=1 -d y=2 "$(url php/all.php)" | jq -r '.method, .post.y' | tr '\n' ,)" = POST,2, ]
	head -c 1000000 /dev/urandom >"$T/file"
	[ "$(curl -sS -F "f=@$T/file" "$(url php/all.php)" | jq -r '.files.f[1]')" = "$(md5sum <"$T/file" | cut -d' ' -f1)" ]
	curl -sS -D "$T/head" -o /dev/null "$(url php/all.php)?missing"
	status_is 404
	curl -sS -D "$T/head" -o /dev/null "$(url php/all.php)?away"
	status_is 302
	field_is Location http://example.org/
	# Options in the query are not for the interpreter.
	run curl -sS "$(url php/all.php)?-s"
	[[ $output != *'<?php'* && $output != *'<code>'* ]]
}

@test "a php script with php-cgi in its first line is a program by its suffix" {
	printf '#!/usr/bin/php-cgi\n<?php header("Content-Type: text/plain"); echo "hello ", $_GET["x"];\n' >"$T/root/a.php"
	chmod 755 "$T/root/a.php"
	ask 'GET /a.php?x=y HTTP/1.0\r\n\r\n' --cgi-suffix .php
	body_is 'hello y'
}

@test "Perl's CGI.pm reads forms and uploads, sets cookies and redirects" {
	program form.pl <<-'E'
		#!/usr/bin/perl
		use strict;
		use CGI;
		use Digest::MD5;
		my $q = CGI->new;
		if (my $to = $q->param('to')) { print $q->redirect($to); exit }
		print $q->header(-type => 'text/plain', -status => '201 Made', -cookie => $q->cookie(-name => 'n', -value => 'v'));
		print join(',', map { "$_=" . $q->param($_) } grep { $_ ne 'f' } $q->param), "\n";
		if (my $f = $q->upload('f')) { binmode $f; print Digest::MD5->new->addfile($f)->hexdigest, "\n" }
		print $q->url(-path_info => 1, -query => 1), "\n";
	E
	serve_cgi --max-body 10000000
	head -c 2000000 /dev/urandom >"$T/file"
	curl -sS -D "$T/head" -H Expect: -F a=b -F "f=@$T/file" "$(url form.pl/info)" >"$T/body"
	status_is 201
	[ "$(head -n 1 "$T/head" | tr -d '\r')" = 'HTTP/1.0 201 Made' ]
	[ "$(field Set-Cookie)" = 'n=v; path=/' ]
	[ "$(sed -n 1,2p "$T/body" | tr '\n' ' ')" = "a=b $(md5sum <"$T/file" | cut -d' ' -f1) " ]
	[ "$(curl -sS "$(url form.pl/x)?k=v" | tail -n 1)" = "$(url form.pl/x)?k=v" ]
	curl -sS -D "$T/head" -o /dev/null "$(url form.pl)?to=http://example.org/"
	status_is 302
	field_is Location http://example.org/
}

@test "a Python script reads its body and prints text" {
	program p.py <<-'E'
		#!/usr/bin/python3
		import os, sys, urllib.parse
		body = sys.stdin.buffer.read(int(os.environ["CONTENT_LENGTH"]))
		form = urllib.parse.parse_qs(body.decode())
		print("Content-Type: text/plain; charset=utf-8")
		print()
		print(form["a"][0])
	E
	cgi 'POST /cgi-bin/p.py HTTP/1.0\r\nContent-Length: 5\r\n\r\na=b+c'
	body_is 'b c'
}

@test "fossil serves a repository: page, clone, and a commit back" {
	export USER=admin FOSSIL_USER=admin
	fossil init -A admin "$T/r.fossil" >/dev/null
	fossil user password admin secret -R "$T/r.fossil"
	program repo <<-E
		#!/usr/bin/fossil
		repository: $T/r.fossil
	E
	serve_cgi --max-body 10000000 --cgi-env HOME
	curl -sSL "$(url repo)" | grep -q '<title>'
	fossil clone "http://admin:secret@127.0.0.1:$PORT/cgi-bin/repo" "$T/c.fossil" --once >"$T/clone" 2>&1 ||
		fail "$(cat "$T/clone")"
	mkdir "$T/checkout"
	(
		cd "$T/checkout" || exit
		fossil open ../c.fossil
		head -c 500000 /dev/urandom >file
		fossil add file
		fossil commit -m more --no-warnings
		fossil push "http://admin:secret@127.0.0.1:$PORT/cgi-bin/repo" --once
	) >"$T/push" 2>&1 || fail "$(cat "$T/push")"
	fossil timeline -n 5 -R "$T/r.fossil" | grep -q more || fail "$(cat "$T/push")"
}

@test "cgit shows a repository, its style and a snapshot" {
	git_server
	printf 'css=/cgit.css\ncache-size=0\nsnapshots=tar.gz\nrepo.url=r\nrepo.path=%s\n' "$T/git/r.git" >"$T/cgitrc"
	program cgit <<-E
		#!/bin/sh
		CGIT_CONFIG='$T/cgitrc' exec /usr/lib/cgit/cgit.cgi
	E
	curl -sS "$(url cgit/r/log/)" | grep -q 'commit 3'
	curl -sS "$(url cgit/r/plain/file)" | grep -qx 'line 2'
	curl -sS "$(url cgit/r/snapshot/r-main.tar.gz)" | tar xzO r-main/file | grep -qx 'line 3'
	curl -sS -o /dev/null -D "$T/head" "$(url cgit/nothing/)"
	status_is 404
}

@test "a static program in C, and one in awk" {
	cat >"$T/a.c" <<-'E'
		#include <stdio.h>
		#include <stdlib.h>
		int main(void) { printf("Content-Type: text/plain\r\n\r\n%s", getenv("QUERY_STRING")); return 0; }
	E
	mkdir -p "$T/cgi-bin"
	cc -static -o "$T/cgi-bin/a" "$T/a.c"
	cgi 'GET /cgi-bin/a?hello HTTP/1.0\r\n\r\n'
	body_is hello
	program b <<-'E'
		#!/usr/bin/awk -f
		BEGIN { print "Content-Type: text/plain\n"; print ENVIRON["REQUEST_METHOD"] }
	E
	cgi 'GET /cgi-bin/b HTTP/1.0\r\n\r\n'
	body_is GET
}
