# Programs of other people, as they come, and checks that each works as its
# users know it:  load lib/programs  (after lib/common and lib/launchers).
#
# make_programs lays them out below the tree of lib/launchers, each behind a
# wrapper of a few lines, as one would write it, because the folder of programs
# holds its own files.  A check is a function that takes the URL of that folder;
# all of them are in PROGRAM_CHECKS.

PROGRAM_CHECKS='git_clones git_fetches git_pushes git_speaks_older_protocols
	git_is_refused cgit_shows php_answers php_takes_an_upload
	cgi_pm_answers python_reads_its_body fossil_takes_a_commit
	static_program_answers awk_answers shell_answers'

# wrapper NAME: standard input becomes a program of the tree.
wrapper() {
	cat >"$TREE/srv/cgi-bin/$1"
}

# history FIRST LAST: commits for git fast-import, each with twenty files.
history() {
	python3 - "$1" "$2" <<'P'
import sys
first, last = map(int, sys.argv[1:])
for commit in range(first, last + 1):
    print(f"commit refs/heads/main\ncommitter A <a@example.org> {commit} +0000\ndata 8\ncommit{commit % 100:02}")
    if commit == first and first > 1:
        print("from refs/heads/main^0")
    for file in range(20):
        text = f"commit {commit}, file {file}\n"
        print(f"M 644 inline {commit}/{file}\ndata {len(text)}\n{text}")
P
}

make_repository() {
	git -c init.defaultBranch=main init -q --bare "$1"
	git -C "$1" config http.receivepack true
	git -C "$1" config gc.auto 0
	history 1 120 | git -C "$1" fast-import --quiet
	git -C "$1" update-server-info
}

make_scripts() {
	wrapper git <<-'E'
		#!/bin/sh
		HOME=/srv/home GIT_PROJECT_ROOT=/srv/git GIT_HTTP_EXPORT_ALL=1 exec /usr/lib/git-core/git-http-backend
	E
	wrapper cgit <<-'E'
		#!/bin/sh
		HOME=/srv/home CGIT_CONFIG=/srv/home/cgitrc exec /usr/lib/cgit/cgit.cgi
	E
	wrapper php <<-'E'
		#!/bin/sh
		SCRIPT_FILENAME="/srv/php$PATH_INFO" exec php-cgi
	E
	wrapper fossil <<-'E'
		#!/usr/bin/fossil
		repository: /srv/fossil/r.fossil
	E
	wrapper form.pl <<-'E'
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
	wrapper body.py <<-'E'
		#!/usr/bin/python3
		import os, sys, urllib.parse
		body = sys.stdin.buffer.read(int(os.environ["CONTENT_LENGTH"]))
		form = urllib.parse.parse_qs(body.decode())
		print("Content-Type: text/plain; charset=utf-8")
		print()
		print(form["a"][0])
	E
	wrapper method.awk <<-'E'
		#!/usr/bin/awk -f
		BEGIN { print "Content-Type: text/plain\n"; print ENVIRON["REQUEST_METHOD"] }
	E
	wrapper shell <<-'E'
		#!/bin/sh
		printf 'Content-Type: text/plain\n\n%s|%s|' "$PATH_INFO" "$*"
		exec cat
	E
}

make_php() {
	cat >"$1/all.php" <<-'E'
		<?php
		header('X-Mine: yes');
		setcookie('c', 'd e');
		if (isset($_GET['missing'])) http_response_code(404);
		if (isset($_GET['away'])) header('Location: http://example.org/');
		echo json_encode(['get' => $_GET, 'post' => $_POST, 'cookie' => $_COOKIE, 'method' => $_SERVER['REQUEST_METHOD'],
		    'files' => array_map(fn($f) => [$f['name'], md5_file($f['tmp_name'])], $_FILES), 'info' => $_SERVER['PATH_INFO'] ?? null]);
	E
}

make_static() {
	cat >"$BATS_FILE_TMPDIR/static.c" <<-'E'
		#include <stdio.h>
		#include <stdlib.h>
		int main(void) { printf("Content-Type: text/plain\r\n\r\n%s", getenv("QUERY_STRING")); return 0; }
	E
	cc -static -o "$1" "$BATS_FILE_TMPDIR/static.c"
}

# After make_tree.
make_programs() {
	local srv=$TREE/srv
	mkdir -p "$srv/git" "$srv/home" "$srv/php" "$srv/fossil"
	# The repositories belong to somebody else than who serves them.
	printf '[safe]\n\tdirectory = *\n' >"$srv/home/.gitconfig"
	printf 'css=/cgit.css\ncache-size=0\nsnapshots=tar.gz\nrepo.url=r\nrepo.path=/srv/git/r.git\n' >"$srv/home/cgitrc"
	make_repository "$srv/git/r.git"
	cp -a "$srv/git/r.git" "$srv/git/closed.git"
	git -C "$srv/git/closed.git" config http.receivepack false
	make_scripts
	make_php "$srv/php"
	make_static "$srv/cgi-bin/static"
	HOME=$BATS_FILE_TMPDIR USER=admin fossil init -A admin "$srv/fossil/r.fossil" >/dev/null
	HOME=$BATS_FILE_TMPDIR USER=admin fossil user password admin secret -R "$srv/fossil/r.fossil"
	chmod 755 "$srv"/cgi-bin/*
	chmod -R a+rX "$srv"
	chmod -R a+rwX "$srv/git" "$srv/fossil"
}

# Who asks is called so.
prepare_clients() {
	export HOME=$T USER=admin FOSSIL_USER=admin
	git config --global user.email a@example.org
	git config --global user.name A
}

# programs_work URL: all checks, which share the folder $T.
programs_work() {
	local check
	for check in $PROGRAM_CHECKS; do
		"$check" "$1" || fail "$check"
	done
}

get() {
	inside curl -sS -m 20 -D "$T/head" -o "$T/body" "$@"
}

# body_line NUMBER VALUE
body_line() {
	[ "$(sed -n "$1p" "$T/body")" = "$2" ] || fail "line $1 is not '$2': $(cat "$T/body")"
}

# server_git ARGUMENT...: in the repository that is served.
server_git() {
	within env HOME=/srv/home git -C /srv/git/r.git "$@"
}

commits() {
	git -C "$T/$1" rev-list --count HEAD
}

git_clones() {
	inside git clone -q "$1/git/r.git" "$T/clone" &&
		[ "$(cat "$T/clone/120/19")" = 'commit 120, file 19' ] &&
		[ "$(git -C "$T/clone" rev-list --objects HEAD | wc -l)" -gt 2400 ] &&
		git -C "$T/clone" fsck --strict --no-progress
}

git_fetches() {
	inside git clone -q --depth 1 "$1/git/r.git" "$T/shallow" &&
		[ "$(commits shallow)" = 1 ] &&
		inside git -C "$T/shallow" fetch -q --unshallow &&
		[ "$(commits shallow)" = 120 ]
}

# A push that is larger than git's buffer goes in chunks.
git_pushes() {
	head -c 2000000 /dev/urandom >"$T/clone/large"
	git -C "$T/clone" add large &&
		git -C "$T/clone" commit -qm large &&
		history 122 241 | git -C "$T/clone" fast-import --quiet &&
		GIT_TRACE_CURL=1 inside git -C "$T/clone" push -q origin main 2>"$T/trace" ||
		fail "$(grep -v 'Info:\|data:' "$T/trace" | tail)" || return
	grep -qi 'Transfer-Encoding: chunked' "$T/trace" &&
		[ "$(server_git rev-list --count main)" = 241 ] &&
		server_git fsck --strict --no-progress &&
		inside git -C "$T/shallow" pull -q &&
		[ "$(commits shallow)" = 241 ] &&
		same "$T/clone/large" "$T/shallow/large"
}

git_speaks_older_protocols() {
	inside git -c protocol.version=0 clone -q "$1/git/r.git" "$T/zero" &&
		[ "$(commits zero)" = 241 ] &&
		server_git update-server-info &&
		GIT_SMART_HTTP=0 inside git clone -q "$1/git/r.git" "$T/plain" &&
		[ "$(commits plain)" = 241 ]
}

# Told as git tells it.
git_is_refused() {
	refute inside git -C "$T/clone" push "$1/git/closed.git" main 2>"$T/refused" &&
		grep -q 403 "$T/refused" &&
		refute inside git clone "$1/git/none.git" "$T/none" 2>"$T/refused" &&
		grep -q 'not found' "$T/refused"
}

cgit_shows() {
	get "$1/cgit/r/log/" && grep -q 'commit41' "$T/body" &&
		get "$1/cgit/r/plain/241/3" && body_line 1 'commit 241, file 3' &&
		get "$1/cgit/r/snapshot/r-main.tar.gz" &&
		tar xzOf "$T/body" r-main/1/2 | grep -qx 'commit 1, file 2' &&
		get "$1/cgit/nothing/" && status_is 404
}

# php_says FILTER VALUE
php_says() {
	[ "$(jq -r "$1" "$T/body")" = "$2" ] || fail "$1 is not $2: $(cat "$T/body")"
}

php_answers() {
	get -b 'k=v' "$1/php/all.php?a=b%20c" && status_is 200 &&
		field_is X-Mine yes &&
		field_is Content-Type 'text/html; charset=UTF-8' &&
		[[ $(field Set-Cookie) == c=d%20e* ]] &&
		php_says .get.a 'b c' && php_says .cookie.k v &&
		get -d x=1 -d y=2 "$1/php/all.php" &&
		php_says .method POST && php_says .post.y 2 &&
		get "$1/php/all.php?missing" && status_is 404 &&
		get "$1/php/all.php?away" && status_is 302 &&
		field_is Location http://example.org/ &&
		# Options in the query are not for the interpreter.
		get "$1/php/all.php?-s" && ! grep -qE '<[?]php|<code>' "$T/body"
}

php_takes_an_upload() {
	head -c 1000000 /dev/urandom >"$T/file"
	get -F "f=@$T/file" "$1/php/all.php" &&
		php_says '.files.f[1]' "$(md5sum <"$T/file" | cut -d' ' -f1)"
}

cgi_pm_answers() {
	head -c 2000000 /dev/urandom >"$T/file"
	get -H Expect: -F a=b -F "f=@$T/file" "$1/form.pl/info" &&
		[ "$(head -n 1 "$T/head" | tr -d '\r')" = 'HTTP/1.0 201 Made' ] &&
		field_is Set-Cookie 'n=v; path=/' &&
		body_line 1 a=b &&
		body_line 2 "$(md5sum <"$T/file" | cut -d' ' -f1)" &&
		get "$1/form.pl/x?k=v" && body_line 2 "$1/form.pl/x?k=v" &&
		get "$1/form.pl?to=http://example.org/" && status_is 302 &&
		field_is Location http://example.org/
}

python_reads_its_body() {
	get -d a=b+c "$1/body.py" && body_line 1 'b c'
}

# fossil_commits SERVER: clones, commits and pushes.
fossil_commits() {
	inside fossil clone "$1" "$T/c.fossil" --once &&
		mkdir "$T/checkout" && cd "$T/checkout" &&
		fossil open ../c.fossil &&
		head -c 500000 /dev/urandom >file &&
		fossil add file &&
		fossil commit -m more --no-warnings &&
		inside fossil push "$1" --once &&
		within env HOME=/tmp fossil timeline -n 5 -R /srv/fossil/r.fossil >"$T/timeline"
}

fossil_takes_a_commit() {
	get -L "$1/fossil" && grep -q '<title>' "$T/body" || return
	(fossil_commits "http://admin:secret@${1#http://}/fossil") >"$T/fossil" 2>&1 ||
		fail "$(cat "$T/fossil")" || return
	grep -q more "$T/timeline"
}

static_program_answers() {
	get "$1/static?hello" && body_line 1 hello
}

awk_answers() {
	get "$1/method.awk" && body_line 1 GET
}

shell_answers() {
	get "$1/shell/a/b?one+two" && body_line 1 '/a/b|one two|' &&
		get -d sent "$1/shell" && body_line 1 '||sent'
}
